import type { Order } from '../shop/order.ts'
import type { Writer } from '../store/store.ts'

/**
 * Erases who a customer is: name, username, contact, addresses, cart and draft. Orders and payments keep their
 * goods, amounts, dates and the Telegram user id, without which no charge could be given back.
 */
export async function eraseCustomer(writer: Writer, id: number): Promise<void> {
  await writer.delete('customers', String(id))
  await writer.delete('carts', String(id))
  await writer.delete('dialogs', String(id))
  const orders = await writer.find('orders', { index: { name: 'customer', value: String(id) } })
  for (const order of orders) {
    if (order.status === 'draft') await writer.delete('orders', order.id)
    else await writer.put('orders', anonymous(order))
  }
  await forgetNotices(writer, id)
}

function anonymous(order: Order): Order {
  return { ...order, customer: { id: order.customer.id, name: '' }, contact: {}, address: null }
}

/** Words that wait to be sent name the customer too; money on its way back does not wait for a name. */
async function forgetNotices(writer: Writer, id: number): Promise<void> {
  for (const notice of await writer.find('notices', {})) {
    if (notice.to === id && notice.kind !== 'stars-refund')
      await writer.delete('notices', notice.id)
  }
}
