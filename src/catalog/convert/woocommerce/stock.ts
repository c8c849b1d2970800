import type { Notes } from '../notes.ts'
import { pieces } from '../pieces.ts'
import type { Row } from './row.ts'

/** Pieces on hand; undefined: not counted, or counted by the parent. */
export function stockOf(row: Row, notes: Notes): number | undefined {
  const written = row.get('stock')
  const soldOut = ['0', 'outofstock', 'no', 'false'].includes(row.get('inStock').toLowerCase())
  const backorders = !['', '0', 'no'].includes(row.get('backorders').toLowerCase())
  if (written === '' || written.toLowerCase() === 'parent') return soldOut ? 0 : undefined
  const count = pieces(row, written, notes)
  if (backorders && count <= 0 && !soldOut) {
    notes.changed(row, 'backorders', 'It can be ordered without stock, so its stock is not counted')
    return undefined
  }
  if (backorders)
    notes.changed(
      row,
      'backorders',
      'WooCommerce takes orders beyond its stock; here it is sold out at 0',
    )
  return count
}

/** Parts of a stock that several share; their sum is the whole, so nothing is sold twice. */
export function shareOut(stock: number, count: number): number[] {
  const each = Math.floor(stock / count)
  return Array.from({ length: count }, (_, at) => each + (at < stock % count ? 1 : 0))
}
