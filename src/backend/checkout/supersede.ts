import type { Order } from '../../shop/order.ts'
import type { Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { giveUp } from '../give-up.ts'

/** Cancels the unpaid invoice of a customer who places another order: one is open at a time. */
export async function giveUpUnpaid(
  backend: Backend,
  writer: Writer,
  customer: number,
  placed: string,
): Promise<void> {
  // It is among the newest: each placing has cancelled the one before.
  const recent = await writer.find('orders', {
    index: { name: 'customer', value: String(customer) },
    newest: true,
    limit: 20,
  })
  for (const order of recent) {
    if (isSuperseded(order, placed)) await giveUp(backend, writer, order, 'customer', 'replaced')
  }
}

/** Whether placing another order cancels this one: it is unpaid, and nobody waits for its delivery. */
export function isSuperseded(order: Order, placed: string): boolean {
  return (
    order.id !== placed &&
    order.status === 'awaiting-payment' &&
    order.payment.method !== 'on-delivery'
  )
}
