import type { DeskOrder } from '../client/wire/desk.ts'
import type { OrderView } from '../client/wire/order.ts'
import type { PaymentView } from '../client/wire/payment.ts'
import type { RefundView } from '../client/wire/refund.ts'
import { minuteIn } from '../shop/day.ts'
import { money } from './money.ts'
import { authorWords, methodWords, outcomeWords } from './order-words.ts'
import type { Screen } from './screen.ts'
import { table } from './table.ts'
import { typed } from './typed.ts'

/** Shows an order with all that staff decide by; `dir` is the shop's folder as it was named. */
export function showOrder(
  desk: DeskOrder,
  { timeZone, dir }: { readonly timeZone: string; readonly dir: string | undefined },
  screen: Screen,
): void {
  const { order } = desk
  const fact = (name: string, value: string | null | undefined) => {
    if (value) screen.print(`${name.padEnd(9)} ${value.replaceAll('\n', `\n${' '.repeat(10)}`)}`)
  }
  const seen = order.accepted ? ', accepted' : ''
  screen.print(`${screen.paint('bold', order.number)}  ${order.status}${seen}`)
  fact('made', `${minuteIn(order.createdAt, timeZone)} (${timeZone})`)
  fact('customer', customerWords(order))
  fact('contact', contactWords(order))
  fact('delivery', order.delivery?.title)
  fact('address', addressWords(order))
  fact('tracking', order.tracking)
  fact('payment', paymentWords(order, timeZone))
  screen.print('')
  for (const line of goodsTable(order)) screen.print(line)
  showHandedOut(order, screen)
  section('payments', otherPayments(desk), (payment) => paymentLine(payment, timeZone), screen)
  section('refunds', desk.refunds, (refund) => refundLine(refund, timeZone), screen)
  section('history', placedSteps(order), (step) => stepLine(step, timeZone), screen)
  for (const line of whatNext(desk, dir)) screen.print(line)
}

function customerWords({ customer }: OrderView): string {
  const username = customer.username && `@${customer.username}`
  return [customer.name, username, `Telegram user ${customer.id}`].filter(Boolean).join(', ')
}

function contactWords({ contact }: OrderView): string {
  return [contact.name, contact.phone, contact.email].filter(Boolean).join(', ')
}

function addressWords({ address }: OrderView): string | undefined {
  if (!address) return undefined
  const { text, country, location } = address
  const place = location && `${location.latitude}, ${location.longitude} (place on a map)`
  return [text, country, place].filter(Boolean).join('\n')
}

function paymentWords({ payment, holdUntil, status }: OrderView, timeZone: string): string {
  const { method, chargeId, providerChargeId, paidAt } = payment
  const way = methodWords(method)
  if (paidAt === null) {
    const until =
      holdUntil !== null && status === 'awaiting-payment'
        ? `, held until ${minuteIn(holdUntil, timeZone)}`
        : ''
    return `${way}, not paid${until}`
  }
  const lines = [`${way}, paid ${minuteIn(paidAt, timeZone)}`]
  if (chargeId !== null) lines.push(`charge ${chargeId}`)
  if (providerChargeId) lines.push(`charge at the provider ${providerChargeId}`)
  return lines.join('\n')
}

function goodsTable(order: OrderView): string[] {
  const sum = (name: string, amount: number) => [name, '', '', money(amount, order.currency)]
  const rows = order.lines.map((line) => [
    line.sku === undefined ? line.title : `${line.title} (${line.sku})`,
    String(line.quantity),
    money(line.price, order.currency),
    money(line.price * line.quantity, order.currency),
  ])
  if (order.discount) rows.push(sum(`code ${order.discount.code}`, -order.discount.amount))
  if (order.delivery) rows.push(sum('delivery', order.delivery.price))
  if (order.tip > 0) rows.push(sum('tip', order.tip))
  rows.push(sum('total', order.total + order.tip))
  if (order.refunded > 0) rows.push(sum('given back', -order.refunded))
  return table(['goods', 'pieces', 'each', 'sum'], rows, [1, 2, 3])
}

function showHandedOut({ lines }: OrderView, screen: Screen): void {
  const given = lines.filter((line) => line.handedOut && line.handedOut.length > 0)
  const texts = given.flatMap(({ title, handedOut = [] }) =>
    handedOut.map((text) => `${title}: ${text.replaceAll('\n', ' ')}`),
  )
  section('handed out', texts, (text) => text, screen)
}

/** The one that paid the order stands above already. */
function otherPayments({ order, payments }: DeskOrder): PaymentView[] {
  return payments.filter(({ chargeId }) => chargeId !== order.payment.chargeId)
}

function paymentLine(payment: PaymentView, timeZone: string): string {
  const { at, amount, currency, chargeId, outcome, resolution } = payment
  const state = resolution ?? (outcome === 'paid' ? 'paid' : 'waits for your decision')
  return `${minuteIn(at, timeZone)}  ${money(amount, currency)}  charge ${chargeId}: ${outcomeWords(outcome)} (${state})`
}

function refundLine(refund: RefundView, timeZone: string): string {
  const { askedAt, amount, currency, status, error, restock, by } = refund
  const goods = restock ? ', goods back on the shelf' : ''
  const why = error === undefined ? '' : `: ${error}`
  return `${minuteIn(askedAt, timeZone)}  ${money(amount, currency)}  ${status}${why}${goods} (${authorWords(by)})`
}

/** What came before is the customer's own. */
function placedSteps({ history }: OrderView) {
  return history.filter(({ status }) => status !== 'draft')
}

function stepLine({ at, status, by, note }: OrderView['history'][number], timeZone: string) {
  const why = note === undefined ? '' : `: ${note}`
  return `${minuteIn(at, timeZone)}  ${status}${why} (${authorWords(by)})`
}

/** What can be done now, each with its command. */
export function whatNext(
  { order, next, refundable, refunds, payments }: DeskOrder,
  dir: string | undefined,
): string[] {
  const lines: string[] = []
  if (next.length > 0)
    lines.push(
      `next      ${next.join(', ')}: ${typed(`orders set ${order.number} ${next[0]}`, dir)}`,
    )
  if (refundable > 0) {
    const left = money(refundable, order.currency)
    lines.push(`refund    up to ${left}: ${typed(`orders refund ${order.number}`, dir)}`)
  }
  if (refunds.some(({ status, method }) => status === 'asked' && method !== 'stars'))
    lines.push(
      `to do     give the money back, then: ${typed(`orders refund ${order.number} --done`, dir)}`,
    )
  const raised = payments.find((one) => one.outcome !== 'paid' && one.resolution === null)
  if (raised) lines.push(`to do     decide about a payment: ${typed('orders payments', dir)}`)
  return lines.length > 0 ? ['', ...lines] : []
}

function section<T>(
  name: string,
  items: readonly T[],
  line: (item: T) => string,
  screen: Screen,
): void {
  if (items.length === 0) return
  screen.print('')
  screen.print(screen.paint('bold', name))
  for (const item of items) screen.print(`  ${line(item)}`)
}
