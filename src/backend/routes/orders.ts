import { z } from 'zod'
import {
  checkedOut,
  checkout,
  customerOrderQuery,
  orderList,
  orderQuery,
  orderView as orderSchema,
} from '../../client/wire/order.ts'
import { moveOrder, type Order } from '../../shop/order.ts'
import { done } from '../../shop/problem.ts'
import { checkOut } from '../checkout.ts'
import { releaseHolds } from '../holds.ts'
import { findOrder, orderView } from '../orders.ts'
import { changing, type Route, reading, refuse } from '../route.ts'
import { customerId } from './params.ts'

export const orderRoutes: readonly Route[] = [
  changing(
    {
      method: 'post',
      path: '/v1/customers/:id/orders',
      summary: 'Makes an order from the cart at the prices of today and holds its stock',
      body: checkout,
      answer: checkedOut,
    },
    async (backend, { params, body }, writer) => {
      const customer = customerId(params)
      return customer === undefined ? unknownOrder() : checkOut(backend, writer, customer, body)
    },
  ),
  reading(
    {
      method: 'get',
      path: '/v1/customers/:id/orders',
      summary: 'The orders of a customer, newest first',
      query: customerOrderQuery,
      answer: orderList,
    },
    async (backend, { params, query }) => {
      const found = await backend.store.read((reader) =>
        reader.find('orders', {
          index: { name: 'customer', value: params.id ?? '' },
          newest: true,
          limit: query.limit + 1,
          ...(query.after === undefined ? {} : { after: query.after }),
        }),
      )
      return done(pageOf(found, query.limit))
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
      const order = await backend.store.read((reader) => findOrder(reader, params.order ?? ''))
      if (!order || order.customer.id !== customerId(params)) return unknownOrder()
      return done(orderView(order))
    },
  ),
  changing(
    {
      method: 'post',
      path: '/v1/customers/:id/orders/:order/cancel',
      summary: 'Gives up an unpaid order of a customer',
      body: z.object({}),
      answer: orderSchema,
    },
    async (backend, { params }, writer) => {
      const order = await findOrder(writer, params.order ?? '')
      if (!order || order.customer.id !== customerId(params)) return unknownOrder()
      const moved = moveOrder(order, 'cancelled', 'customer', backend.clock())
      if (!moved.ok) return refuse(409, moved.problem)
      const cancelled = { ...moved.value, holdUntil: null }
      await releaseHolds(writer, order.id)
      await writer.put('orders', cancelled)
      return done(orderView(cancelled))
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
    async (backend, { query }) => {
      const found = await backend.store.read((reader) =>
        reader.find('orders', {
          ...(query.status === undefined ? {} : { index: { name: 'status', value: query.status } }),
          newest: true,
          limit: query.limit + 1,
          ...(query.after === undefined ? {} : { after: query.after }),
        }),
      )
      return done(pageOf(found, query.limit))
    },
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

function pageOf(found: readonly Order[], limit: number) {
  const orders = found.slice(0, limit)
  const next = found.length > limit ? (orders.at(-1)?.id ?? null) : null
  return { orders: orders.map(orderView), next }
}

function unknownOrder() {
  return refuse(404, { code: 'order-unknown', message: 'There is no such order' })
}
