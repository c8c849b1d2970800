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
  let last: Writer | undefined
  try {
    // What takes long is not begun for a repeat.
    if (route.bodyLimit !== undefined) {
      const known = await backend.store.read((reader) => reader.get('answers', key))
      if (known) return replay(known, request)
    }
    const answered = await backend.store.write(async (writer) => {
      last = writer
      const looking = writer.get('answers', key)
      // What both look for first travels together; what a repeat has changed meanwhile is undone.
      const [known, changed] = await Promise.allSettled([
        looking,
        route.change?.(backend, asked, writer) ?? never(),
      ])
      if (known.status === 'rejected') throw known.reason
      if (known.value) throw new Undone(replay(known.value, request))
      if (changed.status === 'rejected') throw changed.reason
      const result = changed.value
      const answer = { status: statusOf(result), body: JSON.stringify(bodyOf(result)) }
      if (!result.ok) throw new Undone({ ...answer, replayed: false })
      await writer.put('answers', { key, request, ...answer, at: backend.clock().toISOString() })
      return { ...answer, replayed: false }
    })
    if (last) backend.bookings.count(last)
    return answered
  } catch (error) {
    if (error instanceof Undone) return error.answer
    throw error
  }
}

/** Undoes the transaction of a refusal or of a repeat on its way out. */
class Undone extends Error {
  readonly answer: Answered

  constructor(answer: Answered) {
    super('undone')
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

async function never(): Promise<never> {
  throw new Error('The route has nothing to change')
}
