import type { ImportResult } from '../client/wire/import.ts'
import { done, failed, type Problem, type Result } from '../shop/problem.ts'
import { money } from './money.ts'

/** What a plan must not do; for CI, where nobody looks. */
export interface Guards {
  readonly failOnDelete: boolean
  /** Percent; undefined: any. */
  readonly maxPriceChange: number | undefined
}

export interface GuardOptions {
  readonly failOnDelete?: boolean
  readonly maxPriceChange?: string
}

/** `--max-price-change 50%` or `50`. Code: `percent-invalid`. */
export function readGuards({ failOnDelete, maxPriceChange }: GuardOptions): Result<Guards> {
  const written = /^(\d+(?:\.\d+)?)\s*%?$/.exec(maxPriceChange ?? '0')
  if (!written) {
    return failed({
      code: 'percent-invalid',
      message: `--max-price-change takes a percentage, not "${maxPriceChange}"`,
      hint: 'Write it like --max-price-change 50%',
    })
  }
  const percent = maxPriceChange === undefined ? undefined : Number(written[1])
  return done({ failOnDelete: failOnDelete === true, maxPriceChange: percent })
}

/** The first guard that a plan runs into. Codes: `deletion-guarded`, `price-change-guarded`. */
export function guardedBy(
  { changes, items }: ImportResult,
  { failOnDelete, maxPriceChange }: Guards,
  currency: string,
): Problem | undefined {
  if (failOnDelete && changes.delete > 0) {
    const first = items.find((item) => item.action === 'delete')
    const more = changes.delete > 1 ? ` and ${changes.delete - 1} more` : ''
    return {
      code: 'deletion-guarded',
      message: `--fail-on-delete: ${first?.kind} ${first?.id}${more} would go`,
      hint: 'Put it back into the files, write was-id where it was renamed, or leave the guard out.',
      facts: { delete: changes.delete },
    }
  }
  if (maxPriceChange === undefined) return undefined
  const jumps = items.filter(({ action }) => action === 'update').flatMap(pricesOf)
  const worst = jumps.filter(({ percent }) => percent > maxPriceChange)
  const [first] = worst.toSorted((a, b) => b.percent - a.percent)
  if (!first) return undefined
  const more = worst.length > 1 ? ` (and ${worst.length - 1} more)` : ''
  const { id, before, after, percent } = first
  return {
    code: 'price-change-guarded',
    message: `--max-price-change ${maxPriceChange}%: ${id} goes from ${money(before, currency)} to ${money(after, currency)}${more}`,
    hint: 'Correct the price, or allow more where it is meant.',
    facts: {
      product: id,
      before,
      after,
      percent: Number.isFinite(percent) ? Math.round(percent * 10) / 10 : null,
      count: worst.length,
    },
  }
}

interface PriceChange {
  readonly id: string
  readonly before: number
  readonly after: number
  /** Infinity: from nothing. */
  readonly percent: number
}

/** Prices of the product and of its variants, whichever change. */
function pricesOf({ id, fields }: ImportResult['items'][number]): PriceChange[] {
  return fields.flatMap(({ name, before, after }) => {
    const isPrice = name === 'price' || /^variants\..*\.price$/.test(name)
    if (!isPrice || typeof before !== 'number' || typeof after !== 'number') return []
    return [{ id, before, after, percent: (Math.abs(after - before) / before) * 100 }]
  })
}
