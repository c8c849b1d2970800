import type { Item } from './catalog.ts'
import { done, failed, type Result } from './problem.ts'

/** A code that makes an order cheaper, as shop.yaml declares it. */
export interface Promotion {
  /** Upper case; customers may type it in any. */
  readonly code: string
  /** Exactly one of the two: a whole number from 1 to 100, or an amount in the smallest unit. */
  readonly off: { readonly percent: number } | { readonly amount: number }
  /** The goods it applies to must be worth this much, smallest unit. */
  readonly minimum?: number
  /** ISO 8601 moments: valid from `from`, and before `until`. */
  readonly from?: string
  readonly until?: string
  /** How many orders may use it, in all and by one customer. */
  readonly uses?: number
  readonly usesPerCustomer?: number
  /** Only for goods in these categories or below them; absent: for all. */
  readonly categories?: readonly string[]
}

/** An order's use of a code: kept from placing until the order is cancelled, so that limits hold. */
export interface Redemption {
  /** `<code>:<order>` */
  readonly id: string
  readonly code: string
  readonly order: string
  readonly customer: number
}

export interface DiscountedLine extends Item {
  readonly price: number
  readonly quantity: number
}

export interface DiscountCase {
  readonly lines: readonly DiscountedLine[]
  /** Whether a product stands in one of the promotion's categories, or below. */
  readonly inCategories: (product: string, categories: readonly string[]) => boolean
  readonly now: Date
  /** How many other orders use the code already. */
  readonly used: { readonly all: number; readonly byCustomer: number }
  /** What the goods must still cost, smallest unit: the least that can be charged. */
  readonly least: number
}

/**
 * What a code takes off, smallest unit, at least 1. Codes: `promotion-early`, `promotion-over`,
 * `promotion-used-up`, `promotion-goods` (none of the goods), `promotion-minimum`, `promotion-nothing-off`.
 */
export function discountOf(promotion: Promotion, order: DiscountCase): Result<number> {
  const at = order.now.toISOString()
  if (promotion.from !== undefined && at < promotion.from)
    return refused('early', 'is not valid yet')
  if (promotion.until !== undefined && at >= promotion.until)
    return refused('over', 'is no longer valid')
  const { used } = order
  if (promotion.uses !== undefined && used.all >= promotion.uses)
    return refused('used-up', 'has been used up')
  if (promotion.usesPerCustomer !== undefined && used.byCustomer >= promotion.usesPerCustomer)
    return refused('used-up', 'has been used up')

  const { categories } = promotion
  const applies = order.lines.filter(
    (line) => categories === undefined || order.inCategories(line.product, categories),
  )
  if (applies.length === 0) return refused('goods', 'is for other goods')
  const worth = sum(applies)
  if (promotion.minimum !== undefined && worth < promotion.minimum)
    return refused('minimum', 'needs a larger order', { minimum: promotion.minimum })
  const wanted =
    'percent' in promotion.off
      ? percentOf(worth, promotion.off.percent)
      : Math.min(promotion.off.amount, worth)
  const off = Math.min(wanted, sum(order.lines) - order.least)
  return off > 0 ? done(off) : refused('nothing-off', 'takes nothing off this order')

  function refused(code: string, why: string, facts = {}) {
    return failed({
      code: `promotion-${code}`,
      message: `The code ${promotion.code} ${why}`,
      facts,
    })
  }
}

/** Codes are compared without regard to case and surrounding blanks. */
export function normalCode(typed: string): string {
  return typed.trim().toUpperCase()
}

/** Whole percents, cut to the smallest unit in the shop's favour; in two parts, which stay exact. */
function percentOf(worth: number, percent: number): number {
  return Math.floor(worth / 100) * percent + Math.floor(((worth % 100) * percent) / 100)
}

function sum(lines: readonly DiscountedLine[]): number {
  return lines.reduce((total, line) => total + line.price * line.quantity, 0)
}
