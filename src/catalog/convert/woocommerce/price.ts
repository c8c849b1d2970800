import { exactAmount } from '../amount.ts'
import type { ConvertOptions } from '../foreign.ts'
import type { Notes } from '../notes.ts'
import type { Row } from './row.ts'

export interface Price {
  readonly price: string
  readonly was?: string
}

/** What a row costs today: its sale price while the sale lasts, the regular one struck through beside it. */
export function priceOf(
  row: Row,
  notes: Notes,
  { exponent, now }: ConvertOptions,
): Price | undefined {
  const amount = (written: string): string | undefined => {
    const read = exactAmount(written, exponent)
    return read.ok ? read.value : notes.leftOut(row, read.problem.code, read.problem.message)
  }
  const [regular, sale] = [row.get('regular'), row.get('sale')]
  if (regular === '' && sale === '')
    return notes.leftOut(
      row,
      'price-missing',
      'It has no price, so WooCommerce does not sell it either',
    )
  const full = regular === '' ? undefined : amount(regular)
  if (regular !== '' && full === undefined) return undefined
  if (sale === '') return full === undefined ? undefined : { price: full }
  const lowered = amount(sale)
  if (lowered === undefined) return undefined
  if (full === undefined) return { price: lowered }
  if (!isOnSale(row, notes, now)) return { price: full }
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

function isOnSale(row: Row, notes: Notes, now: Date): boolean {
  const [starts, ends] = [row.get('saleStarts'), row.get('saleEnds')]
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
