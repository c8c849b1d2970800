import type { Store } from '../../src/store/store.ts'
import { cart } from './records.ts'

/** Puts one more piece into a customer's cart, which is lost when transactions overlap; says how many there are. */
export function increment(store: Store, customer: number): Promise<number> {
  return store.write(async (writer) => {
    const old = await writer.get('carts', String(customer))
    const quantity = (old?.lines[0]?.quantity ?? 0) + 1
    await writer.put('carts', cart(customer, quantity))
    return quantity
  })
}

/** How many pieces `increment` has put into a customer's cart. */
export async function quantity(store: Store, customer = 1): Promise<number> {
  const cart = await store.read((reader) => reader.get('carts', String(customer)))
  return cart?.lines[0]?.quantity ?? 0
}
