import { join } from 'node:path'
import type { Log } from '../../shop/log.ts'
import { done, failed, type Result } from '../../shop/problem.ts'
import { openLowdbStore } from '../../store/lowdb/open.ts'
import type { FillableStore } from '../../store/store.ts'
import { findRunning } from '../door.ts'

/** The shop's store, to be replaced as a whole: nobody else has it meanwhile. Codes: those of the store. */
export function openForMoving(dir: string, log: Log): Promise<Result<FillableStore>> {
  return openLowdbStore({ dir: join(dir, 'data'), log, brief: true })
}

/** What replaces all data must not do so under a shop that runs. Codes: `shop-running`, `backend-unreachable`. */
export async function refuseRunning(dir: string): Promise<Result<null>> {
  const running = await findRunning(dir)
  if (!running.ok) return running
  if (!running.value) return done(null)
  const { pid, url } = running.value.run
  return failed({
    code: 'shop-running',
    message: `The shop runs (process ${pid}, ${url}); nothing was changed`,
    hint: 'Stop it first: press Ctrl+C where "shopbot serve" runs, or stop its service. Then try again.',
    facts: { pid, url },
  })
}
