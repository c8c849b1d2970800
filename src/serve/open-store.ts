import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../shop/log.ts'
import type { Result } from '../shop/problem.ts'
import type { FillableStore, Store, StoreWatch } from '../store/store.ts'

export interface StorePlace {
  /** The shop's folder. */
  readonly dir: string
  /** DATABASE_URL; undefined: the shop is kept in its data folder. */
  readonly databaseUrl: string | undefined
  readonly log: Log
  readonly watch?: StoreWatch
  /** Opened for one command, which may need but little of what the shop holds. */
  readonly brief?: boolean
}

/** Opens what the shop is kept in, to be served. Codes: those of the store. */
export async function openStore(place: StorePlace): Promise<Result<FillableStore>> {
  const opened = await openPlace(place)
  if (opened.ok && place.databaseUrl !== undefined)
    await tellLeftBehind(opened.value, place.dir, place.log)
  return opened
}

/** The same, to be replaced or copied as a whole. */
export async function openPlace(place: StorePlace): Promise<Result<FillableStore>> {
  const { dir, databaseUrl, log, brief = false } = place
  const watch = place.watch && { watch: place.watch }
  if (databaseUrl === undefined) {
    const { openLowdbStore } = await import('../store/lowdb/open.ts')
    return openLowdbStore({ dir: join(dir, 'data'), log, brief, ...watch })
  }
  const { openPostgresStore } = await import('../store/postgres/open.ts')
  return openPostgresStore({ url: databaseUrl, log, backups: backupsFolder(dir), ...watch })
}

/** Where the shop's own backups are. */
export const backupsFolder = (dir: string) => join(dir, 'data', 'backups')

/** Whether the shop was ever kept in its folder: to look is not to create. */
export async function hasEmbedded(dir: string): Promise<boolean> {
  const found = await stat(join(dir, 'data', 'store')).catch(() => undefined)
  return found?.isDirectory() === true
}

/** A shop that was kept in its folder does not move by itself. */
async function tellLeftBehind(store: Store, dir: string, log: Log): Promise<void> {
  if (!(await hasEmbedded(dir))) return
  const [newest] = await store.read((reader) => reader.find('revisions', { limit: 1 }))
  if (newest) return
  log.warn(
    `The database is empty, but ${join(dir, 'data')} holds a shop: "shopbot move-store" brings it over`,
  )
}
