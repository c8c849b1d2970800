import type { Settings } from '../../src/shop/settings.ts'
import { type Guest, type Opening, type OpenShop, openShop, unwrap } from './open-shop.ts'

export const owner = 999
export const helper = 998

/** A shop with an owner and a moderator, where everything is paid on delivery. */
export function openDeskShop(
  settings: Partial<Settings> = {},
  opening: Opening = {},
): Promise<OpenShop> {
  return openShop('coffee', {
    ...opening,
    settings: {
      admins: [owner],
      moderators: [helper],
      delivery: [],
      promotions: [],
      payment: { methods: ['on-delivery'], ask: [] },
      ...settings,
    },
  })
}

/** Somebody of the shop, whom it knows already. */
export async function staff(shop: OpenShop, id = owner, language = 'en'): Promise<Guest> {
  const guest = shop.customer(id, language)
  await guest.say('/start')
  return guest
}

let orders = 0

/** An order of a customer as checkout leaves it; answers its id. */
export async function placeOrder(shop: OpenShop, guest: Guest, product = 'cup'): Promise<string> {
  orders += 1
  const { client } = shop
  const key = (step: string) => ({ key: `${step}:${guest.id}:${orders}` })
  unwrap(await client.setInCart(guest.id, { product, variant: null, quantity: 1 }, key('set')))
  const start = { language: 'en', provider: true }
  const { order } = unwrap(await client.startCheckout(guest.id, start, key('start')))
  const placement = { total: order.total, provider: true }
  return unwrap(await client.place(guest.id, order.id, placement, key('place'))).order.id
}

export const orderOf = async (shop: OpenShop, id: string) => unwrap(await shop.client.order(id))

/** Sends the invoice of an order as a bot does, and answers the message in which it stands. */
export async function sendInvoice(shop: OpenShop, guest: Guest, id: string): Promise<number> {
  const { total, currency, number } = await orderOf(shop, id)
  const { apiRoot, token } = shop.sandbox
  const answer = await fetch(`${apiRoot}/bot${token}/sendInvoice`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      chat_id: guest.id,
      title: number,
      description: 'Goods',
      payload: id,
      currency,
      provider_token: currency === 'XTR' ? '' : 'SANDBOX:TEST:provider',
      prices: [{ label: 'Goods', amount: total }],
    }),
  })
  const { result } = (await answer.json()) as { result: { message_id: number } }
  return result.message_id
}

/** Pays an order through Telegram; answers the charge. */
export async function pay(shop: OpenShop, guest: Guest, id: string): Promise<string> {
  const invoice = await sendInvoice(shop, guest, id)
  const paid = await shop.sandbox.control.pay(guest.id, invoice)
  if (!paid.paid) throw new Error(paid.reason)
  await told(guest, 'is paid')
  return paid.chargeId
}

export const told = (guest: Guest, words: string) => guest.wait(({ text }) => text.includes(words))
