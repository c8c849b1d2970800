import { backOff } from 'exponential-backoff'
import type { RetrySettings } from '../shop/settings.ts'
import type { Attempt, Call } from './client.ts'
import { type Received, TransportFault } from './transport.ts'
import { BackendUnreachable } from './unreachable.ts'

export interface RetryPolicy {
  readonly retry: RetrySettings
  readonly attempts: number
  readonly onAttempt?: (attempt: Attempt) => void
}

/**
 * Tries until there is an answer that another try would not better: connection refused, broken or timed out,
 * 5xx and 429 are tried again, all else is the answer. Throws `BackendUnreachable` when the tries, the
 * deadline or the caller's patience end.
 */
export async function withRetries(
  name: string,
  call: Call,
  policy: RetryPolicy,
  once: () => Promise<Received>,
): Promise<Received> {
  const started = Date.now()
  const attempts = call.attempts ?? policy.attempts
  let number = 0
  let last: Attempt['outcome'] = 'broken'
  // Nobody waits for it any more: nothing is asked.
  if (call.signal?.aborted) throw new BackendUnreachable(name, last)

  const report = (outcome: Attempt['outcome'], pause: number | null): Attempt => {
    const attempt = { call: name, number, at: new Date(), outcome, pause }
    policy.onAttempt?.(attempt)
    return attempt
  }

  const attemptOnce = async (): Promise<Received> => {
    number += 1
    const received = await once()
    if (received.status >= 500 || received.status === 429) throw new Unready(received)
    report(received.status, null)
    return received
  }

  const mayRetry = async (error: unknown): Promise<boolean> => {
    const outcome = outcomeOf(error)
    if (outcome === undefined) return false
    last = outcome
    const pause = pauseAfter(number, policy.retry)
    const left = call.deadline === undefined ? Infinity : started + call.deadline - Date.now()
    const again = number < attempts && left > 0 && call.signal?.aborted !== true
    const attempt = report(outcome, again ? pause : null)
    if (!again) return false
    call.onRetry?.(attempt)
    const asked = error instanceof Unready ? error.retryAfter : 0
    if (asked > pause) await abortable(asked - pause, call.signal)
    return true
  }

  const { retry } = policy
  const trying = backOff(attemptOnce, {
    numOfAttempts: attempts,
    startingDelay: retry.initial,
    timeMultiple: retry.factor,
    maxDelay: retry.max,
    jitter: retry.jitter,
    retry: mayRetry,
  })
  try {
    return await withinDeadline(trying, call, () => new BackendUnreachable(name, last))
  } catch (error) {
    if (outcomeOf(error) === undefined) throw error
    throw new BackendUnreachable(name, last)
  }
}

/** Milliseconds before the next try, at the most: jitter may shorten it. */
export function pauseAfter(failures: number, retry: RetrySettings): number {
  return Math.min(retry.initial * retry.factor ** (failures - 1), retry.max)
}

/** An answer that says: not now. */
class Unready extends Error {
  readonly status: number
  /** Milliseconds the backend asked for; 0 when it named none. */
  readonly retryAfter: number

  constructor(received: Received) {
    super(`The backend answered ${received.status}`)
    this.status = received.status
    const seconds = Number(received.header('retry-after') ?? 0)
    this.retryAfter = Number.isFinite(seconds) ? Math.min(seconds, 60) * 1000 : 0
  }
}

function outcomeOf(error: unknown): Attempt['outcome'] | undefined {
  if (error instanceof Unready) return error.status
  if (error instanceof TransportFault) return error.kind
  return undefined
}

/** `backOff` sleeps through aborts, so the deadline and the caller's signal are raced against it. */
function withinDeadline<T>(trying: Promise<T>, call: Call, fault: () => Error): Promise<T> {
  const { deadline, signal } = call
  if (deadline === undefined && signal === undefined) return trying
  return new Promise((resolve, reject) => {
    const timer = deadline === undefined ? undefined : setTimeout(() => finish(fault), deadline)
    const onAbort = () => finish(fault)
    const finish = (makeError?: () => Error) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      if (makeError) reject(makeError())
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    trying.then(
      (value) => {
        finish()
        resolve(value)
      },
      (error) => {
        finish()
        reject(error)
      },
    )
  })
}

function abortable(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal?.addEventListener('abort', end, { once: true })
  })
}
