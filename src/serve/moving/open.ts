import { join } from 'node:path'
import type { Log } from '../../shop/log.ts'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import type { FillableStore } from '../../store/store.ts'
import { findRunning } from '../door.ts'
import { backupsFolder } from './back-up.ts'

/** The store that the shop is kept in, to be replaced or copied as a whole. Codes: those of the store. */
export async function openForMoving({
  dir,
  databaseUrl,
  log,
}: {
  readonly dir: string
  readonly databaseUrl: string | undefined
  readonly log: Log
}): Promise<Result<FillableStore>> {
  if (databaseUrl === undefined) {
    const { openLowdbStore } = await import('../../store/lowdb/open.ts')
    return openLowdbStore({ dir: join(dir, 'data'), log, brief: true })
  }
  const { openPostgresStore } = await import('../../store/postgres/open.ts')
  return openPostgresStore({ url: databaseUrl, log, backups: backupsFolder(dir) })
}

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

function isRunning(where: string, facts: NonNullable<Problem['facts']>): Problem {
  return {
    code: 'shop-running',
    message: `The shop runs (${where}); nothing was changed`,
    hint: 'Stop it first: press Ctrl+C where "shopbot serve" runs, or stop its service. Then try again.',
    facts,
  }
}
