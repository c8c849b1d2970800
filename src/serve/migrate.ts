import { failed, type Result } from '../shop/problem.ts'
import { readEnvironment } from './environment.ts'

/**
 * Brings the tables of the shop's database to this version, and does nothing else; resolves to the steps taken.
 * Codes: those of the environment and of the store, `no-database`.
 */
export async function migrateDatabase(dir: string): Promise<Result<readonly string[]>> {
  const environment = await readEnvironment(dir, process.env)
  if (!environment.ok) return environment
  const { databaseUrl } = environment.value
  if (databaseUrl === undefined) {
    return failed({
      code: 'no-database',
      message: 'There is no DATABASE_URL, so there are no tables to migrate',
      hint: 'What is kept in the data folder is brought up to date when it is opened.',
    })
  }
  const { migratePostgres } = await import('../store/postgres/open.ts')

  return migratePostgres({ url: databaseUrl })
}
