import type { Order } from '../shop/order.ts'
import type { Reader } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { giveUp } from './give-up.ts'

/** A draft that nobody came back to for so long is forgotten, milliseconds. */
const draftLife = 24 * 60 * 60_000

/**
 * Gives up unpaid orders whose time is over and forgets old drafts. A late payment is honoured all the same
 * while there are goods. Each order is looked at again in its own transaction: a payment may just have come.
 */
export async function sweep(backend: Backend): Promise<number> {
  const now = backend.clock()
  const due = await backend.store.read((reader) => dueOrders(reader, now))
  let swept = 0
  for (const { number } of due) {
    swept += await backend.store.write(async (writer) => {
      // Of many backends that look at once, one takes it; whoever pays it just now goes first.
      const index = { name: 'number', value: number } as const
      const [order] = await writer.claim('orders', { index, limit: 1 })
      if (!order || !isDue(order, now)) return 0
      if (order.status === 'draft') await writer.delete('orders', order.id)
      else await giveUp(backend, writer, order, 'clock')
      return 1
    })
  }
  return swept
}

async function dueOrders(reader: Reader, now: Date): Promise<Order[]> {
  const found: Order[] = []
  for (const status of ['awaiting-payment', 'draft'] as const) {
    const orders = await reader.find('orders', { index: { name: 'status', value: status } })
    found.push(...orders.filter((order) => isDue(order, now)))
  }
  return found
}

function isDue(order: Order, now: Date): boolean {
  if (order.status === 'draft') return now.getTime() - Date.parse(order.createdAt) > draftLife
  if (order.status !== 'awaiting-payment' || order.holdUntil === null) return false
  return order.holdUntil <= now.toISOString()
}
