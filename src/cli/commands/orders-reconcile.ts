import type { ReconcileResult } from '../../client/wire/payment.ts'
import type { Door } from '../../serve/door.ts'
import { readEnvironment } from '../../serve/environment.ts'
import { telegramRoot } from '../../serve/status/status.ts'
import { dayAfter, dayOf, startOfDay } from '../../shop/day.ts'
import { done, failed, type Result } from '../../shop/problem.ts'
import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { enter } from '../open-shop.ts'
import { type OrderFilter, readOrderFilter } from '../order-filter.ts'
import type { StatementOptions } from '../reconcile/columns.ts'
import { compareLedger, type Ledger, mostLines } from '../reconcile/compare.ts'
import { showReconciled } from '../reconcile/screen.ts'
import { starCharges } from '../reconcile/stars.ts'
import { readStatement } from '../reconcile/statement.ts'
import type { Screen } from '../screen.ts'
import { servedDir } from '../served-dir.ts'

export interface OrdersReconcileOptions extends StatementOptions {
  readonly statement?: string
  readonly from?: string
  readonly to?: string
}

export const run: Run<OrdersReconcileOptions> = async ([given], options, screen) => {
  const { from, to, statement } = options
  const days = readOrderFilter({
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  })
  if (!days.ok) return screen.fail(days.problem, exit.usage)
  const dir = await servedDir(given, screen)
  const door = await enter(dir, screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const { client } = door.value
    const shop = await client.shop()
    if (!shop.ok) return screen.fail(shop.problem)
    const { currency, timezone } = shop.value
    const period = { ...days.value, timeZone: timezone }
    const ledger =
      statement === undefined
        ? await starsLedger(door.value, { dir, currency, ...period }, screen)
        : await statementLedger(statement, options, { currency, ...period }, screen)
    if (!ledger.ok) return screen.fail(ledger.problem)
    const compared = await compareLedger(client, ledger.value)
    if (!compared.ok) return screen.fail(compared.problem)
    const { method, from: start, until } = ledger.value
    const well = isWell(compared.value)
    screen.document({ formatVersion: 1, ok: well, method, from: start, until, ...compared.value })
    showReconciled(compared.value, { currency, given, method }, screen)
    return well ? exit.well : exit.failed
  } finally {
    await door.value.close()
  }
}

interface Period extends OrderFilter {
  readonly currency: string
  readonly timeZone: string
}

/** Codes: `statement-needed`, `token-missing`, those of `starCharges` and of the environment. */
async function starsLedger(
  { running }: Door,
  { dir, currency, from, to, timeZone }: Period & { readonly dir: string },
  screen: Screen,
): Promise<Result<Ledger>> {
  if (currency !== 'XTR') {
    return failed({
      code: 'statement-needed',
      message: "Telegram tells only of Stars: what a card paid stands in the provider's statement",
      hint: "Export it as CSV in the provider's panel, then add: --statement FILE.csv",
    })
  }
  const environment = await readEnvironment(dir, process.env)
  if (!environment.ok) return environment
  const { botToken, apiRoot } = environment.value
  const token = running?.sandbox?.token ?? botToken
  if (token === undefined) {
    return failed({
      code: 'token-missing',
      message: 'Telegram tells only the bot about its Stars, and there is no TELEGRAM_BOT_TOKEN',
      hint: 'Put it into .env; @BotFather gives it.',
    })
  }
  screen.say('Asking Telegram about all Stars that the bot got …')
  // What is paid from now on may be in one ledger and not in the other.
  const asked = new Date().toISOString()
  const root = running?.sandbox?.apiRoot ?? apiRoot ?? telegramRoot
  const charges = await starCharges({ apiRoot: root, token })
  if (!charges.ok) return charges
  const start = from === undefined ? undefined : startOfDay(from, timeZone)
  const end = to === undefined ? undefined : startOfDay(dayAfter(to), timeZone)
  return done({
    method: 'stars',
    from: start ?? new Date(0).toISOString(),
    until: end === undefined || end > asked ? asked : end,
    lines: charges.value,
  })
}

async function statementLedger(
  file: string,
  options: StatementOptions,
  { currency, from, to, timeZone }: Period,
  screen: Screen,
): Promise<Result<Ledger>> {
  const read = await readStatement(file, options, { currency, timeZone })
  if (!read.ok) return read
  const { lines, passedOver, columns } = read.value
  if (lines.length > mostLines) {
    return failed({
      code: 'statement-long',
      message: `${file} has ${lines.length} charges; ${mostLines} can be compared at once`,
      hint: 'Export a shorter period, a month for instance, and compare one after another.',
    })
  }
  const days = lines.map(({ at }) => dayOf(at, timeZone)).sort()
  const first = from ?? days.at(0)
  const last = to ?? days.at(-1)
  if (first === undefined || last === undefined) {
    return failed({
      code: 'statement-empty',
      message: `${file} has no charge in it`,
      hint: 'If there was none, say which days it covers: --from 2026-11-01 --to 2026-11-30',
    })
  }
  const named = Object.entries(columns).map(([what, name]) => `${what} = "${name}"`)
  screen.say(`Read ${lines.length} charges of ${first} to ${last} (${named.join(', ')}).`)
  if (passedOver > 0)
    screen.say(`${passedOver} rows with negative amounts (refunds, fees) are not compared.`)
  const start = startOfDay(first, timeZone) ?? new Date(0).toISOString()
  const end = startOfDay(dayAfter(last), timeZone) ?? new Date().toISOString()
  return done({ method: 'telegram', from: start, until: end, lines })
}

function isWell({ recorded, unnamed, missing, differing }: ReconcileResult): boolean {
  const raised = recorded.filter(({ outcome }) => outcome !== 'paid')
  return [...raised, ...unnamed, ...missing, ...differing].length === 0
}
