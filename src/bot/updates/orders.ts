import type { OrderView } from '../../client/wire/order.ts'
import { sendInvoice } from '../checkout/invoice.ts'
import { sayRefusal } from '../checkout/place.ts'
import { goodsScreen, hasGoods } from '../screens/goods.ts'
import { orderScreen, ordersScreen } from '../screens/orders.ts'
import { repeatScreen } from '../screens/repeat.ts'
import type { Screen } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'
import { lost } from './lost.ts'

export async function showOrders(turn: Turn, after: string): Promise<void> {
  const page = { limit: 8, ...(after === '' ? {} : { after }) }
  const list = await turn.front.client.customerOrders(turn.from.id, page, turn.call())
  return list.ok ? turn.show(ordersScreen(turn, list.value)) : lost(turn, list.problem)
}

export function showOrder(turn: Turn, id: string): Promise<void> {
  return withOrder(turn, id, (order) => orderScreen(turn, order))
}

export function showGoods(turn: Turn, id: string, page: number): Promise<void> {
  return withOrder(turn, id, (order) =>
    hasGoods(order) ? goodsScreen(turn, order, page) : orderScreen(turn, order),
  )
}

export async function cancel(turn: Turn, id: string): Promise<void> {
  const order = await turn.front.client.cancelOrder(turn.from.id, id, turn.mutation('cancel'))
  if (!order.ok) {
    await turn.answer(turn.say('stale'))
    return showOrder(turn, id)
  }
  await turn.answer(turn.say('order-cancelled', { number: order.value.number }))
  return turn.show(orderScreen(turn, order.value))
}

/** Puts the goods of an order into the cart again. */
export async function repeat(turn: Turn, id: string): Promise<void> {
  const repeated = await turn.front.client.repeatOrder(turn.from.id, id, turn.mutation('repeat'))
  if (repeated.ok) return turn.show(repeatScreen(turn, repeated.value))
  await turn.answer(turn.say('stale'))
  return showOrders(turn, '')
}

/** The invoice once more: the old one may be far above, or deleted. */
export async function payAgain(turn: Turn, id: string): Promise<void> {
  const found = await turn.front.client.customerOrder(turn.from.id, id, turn.call())
  if (!found.ok) return stale(turn)
  const order = found.value
  if (!isPayable(order)) {
    await turn.answer(turn.say('stale'))
    return turn.show(orderScreen(turn, order))
  }
  const refusal = await sendInvoice(turn, order)
  if (refusal === undefined) return turn.answer(turn.say('invoice-sent'))
  turn.front.log.error('Telegram refused an invoice', { order: order.number, refusal })
  return turn.answer(sayRefusal(turn, order, refusal), true)
}

function isPayable({ status, payment }: OrderView): boolean {
  return status === 'awaiting-payment' && payment.method !== 'on-delivery'
}

async function withOrder(
  turn: Turn,
  id: string,
  screen: (order: OrderView) => Screen,
): Promise<void> {
  const order = await turn.front.client.customerOrder(turn.from.id, id, turn.call())
  return order.ok ? turn.show(screen(order.value)) : stale(turn)
}

async function stale(turn: Turn): Promise<void> {
  await turn.answer(turn.say('stale'))
  return showOrders(turn, '')
}
