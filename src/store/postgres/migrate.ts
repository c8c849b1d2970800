import type { ClientBase } from 'pg'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import { endOf, sqlState } from './fault.ts'
import type { Migration } from './migrations/migration.ts'
import { literal } from './sql.ts'

/** Any number that others who use the same database do not take. */
const lockNumber = 7_436_682

/**
 * Brings the tables to the version that this shopbot knows, all steps in one transaction, one process after
 * another. Resolves to the names of the steps that it took. Code: `store-foreign`: a newer shopbot has been here.
 */
export async function migrate(
  client: ClientBase,
  migrations: readonly Migration[],
): Promise<Result<readonly string[]>> {
  const wanted = migrations.map(({ name }) => name)
  // As it nearly always is; then nothing is locked, and the library not loaded.
  const present = await readSteps(client)
  if (present && present.length === wanted.length && !newer(present, wanted)) return done([])
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await migrateLocked(client, migrations)
    } catch (thrown) {
      // The library tells which step it was, and wraps what the database said.
      const error = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown
      await client.query('ROLLBACK')
      // Where nothing is locked but by rows, two may make the first tables at once: one of them is told so.
      const lost = ['23505', '42P07', '42710'].includes(sqlState(error) ?? '')
      if (attempt >= 20 || !(lost || endOf(error) === 'conflict')) throw error
    }
  }
}

async function migrateLocked(
  client: ClientBase,
  migrations: readonly Migration[],
): Promise<Result<readonly string[]>> {
  await beginAlone(client)
  const before = (await readSteps(client)) ?? []
  const wanted = migrations.map(({ name }) => name)
  const unknown = newer(before, wanted)
  if (unknown) {
    await client.query('ROLLBACK')
    return failed(unknown)
  }
  const { Umzug } = await import('umzug')
  const umzug = new Umzug({
    migrations: migrations.map(({ name, sql }) => ({ name, up: () => client.query(sql) })),
    context: client,
    logger: undefined,
    storage: {
      executed: async () => [...before],
      logMigration: async ({ name }) => {
        await client.query(
          `INSERT INTO shopbot_migrations (name, at) VALUES (${literal(name)}, now())`,
        )
      },
      unlogMigration: async () => {
        throw new Error('The tables go forward only')
      },
    },
  })
  const taken = await umzug.up()
  await client.query('COMMIT')
  return done(taken.map(({ name }) => name))
}

/** Under an advisory lock where there are such, and the lock of a row, which every engine has. */
async function beginAlone(client: ClientBase): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(`SELECT pg_advisory_xact_lock(${lockNumber})`)
  } catch (error) {
    if (sqlState(error) === undefined) throw error
    await client.query('ROLLBACK; BEGIN')
  }
  await client.query(
    `CREATE TABLE IF NOT EXISTS shopbot_migrations (name text PRIMARY KEY, at timestamptz NOT NULL)`,
  )
  await client.query(
    `INSERT INTO shopbot_migrations (name, at) VALUES ('${lockRow}', now()) ON CONFLICT (name) DO UPDATE SET at = excluded.at`,
  )
}

/** No step: the row that whoever migrates holds. */
const lockRow = 'lock'

/** Undefined where there is no shop yet. */
async function readSteps(client: ClientBase): Promise<string[] | undefined> {
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT name FROM shopbot_migrations WHERE name <> '${lockRow}' ORDER BY name`,
    )
    return rows.map(({ name }) => name)
  } catch (error) {
    // undefined_table
    if (sqlState(error) === '42P01') return undefined
    throw error
  }
}

function newer(present: readonly string[], wanted: readonly string[]): Problem | undefined {
  const unknown = present.find((name) => !wanted.includes(name))
  if (unknown === undefined) return undefined
  return {
    code: 'store-foreign',
    message: `The database was written by a newer shopbot (step ${unknown})`,
    hint: 'Nothing was changed. Update shopbot, or give the shop a database of its own.',
    facts: { step: unknown },
  }
}
