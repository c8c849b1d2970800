import { type Home, moveShop } from '../../serve/moving/move.ts'
import type { Run } from '../command.ts'
import { counted } from '../counted.ts'
import { exit } from '../exit.ts'
import { findShop, logOf } from '../open-shop.ts'
import type { Screen } from '../screen.ts'
import { typed } from '../typed.ts'

export interface MoveStoreOptions {
  readonly to: Home
}

export const run: Run<MoveStoreOptions> = async ([given], { to }, screen) => {
  const dir = given ?? '.'
  const shop = await findShop(dir)
  if (!shop.ok) return screen.fail(shop.problem)
  const log = await logOf(screen)
  const moved = await moveShop({ dir, to, env: process.env, log, tell: progressOn(screen) })
  if (!moved.ok) {
    const { problem } = moved
    return screen.fail(problem, guarded.includes(problem.code) ? exit.refused : exit.failed)
  }
  const { records, collections } = moved.value
  screen.document({ formatVersion: 1, moved: true, to, records, collections })
  const orders = counted(collections.orders?.records ?? 0, 'order')
  screen.print(
    `Copied ${counted(records, 'record')}, among them ${orders}, and compared each: both places hold the same.`,
  )
  for (const line of to === 'postgres' ? toDatabase : toFolder) screen.print(line)
  screen.say(`Start the shop: ${typed('serve', given)}`)
  return exit.well
}

const guarded = ['target-not-empty', 'shop-running']

const toDatabase = [
  'As long as DATABASE_URL is set (write it into .env), the shop is kept in PostgreSQL.',
  'data/store is as it was, and what is sold from now on will not be in it. Delete it once you are sure.',
]

const toFolder = [
  'Now take DATABASE_URL out of .env, so that the shop is kept in data/store.',
  'The database is as it was, and what is sold from now on will not be in it.',
]

/** A line for every tenth part. */
function progressOn(screen: Screen): (records: number, of: number) => void {
  let next = 0.1
  return (records, of) => {
    if (records < of * next || of < worthTelling) return
    next = Math.floor((records / of) * 10 + 1) / 10
    screen.say(`${records} of ${of} records`)
  }
}

const worthTelling = 5000
