import * as z from 'zod'
import { paymentOutcomes } from '../../shop/payment.ts'
import { address, contact, orderView } from './order.ts'
import { amount, chatId, id, moment } from './text.ts'

/** POST /v1/payments/pre-checkout. Bot API: PreCheckoutQuery */
export const charge = z.object({
  customer: chatId,
  /** The invoice payload: an order's id. */
  payload: z.string().max(128),
  amount,
  currency: z.string(),
  /** Bot API: shipping_option_id */
  shippingOption: z.string().optional(),
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

/** POST /v1/payments/shipping. Bot API: ShippingQuery */
export const shippingRequest = z.object({
  customer: chatId,
  payload: z.string().max(128),
  country: z.string().length(2),
})
export type ShippingRequest = z.infer<typeof shippingRequest>

/** Ways of delivery that go there; empty: none does, or the order cannot be paid any more. */
export const shippingOffer = z.object({
  options: z.array(z.object({ id, title: z.string(), price: amount })),
})
export type ShippingOffer = z.infer<typeof shippingOffer>

/** POST /v1/payments. Bot API: SuccessfulPayment */
export const paymentReport = charge.extend({
  chargeId: z.string().min(1),
  providerChargeId: z.string(),
  contact,
  address: address.optional(),
})
export type PaymentReport = z.infer<typeof paymentReport>

export const paymentResult = z.object({
  outcome: z.enum(paymentOutcomes),
  order: orderView.nullable(),
})
export type PaymentResult = z.infer<typeof paymentResult>

export const paymentView = z.object({
  chargeId: z.string(),
  providerChargeId: z.string(),
  method: z.enum(['telegram', 'stars']),
  customer: chatId,
  order: z.string().nullable(),
  amount,
  currency: z.string(),
  outcome: z.enum(paymentOutcomes),
  resolution: z.enum(['fulfilled', 'refunded', 'dismissed']).nullable(),
  at: z.string(),
})
export type PaymentView = z.infer<typeof paymentView>

/** One charge, or its return, as Telegram or a provider has it. Bot API: StarTransaction */
export const ledgerLine = z.object({
  /** Of Telegram for Stars, of Telegram or the provider in a statement; a return has that of its charge. */
  chargeId: z.string().min(1),
  /** `refund`: it went back to the customer. Bot API: a StarTransaction with a `receiver` */
  kind: z.enum(['charge', 'refund']).default('charge'),
  amount,
  currency: z.string(),
  at: moment,
  customer: chatId.optional(),
  /** Bot API: TransactionPartnerUser.invoice_payload */
  payload: z.string().optional(),
})

/**
 * POST /v1/payments/reconcile: compares what the other side has with our ledger, from `from` to `until`. What we
 * lack becomes a paid order or a raised payment; what they lack is told to the shop once, however often it is
 * looked at. Their moment of a charge is earlier than ours: let `from` lie a day before the last look.
 */
export const reconcileRequest = z.object({
  method: z.enum(['telegram', 'stars']),
  /** What the lines cover: from `from`, and before `until`. */
  from: moment,
  until: moment,
  lines: z.array(ledgerLine).max(10_000),
})
export type ReconcileRequest = z.input<typeof reconcileRequest>

export const reconcileResult = z.object({
  matched: z.int(),
  /** Charges that we lacked, and what became of each. */
  recorded: z.array(z.object({ chargeId: z.string(), outcome: z.enum(paymentOutcomes) })),
  /** Charges in a statement that name no customer, so that nobody can be told whose they are. */
  unnamed: z.array(z.string()),
  /** Charges that went back without our having asked for it; booked as refunds. */
  returned: z.array(z.string()),
  /** Charges of ours that the other side does not have. */
  missing: z.array(z.string()),
  /** Charges whose amounts differ. */
  differing: z.array(z.object({ chargeId: z.string(), ours: amount, theirs: amount })),
})
export type ReconcileResult = z.infer<typeof reconcileResult>
