import { resolve } from 'node:path'
import type { Log } from '../../shop/log.ts'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import { BackupFault } from '../../store/backup/fault.ts'
import { type ProvenBackup, proveBackup, readBackup } from '../../store/backup/read.ts'
import { countAll } from '../../store/move.ts'
import { migrations } from '../../store/schema-version.ts'
import { readEnvironment } from '../environment.ts'
import { openPlace } from '../open-store.ts'
import { backUpStore } from './back-up.ts'
import { notFilled, refuseRunning } from './refuse.ts'

export interface Restored {
  readonly backup: ProvenBackup
  /** The backup of what was there; null: there was nothing. */
  readonly before: string | null
}

export interface RestoreOptions {
  readonly dir: string
  readonly file: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: Log
  readonly now: () => Date
  /** Asked before something is replaced. */
  readonly mayReplace: (held: Held, by: ProvenBackup) => Promise<boolean>
}

/** What the shop holds before. */
export interface Held {
  readonly records: number
  readonly orders: number
}

/**
 * Puts a backup in the place of all that the shop keeps: proves it first, backs up what there is, then replaces it
 * in one step. Codes: those of `proveBackup`, of opening and of backing up; `shop-running`,
 * `restore-unconfirmed`.
 */
export async function restoreShop(options: RestoreOptions): Promise<Result<Restored>> {
  const { file, env, log, now, mayReplace } = options
  const dir = resolve(options.dir)
  const proven = await proveBackup(file, migrations)
  if (!proven.ok) return proven
  const environment = await readEnvironment(dir, env)
  if (!environment.ok) return environment
  const { databaseUrl } = environment.value
  const running = await refuseRunning(dir, databaseUrl)
  if (!running.ok) return running
  const opened = await openPlace({ dir, databaseUrl, log, brief: true })
  if (!opened.ok) return failed(withWayOut(opened.problem))
  const store = opened.value
  try {
    const held = await store.read(async (reader): Promise<Held> => {
      return { records: await countAll(reader), orders: await reader.count('orders') }
    })
    if (held.records > 0 && !(await mayReplace(held, proven.value))) return unconfirmed(held)
    const saved = held.records > 0 ? await backUpStore(store, dir, now()) : undefined
    if (saved && !saved.ok) return saved
    await store.replaceAll(readBackup(file, migrations))
    return done({ backup: proven.value, before: saved?.value.file ?? null })
  } catch (error) {
    // It was whole a moment ago: somebody has changed it since.
    if (error instanceof BackupFault) return failed(error.problem)
    return notFilled(error)
  } finally {
    await store.close()
  }
}

function unconfirmed({ records, orders }: Held) {
  return failed({
    code: 'restore-unconfirmed',
    message: `The shop holds ${records} records, among them ${orders} orders; nothing was changed`,
    hint: 'To put the backup in their place, answer yes on a terminal or add --yes. They are backed up before.',
    facts: { records, orders },
  })
}

function withWayOut(problem: Problem): Problem {
  if (problem.code !== 'store-damaged') return problem
  return {
    ...problem,
    hint: 'What is there cannot be backed up before. Rename the folder data/store, to keep it, and restore again.',
  }
}
