import type { Order } from './order.ts'
import { done, failed, type Result } from './problem.ts'

/** A charge as Telegram reported it, and what became of it. Its identity is the charge id. */
export interface Payment {
  /** Bot API: SuccessfulPayment.telegram_payment_charge_id */
  readonly chargeId: string
  readonly providerChargeId: string
  readonly customer: number
  /** The order its payload named; null when there is none. */
  readonly order: string | null
  readonly payload: string
  /** Smallest unit. */
  readonly amount: number
  readonly currency: string
  readonly outcome: PaymentOutcome
  /** ISO 8601 */
  readonly at: string
}

/**
 * `paid`: the order is paid by it. Every other outcome is recorded and raised to the admins:
 * `second` (the order was paid already), `unknown-order`, `foreign` (another customer's order),
 * `mismatch` (amount or currency), `no-stock` (came after the hold expired, and the goods are gone).
 */
export type PaymentOutcome =
  | 'paid'
  | 'second'
  | 'unknown-order'
  | 'foreign'
  | 'mismatch'
  | 'no-stock'

/** What a pre-checkout query or a payment says it is for. Bot API: PreCheckoutQuery */
export interface Charge {
  readonly customer: number
  /** The invoice payload: an order's id. */
  readonly payload: string
  /** Smallest unit. */
  readonly amount: number
  readonly currency: string
}

/**
 * Whether a charge may be made for an order, stock apart.
 * Codes: `order-unknown`, `order-foreign`, `order-paid`, `order-closed`, `amount-mismatch`.
 */
export function mayCharge(charge: Charge, order: Order | undefined): Result<Order> {
  if (!order) return failed({ code: 'order-unknown', message: 'There is no such order' })
  if (order.customer.id !== charge.customer) {
    return failed({ code: 'order-foreign', message: 'The order belongs to somebody else' })
  }
  if (order.payment.chargeId !== null) {
    return failed({ code: 'order-paid', message: `Order ${order.number} is paid already` })
  }
  if (order.status !== 'awaiting-payment') {
    return failed({ code: 'order-closed', message: `Order ${order.number} is ${order.status}` })
  }
  if (charge.amount !== order.total || charge.currency !== order.currency) {
    return failed({
      code: 'amount-mismatch',
      message: `Order ${order.number} costs ${order.total} ${order.currency}, not ${charge.amount} ${charge.currency}`,
    })
  }
  return done(order)
}

/** What to book a charge that was made, stock apart: money that came is never refused. */
export function bookCharge(charge: Charge, order: Order | undefined): PaymentOutcome {
  if (!order) return 'unknown-order'
  if (order.customer.id !== charge.customer) return 'foreign'
  if (order.payment.chargeId !== null) return 'second'
  if (charge.amount !== order.total || charge.currency !== order.currency) return 'mismatch'
  return 'paid'
}
