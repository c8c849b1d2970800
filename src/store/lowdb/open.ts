import { join } from 'node:path'
import { Low } from 'lowdb'
import { type Log, silentLog } from '../../shop/log.ts'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import type { Store } from '../store.ts'
import { JournalAdapter } from './adapter.ts'
import { Committer } from './commit.ts'
import { StoreDamage } from './damage.ts'
import { type Disk, realDisk } from './disk.ts'
import { takeLock } from './lock.ts'
import { readSnapshot, snapshotName } from './snapshot.ts'
import { State } from './state.ts'
import { LayeredReader } from './transaction.ts'

export interface LowdbOptions {
  /** The shop's data folder; made when there is none. */
  readonly dir: string
  readonly log?: Log
  readonly now?: () => Date
  /** Bytes from which the log is folded into a snapshot. */
  readonly foldBytes?: number
  readonly disk?: Disk
}

/**
 * Opens the embedded store: a folder of JSON that one process has at a time.
 * Codes: `store-locked`, `store-damaged`, `store-unwritable`.
 */
export async function openLowdbStore(options: LowdbOptions): Promise<Result<Store>> {
  const { dir, log = silentLog, now = () => new Date(), foldBytes = 1_000_000 } = options
  const disk = options.disk ?? realDisk
  const folder = join(dir, 'store')
  try {
    const lock = await takeLock(join(dir, 'lock'), now)
    if (!lock.ok) return lock
    const adapter = new JournalAdapter({ disk, folder, log, foldBytes, now })
    const low = new Low<State>(adapter, new State())
    try {
      await low.read()
    } catch (error) {
      await lock.value.release()
      if (error instanceof StoreDamage) return failed(await damageProblem(disk, folder, error))
      throw error
    }
    return done(storeOf(low, adapter, lock.value))
  } catch (error) {
    return failed({
      code: 'store-unwritable',
      message: `The shop's data folder ${dir} cannot be used: ${error instanceof Error ? error.message : error}`,
      hint: 'Look at the permissions of the folder and the room on its disk.',
    })
  }
}

function storeOf(
  low: Low<State>,
  adapter: JournalAdapter,
  lock: { release(): Promise<void> },
): Store {
  const committer = new Committer(low, adapter)
  let closed: Promise<void> | undefined
  return {
    driver: 'lowdb',
    read: (work) => work(new LayeredReader(low.data)),
    write: (work) => committer.write(work),
    onCommit: (listener) => committer.onCommit(listener),
    async health() {
      const { generation, logBytes, serial } = adapter.facts
      const folded = adapter.foldedAt ? { foldedAt: adapter.foldedAt.toISOString() } : {}
      return {
        ok: closed === undefined,
        driver: 'lowdb',
        facts: { generation, logBytes, changes: serial, ...folded },
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

/** Names the newest older generation that proves sound, so that there is a way back. */
async function damageProblem(disk: Disk, folder: string, damage: StoreDamage): Promise<Problem> {
  const names = await disk.readdir(folder)
  const generations = names
    .filter((name) => /^\d{8}$/.test(name))
    .map(Number)
    .sort((a, b) => b - a)
  let good: { generation: number; savedAt: string } | undefined
  for (const generation of generations) {
    const opened = await readSnapshot(disk, folder, generation).catch(() => undefined)
    if (!opened) continue
    good = { generation, savedAt: opened.manifest.savedAt }
    break
  }
  const offer = good
    ? `The last good generation is ${snapshotName(good.generation)}, saved ${good.savedAt}. Copy the data folder to a safe place first; then move ${damage.file} and every log-*.jsonl and folder with a higher number out of ${folder} to go back to it.`
    : 'There is no older generation: restore the data folder from a backup.'
  return {
    code: 'store-damaged',
    message: damage.message,
    hint: `Nothing was changed. ${offer}`,
    facts: { file: damage.file, offset: damage.offset, generation: good?.generation ?? null },
  }
}
