import type { ReconcileResult } from '../../client/wire/payment.ts'
import { counted } from '../counted.ts'
import { money } from '../money.ts'
import { outcomeWords } from '../order-words.ts'
import type { Screen } from '../screen.ts'
import { typed } from '../typed.ts'
import type { Ledger } from './compare.ts'

/** Shows how two ledgers differ, and what to do about each difference. */
export function showReconciled(
  { matched, recorded, unnamed, returned, missing, differing }: ReconcileResult,
  {
    currency,
    given,
    method,
  }: {
    readonly currency: string
    readonly given: string | undefined
    readonly method: Ledger['method']
  },
  screen: Screen,
): void {
  const other = method === 'stars' ? 'Telegram' : 'The provider'
  const ok = screen.paint('green', '✓')
  const look = screen.paint('red', '✗')
  screen.print(`${ok} ${counted(matched, 'charge agrees', 'charges agree')}`)
  const paid = recorded.filter(({ outcome }) => outcome === 'paid')
  const raised = recorded.filter(({ outcome }) => outcome !== 'paid')
  const list = (sign: string, head: string, lines: readonly string[], advice?: string) => {
    if (lines.length === 0) return
    screen.print(`${sign} ${head}`)
    for (const line of lines) screen.print(`    ${line}`)
    if (advice !== undefined) screen.print(`  ${screen.paint('cyan', advice)}`)
  }
  list(
    ok,
    `${counted(paid.length, 'charge was', 'charges were')} new to the shop; the orders are paid now`,
    paid.map(({ chargeId }) => chargeId),
  )
  list(
    look,
    `${counted(raised.length, 'charge was', 'charges were')} new to the shop and cannot pay an order`,
    raised.map(({ chargeId, outcome }) => `${chargeId}: ${outcomeWords(outcome)}`),
    `Decide about each: ${typed('orders payments', given)}`,
  )
  list(
    ok,
    `${counted(returned.length, 'charge had', 'charges had')} gone back; the shop knows now`,
    returned,
  )
  list(
    look,
    `${counted(unnamed.length, 'charge is', 'charges are')} new to the shop, and nobody can tell whose`,
    unnamed,
    "Look them up in the provider's panel: was it another shop, or an order to mark by hand?",
  )
  list(
    look,
    `${other} lacks ${counted(missing.length, 'charge that the shop has', 'charges that the shop has')}`,
    missing,
    'Was the period right? If so, ask whether the money came, and look at the order.',
  )
  list(
    look,
    `${counted(differing.length, 'charge has', 'charges have')} another amount`,
    differing.map(
      ({ chargeId, ours, theirs }) =>
        `${chargeId}: ${money(ours, currency)} here, ${money(theirs, currency)} there`,
    ),
    'Look at both: a part may have been given back, or a fee taken off.',
  )
}
