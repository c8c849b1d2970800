import type { OrderView } from '../../client/wire/order.ts'
import { currencyOf } from '../../telegram/currencies.ts'
import { priceOf } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'
import { sendInvoice } from './invoice.ts'
import { agreedScreen, invoiceScreen } from './placed.ts'
import { refused } from './walk.ts'

/** Commits the customer to the total that stood on the button; then what was agreed, or the invoice. */
export async function place(turn: Turn, draft: string, total: number): Promise<void> {
  const { client, providerToken } = turn.front
  const placement = { total, provider: providerToken !== undefined }
  const placed = await client.place(turn.from.id, draft, placement, turn.mutation('place'))
  if (!placed.ok) {
    const known = placed.problem.code === 'order-unknown' && (await showPlaced(turn, draft))
    return known ? undefined : refused(turn, placed.problem)
  }
  const { order, held } = placed.value
  if (order.payment.method === 'on-delivery') return turn.show(agreedScreen(turn, order))
  const refusal = await sendInvoice(turn, order)
  if (refusal !== undefined) return unpayable(turn, order, refusal)
  await turn.answer(turn.say(held ? 'invoice-sent' : 'not-held'), !held)
  return turn.show(invoiceScreen(turn, order))
}

/** A second tap on the last button: the order is made already, and nothing is sent twice. */
async function showPlaced(turn: Turn, id: string): Promise<boolean> {
  const order = await turn.front.client.customerOrder(turn.from.id, id, turn.call())
  if (!order.ok || order.value.status === 'draft') return false
  const { method } = order.value.payment
  const screen = method === 'on-delivery' ? agreedScreen : invoiceScreen
  await turn.show(screen(turn, order.value))
  return true
}

/** Lets go of the goods that nobody can pay for, and says why. */
async function unpayable(turn: Turn, order: OrderView, refusal: string): Promise<void> {
  turn.front.log.error('Telegram refused an invoice', { order: order.number, refusal })
  const { client } = turn.front
  await client.cancelOrder(turn.from.id, order.id, turn.mutation('unpayable'))
  await turn.answer(sayRefusal(turn, order, refusal), true)
  return refused(turn, { code: 'pay-unready', message: refusal })
}

/** What the customer is told of an invoice that Telegram does not take. */
export function sayRefusal(turn: Turn, order: OrderView, refusal: string): string {
  const { min, max } = currencyOf(order.currency) ?? {}
  const bounded = refusal.includes('TOTAL_AMOUNT') && min !== undefined && max !== undefined
  if (!bounded) return turn.say('pay-unready')
  const price = (amount: number) => priceOf(turn, amount, order.currency)
  return turn.say('pay-out-of-bounds', {
    least: price(min),
    most: price(max),
    total: price(order.total),
  })
}
