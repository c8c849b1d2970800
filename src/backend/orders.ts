import type { OrderView } from '../client/wire/order.ts'
import type { Order } from '../shop/order.ts'
import type { Reader } from '../store/store.ts'

/** An order as the wire has it. */
export function orderView(order: Order): OrderView {
  return {
    ...order,
    lines: order.lines.map((line) => ({ ...line })),
    history: order.history.map((step) => ({ ...step })),
  }
}

/** By id, or by the number that people read out. */
export async function findOrder(reader: Reader, name: string): Promise<Order | undefined> {
  const byId = await reader.get('orders', name)
  if (byId) return byId
  const [byNumber] = await reader.find('orders', {
    index: { name: 'number', value: name.toUpperCase() },
    limit: 1,
  })
  return byNumber
}
