import type { OrderDelivery } from './delivery.ts'
import { gaveUpByClock, type Order, totalOf } from './order.ts'
import { done, failed, type Result } from './problem.ts'

/**
 * How an order is paid: `telegram` through a provider's token, `stars` in Telegram's own money, `on-delivery`
 * in cash or by a transfer that staff confirm.
 */
export const paymentMethods = ['telegram', 'stars', 'on-delivery'] as const
export type PaymentMethod = (typeof paymentMethods)[number]

/** A charge as Telegram reported it, and what became of it. Its identity is the charge id. */
export interface Payment {
  /** Bot API: SuccessfulPayment.telegram_payment_charge_id */
  readonly chargeId: string
  readonly providerChargeId: string
  readonly method: 'telegram' | 'stars'
  readonly customer: number
  /** The order its payload named; null when there is none. */
  readonly order: string | null
  readonly payload: string
  /** Smallest unit. */
  readonly amount: number
  readonly currency: string
  /** The way of delivery chosen in Telegram. Bot API: shipping_option_id */
  readonly shippingOption?: string
  readonly outcome: PaymentOutcome
  /**
   * What was decided about one that is not `paid`; null: nothing yet, it is raised. `refunded` from when it is
   * asked for, and taken back should that fail.
   */
  readonly resolution: 'fulfilled' | 'refunded' | 'dismissed' | null
  /** ISO 8601 */
  readonly at: string
  /** When the shop was told that Telegram or the provider does not know it, or not so much. */
  readonly gapToldAt?: string
}

/**
 * `paid`: the order is paid by it. Every other outcome is recorded and raised to the admins:
 * `second` (the order was paid already), `unknown-order`, `foreign` (another customer's order),
 * `mismatch` (amount or currency), `closed` (somebody had cancelled it, or its time was over and its code is used
 * up by others), `no-stock` (came after the hold expired, and the goods are gone).
 */
export const paymentOutcomes = [
  'paid',
  'second',
  'unknown-order',
  'foreign',
  'mismatch',
  'closed',
  'no-stock',
] as const
export type PaymentOutcome = (typeof paymentOutcomes)[number]

/** What a pre-checkout query or a payment says it is for. Bot API: PreCheckoutQuery */
export interface Charge {
  readonly customer: number
  /** The invoice payload: an order's id. */
  readonly payload: string
  /** Smallest unit; tip and delivery included. */
  readonly amount: number
  readonly currency: string
  /** The way of delivery chosen in Telegram. Bot API: shipping_option_id */
  readonly shippingOption?: string | undefined
}

/** What the amount of a charge is made of. */
export interface ChargeParts {
  readonly delivery: OrderDelivery | null
  /** Smallest unit. */
  readonly tip: number
}

/**
 * Whether a charge may be made for an order, stock apart.
 * Codes: `order-unknown`, `order-foreign`, `order-paid`, `order-closed`, `amount-mismatch`.
 */
export function mayCharge(
  charge: Charge,
  order: Order | undefined,
): Result<{ readonly order: Order } & ChargeParts> {
  if (!order) return failed({ code: 'order-unknown', message: 'There is no such order' })
  if (order.customer.id !== charge.customer) {
    return failed({ code: 'order-foreign', message: 'The order belongs to somebody else' })
  }
  if (order.payment.paidAt !== null) {
    return failed({ code: 'order-paid', message: `Order ${order.number} is paid already` })
  }
  if (order.status !== 'awaiting-payment' || order.payment.method === 'on-delivery') {
    return failed({ code: 'order-closed', message: `Order ${order.number} is ${order.status}` })
  }
  const parts = partsOf(charge, order)
  if (!parts) {
    return failed({
      code: 'amount-mismatch',
      message: `Order ${order.number} costs ${order.total} ${order.currency}, not ${charge.amount} ${charge.currency}`,
    })
  }
  return done({ order, ...parts })
}

/** What to book a charge that was made, stock apart: money that came is never refused. */
export function bookCharge(charge: Charge, order: Order | undefined): PaymentOutcome {
  if (!order) return 'unknown-order'
  if (order.customer.id !== charge.customer) return 'foreign'
  if (order.payment.paidAt !== null) return 'second'
  if (order.status !== 'awaiting-payment' && !gaveUpByClock(order)) return 'closed'
  return partsOf(charge, order) ? 'paid' : 'mismatch'
}

/** Delivery and tip in a charge; undefined when it is not what the order costs. */
export function partsOf(charge: Charge, order: Order): ChargeParts | undefined {
  if (charge.currency !== order.currency) return undefined
  const delivery =
    charge.shippingOption === undefined
      ? order.delivery
      : order.deliveries.find((one) => one.id === charge.shippingOption)
  if (delivery === undefined) return undefined
  const tip = charge.amount - totalOf(order, delivery)
  return tip >= 0 && tip <= order.tipUpTo ? { delivery, tip } : undefined
}

/**
 * The ways to pay that customers are offered. A shop that names none takes what it can: Stars where it counts
 * in them, else the provider's token, and without one cash on delivery, so that it can sell on its first day.
 */
export function offeredMethods(
  named: readonly PaymentMethod[],
  { currency, provider }: { readonly currency: string; readonly provider: boolean },
): PaymentMethod[] {
  if (named.length > 0) return named.filter((method) => method !== 'telegram' || provider)
  if (currency === 'XTR') return ['stars']
  return provider ? ['telegram'] : ['on-delivery']
}
