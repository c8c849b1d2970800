import type { Placed, Placement } from '../../client/wire/checkout.ts'
import { withoutBought } from '../../shop/cart.ts'
import { moveOrder, type Order } from '../../shop/order.ts'
import { done, type Result } from '../../shop/problem.ts'
import type { Reader, Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { heldCart } from '../carts.ts'
import { demandOf } from '../demand.ts'
import { shortStocks, takeHolds } from '../holds.ts'
import { queueNotice } from '../notices.ts'
import { orderFacts, showOrderToShop } from '../order-notices.ts'
import { orderView } from '../orders.ts'
import { type Refusal, refuse } from '../route.ts'
import { takeStock } from '../stock.ts'
import { discountNow, redeem } from './discount.ts'
import { priceDraft } from './draft.ts'
import { missingOf } from './missing.ts'
import { giveUpUnpaid } from './supersede.ts'

/**
 * Commits a customer to the total that they saw. What is charged waits for its payment with its stock held;
 * what is paid on delivery takes its stock at once. A customer has one unpaid invoice: an older one is cancelled.
 * Codes: `checkout-incomplete`, `total-changed`, `cart-empty`, `cart-changed`, `total-zero`, `promotion-…`,
 * `order-transition` (it was placed before, and is more than that by now).
 */
export async function place(
  backend: Backend,
  writer: Writer,
  draft: Order,
  { total, provider }: Placement,
): Promise<Result<Placed, Refusal>> {
  // Pressed twice: there is one order, and this is it.
  if (draft.status === 'awaiting-payment' && draft.total === total)
    return done(await placedView(writer, draft))
  const moved = moveOrder(draft, 'awaiting-payment', 'customer', backend.clock())
  if (!moved.ok) return refuse(409, moved.problem)
  const code = draft.discount?.code
  if (code !== undefined) {
    // Said aloud: pricing alone would quietly take the discount back.
    const off = await discountNow(backend, writer, draft, code)
    if (!off.ok) return refuse(409, off.problem)
  }
  const priced = await priceDraft(backend, writer, moved.value, provider)
  if (!priced.ok) return priced
  const order = priced.value
  const missing = missingOf(order, backend.current.settings.payment.ask)
  if (missing.length > 0) {
    return refuse(409, {
      code: 'checkout-incomplete',
      message: `The order lacks ${missing.join(', ')}`,
      facts: { missing: missing.join(',') },
    })
  }
  if (order.total !== total) {
    return refuse(409, {
      code: 'total-changed',
      message: `The order costs ${order.total} now, not ${total}`,
      facts: { total: order.total },
    })
  }
  await giveUpUnpaid(backend, writer, order.customer.id, order.id)
  await redeem(writer, order)
  return order.payment.method === 'on-delivery'
    ? commit(backend, writer, order)
    : awaitPayment(backend, writer, order)
}

/** Nothing is charged: the goods are the customer's from now on. */
async function commit(
  backend: Backend,
  writer: Writer,
  order: Order,
): Promise<Result<Placed, Refusal>> {
  const short = await shortStocks(writer, order, backend.clock())
  if (short.length > 0) {
    return refuse(409, {
      code: 'cart-changed',
      message: 'Somebody else is just buying the last of it',
      facts: { product: short[0]?.split('/')[0] ?? '' },
    })
  }
  const placed = await takeStock(writer, order)
  await writer.put('orders', placed)
  const cart = await heldCart(backend, writer, order.customer.id)
  await writer.put('carts', withoutBought(cart, order.lines, backend.clock()))
  const facts = { ...orderFacts(backend, placed), language: order.language }
  await queueNotice(backend, writer, order.customer.id, 'order-placed', facts)
  await showOrderToShop(backend, writer, placed)
  return done(await placedView(writer, placed))
}

async function awaitPayment(
  backend: Backend,
  writer: Writer,
  order: Order,
): Promise<Result<Placed, Refusal>> {
  await takeHolds(backend, writer, order)
  const until = new Date(backend.clock().getTime() + backend.current.settings.hold)
  const placed = { ...order, holdUntil: until.toISOString() }
  await writer.put('orders', placed)
  return done(await placedView(writer, placed))
}

async function placedView(reader: Reader, order: Order): Promise<Placed> {
  const flexible = order.payment.method === 'telegram' && order.delivery?.address === true
  return { order: orderView(order), held: await isHeld(reader, order), flexible }
}

/** Whether it has all of its counted pieces, held or taken. */
async function isHeld(reader: Reader, order: Order): Promise<boolean> {
  if (order.stockTaken) return true
  for (const stock of demandOf(order).keys()) {
    const counted = (await reader.get('stock', stock)) !== undefined
    if (counted && !(await reader.get('holds', `${order.id}:${stock}`))) return false
  }
  return true
}
