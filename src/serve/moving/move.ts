import { join, resolve } from 'node:path'
import type { Log } from '../../shop/log.ts'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import { countAll, type Moved, moveRecords } from '../../store/move.ts'
import { readEnvironment } from '../environment.ts'
import { hasEmbedded, openPlace } from '../open-store.ts'
import { notFilled, refuseRunning } from './refuse.ts'

/** What a shop is kept in: its data folder, or the database of DATABASE_URL. */
export type Home = 'embedded' | 'postgres'

export interface MoveOptions {
  readonly dir: string
  readonly to: Home
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: Log
  /** Hears how many records of how many are there. */
  readonly tell: (records: number, of: number) => void
}

/**
 * Copies a shop between its data folder and the database, and compares both; where it was it stays as it is.
 * Codes: `database-url-missing`, `nothing-to-move`, `target-not-empty`, `move-differs`, `store-unwritable`, those of `refuseRunning`
 * and of opening.
 */
export async function moveShop(options: MoveOptions): Promise<Result<Moved>> {
  const { to, env, log, tell } = options
  const dir = resolve(options.dir)
  const environment = await readEnvironment(dir, env)
  if (!environment.ok) return environment
  const { databaseUrl } = environment.value
  if (databaseUrl === undefined) return failed(noDatabase)
  const running = await refuseRunning(dir, databaseUrl)
  if (!running.ok) return running
  if (to === 'postgres' && !(await hasEmbedded(dir))) return failed(nothingIn(join(dir, 'data')))
  const embedded = await openPlace({ dir, databaseUrl: undefined, log, brief: true })
  if (!embedded.ok) return embedded
  try {
    const database = await openPlace({ dir, databaseUrl, log })
    if (!database.ok) return database
    try {
      const [from, target] =
        to === 'postgres' ? [embedded.value, database.value] : [database.value, embedded.value]
      const count = await from.read(countAll)
      if (count === 0)
        return failed(nothingIn(to === 'postgres' ? join(dir, 'data') : 'the database'))
      const moved = await moveRecords(from, target, (records) => tell(records, count))
      return moved.ok ? done(moved.value) : failed(withWay(moved.problem, to))
    } catch (error) {
      return notFilled(error)
    } finally {
      await database.value.close()
    }
  } finally {
    await embedded.value.close()
  }
}

function withWay(problem: Problem, to: Home): Problem {
  if (problem.code !== 'target-not-empty') return problem
  return to === 'postgres'
    ? {
        ...problem,
        message: `The database holds ${problem.facts?.records} records already; nothing was changed`,
        hint: 'Name an empty one in DATABASE_URL: createdb makes it. What is in this one stays there.',
      }
    : {
        ...problem,
        message: `The folder data/store holds ${problem.facts?.records} records already; nothing was changed`,
        hint: 'Rename it, for example to data/store-before, and try again.',
      }
}

const noDatabase: Problem = {
  code: 'database-url-missing',
  message: 'There is no DATABASE_URL, which says where the PostgreSQL database is',
  hint: 'Write it into .env, like DATABASE_URL=postgres://user:password@localhost:5432/shop',
}

const nothingIn = (place: string): Problem => ({
  code: 'nothing-to-move',
  message: `There is no shop in ${place}`,
  hint: 'Look at --to: it names the place that the shop is to move to.',
})
