import type { CartLine } from './cart.ts'
import type { Address, OrderDelivery } from './delivery.ts'
import { sumAmounts, timesAmount } from './money.ts'
import type { PaymentMethod } from './payment.ts'
import { done, failed, type Result } from './problem.ts'

export const orderStatuses = [
  'draft',
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
  /** Digital goods, once paid: the text, or a key for each piece. */
  readonly handedOut?: readonly string[]
}

/** Who or what moved an order; `terminal` is whoever holds the shop's folder, staff have their Telegram user id. */
export type Author = 'customer' | 'payment' | 'clock' | 'refund' | 'terminal' | `staff:${number}`

export interface OrderPayment {
  /** null: a draft that has not chosen. */
  readonly method: PaymentMethod | null
  /** Bot API: SuccessfulPayment.telegram_payment_charge_id; null until paid, and for what is paid on delivery. */
  readonly chargeId: string | null
  readonly providerChargeId: string | null
  readonly paidAt: string | null
}

/** What the buyer told Telegram on the invoice, or the bot. Bot API: OrderInfo */
export interface Contact {
  readonly name?: string
  readonly phone?: string
  readonly email?: string
}

export interface OrderStep {
  readonly status: OrderStatus
  /** ISO 8601 */
  readonly at: string
  readonly by: Author
  /** E.g. `accepted`, or why it was cancelled. */
  readonly note?: string
}

/** All money in an order is in the smallest unit of its currency, and frozen once it is no draft any more. */
export interface Order {
  readonly id: string
  /** Short, for people to read out; tells nothing of how many orders there are. */
  readonly number: string
  readonly customer: { readonly id: number; readonly name: string; readonly username?: string }
  readonly language: string
  readonly status: OrderStatus
  readonly currency: string
  readonly lines: readonly OrderLine[]
  /** The sum of the lines. */
  readonly goods: number
  readonly discount: { readonly code: string; readonly amount: number } | null
  readonly delivery: OrderDelivery | null
  /** What Telegram may offer for an address; frozen with the order. Bot API: ShippingOption */
  readonly deliveries: readonly OrderDelivery[]
  readonly address: Address | null
  /** Goods, less the discount, and delivery: what is owed. */
  readonly total: number
  /** The most that may be given on top. Bot API: max_tip_amount */
  readonly tipUpTo: number
  /** What was given on top. */
  readonly tip: number
  readonly payment: OrderPayment
  readonly contact: Contact
  /** Until when it can be paid and its stock is held; null when it need not be paid in time. */
  readonly holdUntil: string | null
  /** Whether its pieces have left the shelf. */
  readonly stockTaken: boolean
  /** The shop has seen it. */
  readonly accepted: boolean
  /** What the carrier calls the parcel. */
  readonly tracking: string | null
  /** What has been given back. */
  readonly refunded: number
  readonly history: readonly OrderStep[]
  /** ISO 8601 */
  readonly createdAt: string
}

/** Who asks for a change; a moderator's rights are an admin's too. */
export type Mover = 'customer' | 'payment' | 'clock' | 'refund' | 'staff'

interface Transition {
  readonly by: readonly Mover[]
  /** Staff may do this only to orders that are paid on delivery: elsewhere money decides. */
  readonly staffOnDelivery?: true
}

/** The one table of transitions; what is not here cannot happen. */
const transitions: Readonly<
  Record<OrderStatus, Readonly<Partial<Record<OrderStatus, Transition>>>>
> = {
  draft: {
    'awaiting-payment': { by: ['customer'] },
    cancelled: { by: ['customer', 'clock'] },
  },
  'awaiting-payment': {
    paid: { by: ['payment', 'staff'], staffOnDelivery: true },
    packed: { by: ['staff'], staffOnDelivery: true },
    shipped: { by: ['staff'], staffOnDelivery: true },
    delivered: { by: ['staff'], staffOnDelivery: true },
    cancelled: { by: ['customer', 'clock', 'staff'] },
  },
  paid: {
    packed: { by: ['staff'] },
    shipped: { by: ['staff'] },
    // Digital goods are delivered by the payment itself.
    delivered: { by: ['staff', 'payment'] },
    refunded: { by: ['refund'] },
  },
  packed: {
    shipped: { by: ['staff'] },
    delivered: { by: ['staff'] },
    cancelled: { by: ['staff'], staffOnDelivery: true },
    refunded: { by: ['refund'] },
  },
  shipped: {
    delivered: { by: ['staff'] },
    cancelled: { by: ['staff'], staffOnDelivery: true },
    refunded: { by: ['refund'] },
  },
  delivered: { refunded: { by: ['refund'] } },
  // A payment can still arrive for an order that the clock gave up, or that staff want fulfilled after all.
  cancelled: { paid: { by: ['payment'] } },
  refunded: {},
}

/** Whether an order may move there; codes: `order-transition`, `order-needs-refund` (money must go back first). */
export function mayMove(order: Order, to: OrderStatus, mover: Mover): Result<null> {
  const transition = transitions[order.status][to]
  const onDelivery = order.payment.method === 'on-delivery'
  const allowed =
    transition?.by.includes(mover) &&
    !(mover === 'staff' && transition.staffOnDelivery === true && !onDelivery)
  const takesBack = to === 'cancelled' && mover === 'staff' && order.payment.paidAt !== null
  if (allowed && !takesBack) return done(null)
  if (takesBack) {
    return failed({
      code: 'order-needs-refund',
      message: `Order ${order.number} is paid: cancelling it means giving the money back`,
      hint: 'Refund it instead.',
    })
  }
  return failed({
    code: 'order-transition',
    message: `Order ${order.number} is ${order.status} and cannot become ${to}`,
    facts: { from: order.status, to },
  })
}

/** Every status that staff can give an order now, in the order of the table. */
export function nextStatuses(order: Order): OrderStatus[] {
  return orderStatuses.filter((to) => mayMove(order, to, 'staff').ok)
}

/** Moves an order and keeps who did it when; codes as `mayMove`. */
export function moveOrder(
  order: Order,
  to: OrderStatus,
  by: Author,
  now: Date,
  note?: string,
): Result<Order> {
  const allowed = mayMove(order, to, moverOf(by))
  if (!allowed.ok) return allowed
  return done({ ...noteStep(order, by, now, note, to), status: to })
}

/** Keeps something that happened to an order and left its status as it is. */
export function noteStep(
  order: Order,
  by: Author,
  now: Date,
  note?: string,
  status: OrderStatus = order.status,
): Order {
  const step = { status, at: now.toISOString(), by, ...(note === undefined ? {} : { note }) }
  return { ...order, history: [...order.history, step] }
}

/** Whether nobody but the clock ended it, so that a late payment may still buy it. */
export function gaveUpByClock(order: Order): boolean {
  return order.status === 'cancelled' && order.history.at(-1)?.by === 'clock'
}

/** The sum of lines, smallest unit; throws RangeError when it is not exact any more. */
export function goodsOf(lines: readonly { price: number; quantity: number }[]): number {
  return sumAmounts(lines.map((line) => timesAmount(line.price, line.quantity)))
}

/** What is owed, smallest unit, with one way of delivery or another. */
export function totalOf(
  { goods, discount }: Pick<Order, 'goods' | 'discount'>,
  delivery: Pick<OrderDelivery, 'price'> | null,
): number {
  return sumAmounts([goods, -(discount?.amount ?? 0), delivery?.price ?? 0])
}

function moverOf(by: Author): Mover {
  switch (by) {
    case 'customer':
    case 'payment':
    case 'clock':
    case 'refund':
      return by
    default:
      return 'staff'
  }
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Seven signs without look-alikes, `K7M-4QXA`: 22 thousand million, so that numbers cannot be guessed in order. */
export function orderNumber(random: (below: number) => number): string {
  const sign = () => alphabet[random(alphabet.length)] ?? '2'
  const signs = Array.from({ length: 7 }, sign).join('')
  return `${signs.slice(0, 3)}-${signs.slice(3)}`
}
