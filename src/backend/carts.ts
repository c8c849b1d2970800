import type { CartView } from '../client/wire/cart.ts'
import { type Cart, type CartLine, emptyCart, quantityOf, setQuantity } from '../shop/cart.ts'
import { type Item, offerOf, stockId, variantTitle } from '../shop/catalog.ts'
import { sumAmounts, timesAmount } from '../shop/money.ts'
import { done, type Result } from '../shop/problem.ts'
import type { Reader, Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { type Refusal, refuse } from './route.ts'
import { onHand } from './stock.ts'

export async function heldCart(backend: Backend, reader: Reader, customer: number): Promise<Cart> {
  return (await reader.get('carts', String(customer))) ?? emptyCart(customer, backend.clock())
}

/** A cart about to be changed: how much there is of the item is asked in the same breath, and known from then on. */
export async function heldCartFor(
  backend: Backend,
  reader: Reader,
  customer: number,
  item: Item,
): Promise<Cart> {
  const [cart] = await Promise.all([
    heldCart(backend, reader, customer),
    onHand(reader, stockId(item)),
  ])
  return cart
}

/** Sets a line, if there is as much to be had. Codes: `product-gone`, `out-of-stock`, `cart-full`, `quantity-invalid`. */
export async function changeCart(
  backend: Backend,
  writer: Writer,
  cart: Cart,
  item: Item,
  quantity: number,
): Promise<Result<CartView, Refusal>> {
  const more = quantity > quantityOf(cart, item)
  if (more) {
    const product = backend.current.index.visibleProduct(item.product)
    if (!product || !offerOf(product, item.variant)) {
      return refuse(409, { code: 'product-gone', message: 'This is no longer sold' })
    }
    const pieces = await onHand(writer, stockId(item))
    if (pieces !== null && quantity > pieces) {
      return refuse(409, {
        code: 'out-of-stock',
        message: `Only ${pieces} can be had`,
        facts: { available: pieces },
      })
    }
  }
  const changed = setQuantity(cart, item, quantity, backend.clock())
  if (!changed.ok) return refuse(409, changed.problem)
  await writer.put('carts', changed.value)
  return done(await viewCart(backend, writer, changed.value))
}

/** A cart at today's prices; what can no longer be bought stays in sight and counts nothing. */
export async function viewCart(backend: Backend, reader: Reader, cart: Cart): Promise<CartView> {
  const lines = await Promise.all(cart.lines.map((line) => viewLine(backend, reader, line)))
  return {
    customer: cart.customer,
    currency: backend.current.settings.currency,
    lines,
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
    total: sumAmounts(lines.map((line) => line.total)),
  }
}

async function viewLine(
  backend: Backend,
  reader: Reader,
  line: CartLine,
): Promise<CartView['lines'][number]> {
  const { index } = backend.current
  const { product: id, variant, quantity } = line
  const product = index.visibleProduct(id)
  const offer = product && offerOf(product, variant)
  if (!product || !offer) {
    const title = index.products.get(id)?.title ?? id
    const gone = { price: 0, total: 0, available: 0, problem: 'gone' as const }
    return { product: id, variant, title, variantTitle: null, quantity, ...gone }
  }
  const pieces = await onHand(reader, stockId(line))
  return {
    product: id,
    variant,
    title: product.title,
    variantTitle: offer.variant && variantTitle(product, offer.variant),
    quantity,
    price: offer.price,
    total: timesAmount(offer.price, quantity),
    available: pieces,
    problem: pieces !== null && quantity > pieces ? 'short' : null,
  }
}
