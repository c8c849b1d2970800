import * as z from 'zod'
import { paymentMethods } from '../../shop/payment.ts'
import { cartView } from './cart.ts'
import { address, contact, orderDelivery, orderView } from './order.ts'
import { amount, id, text } from './text.ts'

/** POST /v1/customers/:id/orders: the customer's draft, made from the cart of now (an older draft keeps its choices). */
export const checkoutStart = z.object({
  language: z.string(),
  /** Whether the bot has a provider's token, so that `telegram` can be offered. */
  provider: z.boolean(),
})
export type CheckoutStart = z.infer<typeof checkoutStart>

/** POST /v1/customers/:id/orders/:order/choices: what is absent stays as it was; null takes it back. */
export const checkoutChoices = checkoutStart.extend({
  method: z.enum(paymentMethods).nullable().optional(),
  /** A way of delivery, by id. */
  delivery: id.nullable().optional(),
  /** A promotion's code, as typed. */
  code: z.string().max(64).nullable().optional(),
  contact: contact.optional(),
  address: address.nullable().optional(),
})
export type CheckoutChoices = z.infer<typeof checkoutChoices>

/** What must be known before an order can be placed, in the order in which it is asked. */
export const missingParts = ['method', 'delivery', 'address', 'name', 'phone', 'email'] as const

/** A draft, what it still lacks, and what can be chosen. */
export const checkoutView = z.object({
  order: orderView,
  missing: z.array(z.enum(missingParts)),
  methods: z.array(z.enum(paymentMethods)),
  /** Empty: nothing of it is delivered. Prices are those for these goods. */
  deliveries: z.array(orderDelivery),
  /** Whether the shop has any codes to type. */
  promotions: z.boolean(),
})
export type CheckoutView = z.infer<typeof checkoutView>

/**
 * POST /v1/customers/:id/orders/:order/place: commits to exactly the total that the customer saw.
 * Codes: `checkout-incomplete`, `total-changed`, `cart-changed`, `cart-empty`, `total-zero`, and those of a promotion.
 */
export const placement = z.object({ total: amount, provider: z.boolean() })
export type Placement = z.infer<typeof placement>

export const placed = z.object({
  order: orderView,
  /** false: another unpaid order holds the last pieces; whether this one may pay is decided at pre-checkout. */
  held: z.boolean(),
  /** Whether the invoice lets Telegram ask for the address and offer ways of delivery. Bot API: is_flexible */
  flexible: z.boolean(),
})
export type Placed = z.infer<typeof placed>

/** POST /v1/customers/:id/orders/:order/repeat: its goods put into the cart, at today's prices. */
export const repeated = z.object({
  cart: cartView,
  /** Lines whose price is another today. */
  changed: z.array(z.object({ title: text, before: amount, after: amount })),
  /** Lines that can no longer be had, or not as many. */
  lacking: z.array(z.object({ title: text, wanted: z.int(), got: z.int() })),
})
export type Repeated = z.infer<typeof repeated>
