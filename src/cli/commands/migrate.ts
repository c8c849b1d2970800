import { resolve } from 'node:path'
import { migrateDatabase } from '../../serve/migrate.ts'
import type { Run } from '../command.ts'
import { exit } from '../exit.ts'

export const run: Run = async ([given = '.'], _options, screen) => {
  const migrated = await migrateDatabase(resolve(given))
  if (!migrated.ok) return screen.fail(migrated.problem)
  const steps = migrated.value
  screen.document({ formatVersion: 1, steps })
  screen.print(
    steps.length > 0
      ? `The database has taken ${steps.join(', ')}.`
      : 'The database is up to date; nothing was changed.',
  )
  return exit.well
}
