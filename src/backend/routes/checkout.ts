import {
  checkoutChoices,
  checkoutStart,
  checkoutView,
  placed,
  placement,
  repeated,
} from '../../client/wire/checkout.ts'
import type { Order } from '../../shop/order.ts'
import type { Reader } from '../../store/store.ts'
import { choose, startCheckout } from '../checkout/draft.ts'
import { place } from '../checkout/place.ts'
import { repeatOrder } from '../checkout/repeat.ts'
import type { Asked } from '../route.ts'
import { changing, type Route, refuse } from '../route.ts'
import { customerId, ownOrder } from './params.ts'

export const checkoutRoutes: readonly Route[] = [
  changing(
    {
      method: 'post',
      path: '/v1/customers/:id/orders',
      summary: 'The draft of a customer, made from the cart at the prices of today',
      body: checkoutStart,
      answer: checkoutView,
    },
    async (backend, { params, body }, writer) => {
      const customer = customerId(params)
      return customer === undefined
        ? unknownOrder()
        : startCheckout(backend, writer, customer, body)
    },
  ),
  changing(
    {
      method: 'post',
      path: '/v1/customers/:id/orders/:order/choices',
      summary: 'What the customer chose for a draft: payment, delivery, code, contact, address',
      body: checkoutChoices,
      answer: checkoutView,
    },
    async (backend, { params, body }, writer) => {
      const draft = await ownDraft(writer, params)
      return draft ? choose(backend, writer, draft, body) : unknownOrder()
    },
  ),
  changing(
    {
      method: 'post',
      path: '/v1/customers/:id/orders/:order/place',
      summary: 'Commits to the total that the customer saw, and holds or takes the stock',
      body: placement,
      answer: placed,
    },
    async (backend, { params, body }, writer) => {
      const draft = await ownOrder(writer, params)
      return draft ? place(backend, writer, draft, body) : unknownOrder()
    },
  ),
  changing(
    {
      method: 'post',
      path: '/v1/customers/:id/orders/:order/repeat',
      summary: 'Puts the goods of an order into the cart again, at the prices of today',
      answer: repeated,
    },
    async (backend, { params }, writer) => {
      const order = await ownOrder(writer, params)
      return order && order.status !== 'draft'
        ? repeatOrder(backend, writer, order)
        : unknownOrder()
    },
  ),
]

async function ownDraft(reader: Reader, params: Asked['params']): Promise<Order | undefined> {
  const order = await ownOrder(reader, params)
  return order?.status === 'draft' ? order : undefined
}

function unknownOrder() {
  return refuse(404, { code: 'order-unknown', message: 'There is no such order' })
}
