import { z } from 'zod'
import { orderView } from './order.ts'
import { amount, chatId } from './text.ts'

/** POST /v1/payments/pre-checkout. Bot API: PreCheckoutQuery */
export const charge = z.object({
  customer: chatId,
  /** The invoice payload: an order's id. */
  payload: z.string().max(128),
  amount,
  currency: z.string(),
})
export type ChargeRequest = z.infer<typeof charge>

/** Whether the customer may pay, and if not, why: a code of `mayCharge`, or `out-of-stock`. */
export const chargeVerdict = z.object({
  ok: z.boolean(),
  reason: z
    .enum([
      'order-unknown',
      'order-foreign',
      'order-paid',
      'order-closed',
      'amount-mismatch',
      'out-of-stock',
    ])
    .optional(),
  /** The goods that ran out, in the buyer's language. */
  titles: z.array(z.string()).optional(),
})
export type ChargeVerdict = z.infer<typeof chargeVerdict>

/** POST /v1/payments. Bot API: SuccessfulPayment */
export const paymentReport = charge.extend({
  chargeId: z.string().min(1),
  providerChargeId: z.string(),
  contact: z.object({
    name: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
  }),
})
export type PaymentReport = z.infer<typeof paymentReport>

export const paymentResult = z.object({
  outcome: z.enum(['paid', 'second', 'unknown-order', 'foreign', 'mismatch', 'no-stock']),
  order: orderView.nullable(),
})
export type PaymentResult = z.infer<typeof paymentResult>
