import { createHash } from 'node:crypto'
import type { Result } from '../shop/problem.ts'
import type { KeptAnswer } from '../store/schema.ts'
import type { Writer } from '../store/store.ts'
import { problemBody } from './answers.ts'
import type { Backend } from './backend.ts'
import { type Asked, type Refusal, type Route, refuse } from './route.ts'

export interface Answered {
  readonly status: number
  readonly body: string
  readonly replayed: boolean
}

/** What makes a request the same request. */
export function fingerprint(method: string, path: string, body: string): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('base64url')
}

/**
 * Runs a changing route once a key: effect and answer are kept in one transaction, a repeat gets the kept
 * answer. A refusal leaves nothing behind, whatever was written before it, and is not kept: it may be none any
 * more when it is asked again. Code: `idempotency-key-reused`.
 */
export async function runOnce(
  backend: Backend,
  route: Route,
  asked: Asked,
  key: string,
  request: string,
): Promise<Answered> {
  try {
    return await backend.store.write(async (writer) => {
      const known = await writer.get('answers', key)
      if (known) return replay(known, request)
      const result = await (route.change?.(backend, asked, writer) ?? never())
      const answer = { status: statusOf(result), body: JSON.stringify(bodyOf(result)) }
      if (!result.ok) throw new Refused(answer)
      const now = backend.clock()
      await writer.put('answers', { key, request, ...answer, at: now.toISOString() })
      await forgetOld(writer, now)
      return { ...answer, replayed: false }
    })
  } catch (error) {
    if (error instanceof Refused) return { ...error.answer, replayed: false }
    throw error
  }
}

/** Undoes the transaction of a refusal on its way out. */
class Refused extends Error {
  readonly answer: Omit<Answered, 'replayed'>

  constructor(answer: Omit<Answered, 'replayed'>) {
    super('refused')
    this.answer = answer
  }
}

function replay(known: KeptAnswer, request: string): Answered {
  if (known.request === request) return { status: known.status, body: known.body, replayed: true }
  const refusal = refuse(422, {
    code: 'idempotency-key-reused',
    message: 'This Idempotency-Key was used for another request',
  })
  return { status: 422, body: JSON.stringify(bodyOf(refusal)), replayed: false }
}

function statusOf(result: Result<unknown, Refusal>): number {
  return result.ok ? 200 : result.problem.status
}

function bodyOf(result: Result<unknown, Refusal>): unknown {
  return result.ok ? result.value : problemBody(result.problem.status, result.problem)
}

/** Updates live a day with Telegram; answers are kept two, and go a few at a time, an hour's worth by turns. */
async function forgetOld(writer: Writer, now: Date): Promise<void> {
  const turn = now.getTime() % 72
  const hour = new Date(now.getTime() - (48 + 1 + turn) * 3_600_000).toISOString().slice(0, 13)
  const old = await writer.find('answers', { index: { name: 'hour', value: hour }, limit: 4 })
  for (const answer of old) await writer.delete('answers', answer.key)
}

function never(): never {
  throw new Error('The route has nothing to change')
}
