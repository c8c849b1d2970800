import type { CheckedOut, Checkout } from '../client/wire/order.ts'
import type { CartLine } from '../shop/cart.ts'
import { offerOf, stockId, variantTitle } from '../shop/catalog.ts'
import { moveOrder, type Order, type OrderLine, orderNumber, orderTotal } from '../shop/order.ts'
import { done, type Result } from '../shop/problem.ts'
import { demand } from '../shop/stock.ts'
import { textIn } from '../shop/text.ts'
import type { Reader, Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { heldCart } from './carts.ts'
import { releaseHolds, takeHolds } from './holds.ts'
import { orderView } from './orders.ts'
import { type Refusal, refuse } from './route.ts'

/**
 * Makes an order from the cart at today's prices and holds its stock. A customer has one unpaid order: an
 * older one is cancelled by it. Codes: `customer-unknown`, `cart-empty`, `cart-changed`, `total-zero`.
 */
export async function checkOut(
  backend: Backend,
  writer: Writer,
  customerId: number,
  asked: Checkout,
): Promise<Result<CheckedOut, Refusal>> {
  const customer = await writer.get('customers', String(customerId))
  if (!customer)
    return refuse(404, { code: 'customer-unknown', message: 'There is no such customer' })
  const cart = await heldCart(backend, writer, customerId)
  if (cart.lines.length === 0)
    return refuse(409, { code: 'cart-empty', message: 'The cart is empty' })
  const lines: OrderLine[] = []
  for (const line of cart.lines) {
    const frozen = freezeLine(backend, line, asked.language)
    if (!frozen) return cartChanged(line.product)
    lines.push(frozen)
  }
  const total = orderTotal(lines)
  if (total <= 0) return refuse(409, { code: 'total-zero', message: 'There is nothing to pay' })
  const short = await shortOnHand(writer, lines)
  if (short !== undefined) return cartChanged(short)

  await giveUpUnpaid(backend, writer, customerId)
  const now = backend.clock()
  const at = now.toISOString()
  const draft: Order = {
    id: `${now.getTime().toString(36).padStart(9, '0')}${randomText(backend, 12)}`,
    number: await freshNumber(backend, writer),
    customer: {
      id: customer.id,
      name: customer.name,
      ...(customer.username === undefined ? {} : { username: customer.username }),
    },
    language: asked.language,
    status: 'awaiting-payment',
    currency: backend.current.settings.currency,
    lines,
    total,
    payment: { method: asked.method, chargeId: null, providerChargeId: null, paidAt: null },
    contact: {},
    holdUntil: null,
    history: [{ status: 'awaiting-payment', at, by: 'customer' }],
    createdAt: at,
  }
  const taken = await takeHolds(backend, writer, draft)
  const order = taken.ok ? { ...draft, holdUntil: taken.value } : draft
  await writer.put('orders', order)
  return done({ order: orderView(order), held: taken.ok })
}

/** A line as it will always be: title in the buyer's language, price of now. */
function freezeLine(backend: Backend, line: CartLine, language: string): OrderLine | undefined {
  const { index, settings } = backend.current
  const product = index.visibleProduct(line.product)
  const offer = product && offerOf(product, line.variant)
  if (!product || !offer) return undefined
  const title = textIn(product.title, language, settings.languages)
  const variant =
    offer.variant && textIn(variantTitle(product, offer.variant), language, settings.languages)
  const sku = offer.variant?.sku ?? product.sku
  return {
    ...line,
    title: variant === null ? title : `${title} (${variant})`,
    price: offer.price,
    ...(sku === undefined ? {} : { sku }),
  }
}

/** A product of which fewer are on hand than wanted, whoever holds them. */
async function shortOnHand(
  reader: Reader,
  lines: readonly OrderLine[],
): Promise<string | undefined> {
  const wanted = demand(lines.map((line) => ({ stock: stockId(line), quantity: line.quantity })))
  for (const [id, quantity] of wanted) {
    const stock = await reader.get('stock', id)
    if (stock && stock.onHand < quantity) return id.split('/')[0]
  }
  return undefined
}

async function giveUpUnpaid(backend: Backend, writer: Writer, customer: number): Promise<void> {
  const recent = await writer.find('orders', {
    index: { name: 'customer', value: String(customer) },
    newest: true,
    limit: 20,
  })
  for (const order of recent) {
    if (order.status !== 'awaiting-payment') continue
    const moved = moveOrder(order, 'cancelled', 'customer', backend.clock())
    if (!moved.ok) continue
    await releaseHolds(writer, order.id)
    await writer.put('orders', { ...moved.value, holdUntil: null })
  }
}

async function freshNumber(backend: Backend, reader: Reader): Promise<string> {
  for (;;) {
    const number = orderNumber(backend.random)
    const taken = await reader.count('orders', { index: { name: 'number', value: number } })
    if (taken === 0) return number
  }
}

function randomText(backend: Backend, length: number): string {
  return Array.from({ length }, () => backend.random(36).toString(36)).join('')
}

function cartChanged(product: string) {
  return refuse(409, {
    code: 'cart-changed',
    message: 'Something in the cart can no longer be had as it stands there',
    facts: { product },
  })
}
