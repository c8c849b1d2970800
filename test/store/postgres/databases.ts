import { tableOf } from '../../../src/store/postgres/sql.ts'
import { collections } from '../../../src/store/schema.ts'

/** A database of a test's own on the server that the run shares. */
export interface Database {
  /** For DATABASE_URL. */
  readonly url: string
  drop(): Promise<void>
}

/** A database with an empty shop, to copy. */
export const emptyShop = 'empty_shop'

let serial = 0

/** A database without tables on a server of the caller's own. */
export async function databaseOn(
  main: string,
  name = 'test',
  template = 'template0',
): Promise<Database> {
  serial += 1
  const database = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}_${process.pid}_${serial}`
  await ask(main, `CREATE DATABASE ${database} TEMPLATE ${template}`)
  const url = new URL(main)
  url.pathname = `/${database}`
  return {
    url: url.href,
    drop: async () => {
      await ask(main, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
    },
  }
}

/** Makes an empty shop of a database again, which is quicker than another database. */
export async function emptyOut(url: string): Promise<void> {
  await ask(
    url,
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  const tables = [...collections().map(tableOf), 'shopbot_transactions']
  await ask(url, tables.map((table) => `DELETE FROM ${table}`).join(';'))
}

/** One question on a connection of its own. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(sql)
    return rows
  } finally {
    await client.end()
  }
}
