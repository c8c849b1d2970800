import { available, type Hold } from '../shop/stock.ts'
import type { Reader } from '../store/store.ts'

export interface Availability {
  /** Pieces that can be promised; null: not counted. */
  readonly pieces: number | null
  /** ISO 8601: when a hold runs out and the number may grow; null: it stays until something is sold. */
  readonly until: string | null
}

/** What of a stock can be promised now; `order` does not stand in its own way. */
export async function availability(
  reader: Reader,
  stock: string,
  now: Date,
  order: string | null = null,
): Promise<Availability> {
  const record = await reader.get('stock', stock)
  if (!record) return { pieces: null, until: null }
  const holds = await holdsOn(reader, stock)
  const at = now.toISOString()
  const ends = holds.filter((hold) => hold.until > at).map((hold) => hold.until)
  return {
    pieces: available(record, holds, now, order),
    until: ends.sort()[0] ?? null,
  }
}

export function holdsOn(reader: Reader, stock: string): Promise<Hold[]> {
  return reader.find('holds', { index: { name: 'stock', value: stock } })
}
