import type { ChatMessage } from '../../src/sandbox/sandbox.ts'
import type { DeliveryOption } from '../../src/shop/delivery.ts'
import type { Promotion } from '../../src/shop/promotion.ts'
import { type Guest, type OpenShop, unwrap } from './open-shop.ts'

export const courier: DeliveryOption = {
  id: 'courier',
  title: { uk: "Кур'єр", en: 'Courier' },
  price: 12_000,
  freeFrom: 200_000,
  countries: ['UA'],
  address: true,
}

export const pickup: DeliveryOption = {
  id: 'pickup',
  title: { uk: 'Самовивіз', en: 'Pick up' },
  price: 0,
  address: false,
}

export const abroad: DeliveryOption = {
  id: 'post',
  title: { uk: 'Пошта', en: 'Post' },
  price: 30_000,
  countries: ['PL', 'DE'],
  address: true,
}

export const tenOff: Promotion = { code: 'COFFEE10', off: { percent: 10 } }

/** A customer whose cart holds so many cups at 420.00 each, looking at it. */
export async function withCups(shop: OpenShop, guest: Guest, quantity = 1): Promise<Guest> {
  await guest.say('/start')
  const line = { product: 'cup', variant: null, quantity }
  unwrap(await shop.client.setInCart(guest.id, line, { key: `cups:${guest.id}:${quantity}` }))
  await guest.say('/cart')
  return guest
}

export const ordersOf = async (shop: OpenShop, guest: Guest) =>
  unwrap(await shop.client.customerOrders(guest.id, {})).orders

/** Waits until the bot has said these words, and answers the message in which they stand. */
export async function told(guest: Guest, words: string): Promise<ChatMessage> {
  const says = ({ from, text }: ChatMessage) => from === 'bot' && text.includes(words)
  const found = (await guest.wait(says)).findLast(says)
  return found ?? guest.screen
}
