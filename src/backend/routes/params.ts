import type { Order } from '../../shop/order.ts'
import type { Reader } from '../../store/store.ts'
import { userId } from '../desk/staff.ts'
import { findOrder } from '../orders.ts'

/** A Telegram user id out of the path. */
export function customerId(params: Readonly<Record<string, string>>): number | undefined {
  return userId(params.id ?? '')
}

/** The order of the path, if it is the customer's of the path. */
export async function ownOrder(
  reader: Reader,
  params: Readonly<Record<string, string>>,
): Promise<Order | undefined> {
  const order = await findOrder(reader, params.order ?? '')
  return order && order.customer.id === customerId(params) ? order : undefined
}
