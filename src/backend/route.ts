import type { z } from 'zod'
import type { Problem, Result } from '../shop/problem.ts'
import type { Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'
import type { Prepared } from './catalog/prepared.ts'

/** One route, described once: registered by app.ts, documented by openapi.ts. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** With `:name` for parameters. */
  readonly path: string
  readonly summary: string
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  /** The media type of an answer that is not JSON. */
  readonly answerType?: string
  /** Whether it changes the shop and wants an Idempotency-Key. */
  readonly mutation: boolean
  /** Bytes of the body, where the common limit does not fit. */
  readonly bodyLimit?: number
  /** Whether its answers are prepared: the same address gets the same bytes until the shop changes. */
  readonly prepared?: boolean
  /** Whether it changes what is sold, so that the catalogue must be read anew. */
  readonly changesCatalog?: boolean
  /** Whether it never asks what is sold, so that one command about a large shop need not read all of it. */
  readonly withoutCatalog?: boolean
  /** `key` is the address asked for, under which a prepared answer is kept. */
  readonly run: (
    backend: Backend,
    asked: Asked,
    key: string,
    signal: AbortSignal,
  ) => Promise<Answer<unknown>>
  readonly change?: (
    backend: Backend,
    asked: Asked,
    writer: Writer,
  ) => Promise<Result<unknown, Refusal>>
}

export type Answer<T> = Response | Prepared | Result<T, Refusal>

/** A request whose parts have been validated. */
export interface Asked<Q = unknown, B = unknown> {
  readonly params: Readonly<Record<string, string>>
  readonly query: Q
  readonly body: B
}

/** A problem with the HTTP status it is answered by. */
export interface Refusal extends Problem {
  readonly status: 400 | 403 | 404 | 409 | 422 | 503
}

export function refuse(
  status: Refusal['status'],
  problem: Problem,
): { ok: false; problem: Refusal } {
  return { ok: false, problem: { ...problem, status } }
}

interface Described<Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> {
  readonly method: Route['method']
  readonly path: string
  readonly summary: string
  readonly query?: Q
  readonly body?: B
  readonly answer: A
  readonly answerType?: string
  readonly bodyLimit?: number
  readonly prepared?: boolean
  readonly changesCatalog?: boolean
  readonly withoutCatalog?: boolean
}

/** A route that only looks. */
export function reading<
  A extends z.ZodType,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(
  description: Described<Q, B, A>,
  run: (
    backend: Backend,
    asked: Asked<z.output<Q>, z.output<B>>,
    key: string,
    signal: AbortSignal,
  ) => Promise<Answer<z.output<A>>>,
): Route {
  // The app hands over what the schemas of this very route have parsed.
  return { ...description, mutation: false, run: run as Route['run'] }
}

/** A route that changes the shop: runs inside one transaction, together with its kept answer. */
export function changing<
  A extends z.ZodType,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(
  description: Described<Q, B, A>,
  change: (
    backend: Backend,
    asked: Asked<z.output<Q>, z.output<B>>,
    writer: Writer,
  ) => Promise<Result<z.output<A>, Refusal>>,
): Route {
  return {
    ...description,
    mutation: true,
    // The app hands over what the schemas of this very route have parsed.
    change: change as NonNullable<Route['change']>,
    run: () => Promise.reject(new Error('A changing route runs through its transaction')),
  }
}
