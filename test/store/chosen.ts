import { join } from 'node:path'
import type { Disk } from '../../src/store/lowdb/disk.ts'
import { openLowdbStore } from '../../src/store/lowdb/open.ts'
import { openPostgresStore } from '../../src/store/postgres/open.ts'
import type { Store } from '../../src/store/store.ts'
import type { Database } from './postgres/databases.ts'
import { databaseFor } from './postgres/open.ts'

/** What lies above the store is tried on the embedded one, and with SHOPBOT_TEST_STORE=postgres on PostgreSQL. */
export const onPostgres = process.env.SHOPBOT_TEST_STORE === 'postgres'

/** Opens the store of a shop's folder; the same one again afterwards. */
export async function openChosen(dir: string, disk?: Disk): Promise<Store> {
  const opened = onPostgres
    ? await openPostgresStore({ url: (await databaseOf(dir)).url })
    : await openLowdbStore({ dir: join(dir, 'data'), ...(disk && { disk }) })
  if (!opened.ok) throw new Error(`${opened.problem.code}: ${opened.problem.message}`)
  return opened.value
}

/** What tells a process that is started where the shop of a folder is kept. */
export async function chosenEnvironment(dir: string): Promise<Readonly<Record<string, string>>> {
  return onPostgres ? { DATABASE_URL: (await databaseOf(dir)).url } : {}
}

/** When the shop of a folder is wanted no more. */
export async function leaveChosen(dir: string): Promise<void> {
  const database = databases.get(dir)
  databases.delete(dir)
  await (await database)?.drop()
}

const databases = new Map<string, Promise<Database>>()

function databaseOf(dir: string): Promise<Database> {
  const database = databases.get(dir) ?? databaseFor('shop')
  databases.set(dir, database)
  return database
}
