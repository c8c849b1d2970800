import type { Order } from '../shop/order.ts'
import { available, type Hold } from '../shop/stock.ts'
import type { Reader, Writer } from '../store/store.ts'
import { demandOf } from './demand.ts'

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

/** Takes an order's pieces off the shelf, once; that there are enough has been seen in this transaction. */
export async function takeStock(writer: Writer, order: Order): Promise<Order> {
  if (order.stockTaken) return order
  await moveStock(writer, order, -1)
  return { ...order, stockTaken: true }
}

/** Puts them back, once. What was handed out in the chat is known to somebody and is sold to nobody else. */
export async function putBack(writer: Writer, order: Order): Promise<Order> {
  if (!order.stockTaken) return order
  const lines = order.lines.filter((line) => line.handedOut === undefined)
  await moveStock(writer, { lines }, 1)
  return { ...order, stockTaken: false }
}

async function moveStock(
  writer: Writer,
  order: Pick<Order, 'lines'>,
  direction: 1 | -1,
): Promise<void> {
  for (const [id, quantity] of demandOf(order)) {
    const stock = await writer.get('stock', id)
    if (stock) await writer.put('stock', { ...stock, onHand: stock.onHand + direction * quantity })
  }
}
