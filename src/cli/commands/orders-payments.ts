import type { PaymentView } from '../../client/wire/payment.ts'
import type { RefundView } from '../../client/wire/refund.ts'
import { minuteIn } from '../../shop/day.ts'
import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { money } from '../money.ts'
import { enter } from '../open-shop.ts'
import { outcomeWords } from '../order-words.ts'
import type { Screen } from '../screen.ts'
import { servedDir } from '../served-dir.ts'
import { table } from '../table.ts'
import { typed } from '../typed.ts'

export const run: Run = async ([given], _options, screen) => {
  const door = await enter(await servedDir(given, screen), screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const { client } = door.value
    const shop = await client.shop()
    if (!shop.ok) return screen.fail(shop.problem)
    const raised = await client.raisedPayments('terminal')
    if (!raised.ok) return screen.fail(raised.problem)
    const due = await client.dueRefunds('terminal')
    if (!due.ok) return screen.fail(due.problem)
    const { refunds } = due.value
    const payments = raised.value.payments.filter(
      ({ chargeId }) => !refunds.some((refund) => refund.chargeId === chargeId),
    )
    screen.document({ formatVersion: 1, payments, refunds })
    const { timezone } = shop.value
    if (payments.length === 0 && refunds.length === 0) {
      screen.print('All money is where it belongs: no payment and no refund waits for you.')
    }
    if (payments.length > 0) showPayments(payments, timezone, given, screen)
    if (refunds.length > 0) showRefunds(refunds, timezone, given, screen)
    return exit.well
  } finally {
    await door.value.close()
  }
}

function showPayments(
  payments: readonly PaymentView[],
  timeZone: string,
  given: string | undefined,
  screen: Screen,
): void {
  screen.print(screen.paint('bold', 'Payments that wait for your decision'))
  const rows = payments.map((payment) => [
    payment.chargeId,
    minuteIn(payment.at, timeZone),
    String(payment.customer),
    money(payment.amount, payment.currency),
    outcomeWords(payment.outcome),
  ])
  const head = ['charge', `came (${timeZone})`, 'customer', 'amount', 'why it waits']
  for (const line of table(head, rows, [3])) screen.print(`  ${line}`)
  const charge = payments[0]?.chargeId
  screen.print('')
  screen.print(`  Sell the goods after all: ${typed(`orders resolve ${charge} fulfil`, given)}`)
  screen.print(`  Give the money back:      ${typed(`orders resolve ${charge} refund`, given)}`)
  screen.print(`  Dealt with elsewhere:     ${typed(`orders resolve ${charge} dismiss`, given)}`)
}

function showRefunds(
  refunds: readonly RefundView[],
  timeZone: string,
  given: string | undefined,
  screen: Screen,
): void {
  screen.print(screen.paint('bold', 'Money that you have to give back'))
  const rows = refunds.map((refund) => [
    refund.id,
    minuteIn(refund.askedAt, timeZone),
    String(refund.customer),
    money(refund.amount, refund.currency),
    refund.chargeId === null ? 'by hand' : `provider's panel, charge ${refund.chargeId}`,
  ])
  const head = ['refund', `asked (${timeZone})`, 'customer', 'amount', 'how']
  for (const line of table(head, rows, [3])) screen.print(`  ${line}`)
  screen.print('')
  screen.print(`  When it is done: ${typed(`orders refund ${refunds[0]?.id} --done`, given)}`)
}
