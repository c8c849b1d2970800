import { type Author, moveOrder, type Order } from '../shop/order.ts'
import type { Problem, Result } from '../shop/problem.ts'
import { done } from '../shop/problem.ts'
import type { Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { releaseHolds } from './holds.ts'
import { putBack } from './stock.ts'

/** Cancels an order that is not paid: its stock and its use of a code are free again. Codes as `mayMove`. */
export async function giveUp(
  backend: Backend,
  writer: Writer,
  order: Order,
  by: Author,
  note?: string,
): Promise<Result<Order, Problem>> {
  const moved = moveOrder(order, 'cancelled', by, backend.clock(), note)
  if (!moved.ok) return moved
  await releaseHolds(writer, order.id)
  await releaseCode(writer, order.id)
  const cancelled = { ...(await putBack(writer, moved.value)), holdUntil: null }
  await writer.put('orders', cancelled)
  return done(cancelled)
}

async function releaseCode(writer: Writer, order: string): Promise<void> {
  const used = await writer.find('redemptions', { index: { name: 'order', value: order } })
  for (const redemption of used) await writer.delete('redemptions', redemption.id)
}
