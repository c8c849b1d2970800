import type { Repeated } from '../../client/wire/checkout.ts'
import { quantityOf, setQuantity } from '../../shop/cart.ts'
import { offerOf, stockId } from '../../shop/catalog.ts'
import type { Order, OrderLine } from '../../shop/order.ts'
import { done, type Result } from '../../shop/problem.ts'
import type { Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { heldCart, viewCart } from '../carts.ts'
import type { Refusal } from '../route.ts'
import { onHand } from '../stock.ts'

/** Puts what an order had into the cart, as far as it can be had, and says what is not as it was. */
export async function repeatOrder(
  backend: Backend,
  writer: Writer,
  order: Order,
): Promise<Result<Repeated, Refusal>> {
  let cart = await heldCart(backend, writer, order.customer.id)
  const changed: Repeated['changed'] = []
  const lacking: Repeated['lacking'] = []
  for (const line of order.lines) {
    const price = priceNow(backend, line)
    const pieces = price === undefined ? 0 : await onHand(writer, stockId(line))
    const got = Math.min(line.quantity, pieces ?? line.quantity)
    const wished = Math.max(got, quantityOf(cart, line))
    const set = setQuantity(cart, line, wished, backend.clock())
    if (set.ok) cart = set.value
    if (got < line.quantity || !set.ok)
      lacking.push({ title: line.title, wanted: line.quantity, got: set.ok ? got : 0 })
    if (price !== undefined && price !== line.price)
      changed.push({ title: line.title, before: line.price, after: price })
  }
  await writer.put('carts', cart)
  return done({ cart: await viewCart(backend, writer, cart), changed, lacking })
}

function priceNow(backend: Backend, line: OrderLine): number | undefined {
  const product = backend.current.index.visibleProduct(line.product)
  return product && offerOf(product, line.variant)?.price
}
