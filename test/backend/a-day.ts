import type { DeliveryOption } from '../../src/shop/delivery.ts'
import type { Promotion } from '../../src/shop/promotion.ts'
import type { Settings } from '../../src/shop/settings.ts'
import { settings } from './a-catalog.ts'
import { olena, type TestBackend, unwrap } from './open-backend.ts'

/** What a day of business needs beside the goods: people, ways to pay and to deliver, a code. */
export const admin = 901
export const moderator = 910
export const hold = 15 * 60_000

export const courier: DeliveryOption = {
  id: 'courier',
  title: { uk: 'Кур’єр', en: 'Courier' },
  price: 12000,
  freeFrom: 90000,
  countries: ['UA'],
  address: true,
}
export const post: DeliveryOption = { id: 'post', title: 'Post', price: 5000, address: true }
export const pickup: DeliveryOption = { id: 'pickup', title: 'Pick up', price: 0, address: false }

export const may: Promotion = { code: 'MAY', off: { percent: 10 }, uses: 2, usesPerCustomer: 1 }

export const daily: Settings = {
  ...settings,
  moderators: [moderator],
  payment: { ...settings.payment, methods: ['telegram', 'on-delivery'], ask: [] },
  delivery: [courier, post, pickup],
  promotions: [may],
}

/** The same shop in Telegram's own money, with nothing to deliver. */
export const starry: Settings = {
  ...daily,
  currency: 'XTR',
  payment: { methods: ['stars'], ask: [] },
  delivery: [],
}

export interface Paying {
  readonly customer?: number
  readonly amount?: number
  readonly currency?: string
  readonly shippingOption?: string
  readonly contact?: { readonly name?: string; readonly phone?: string }
  readonly address?: { readonly text: string; readonly country?: string }
}

/** Reports a charge for an order, of what it costs unless it is said otherwise. */
export async function pay(
  backend: TestBackend,
  order: string,
  chargeId: string,
  more: Paying = {},
) {
  const known = await backend.client.order(order)
  const { total, currency } = known.ok ? known.value : { total: 9900, currency: 'UAH' }
  const charge = { customer: olena, payload: order, amount: total, currency }
  const report = { chargeId, providerChargeId: `p-${chargeId}`, contact: {} }
  return unwrap(
    await backend.client.recordPayment({ ...charge, ...report, ...more }, backend.key()),
  )
}

export const onHand = async (backend: TestBackend, id: string) =>
  (await backend.store.read((reader) => reader.get('stock', id)))?.onHand

/** Who has been told what, in order. */
export const told = async (backend: TestBackend) =>
  unwrap(await backend.client.notices({ limit: 100 })).notices.map(
    ({ kind, to }) => `${kind} ${to}`,
  )

/** An order of a red rose, committed to be paid on delivery. */
export async function orderOnDelivery(backend: TestBackend, customer = olena, quantity = 1) {
  await backend.fill(customer, ['rose', quantity])
  const chosen = { method: 'on-delivery', delivery: 'pickup' } as const
  return (await backend.place(customer, await backend.draft(customer, chosen))).order.id
}
