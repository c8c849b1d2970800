import { describe, expect, it } from 'vitest'
import { catalog } from './a-catalog.ts'
import { backendForTest, olena, type TestBackend, taras, unwrap } from './open-backend.ts'

const hold = 15 * 60_000

/** The draft of the cart of now in Ukrainian, placed at its own total. */
async function checkOut(backend: TestBackend, customer = olena) {
  const { client } = backend
  const start = { language: 'uk', provider: true }
  const draft = await client.startCheckout(customer, start, backend.key())
  if (!draft.ok) return draft
  const { id, total } = draft.value.order
  return client.place(customer, id, { total, provider: true }, backend.key())
}

const changed = (id: string, more: object) => ({
  ...catalog,
  products: catalog.products.map((one) => (one.id === id ? { ...one, ...more } : one)),
})
const holdsOn = (backend: TestBackend, stock: string) =>
  backend.store.read((reader) => reader.find('holds', { index: { name: 'stock', value: stock } }))

describe('a checkout', () => {
  it('makes an order at the prices of today, in the buyer’s language, and holds its stock', async () => {
    const backend = await backendForTest()
    await backend.order(olena, ['rose', 2], ['latte', 3, 's'])
    await backend.import(changed('rose', { price: 8000 }))
    const { order, held } = unwrap(await checkOut(backend))
    const at = backend.now().toISOString()
    const until = new Date(backend.now().getTime() + hold).toISOString()
    expect(order).toMatchObject({
      number: expect.stringMatching(/^.{3}-.{4}$/),
      customer: { id: olena, name: `Guest ${olena}` },
      status: 'awaiting-payment',
      currency: 'UAH',
      lines: [
        { product: 'rose', title: 'Червона троянда', quantity: 2, price: 8000, sku: 'R-1' },
        { product: 'latte', variant: 's', title: 'Latte (S)', quantity: 3, price: 4550 },
      ],
      goods: 29650,
      discount: null,
      delivery: null,
      total: 29650,
      tip: 0,
      refunded: 0,
      payment: { method: 'telegram', chargeId: null },
      holdUntil: until,
      history: [
        { status: 'draft', at, by: 'customer' },
        { status: 'awaiting-payment', at, by: 'customer' },
      ],
      createdAt: at,
    })
    expect(held).toBe(true)
    expect(await holdsOn(backend, 'rose')).toMatchObject([{ order: order.id, quantity: 2, until }])
    expect(await holdsOn(backend, 'latte/s')).toMatchObject([{ quantity: 3, until }])
    // The cart is emptied by the payment, not by the attempt.
    expect(unwrap(await backend.client.cart(olena)).count).toBe(5)
  })

  it('freezes the order: later prices and titles do not reach it', async () => {
    const backend = await backendForTest()
    const id = await backend.order(olena, ['rose', 1])
    const before = unwrap(await backend.client.order(id))
    await backend.import(changed('rose', { price: 1, title: 'Other' }))
    expect(unwrap(await backend.client.order(id))).toEqual(before)
  })

  it('of what is not counted holds nothing, and is to be paid in time all the same', async () => {
    const backend = await backendForTest()
    const id = await backend.order(olena, ['latte', 100, 'l'])
    const until = new Date(backend.now().getTime() + hold).toISOString()
    expect(unwrap(await backend.client.order(id)).holdUntil).toBe(until)
    expect(await backend.store.read((reader) => reader.count('holds'))).toBe(0)
  })

  it('gives up the unpaid order before, and its holds', async () => {
    const backend = await backendForTest()
    const first = await backend.order(olena, ['rose', 10])
    const second = await backend.order(olena, ['rose', 10])
    expect(unwrap(await backend.client.order(first)).status).toBe('cancelled')
    expect(await holdsOn(backend, 'rose')).toMatchObject([{ order: second, quantity: 10 }])
  })

  it('of the last piece that another holds makes an order that holds nothing', async () => {
    const backend = await backendForTest()
    await backend.order(olena, ['last-one', 1])
    await backend.order(taras, ['last-one', 1])
    const { order, held } = unwrap(await checkOut(backend, taras))
    expect(held).toBe(false)
    const holds = { index: { name: 'order', value: order.id } } as const
    expect(await backend.store.read((reader) => reader.count('holds', holds))).toBe(0)
    backend.pass(hold - 1)
    expect(unwrap(await checkOut(backend, taras)).held).toBe(false)
    backend.pass(1)
    expect(unwrap(await checkOut(backend, taras)).held).toBe(true)
  })

  it('holds all or nothing', async () => {
    const backend = await backendForTest()
    await backend.order(olena, ['last-one', 1])
    await backend.order(taras, ['rose', 1], ['last-one', 1])
    expect(await holdsOn(backend, 'rose')).toEqual([])
  })

  it.each([
    ['nobody it knows', 'customer-unknown', async () => {}],
    [
      'an empty cart',
      'cart-empty',
      async (backend: TestBackend) => {
        await backend.client.introduce(olena, { name: 'Olena' }, backend.key())
      },
    ],
    [
      'goods that are gone',
      'cart-changed',
      async (backend: TestBackend) => {
        await backend.order(olena, ['rose', 1])
        await backend.import(changed('rose', { hidden: true }))
      },
    ],
    [
      'more than is left',
      'cart-changed',
      async (backend: TestBackend) => {
        await backend.order(olena, ['rose', 5])
        await backend.import(changed('rose', { stock: 4 }))
      },
    ],
    [
      'what costs nothing',
      'total-zero',
      async (backend: TestBackend) => {
        await backend.client.introduce(olena, { name: 'Olena' }, backend.key())
        const gift = { product: 'gift', variant: null, quantity: 1 }
        unwrap(await backend.client.addToCart(olena, gift, backend.key()))
      },
    ],
  ])('of %s is refused', async (_what, code, prepare) => {
    const backend = await backendForTest()
    await prepare(backend)
    const orders = unwrap(await backend.client.orders({})).orders
    expect(await checkOut(backend)).toMatchObject({ ok: false, problem: { code } })
    expect(unwrap(await backend.client.orders({})).orders).toEqual(orders)
  })
})

describe('orders', () => {
  it('are found by id and by number, in small letters as well', async () => {
    const backend = await backendForTest()
    const id = await backend.order(olena, ['rose', 1])
    const order = unwrap(await backend.client.order(id))
    expect(unwrap(await backend.client.order(order.number))).toEqual(order)
    expect(unwrap(await backend.client.order(order.number.toLowerCase()))).toEqual(order)
    expect(await backend.client.order('nothing')).toMatchObject({
      problem: { code: 'order-unknown' },
    })
  })

  it('are listed newest first, by status, a page at a time', async () => {
    const backend = await backendForTest()
    const ids: string[] = []
    for (let at = 0; at < 5; at += 1) {
      backend.pass(1000)
      ids.unshift(await backend.order(olena, ['rose', 1]))
    }
    const seen: string[] = []
    let after: string | undefined
    do {
      const query = { limit: 2, ...(after === undefined ? {} : { after }) }
      const page = unwrap(await backend.client.orders(query))
      seen.push(...page.orders.map((order) => order.id))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(ids)
    const unpaid = unwrap(await backend.client.orders({ status: 'awaiting-payment' }))
    expect(unpaid.orders.map((order) => order.id)).toEqual(ids.slice(0, 1))
    const mine = unwrap(await backend.client.customerOrders(olena, { limit: 3 }))
    expect(mine.orders.map((order) => order.id)).toEqual(ids.slice(0, 3))
  })

  it('of one customer are out of reach for another, by id and by number', async () => {
    const backend = await backendForTest()
    const id = await backend.order(olena, ['rose', 1])
    const { number } = unwrap(await backend.client.order(id))
    const unknown = { ok: false, problem: { code: 'order-unknown' } }
    for (const name of [id, number]) {
      expect(await backend.client.customerOrder(olena, name)).toMatchObject({ ok: true })
      expect(await backend.client.customerOrder(taras, name)).toMatchObject(unknown)
      expect(await backend.client.cancelOrder(taras, name, backend.key())).toMatchObject(unknown)
    }
    expect(unwrap(await backend.client.customerOrders(taras, {})).orders).toEqual([])
    expect(unwrap(await backend.client.order(id)).status).toBe('awaiting-payment')
  })

  it('that are unpaid can be given up, once, and let go of their stock', async () => {
    const backend = await backendForTest()
    const id = await backend.order(olena, ['last-one', 1])
    expect(await backend.client.cancelOrder(olena, id, backend.key())).toMatchObject({
      value: { status: 'cancelled', holdUntil: null },
    })
    expect(await holdsOn(backend, 'last-one')).toEqual([])
    expect(await backend.client.cancelOrder(olena, id, backend.key())).toMatchObject({
      problem: { code: 'order-transition' },
    })
  })
})
