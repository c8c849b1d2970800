import type { OrderView } from '../client/wire/order.ts'
import type { Address, OrderDelivery } from '../shop/delivery.ts'
import type { Order } from '../shop/order.ts'
import type { Reader } from '../store/store.ts'

/** An order as the wire has it. */
export function orderView(order: Order): OrderView {
  const { deliveries: _, stockTaken: __, ...rest } = order
  return {
    ...rest,
    lines: order.lines.map(({ handedOut, ...line }) => ({
      ...line,
      ...(handedOut === undefined ? {} : { handedOut: [...handedOut] }),
    })),
    delivery: order.delivery && deliveryView(order.delivery),
    history: order.history.map((step) => ({ ...step })),
  }
}

export function deliveryView({
  countries,
  ...rest
}: OrderDelivery): NonNullable<OrderView['delivery']> {
  return { ...rest, ...(countries === undefined ? {} : { countries: [...countries] }) }
}

/** An address off the wire, without what is undefined. */
export function asAddress(address: NonNullable<OrderView['address']>): Address {
  return {
    text: address.text,
    ...(address.country === undefined ? {} : { country: address.country.toUpperCase() }),
    ...(address.location === undefined ? {} : { location: address.location }),
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
