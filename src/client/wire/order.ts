import * as z from 'zod'
import { orderStatuses } from '../../shop/order.ts'
import { paymentMethods } from '../../shop/payment.ts'
import { amount, chatId, id, moment } from './text.ts'

export const contact = z.object({
  name: z.string().max(200).optional(),
  phone: z.string().max(40).optional(),
  email: z.string().max(200).optional(),
})

export const address = z.object({
  text: z.string().min(1).max(1000),
  country: z.string().length(2).optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
})

export const orderDelivery = z.object({
  id,
  title: z.string(),
  price: amount,
  address: z.boolean(),
  countries: z.array(z.string()).optional(),
})

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
      /** Digital goods, once paid. */
      handedOut: z.array(z.string()).optional(),
    }),
  ),
  /** The sum of the lines. */
  goods: amount,
  discount: z.object({ code: z.string(), amount }).nullable(),
  delivery: orderDelivery.nullable(),
  address: address.nullable(),
  /** What is owed: goods, less the discount, and delivery. */
  total: amount,
  tipUpTo: amount,
  tip: amount,
  payment: z.object({
    method: z.enum(paymentMethods).nullable(),
    chargeId: z.string().nullable(),
    providerChargeId: z.string().nullable(),
    paidAt: z.string().nullable(),
  }),
  contact,
  holdUntil: z.string().nullable(),
  accepted: z.boolean(),
  tracking: z.string().nullable(),
  /** What has been given back. */
  refunded: amount,
  history: z.array(
    z.object({
      status: z.enum(orderStatuses),
      at: z.string(),
      by: z.string(),
      note: z.string().optional(),
    }),
  ),
  createdAt: z.string(),
})
export type OrderView = z.infer<typeof orderView>

/** GET /v1/customers/:id/orders: newest first, drafts left out. */
export const orderPage = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  /** The id of the last order of the page before. */
  after: z.string().optional(),
})

/** GET /v1/orders: newest first, drafts left out. */
export const orderQuery = orderPage.extend({
  status: z.enum(orderStatuses).optional(),
  /** Made at or after `from`, and before `until`. */
  from: moment.optional(),
  until: moment.optional(),
  /** Telegram user id, username, or a part of the name. */
  customer: z.string().max(200).optional(),
  /** A product's id. */
  product: z.string().max(128).optional(),
})
export type OrderQuery = z.input<typeof orderQuery>

export const orderList = z.object({
  orders: z.array(orderView),
  /** Pass as `after` for the next page; null at the end. */
  next: z.string().nullable(),
})
export type OrderList = z.infer<typeof orderList>
