import { withoutBought } from '../../shop/cart.ts'
import { type Author, moveOrder, type Order, type OrderLine } from '../../shop/order.ts'
import type { Payment } from '../../shop/payment.ts'
import type { Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { heldCart } from '../carts.ts'
import { handOut } from '../hand-out.ts'
import { releaseHolds } from '../holds.ts'
import { queueNotice } from '../notices.ts'
import { orderFacts, showOrderToShop } from '../order-notices.ts'
import { takeStock } from '../stock.ts'

/**
 * An order becomes paid, by a charge or (`payment` null) by what staff say: stock goes down, keys are handed
 * out, the cart loses what was bought, customer and shop are told. An order that may not become paid throws.
 */
export async function settle(
  backend: Backend,
  writer: Writer,
  order: Order,
  payment: Payment | null,
  by: Author,
): Promise<Order> {
  const now = backend.clock()
  const moved = moveOrder(order, 'paid', by, now)
  // Whoever calls has seen that it may; a transaction that is wrong must not commit.
  if (!moved.ok) throw new Error(moved.problem.message)
  await releaseHolds(writer, order.id)
  const taken = await takeStock(writer, moved.value)
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
  const settled = allHandedOut(lines) ? deliver(paid, now) : paid
  await writer.put('orders', settled)
  const cart = await heldCart(backend, writer, order.customer.id)
  await writer.put('carts', withoutBought(cart, order.lines, now))
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

function allHandedOut(lines: readonly OrderLine[]): boolean {
  return lines.length > 0 && lines.every((line) => line.handedOut !== undefined)
}
