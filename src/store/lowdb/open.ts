import { dirname, join } from 'node:path'
import { Low } from 'lowdb'
import { type Log, silentLog } from '../../shop/log.ts'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import { type Migration, migrations, schemaVersionOf } from '../schema-version.ts'
import { type FillableStore, nobodyWatches, type StoreWatch } from '../store.ts'
import { JournalAdapter } from './adapter.ts'
import { Committer } from './commit.ts'
import { StoreDamage } from './damage.ts'
import { type Disk, realDisk } from './disk.ts'
import { type Lock, takeLock } from './lock.ts'
import { migrateState } from './migrate.ts'
import { State } from './state.ts'
import { damageProblem } from './way-back.ts'

export interface LowdbOptions {
  /** The shop's data folder; made when there is none. */
  readonly dir: string
  readonly log?: Log
  readonly watch?: StoreWatch
  readonly now?: () => Date
  /** Bytes of log from which it is folded into a snapshot, unless the snapshot is larger. */
  readonly foldBytes?: number
  readonly disk?: Disk
  /** Opened for little: records are parsed when they are asked for, instead of all of them now. */
  readonly brief?: boolean
  /** What has changed in the meaning of records; a test adds one. */
  readonly steps?: readonly Migration[]
}

/**
 * Opens the embedded store: a folder of JSON that one process has at a time.
 * Codes: `store-locked`, `store-damaged`, `store-foreign`, `store-unwritable`.
 */
export async function openLowdbStore(options: LowdbOptions): Promise<Result<FillableStore>> {
  const { dir, log = silentLog, now = () => new Date() } = options
  try {
    const lock = await takeLock(join(dir, 'lock'), now)
    if (!lock.ok) return lock
    const opened = await openLocked(options, lock.value, { log, now })
    if (!opened.ok) await lock.value.release()
    return opened
  } catch (error) {
    return failed(unwritable(dir, error))
  }
}

async function openLocked(
  options: LowdbOptions,
  lock: Lock,
  { log, now }: { readonly log: Log; readonly now: () => Date },
): Promise<Result<FillableStore>> {
  const { dir, foldBytes = 1_000_000, disk = realDisk, brief = false, steps = migrations } = options
  const folder = join(dir, 'store')
  const mayWrite = () => lock.verify()
  const schemaVersion = schemaVersionOf(steps)
  const adapter = new JournalAdapter({
    disk,
    folder,
    log,
    foldBytes,
    now,
    mayWrite,
    schemaVersion,
    migrate: (old, from) => migrateState(old, from, { disk, dir, log, now, steps }),
  })
  const low = new Low<State>(adapter, new State())
  try {
    await disk.mkdir(folder)
    for (const parent of [dir, dirname(dir)]) await disk.syncFolder(parent)
    await low.read()
  } catch (error) {
    if (error instanceof StoreDamage) {
      return failed(await damageProblem(disk, folder, error, schemaVersion))
    }
    return failed(unwritable(dir, error))
  }
  if (!brief) for (const table of low.data.tables.values()) table.wake()
  return done(storeOf(low, adapter, lock, { log, watch: options.watch ?? nobodyWatches }))
}

function storeOf(
  low: Low<State>,
  adapter: JournalAdapter,
  lock: Lock,
  { log, watch }: { readonly log: Log; readonly watch: StoreWatch },
): FillableStore {
  const committer = new Committer(low, adapter, log, watch)
  let closed: Promise<void> | undefined
  return {
    driver: 'lowdb',
    shared: false,
    read: (work) => committer.read(work),
    write: (work) => committer.write(work),
    onCommit: (listener) => committer.onCommit(listener),
    async replaceAll(pages) {
      const state = new State()
      for await (const page of pages) {
        for (const [collection, record] of page) {
          const table = state.table(collection)
          table.prove(record)
          table.put(record)
        }
      }
      await committer.replace(state)
    },
    async health() {
      const counts = [...low.data.tables].map(([name, table]) => [name, table.size])
      return {
        ok: closed === undefined && adapter.sound,
        driver: 'lowdb',
        facts: { ...adapter.facts, ...Object.fromEntries(counts) },
      }
    },
    close() {
      closed ??= committer
        .settle()
        .then(() => adapter.close(low.data))
        .finally(() => lock.release())
      return closed
    },
  }
}

function unwritable(dir: string, error: unknown): Problem {
  return {
    code: 'store-unwritable',
    message: `The shop's data folder ${dir} cannot be used: ${error instanceof Error ? error.message : error}`,
    hint: 'Look at the permissions of the folder and the room on its disk.',
  }
}
