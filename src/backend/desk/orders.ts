import type { DeskOrder, OrderMove } from '../../client/wire/desk.ts'
import { type Author, moveOrder, nextStatuses, noteStep, type Order } from '../../shop/order.ts'
import type { Payment } from '../../shop/payment.ts'
import { done, type Problem, type Result } from '../../shop/problem.ts'
import { refundableAmount } from '../../shop/refund.ts'
import type { Reader, Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { giveUp } from '../give-up.ts'
import { handOut } from '../hand-out.ts'
import { queueNotice } from '../notices.ts'
import { orderFacts, showOrderToShop } from '../order-notices.ts'
import { orderView } from '../orders.ts'
import { settle } from '../payments/settle.ts'
import { paymentView } from '../payments/view.ts'
import { refundableOf } from '../refunds.ts'

/** An order with all that staff decide by. */
export async function deskOrder(reader: Reader, order: Order): Promise<DeskOrder> {
  const index = { name: 'order', value: order.id } as const
  const refunds = await reader.find('refunds', { index })
  const payments = await reader.find('payments', { index })
  return {
    order: orderView(order),
    next: nextStatuses(order),
    refundable: Math.max(
      0,
      refundableAmount(await refundableOf(reader, await paymentOf(reader, order), order)),
    ),
    payments: payments.map(paymentView),
    refunds: refunds.map((refund) => ({ ...refund })),
  }
}

/** The charge that paid an order; null: paid on delivery, or not at all. */
export async function paymentOf(reader: Reader, order: Order): Promise<Payment | null> {
  const { chargeId } = order.payment
  return chargeId === null ? null : ((await reader.get('payments', chargeId)) ?? null)
}

/** The shop has seen it. */
export async function acceptOrder(
  backend: Backend,
  writer: Writer,
  order: Order,
  by: Author,
): Promise<Order> {
  if (order.accepted) return order
  const accepted = { ...noteStep(order, by, backend.clock(), 'accepted'), accepted: true }
  await writer.put('orders', accepted)
  await tellOfStatus(backend, writer, accepted, 'accepted')
  return accepted
}

/** Staff move an order on; the customer is told, and every chat of the shop. Codes as `mayMove`. */
export async function moveByStaff(
  backend: Backend,
  writer: Writer,
  order: Order,
  { to, tracking, note }: OrderMove,
  by: Author,
): Promise<Result<Order, Problem>> {
  if (to === 'cancelled') {
    const cancelled = await giveUp(backend, writer, order, by, note)
    if (cancelled.ok) await tellOfStatus(backend, writer, cancelled.value, to)
    return cancelled
  }
  const moved = moveOrder(order, to, by, backend.clock(), note)
  if (!moved.ok) return moved
  if (to === 'paid') return done(await settle(backend, writer, order, null, by))
  const paysNow = to === 'delivered' && order.payment.paidAt === null
  const isPaid = paysNow || order.payment.paidAt !== null
  const after: Order = {
    ...moved.value,
    accepted: true,
    ...(tracking === undefined ? {} : { tracking }),
    ...(paysNow ? { payment: { ...order.payment, paidAt: backend.clock().toISOString() } } : {}),
    // Keys that had run out may be there by now.
    ...(isPaid ? { lines: await handOut(backend, writer, order) } : {}),
  }
  await writer.put('orders', after)
  await tellOfStatus(backend, writer, after, to)
  if (countHandedOut(after) > countHandedOut(order)) {
    const facts = { ...orderFacts(backend, after), language: order.language }
    await queueNotice(backend, writer, order.customer.id, 'order-goods', facts)
  }
  return done(after)
}

function countHandedOut({ lines }: Order): number {
  return lines.reduce((sum, { handedOut = [] }) => sum + handedOut.length, 0)
}

async function tellOfStatus(
  backend: Backend,
  writer: Writer,
  order: Order,
  status: string,
): Promise<void> {
  const facts = { ...orderFacts(backend, order), status, language: order.language }
  await queueNotice(backend, writer, order.customer.id, 'order-status', facts)
  await showOrderToShop(backend, writer, order)
}
