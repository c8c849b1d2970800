import type { CartLine } from '../../shop/cart.ts'
import { offerOf, stockId, variantTitle } from '../../shop/catalog.ts'
import type { Order, OrderLine } from '../../shop/order.ts'
import { done, type Result } from '../../shop/problem.ts'
import { demand } from '../../shop/stock.ts'
import { textIn } from '../../shop/text.ts'
import type { Reader } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { heldCart } from '../carts.ts'
import { type Refusal, refuse } from '../route.ts'

/** The cart of now as lines of an order, at today's prices. Codes: `cart-empty`, `cart-changed`. */
export async function linesOfCart(
  backend: Backend,
  reader: Reader,
  customer: number,
  language: string,
): Promise<Result<OrderLine[], Refusal>> {
  const cart = await heldCart(backend, reader, customer)
  if (cart.lines.length === 0)
    return refuse(409, { code: 'cart-empty', message: 'The cart is empty' })
  const lines: OrderLine[] = []
  for (const line of cart.lines) {
    const frozen = freezeLine(backend, line, language)
    if (!frozen) return cartChanged(line.product)
    lines.push(frozen)
  }
  const short = await shortOnHand(reader, lines)
  return short === undefined ? done(lines) : cartChanged(short)
}

/** Whether nothing of it is sent: digital goods need no way of delivery. */
export function isAllDigital(backend: Backend, { lines }: Pick<Order, 'lines'>): boolean {
  const { products } = backend.current.index
  return lines.every((line) => products.get(line.product)?.deliver !== undefined)
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

function cartChanged(product: string) {
  return refuse(409, {
    code: 'cart-changed',
    message: 'Something in the cart can no longer be had as it stands there',
    facts: { product },
  })
}
