import type { OrderView } from '../client/wire/order.ts'
import type { PaymentView } from '../client/wire/payment.ts'

/** Who did something to an order, in words. */
export function authorWords(by: string): string {
  const known = authors[by]
  if (known !== undefined) return known
  return by.startsWith('staff:') ? `staff, Telegram user ${by.slice('staff:'.length)}` : by
}

const authors: Readonly<Record<string, string>> = {
  customer: 'the customer',
  payment: 'the payment',
  clock: 'not paid in time',
  refund: 'the refund',
  terminal: 'the terminal',
}

/** How an order is paid, in words. */
export function methodWords(method: OrderView['payment']['method']): string {
  return method === null ? 'not chosen' : methods[method]
}

const methods = {
  telegram: "the provider's card payment",
  stars: 'Telegram Stars',
  'on-delivery': 'on delivery',
} as const

/** Why a payment waits for a decision, in words. */
export function outcomeWords(outcome: PaymentView['outcome']): string {
  return outcomes[outcome]
}

const outcomes: Readonly<Record<PaymentView['outcome'], string>> = {
  paid: 'paid the order',
  second: 'the order was paid already',
  'unknown-order': 'names no order of this shop',
  foreign: "names another customer's order",
  mismatch: 'is not the amount of the order',
  closed: 'the order had been cancelled',
  'no-stock': 'came late, and the goods are gone',
}
