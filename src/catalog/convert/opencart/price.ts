import type { ConvertOptions } from '../foreign.ts'
import type { Notes } from '../notes.ts'
import { amountOf, decimalOf, percentOf } from './decimal.ts'
import type { Goods, Product } from './goods.ts'
import type { Row } from './tables.ts'

/** What a product costs before options, in the units of `decimalOf`. */
export interface Cost {
  readonly price: bigint
  readonly was: bigint | undefined
}

export interface Price {
  readonly price: string
  readonly was?: string
}

/** What somebody who has not signed in pays for one piece today. */
export function costOf(
  product: Product,
  { setup }: Goods,
  notes: Notes,
  { now }: ConvertOptions,
): Cost | undefined {
  const written = product.row.get('price')
  const full = decimalOf(written)
  if (full === undefined)
    return notes.leftOut(
      product,
      'money-not-decimal',
      `Its price "${written}" is not an amount of money`,
    )
  const offers = [...product.rows('product_special'), ...product.rows('product_discount')]
    .filter((row) => (row.get('customer_group_id') || setup.group) === setup.group)
    .toSorted(
      (a, b) =>
        Number(a.get('priority')) - Number(b.get('priority')) ||
        Number(a.get('price')) - Number(b.get('price')),
    )
  const lasting = offers.filter((row) => lasts(row, now))
  const bulk = lasting.filter((row) => Number(row.get('quantity') || '1') > 1)
  if (bulk.length > 0)
    notes.changed(
      product,
      'price-by-quantity',
      `It is cheaper from ${quantitiesOf(bulk)} pieces on; here each costs the same`,
    )
  const single = lasting.filter((row) => !bulk.includes(row))
  const special = single.find((row) => isSpecial(row))
  const usual = single.find((row) => !isSpecial(row))
  const regular = (usual && offered(usual, full)) ?? full
  if (!special) {
    tellLater(product, offers, notes, now)
    return { price: regular, was: undefined }
  }
  return onSale(product, special, { full, regular }, notes)
}

const quantitiesOf = (rows: readonly Row[]): string =>
  [...new Set(rows.map((row) => Number(row.get('quantity'))))].toSorted((a, b) => a - b).join(', ')

const isSpecial = (row: Row) => row.get('quantity') === '' || row.get('special') === '1'

/** What is asked instead: a price (F), or a part (P) or an amount (S) less. */
function offered(row: Row, full: bigint): bigint | undefined {
  const value = decimalOf(row.get('price'))
  if (value === undefined) return undefined
  if (row.get('type') === 'S') return full - value
  if (row.get('type') !== 'P') return value
  const off = percentOf(full, value)
  return off === undefined ? undefined : full - off
}

function onSale(
  product: Product,
  special: Row,
  { full, regular }: { readonly full: bigint; readonly regular: bigint },
  notes: Notes,
): Cost {
  const price = offered(special, full)
  if (price === undefined || price <= 0n) {
    notes.changed(
      product,
      'sale-unreadable',
      `Its special price "${special.get('price')}" cannot be charged exactly; the regular one is taken`,
    )
    return { price: regular, was: undefined }
  }
  const ends = special.get('date_end')
  if (isDay(ends))
    notes.changed(
      product,
      'sale-ends',
      `The special price ends on ${ends}: nothing here raises the price then`,
    )
  return { price, was: price < regular ? regular : undefined }
}

function tellLater(product: Product, offers: readonly Row[], notes: Notes, now: Date): void {
  const later = offers.find((row) => isSpecial(row) && row.get('date_start') > sqlTime(now))
  if (later)
    notes.changed(
      product,
      'sale-later',
      `A special price begins on ${later.get('date_start')}; the regular one is taken`,
    )
}

function lasts(row: Row, now: Date): boolean {
  const [starts, ends] = [row.get('date_start'), row.get('date_end')]
  const begun = !isDay(starts) || starts < sqlTime(now)
  // A date alone is its first moment, so the last day of a special is the day before.
  return begun && (!isDay(ends) || ends > sqlTime(now))
}

/** `0000-00-00` is none. */
const isDay = (written: string) => /^[1-9]/.test(written)

/** `2026-05-01 12:00:00`. */
export const sqlTime = (now: Date): string => now.toISOString().slice(0, 19).replace('T', ' ')

/** The exact texts of a cost and of what an option adds to it; a string is the reason why there are none. */
export function priceOf(cost: Cost, more: bigint, exponent: number): Price | string {
  const price = amountOf(cost.price + more, exponent)
  if (!price.ok) return price.problem.message
  const was = cost.was === undefined ? undefined : amountOf(cost.was + more, exponent)
  return { price: price.value, ...(was?.ok ? { was: was.value } : {}) }
}
