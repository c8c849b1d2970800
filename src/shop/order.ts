import type { CartLine } from './cart.ts'
import { sumAmounts, timesAmount } from './money.ts'
import { done, failed, type Result } from './problem.ts'

export const orderStatuses = [
  'awaiting-payment',
  'paid',
  'packed',
  'shipped',
  'delivered',
  'cancelled',
  'refunded',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

/** A line of an order: frozen at checkout, in the buyer's language, never recomputed. */
export interface OrderLine extends CartLine {
  readonly title: string
  /** One piece, smallest unit. */
  readonly price: number
  readonly sku?: string
}

/** Who or what moved an order: `customer`, `payment`, `clock`, or `admin:<Telegram user id>`. */
export type Author = 'customer' | 'payment' | 'clock' | `admin:${number}`

export interface OrderPayment {
  readonly method: 'telegram'
  /** Bot API: SuccessfulPayment.telegram_payment_charge_id; null until paid. */
  readonly chargeId: string | null
  readonly providerChargeId: string | null
  readonly paidAt: string | null
}

/** What the buyer told Telegram on the invoice. Bot API: OrderInfo */
export interface Contact {
  readonly name?: string
  readonly phone?: string
  readonly email?: string
}

export interface Order {
  readonly id: string
  /** Short, for people to read out; tells nothing of how many orders there are. */
  readonly number: string
  readonly customer: { readonly id: number; readonly name: string; readonly username?: string }
  readonly language: string
  readonly status: OrderStatus
  readonly currency: string
  readonly lines: readonly OrderLine[]
  /** Smallest unit. */
  readonly total: number
  readonly payment: OrderPayment
  readonly contact: Contact
  /** Until when its stock is held; null when nothing is held. */
  readonly holdUntil: string | null
  readonly history: readonly {
    readonly status: OrderStatus
    readonly at: string
    readonly by: Author
  }[]
  /** ISO 8601 */
  readonly createdAt: string
}

/** The one table of transitions; what is not here cannot happen. */
const transitions: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  'awaiting-payment': ['paid', 'cancelled'],
  paid: ['packed', 'refunded'],
  packed: ['shipped', 'delivered', 'refunded'],
  shipped: ['delivered', 'refunded'],
  delivered: ['refunded'],
  // A payment can still arrive for an order that was given up: money is never turned away once taken.
  cancelled: ['paid'],
  refunded: [],
}

export function canBecome(from: OrderStatus, to: OrderStatus): boolean {
  return transitions[from].includes(to)
}

/** Moves an order and keeps who did it when. Code: `order-transition`. */
export function moveOrder(order: Order, to: OrderStatus, by: Author, now: Date): Result<Order> {
  if (!canBecome(order.status, to)) {
    return failed({
      code: 'order-transition',
      message: `Order ${order.number} is ${order.status} and cannot become ${to}`,
      facts: { from: order.status, to },
    })
  }
  const at = now.toISOString()
  return done({ ...order, status: to, history: [...order.history, { status: to, at, by }] })
}

/** Smallest unit; throws RangeError when it is not exact any more. */
export function orderTotal(lines: readonly OrderLine[]): number {
  return sumAmounts(lines.map((line) => timesAmount(line.price, line.quantity)))
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Seven signs without look-alikes, `K7M-4QXA`: 22 thousand million, so that numbers cannot be guessed in order. */
export function orderNumber(random: (below: number) => number): string {
  const sign = () => alphabet[random(alphabet.length)] ?? '2'
  const signs = Array.from({ length: 7 }, sign).join('')
  return `${signs.slice(0, 3)}-${signs.slice(3)}`
}
