import { withoutBought } from '../../shop/cart.ts'
import { type Author, moveOrder, type Order, totalOf } from '../../shop/order.ts'
import { type Payment, partsOf } from '../../shop/payment.ts'
import type { Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { heldCart } from '../carts.ts'
import { redeem } from '../checkout/discount.ts'
import { handOut, isHandedOut } from '../hand-out.ts'
import { releaseHolds, shortStocks } from '../holds.ts'
import { queueNotice } from '../notices.ts'
import { orderFacts, showOrderToShop } from '../order-notices.ts'
import { takeStock } from '../stock.ts'

/**
 * An order becomes paid, by a charge or (`payment` null) by what staff say: stock goes down, keys are handed
 * out, the cart loses what was bought, customer and shop are told. What is not on the shelf is not taken from it:
 * staff who fulfil find it elsewhere. An order that may not become paid throws.
 */
export async function settle(
  backend: Backend,
  writer: Writer,
  order: Order,
  payment: Payment | null,
  by: Author,
): Promise<Order> {
  const now = backend.clock()
  const moved = moveOrder(withCharge(order, payment), 'paid', by, now)
  // Whoever calls has seen that it may; a transaction that is wrong must not commit.
  if (!moved.ok) throw new Error(moved.problem.message)
  await releaseHolds(writer, order.id)
  await redeem(writer, order)
  const isShort = (await shortStocks(writer, order, now)).length > 0
  const taken = isShort ? moved.value : await takeStock(writer, moved.value)
  const lines = await handOut(backend, writer, taken)
  const paid: Order = {
    ...taken,
    lines,
    payment: {
      method: payment?.method ?? order.payment.method,
      chargeId: payment?.chargeId ?? null,
      providerChargeId: payment?.providerChargeId ?? null,
      paidAt: now.toISOString(),
    },
    holdUntil: null,
  }
  const settled = isHandedOut(backend, lines) ? deliver(paid, now) : paid
  await writer.put('orders', settled)
  // What is paid on delivery left the cart when it was placed.
  if (order.payment.method !== 'on-delivery') await takeFromCart(backend, writer, order)
  const facts = { ...orderFacts(backend, settled), language: order.language }
  await queueNotice(backend, writer, order.customer.id, 'order-paid', facts)
  if (lines.some((line) => line.handedOut)) {
    await queueNotice(backend, writer, order.customer.id, 'order-goods', facts)
  }
  await showOrderToShop(backend, writer, settled)
  return settled
}

/** What is handed out in the chat is delivered by that. */
function deliver(order: Order, now: Date): Order {
  const moved = moveOrder(order, 'delivered', 'payment', now)
  return moved.ok ? moved.value : order
}

/** Tip and delivery are those that the charge was made for. */
function withCharge(order: Order, payment: Payment | null): Order {
  const parts = payment && partsOf(payment, order)
  if (!parts) return order
  const { delivery, tip } = parts
  return { ...order, delivery, tip, total: totalOf(order, delivery) }
}

async function takeFromCart(backend: Backend, writer: Writer, order: Order): Promise<void> {
  const cart = await heldCart(backend, writer, order.customer.id)
  await writer.put('carts', withoutBought(cart, order.lines, backend.clock()))
}
