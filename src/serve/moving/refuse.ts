import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import { StoreWriteError } from '../../store/write-error.ts'
import { findRunning } from '../door.ts'

/**
 * What takes all data must not do so under a shop that runs, here or on another machine.
 * Codes: `shop-running`, `backend-unreachable`, those of the database.
 */
export async function refuseRunning(
  dir: string,
  databaseUrl: string | undefined,
): Promise<Result<null>> {
  const running = await findRunning(dir)
  if (!running.ok) return running
  if (running.value) {
    const { pid, url } = running.value.run
    return failed(isRunning(`process ${pid}, ${url}`, { pid, url }))
  }
  if (databaseUrl === undefined) return done(null)
  const { othersAt } = await import('../../store/postgres/others.ts')
  const others = await othersAt(databaseUrl)
  if (!others.ok) return others
  if (others.value === 0) return done(null)
  const connections = others.value
  return failed(isRunning(`${connections} connections to its database`, { connections }))
}

/** What a store that could not be filled says; anything else is thrown on. Code: `store-unwritable`. */
export function notFilled(error: unknown): Result<never> {
  if (!(error instanceof StoreWriteError)) throw error
  const { cause } = error
  return failed({
    code: 'store-unwritable',
    message: `The records could not be written: ${cause instanceof Error ? cause.message : cause}`,
    hint: 'Look at the room on the disk, at the database and its log. Then try again: halfway there is nothing.',
  })
}

function isRunning(where: string, facts: NonNullable<Problem['facts']>): Problem {
  return {
    code: 'shop-running',
    message: `The shop runs (${where}); nothing was changed`,
    hint: 'Stop it first: press Ctrl+C where "shopbot serve" runs, or stop its service. Then try again.',
    facts,
  }
}
