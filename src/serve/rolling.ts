import { failed, type Problem, type Result } from '../shop/problem.ts'
import type { Reserves } from './services.ts'

/** What a rolling restart does, step by step. */
export interface Rolling {
  /** Starts the new processes beside those that run. */
  readonly startReserves: () => Reserves
  /** The running bot finishes what it has taken in, then the backend lets go of store and address. */
  readonly stopRunning: () => Promise<void>
  readonly begin: (reserves: Reserves) => Promise<Result<void>>
  /** Starts the shop as it was before. */
  readonly goBack: () => Promise<Result<void>>
  readonly isStopping: () => boolean
}

/**
 * Lets new processes take the place of the running ones. They load everything and prove themselves to Telegram
 * while the old ones go on; then the old bot drains, the old backend closes the store, and the new ones begin,
 * backend first. Between the two taps wait at Telegram: none meets a closed door, and no process ever speaks to
 * one of another age. A new one that cannot load costs nothing; one that cannot begin brings the old shop back.
 */
export async function roll(rolling: Rolling): Promise<Result<void>> {
  const { startReserves, stopRunning, begin, goBack, isStopping } = rolling
  const reserves = startReserves()
  const standing = await Promise.all([reserves.backend.standing, reserves.bot.standing])
  const fault = standing.find((result) => !result.ok)
  if (fault && !fault.ok) {
    kill(reserves)
    return failed(fault.problem)
  }
  if (!isStopping()) await stopRunning()
  if (isStopping()) {
    kill(reserves)
    return failed(stopped)
  }
  const begun = await begin(reserves)
  if (begun.ok) return begun
  kill(reserves)
  if (isStopping()) return failed(stopped)
  const back = await goBack()
  return failed(back.ok ? begun.problem : lost(begun.problem, back.problem))
}

function kill({ backend, bot }: Reserves): void {
  backend.kill()
  bot.kill()
}

const stopped: Problem = { code: 'interrupted', message: 'The shop was stopped as it restarted' }

function lost(why: Problem, then: Problem): Problem {
  return {
    code: 'shop-lost',
    message: `${why.message}; and as it was before it does not start any more: ${then.message}`,
    ...(then.hint === undefined ? {} : { hint: then.hint }),
  }
}
