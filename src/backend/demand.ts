import { stockId } from '../shop/catalog.ts'
import type { Order } from '../shop/order.ts'
import { demand } from '../shop/stock.ts'

/** What an order needs of each stock, counted or not. */
export function demandOf(order: Pick<Order, 'lines'>): Map<string, number> {
  return demand(order.lines.map((line) => ({ stock: stockId(line), quantity: line.quantity })))
}
