import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readShop } from '../../src/catalog/read.ts'
import type { CheckoutChoices } from '../../src/client/wire/checkout.ts'
import { backendForTest, olena, type TestBackend, taras, unwrap } from '../backend/open-backend.ts'

/** A backend that sells what a template has. */
async function selling(template: string): Promise<TestBackend> {
  const shop = await readShop(join(import.meta.dirname, '../../templates', template))
  if (!shop.ok) throw new Error(JSON.stringify(shop.findings))
  const backend = await backendForTest({ empty: true })
  await backend.import(shop.catalog, shop.settings)
  return backend
}

const provider = true

async function draftOf(backend: TestBackend, customer: number, product: string, quantity: number) {
  const { client, key } = backend
  unwrap(await client.introduce(customer, { name: 'Guest' }, key()))
  unwrap(await client.setInCart(customer, { product, variant: null, quantity }, key()))
  return unwrap(await client.startCheckout(customer, { language: 'en', provider }, key()))
}

test('coffee is paid by card or on delivery, brought or picked up, and the code counts', async () => {
  const backend = await selling('coffee')
  const start = await draftOf(backend, olena, 'sencha', 3)
  expect(start).toMatchObject({
    methods: ['telegram', 'on-delivery'],
    deliveries: [
      { id: 'courier', price: 12_000, address: true },
      { id: 'pickup', price: 0 },
    ],
    missing: ['method', 'delivery'],
    promotions: true,
  })
  const choose = async (choices: Partial<CheckoutChoices>) => {
    const asked = { language: 'en', provider, ...choices }
    return unwrap(await backend.client.choose(olena, start.order.id, asked, backend.key()))
  }
  expect((await choose({ method: 'telegram', delivery: 'courier' })).order).toMatchObject({
    total: 105_000,
    tipUpTo: 20_000,
  })
  const byHand = await choose({ method: 'on-delivery', code: 'zerno10' })
  expect(byHand.order).toMatchObject({
    goods: 93_000,
    discount: { code: 'ZERNO10', amount: 9_300 },
    total: 95_700,
    tipUpTo: 0,
  })
  expect(byHand.missing).toEqual(['address', 'name', 'phone'])
})

test('books are paid in Stars, and each buyer of a key gets one of their own', async () => {
  const backend = await selling('ebooks')
  const { client, key } = backend
  const buy = async (customer: number, product: string, quantity: number) => {
    const { order, missing } = await draftOf(backend, customer, product, quantity)
    expect({ missing, method: order.payment.method }).toEqual({ missing: [], method: 'stars' })
    unwrap(await client.place(customer, order.id, { total: order.total, provider }, key()))
    const charge = { customer, payload: order.id, amount: order.total, currency: 'XTR' }
    const ids = { chargeId: `charge of ${order.id}`, providerChargeId: '' }
    unwrap(await client.recordPayment({ ...charge, ...ids, contact: {} }, key()))
    const held = await backend.store.read((reader) => reader.get('orders', order.id))
    expect(held?.status).toBe('delivered')
    return held?.lines[0]?.handedOut ?? []
  }
  const keys = [...(await buy(olena, 'reader-plus', 2)), ...(await buy(taras, 'reader-plus', 3))]
  expect(new Set(keys).size).toBe(5)
  expect(keys.every((one) => one.startsWith('EXAMPLE-RP26-'))).toBe(true)
  expect(unwrap(await client.product('reader-plus'))).toMatchObject({ available: 0 })
  expect(await buy(olena, 'kyiv-walks', 1)).toEqual([expect.stringContaining('Enjoy your walks!')])
})
