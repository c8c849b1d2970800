import type { Order } from '../../shop/order.ts'
import type { Reader } from '../../store/store.ts'
import { findOrder } from '../orders.ts'

/** A Telegram user id out of the path. */
export function customerId(params: Readonly<Record<string, string>>): number | undefined {
  const text = params.id ?? ''
  const id = Number(text)
  // Only as it is always written, so that one customer has one address.
  return Number.isSafeInteger(id) && id > 0 && String(id) === text ? id : undefined
}

/** The order of the path, if it is the customer's of the path. */
export async function ownOrder(
  reader: Reader,
  params: Readonly<Record<string, string>>,
): Promise<Order | undefined> {
  const order = await findOrder(reader, params.order ?? '')
  return order && order.customer.id === customerId(params) ? order : undefined
}
