import * as z from 'zod'
import { deskOrder as deskOrderSchema, deskView, orderMove } from '../../client/wire/desk.ts'
import { orderList, orderQuery } from '../../client/wire/order.ts'
import { refundRequest } from '../../client/wire/refund.ts'
import type { Order } from '../../shop/order.ts'
import type { Role } from '../../shop/people.ts'
import { done, type Result } from '../../shop/problem.ts'
import type { Reader, Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { acceptOrder, deskOrder, moveByStaff, paymentOf } from '../desk/orders.ts'
import { overview } from '../desk/overview.ts'
import { type StaffMember, staffOf } from '../desk/staff.ts'
import { searchOrders } from '../order-search.ts'
import { findOrder, orderView } from '../orders.ts'
import { askRefund } from '../refunds.ts'
import { type Asked, changing, type Refusal, type Route, reading, refuse } from '../route.ts'

const deskQuery = orderQuery.extend({
  /** An order's number, or a customer as in `customer`. */
  q: z.string().max(200).optional(),
  open: z.literal('yes').optional(),
})

export const deskOrderRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/desk/:actor',
      summary: 'The day at a glance, for staff',
      answer: deskView,
    },
    (backend, { params }) =>
      backend.store.read(async (reader) => {
        const staff = await staffOf(backend, reader, params)
        return staff.ok ? done(await overview(backend, reader, staff.value.role)) : staff
      }),
  ),
  reading(
    {
      method: 'get',
      path: '/v1/desk/:actor/orders',
      summary: 'Orders by number or customer, for staff',
      query: deskQuery,
      answer: orderList,
    },
    (backend, { params, query }) =>
      backend.store.read(async (reader) => {
        const staff = await staffOf(backend, reader, params)
        if (!staff.ok) return staff
        const { q, open, ...filter } = query
        const numbered = q === undefined ? undefined : await findOrder(reader, q.trim())
        if (numbered && numbered.status !== 'draft')
          return done({ orders: [orderView(numbered)], next: null })
        return done(
          await searchOrders(reader, {
            ...filter,
            open: open === 'yes',
            ...(q === undefined ? {} : { customer: q.trim() }),
          }),
        )
      }),
  ),
  reading(
    {
      method: 'get',
      path: '/v1/desk/:actor/orders/:order',
      summary: 'An order with what can be done with it, for staff',
      answer: deskOrderSchema,
    },
    (backend, { params }) =>
      backend.store.read(async (reader) => {
        const found = await orderForStaff(backend, reader, params)
        return found.ok ? done(await deskOrder(reader, found.value.order)) : found
      }),
  ),
  changing(
    {
      method: 'post',
      path: '/v1/desk/:actor/orders/:order/accept',
      summary: 'The shop has seen an order',
      answer: deskOrderSchema,
    },
    async (backend, { params }, writer) => {
      const found = await orderForStaff(backend, writer, params)
      if (!found.ok) return found
      const { order, staff } = found.value
      return done(await deskOrder(writer, await acceptOrder(backend, writer, order, staff.author)))
    },
  ),
  changing(
    {
      method: 'post',
      path: '/v1/desk/:actor/orders/:order/move',
      summary: 'Moves an order on, or cancels it',
      body: orderMove,
      answer: deskOrderSchema,
    },
    async (backend, { params, body }, writer) => {
      const found = await orderForStaff(backend, writer, params)
      if (!found.ok) return found
      const { order, staff } = found.value
      const moved = await moveByStaff(backend, writer, order, body, staff.author)
      return moved.ok ? done(await deskOrder(writer, moved.value)) : refuse(409, moved.problem)
    },
  ),
  changing(
    {
      method: 'post',
      path: '/v1/desk/:actor/orders/:order/refunds',
      summary: 'Gives money of an order back, whole or in part',
      body: refundRequest,
      answer: deskOrderSchema,
    },
    async (backend, { params, body }, writer) => {
      const found = await orderForStaff(backend, writer, params, 'admin')
      if (!found.ok) return found
      const { order, staff } = found.value
      const payment = await paymentOf(writer, order)
      const wish = { ...body, by: staff.author }
      const asked = await askRefund(backend, writer, payment, order, wish)
      return asked.ok ? done(await deskOrder(writer, order)) : refuse(409, asked.problem)
    },
  ),
]

async function orderForStaff(
  backend: Backend,
  reader: Reader | Writer,
  params: Asked['params'],
  needed?: Role,
): Promise<Result<{ order: Order; staff: StaffMember }, Refusal>> {
  const staff = await staffOf(backend, reader, params, needed)
  if (!staff.ok) return staff
  const order = await findOrder(reader, params.order ?? '')
  if (!order || order.status === 'draft')
    return refuse(404, { code: 'order-unknown', message: 'There is no such order' })
  return done({ order, staff: staff.value })
}
