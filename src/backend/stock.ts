import { available, type Hold } from '../shop/stock.ts'
import type { Reader } from '../store/store.ts'

/**
 * Pieces on hand, whoever holds them; null: not counted. What customers are shown: a hold runs out in minutes,
 * so it stops nobody from trying, and pre-checkout decides who was first.
 */
export async function onHand(reader: Reader, stock: string): Promise<number | null> {
  return (await reader.get('stock', stock))?.onHand ?? null
}

/** Pieces that can be promised to an order beside the holds of others; null: not counted. */
export async function promisable(
  reader: Reader,
  stock: string,
  now: Date,
  order: string,
): Promise<number | null> {
  const record = await reader.get('stock', stock)
  return available(record, record ? await holdsOn(reader, stock) : [], now, order)
}

export function holdsOn(reader: Reader, stock: string): Promise<Hold[]> {
  return reader.find('holds', { index: { name: 'stock', value: stock } })
}
