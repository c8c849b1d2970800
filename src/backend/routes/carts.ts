import { cartLineChange, cartView } from '../../client/wire/cart.ts'
import { quantityOf } from '../../shop/cart.ts'
import type { Item } from '../../shop/catalog.ts'
import { done } from '../../shop/problem.ts'
import type { Backend } from '../backend.ts'
import { changeCart, heldCart, heldCartFor, viewCart } from '../carts.ts'
import { changing, type Route, reading, refuse } from '../route.ts'
import { customerId } from './params.ts'

export const cartRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/customers/:id/cart',
      summary: 'A cart at the prices of today',
      answer: cartView,
    },
    async (backend, { params }) => {
      const customer = customerId(params)
      if (customer === undefined) return unknownCustomer()
      return done(
        await backend.store.read(async (reader) =>
          viewCart(backend, reader, await heldCart(backend, reader, customer)),
        ),
      )
    },
  ),
  changing(
    {
      method: 'post',
      path: '/v1/customers/:id/cart/lines',
      summary: 'Adds to a line of the cart',
      body: cartLineChange,
      answer: cartView,
    },
    async (backend, { params, body }, writer) => {
      const customer = customerId(params)
      if (customer === undefined) return unknownCustomer()
      const item = itemNow(backend, body)
      const cart = await heldCartFor(backend, writer, customer, item)
      return changeCart(backend, writer, cart, item, quantityOf(cart, item) + body.quantity)
    },
  ),
  changing(
    {
      method: 'put',
      path: '/v1/customers/:id/cart/lines',
      summary: 'Sets the quantity of a line of the cart; 0 removes it',
      body: cartLineChange,
      answer: cartView,
    },
    async (backend, { params, body }, writer) => {
      const customer = customerId(params)
      if (customer === undefined) return unknownCustomer()
      const item = itemNow(backend, body)
      const cart = await heldCartFor(backend, writer, customer, item)
      return changeCart(backend, writer, cart, item, body.quantity)
    },
  ),
  changing(
    {
      method: 'delete',
      path: '/v1/customers/:id/cart',
      summary: 'Empties the cart',
      answer: cartView,
    },
    async (backend, { params }, writer) => {
      const customer = customerId(params)
      if (customer === undefined) return unknownCustomer()
      const cart = await heldCart(backend, writer, customer)
      const empty = { ...cart, lines: [], updatedAt: backend.clock().toISOString() }
      await writer.put('carts', empty)
      return done(await viewCart(backend, writer, empty))
    },
  ),
]

/** A button of before names a product by the id it had then. */
function itemNow(backend: Backend, { product, variant }: Item): Item {
  return { product: backend.current.index.productNow(product), variant }
}

function unknownCustomer() {
  return refuse(404, { code: 'customer-unknown', message: 'There is no such customer' })
}
