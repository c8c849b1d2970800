import type { Client } from '../client/client.ts'
import type { RollbackResult } from '../client/wire/import.ts'
import { importedBy } from '../serve/import.ts'
import { minuteIn } from '../shop/day.ts'
import type { Problem } from '../shop/problem.ts'
import { confirm } from './ask.ts'
import { type Exit, exit } from './exit.ts'
import { numberOf } from './import-history.ts'
import { countsOf } from './plan/counts.ts'
import { showPlan } from './plan.ts'
import type { Screen } from './screen.ts'

interface RollbackOptions {
  readonly dryRun?: boolean
  readonly yes?: boolean
}

/** Takes the last import back, after it was seen what that changes. */
export async function rollBack(
  client: Client,
  { dryRun, yes }: RollbackOptions,
  screen: Screen,
): Promise<Exit> {
  const by = importedBy(process.env)
  const [planned, shop] = [await client.rollback({ by, dryRun: true }), await client.shop()]
  if (!planned.ok) return screen.fail(planned.problem)
  if (!shop.ok) return screen.fail(shop.problem)
  const { of, to } = planned.value.rollback
  const { timezone, currency } = shop.value
  if (!screen.json) showPlan(planned.value, currency, screen)
  screen.say(
    `This takes back revision ${numberOf(of.id)}, made ${minuteIn(of.at, timezone)} by ${of.by}: the shop becomes what it was after revision ${numberOf(to.id)}.`,
  )
  if (dryRun) return conclude(planned.value, screen)
  if (!yes) {
    if (!screen.interactive) return screen.fail(needsYes, exit.refused, documentOf(planned.value))
    if (!(await confirm('Take it back?'))) {
      screen.say('Nothing was changed.')
      return exit.refused
    }
  }
  const done = await client.rollback({ by, dryRun: false, expect: planned.value.digest })
  if (done.ok) return conclude(done.value, screen)
  return screen.fail(done.problem, done.problem.code === 'plan-stale' ? exit.refused : exit.failed)
}

function conclude(result: RollbackResult, screen: Screen): Exit {
  screen.document(documentOf(result))
  screen.print(`${result.applied ? 'Taken back' : 'Not applied'}: ${countsOf(result)}`)
  if (result.applied)
    screen.say('The files are as they were: the next import would bring the same changes again.')
  return exit.well
}

function documentOf(result: RollbackResult) {
  return { formatVersion: 1, ...result }
}

const needsYes: Problem = {
  code: 'rollback-unconfirmed',
  message: 'Nobody is there to say whether the last import is to be taken back',
  hint: 'See what it changes with --dry-run, and take it back with --yes. Nothing was changed.',
}
