import * as z from 'zod'
import {
  orderList,
  orderPage,
  orderQuery,
  orderView as orderSchema,
} from '../../client/wire/order.ts'
import { done } from '../../shop/problem.ts'
import { giveUp } from '../give-up.ts'
import { showOrderToShop } from '../order-notices.ts'
import { searchOrders } from '../order-search.ts'
import { findOrder, orderView } from '../orders.ts'
import { changing, type Route, reading, refuse } from '../route.ts'
import { customerId, ownOrder } from './params.ts'

export const orderRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/customers/:id/orders',
      summary: 'The orders of a customer, newest first',
      query: orderPage,
      answer: orderList,
    },
    async (backend, { params, query }) => {
      const id = customerId(params)
      if (id === undefined)
        return refuse(404, { code: 'customer-unknown', message: 'There is no such customer' })
      return done(
        await backend.store.read((reader) =>
          searchOrders(reader, { ...query, customer: String(id) }),
        ),
      )
    },
  ),
  reading(
    {
      method: 'get',
      path: '/v1/customers/:id/orders/:order',
      summary: 'An order of a customer',
      answer: orderSchema,
    },
    async (backend, { params }) => {
      const order = await backend.store.read((reader) => ownOrder(reader, params))
      return order ? done(orderView(order)) : unknownOrder()
    },
  ),
  changing(
    {
      method: 'post',
      path: '/v1/customers/:id/orders/:order/cancel',
      summary: 'Gives up an unpaid order of a customer; a draft is forgotten',
      body: z.object({}),
      answer: orderSchema,
    },
    async (backend, { params }, writer) => {
      const order = await ownOrder(writer, params)
      if (!order) return unknownOrder()
      if (order.status === 'draft') {
        await writer.delete('orders', order.id)
        return done(orderView({ ...order, status: 'cancelled' }))
      }
      const cancelled = await giveUp(backend, writer, order, 'customer')
      if (!cancelled.ok) return refuse(409, cancelled.problem)
      if (order.payment.method === 'on-delivery')
        await showOrderToShop(backend, writer, cancelled.value)
      return done(orderView(cancelled.value))
    },
  ),
  reading(
    {
      method: 'get',
      path: '/v1/orders',
      summary: 'The orders of the shop, newest first',
      query: orderQuery,
      answer: orderList,
    },
    async (backend, { query }) =>
      done(await backend.store.read((reader) => searchOrders(reader, query))),
  ),
  reading(
    {
      method: 'get',
      path: '/v1/orders/:order',
      summary: 'An order, by id or by number',
      answer: orderSchema,
    },
    async (backend, { params }) => {
      const order = await backend.store.read((reader) => findOrder(reader, params.order ?? ''))
      return order ? done(orderView(order)) : unknownOrder()
    },
  ),
]

function unknownOrder() {
  return refuse(404, { code: 'order-unknown', message: 'There is no such order' })
}
