import { currencyOf } from '../../src/telegram/currencies.ts'

/** The rules of money and stock said once more, as plainly as can be: what the backend must agree with. */

export const prices = { tulip: 5000, rose: 9900, mug: 2000, key: 4000, note: 3000 } as const
export type Good = keyof typeof prices
export const goods = ['tulip', 'rose', 'mug', 'key', 'note'] as const satisfies readonly Good[]
/** Pieces at the start; the others are not counted. Keys are counted by themselves. */
export const pieces = { tulip: 1, rose: 4, key: 3 } as const
export const rates = { courier: 1200, pickup: 0 } as const
export type Way = keyof typeof rates
export type Method = 'telegram' | 'stars' | 'on-delivery'
/** Ten percent off, for so many orders in all and so many of one customer. */
export const code = { name: 'MAY', percent: 10, uses: 2, each: 1 } as const
export const largestTip = 500
export const hold = 15 * 60_000

export type Status =
  | 'awaiting-payment'
  | 'paid'
  | 'packed'
  | 'shipped'
  | 'delivered'
  | 'cancelled'
  | 'refunded'

export type Lines = ReadonlyMap<Good, number>

export interface ModelOrder {
  readonly id: string
  readonly customer: number
  readonly method: Method
  readonly lines: Lines
  readonly off: number
  way: Way | null
  readonly digital: boolean
  status: Status
  holdUntil: number | null
  held: boolean
  taken: boolean
  paid: boolean
  /** The charge that paid it. */
  charge: string | null
  byClock: boolean
  tip: number
  refunded: number
  /** Pieces of `key` handed out. */
  keys: number
  noted: boolean
}

export interface ModelCharge {
  readonly id: string
  readonly customer: number
  readonly order: string | null
  readonly amount: number
  readonly rightCurrency: boolean
  readonly way: Way | null
  readonly outcome: Outcome
  resolution: 'fulfilled' | 'refunded' | 'dismissed' | null
}
export type Outcome =
  | 'paid'
  | 'second'
  | 'unknown-order'
  | 'foreign'
  | 'mismatch'
  | 'closed'
  | 'no-stock'

export interface ModelRefund {
  readonly charge: string | null
  readonly order: string | null
  readonly amount: number
  readonly restock: boolean
  status: 'asked' | 'succeeded' | 'failed'
}

export interface Intent {
  readonly customer: number
  readonly method: Method
  readonly way: Way
  readonly wantsOff: boolean
}

export interface Quote {
  readonly lines: Lines
  readonly off: number
  readonly digital: boolean
  readonly total: number
}

export function worth(lines: Lines): number {
  return [...lines].reduce((sum, [good, quantity]) => sum + prices[good] * quantity, 0)
}

export function isDigital(lines: Lines): boolean {
  return [...lines.keys()].every((good) => good === 'key' || good === 'note')
}

export function totalWith(order: Pick<ModelOrder, 'lines' | 'off'>, way: Way | null): number {
  return worth(order.lines) - order.off + (way === null ? 0 : rates[way])
}

/** What the code takes off by an order paid that way: never below the least that can be charged; 0: nothing. */
export function offOf(lines: Lines, method: Method): number {
  const value = worth(lines)
  const least = { 'on-delivery': 0, stars: 1, telegram: Math.min(value, uahMinimum) }[method]
  return Math.max(0, Math.min(Math.floor((value * code.percent) / 100), value - least))
}

const uahMinimum = currencyOf('UAH')?.min ?? 0

/** Where staff may move an order by the table of transitions. */
export function staffMay({ status, method, paid }: ModelOrder, to: Status): boolean {
  const onDelivery = method === 'on-delivery'
  const ways: Partial<Record<Status, readonly Status[]>> = {
    'awaiting-payment': onDelivery
      ? ['paid', 'packed', 'shipped', 'delivered', 'cancelled']
      : ['cancelled'],
    paid: ['packed', 'shipped', 'delivered'],
    packed: onDelivery ? ['shipped', 'delivered', 'cancelled'] : ['shipped', 'delivered'],
    shipped: onDelivery ? ['delivered', 'cancelled'] : ['delivered'],
  }
  if (to === 'cancelled' && paid) return false
  return ways[status]?.includes(to) ?? false
}
