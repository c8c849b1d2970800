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
}

/**
 * `order-paid`: to the customer. `order-new`: to the shop. `payment-raised`: to the shop, money that fits no order.
 * `payment-kept`: to the customer of such money. `update-set-aside`: to the shop.
 */
export type NoticeKind =
  | 'order-paid'
  | 'order-new'
  | 'payment-raised'
  | 'payment-kept'
  | 'update-set-aside'
