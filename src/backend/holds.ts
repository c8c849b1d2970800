import type { Order } from '../shop/order.ts'
import { done, failed, type Result } from '../shop/problem.ts'
import type { Reader, Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { demandOf } from './demand.ts'
import { holdsOn, promisable } from './stock.ts'

/**
 * Takes, or renews, the holds of an order over the sum of its lines: all or none. Resolves to the moment they
 * end. Code: `out-of-stock`, with the stocks that are short.
 */
export async function takeHolds(
  backend: Backend,
  writer: Writer,
  order: Order,
): Promise<Result<string, { readonly code: 'out-of-stock'; readonly stocks: string[] }>> {
  const now = backend.clock()
  const short = await shortStocks(writer, order, now)
  if (short.length > 0) return failed({ code: 'out-of-stock', stocks: short })
  const until = new Date(now.getTime() + backend.current.settings.hold).toISOString()
  for (const [stock, quantity] of demandOf(order)) {
    if (!(await writer.get('stock', stock))) continue
    await forgetEnded(writer, stock, now)
    await writer.put('holds', {
      id: `${order.id}:${stock}`,
      order: order.id,
      stock,
      quantity,
      until,
    })
  }
  return done(until)
}

/** Stocks that cannot give what an order needs beside the holds of others; none once it has its pieces. */
export async function shortStocks(reader: Reader, order: Order, now: Date): Promise<string[]> {
  if (order.stockTaken) return []
  const short: string[] = []
  for (const [stock, quantity] of demandOf(order)) {
    const pieces = await promisable(reader, stock, now, order.id)
    if (pieces !== null && pieces < quantity) short.push(stock)
  }
  return short
}

export async function releaseHolds(writer: Writer, order: string): Promise<void> {
  const holds = await writer.find('holds', { index: { name: 'order', value: order } })
  for (const hold of holds) await writer.delete('holds', hold.id)
}

async function forgetEnded(writer: Writer, stock: string, now: Date): Promise<void> {
  const at = now.toISOString()
  for (const hold of await holdsOn(writer, stock)) {
    if (hold.until <= at) await writer.delete('holds', hold.id)
  }
}
