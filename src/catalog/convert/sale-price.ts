import { exactAmount } from './amount.ts'
import type { ConvertOptions, Note } from './foreign.ts'
import type { Notes } from './notes.ts'

export interface Price {
  readonly price: string
  readonly was?: string
}

/** Prices and days as a row writes them; empty where it does not. */
export interface WrittenPrice {
  readonly regular: string
  readonly sale: string
  /** `2030-01-01`, with or without a time behind. */
  readonly starts: string
  readonly ends: string
}

type At = Pick<Note, 'line' | 'subject'>

/** What a row costs today: its sale price while the sale lasts, the regular one struck through beside it. */
export function salePrice(
  row: At,
  written: WrittenPrice,
  notes: Notes,
  options: ConvertOptions,
): Price | undefined {
  const amount = (text: string) => amountAt(row, text, notes, options)
  const { regular, sale } = written
  if (regular === '' && sale === '') return unpriced(row, notes, options)
  const full = regular === '' ? undefined : amount(regular)
  if (regular !== '' && full === undefined) return undefined
  if (sale === '') return full === undefined ? undefined : { price: full }
  const lowered = amount(sale)
  if (lowered === undefined) return undefined
  if (full === undefined) return { price: lowered }
  if (!isOnSale(row, written, notes, options.now)) return { price: full }
  if (lowered !== full && !isLower(lowered, full)) {
    notes.changed(
      row,
      'sale-not-lower',
      `The sale price ${sale} is not lower than ${regular}, so it is not one`,
    )
    return { price: full }
  }
  return lowered === full ? { price: full } : { price: lowered, was: full }
}

/** What a row costs, and what it is said to have cost before; that counts only where it was more. */
export function comparedPrice(
  row: At,
  { price, was }: { readonly price: string; readonly was: string },
  notes: Notes,
  options: ConvertOptions,
): Price | undefined {
  if (price === '') return unpriced(row, notes, options)
  const now = amountAt(row, price, notes, options)
  if (now === undefined || was === '') return now === undefined ? undefined : { price: now }
  const before = exactAmount(was, options.exponent)
  if (before.ok && isLower(now, before.value)) return { price: now, was: before.value }
  if (!before.ok)
    notes.changed(row, 'was-unreadable', `The price before: ${before.problem.message}`)
  else if (/[1-9]/.test(before.value) && before.value !== now)
    notes.changed(
      row,
      'was-not-higher',
      `The price before, ${was}, is not higher than ${price}, so nothing is struck through`,
    )
  return { price: now }
}

/** What a row costs that does not say it: what the merchant says of all of them. */
export function unpriced(row: At, notes: Notes, { price }: ConvertOptions): Price | undefined {
  if (price === undefined)
    return notes.leftOut(row, 'price-missing', 'It has no price, so nobody could buy it')
  notes.changed(row, 'price-said', `It has no price in the file; it costs ${price}, as you said`)
  return { price }
}

function amountAt(
  row: At,
  written: string,
  notes: Notes,
  { exponent }: ConvertOptions,
): string | undefined {
  const read = exactAmount(written, exponent)
  return read.ok ? read.value : notes.leftOut(row, read.problem.code, read.problem.message)
}

function isOnSale(row: At, { starts, ends }: WrittenPrice, notes: Notes, now: Date): boolean {
  const today = now.toISOString().slice(0, 10)
  if (dayOf(starts) > today) {
    notes.changed(row, 'sale-later', `The sale begins on ${starts}; the regular price is taken`)
    return false
  }
  if (ends !== '' && dayOf(ends) < today) {
    notes.changed(row, 'sale-over', `The sale ended on ${ends}; the regular price is taken`)
    return false
  }
  if (ends !== '')
    notes.changed(row, 'sale-ends', `The sale ends on ${ends}: nothing here raises the price then`)
  return true
}

/** `2030-01-01 0:00:00` → `2030-01-01`. */
const dayOf = (written: string) => written.slice(0, 10)

/** Of two amounts with as many digits after the point. */
function isLower(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length
}
