import { inject, onTestFinished } from 'vitest'
import { openPostgresStore, type PostgresOptions } from '../../../src/store/postgres/open.ts'
import type { FillableStore } from '../../../src/store/store.ts'
import { type Database, databaseOn, emptyOut, emptyShop } from './databases.ts'

/** Opens a store that must open; closed when the test is over. */
export async function openOn(
  url: string,
  options: Omit<PostgresOptions, 'url'> = {},
): Promise<FillableStore> {
  const opened = await openPostgresStore({ ...options, url })
  if (!opened.ok) throw new Error(`${opened.problem.message} ${opened.problem.hint}`)
  onTestFinished(() => opened.value.close())
  return opened.value
}

/** Of this worker: those that a test has left. */
const left: Database[] = []

/**
 * Makes a database with an empty shop, or (`bare`) without tables; whoever asks first waits a second and a half for
 * the server.
 */
export async function databaseFor(name = 'test', { bare = false } = {}): Promise<Database> {
  const main = await (await fetch(inject('postgresAt'))).text()
  if (!main.startsWith('postgres:')) throw new Error(main)
  if (bare) return databaseOn(main, name)
  const database = left.pop() ?? (await databaseOn(main, name, emptyShop))
  return {
    url: database.url,
    drop: async () => {
      await emptyOut(database.url)
      left.push(database)
    },
  }
}

/** A database that is gone after the test. */
export async function databaseForTest(
  ...options: Parameters<typeof databaseFor>
): Promise<Database> {
  const database = await databaseFor(...options)
  onTestFinished(() => database.drop())
  return database
}
