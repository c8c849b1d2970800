import { z } from 'zod'
import { orderStatuses } from '../../shop/order.ts'
import { amount, chatId, id } from './text.ts'

/** POST /v1/customers/:id/orders: an order made from the cart at today's prices; its stock is held. */
export const checkout = z.object({ method: z.literal('telegram'), language: z.string() })
export type Checkout = z.infer<typeof checkout>

export const orderView = z.object({
  id,
  number: z.string(),
  customer: z.object({ id: chatId, name: z.string(), username: z.string().optional() }),
  language: z.string(),
  status: z.enum(orderStatuses),
  currency: z.string(),
  lines: z.array(
    z.object({
      product: id,
      variant: id.nullable(),
      title: z.string(),
      quantity: z.int(),
      price: amount,
      sku: z.string().optional(),
    }),
  ),
  total: amount,
  payment: z.object({
    method: z.literal('telegram'),
    chargeId: z.string().nullable(),
    providerChargeId: z.string().nullable(),
    paidAt: z.string().nullable(),
  }),
  contact: z.object({
    name: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
  }),
  holdUntil: z.string().nullable(),
  history: z.array(z.object({ status: z.enum(orderStatuses), at: z.string(), by: z.string() })),
  createdAt: z.string(),
})
export type OrderView = z.infer<typeof orderView>

/** The answer to a checkout. */
export const checkedOut = z.object({
  order: orderView,
  /** false: another unpaid order holds the last pieces; whether this one may pay is decided at pre-checkout. */
  held: z.boolean(),
})
export type CheckedOut = z.infer<typeof checkedOut>

/** GET /v1/customers/:id/orders: newest first. */
export const customerOrderQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  /** The id of the last order of the page before. */
  after: z.string().optional(),
})

/** GET /v1/orders: newest first. */
export const orderQuery = customerOrderQuery.extend({ status: z.enum(orderStatuses).optional() })

export const orderList = z.object({
  orders: z.array(orderView),
  /** Pass as `after` for the next page; null at the end. */
  next: z.string().nullable(),
})
export type OrderList = z.infer<typeof orderList>
