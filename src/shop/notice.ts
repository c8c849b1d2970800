import type { Holder } from './lease.ts'

/**
 * Something to be told to a chat, queued in the same transaction as its cause and sent after it, at least once.
 * The bot words it in the chat's language; `facts` are all it needs.
 */
export interface Notice {
  /** Sorts by age: `<ISO time>-<serial and random>`. */
  readonly id: string
  readonly to: number
  readonly kind: NoticeKind
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly attempts: number
  /** ISO 8601; not to be sent before. */
  readonly notBefore: string
  /** Who sends it now, and until when nobody else does. */
  readonly lease?: { readonly holder: Holder; readonly until: string }
}

/**
 * To the customer: `order-paid`, `order-placed` (to be paid on delivery), `order-status` (packed, shipped,
 * delivered, cancelled), `order-goods` (what a digital product hands out), `order-refunded`, `payment-kept`
 * (money that fits no order), `payment-returned` (it goes back), `update-failed` (once for an update set aside),
 * `cart-gone` (goods in the cart are no longer sold).
 *
 * To the shop: `order-card` (the order with its buttons, kept up to date in place: fact `message` is where it
 * stands), `payment-raised` (money that fits no order; fact `resolution` null: with the choices), `refund-due` (to be done in the provider's panel or by hand),
 * `refund-failed`, `ledger-gap` (a charge that Telegram or the provider does not know), `update-set-aside`.
 *
 * To Telegram, through the same queue: `stars-refund` (Bot API: refundStarPayment), `update-retry` (an update
 * set aside that is to be handled again).
 */
export const noticeKinds = [
  'order-paid',
  'order-placed',
  'order-status',
  'order-goods',
  'order-refunded',
  'payment-kept',
  'payment-returned',
  'update-failed',
  'cart-gone',
  'order-card',
  'payment-raised',
  'refund-due',
  'refund-failed',
  'ledger-gap',
  'update-set-aside',
  'stars-refund',
  'update-retry',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** The message in which a chat of the shop sees an order, so that it can be changed in place. */
export interface OrderCard {
  /** `<order>:<chat>` */
  readonly id: string
  readonly order: string
  readonly chat: number
  /** Bot API: Message.message_id */
  readonly message: number
}
