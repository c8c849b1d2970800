import { describe, expect, it } from 'vitest'
import type { CheckoutChoices } from '../../src/client/wire/checkout.ts'
import { catalog } from './a-catalog.ts'
import { courier, daily, hold, may, onHand, orderOnDelivery, pay, pickup, starry } from './a-day.ts'
import { asked, backendForTest, olena, type TestBackend, taras, unwrap } from './open-backend.ts'

const open = (settings = daily) => backendForTest({ settings })
const kyiv = { text: 'Khreshchatyk 1, Kyiv', country: 'ua' }

const place = (backend: TestBackend, order: string, total: number, customer = olena) =>
  backend.client.place(customer, order, { total, provider: true }, backend.key())
const choose = (backend: TestBackend, order: string, choices: Partial<CheckoutChoices>) =>
  backend.client.choose(olena, order, { ...asked, ...choices }, backend.key())
const redemptions = (backend: TestBackend) =>
  backend.store.read((reader) => reader.count('redemptions'))

describe('a draft', () => {
  it('lacks what is asked one after another, and can be placed once nothing is missing', async () => {
    const backend = await open({ ...daily, payment: { ...daily.payment, ask: ['name', 'phone'] } })
    await backend.fill(olena, ['rose', 1])
    const first = await backend.draft(olena)
    expect(first).toMatchObject({
      missing: ['method', 'delivery'],
      methods: ['telegram', 'on-delivery'],
      deliveries: [{ id: 'courier', price: 12000 }, { id: 'post' }, { id: 'pickup', price: 0 }],
      promotions: true,
    })
    const { id } = first.order
    expect(await place(backend, id, 9900)).toMatchObject({
      problem: { code: 'checkout-incomplete', facts: { missing: 'method,delivery' } },
    })
    const steps = [
      [{ method: 'on-delivery' }, ['delivery', 'name', 'phone'], 9900],
      [{ delivery: 'courier' }, ['address', 'name', 'phone'], 21900],
      [{ address: kyiv }, ['name', 'phone'], 21900],
      [{ contact: { name: 'Olena' } }, ['phone'], 21900],
      [{ contact: { phone: '+380501234567' } }, [], 21900],
    ] as const
    for (const [choices, missing, total] of steps) {
      const view = unwrap(await choose(backend, id, choices))
      expect([view.missing, view.order.total]).toEqual([missing, total])
    }
    expect(unwrap(await place(backend, id, 21900)).order).toMatchObject({
      status: 'awaiting-payment',
      delivery: { id: 'courier', title: 'Courier', price: 12000 },
      address: { text: kyiv.text, country: 'UA' },
      contact: { name: 'Olena', phone: '+380501234567' },
      holdUntil: null,
    })
  })

  it('leaves address and contact to Telegram on an invoice of a provider', async () => {
    const backend = await open({ ...daily, payment: { ...daily.payment, ask: ['name', 'phone'] } })
    await backend.fill(olena, ['rose', 1])
    const draft = await backend.draft(olena, { method: 'telegram', delivery: 'courier' })
    expect(draft.missing).toEqual([])
    expect(await backend.place(olena, draft)).toMatchObject({ held: true, flexible: true })
  })

  it('takes what is the only choice, and offers no way of delivery for digital goods', async () => {
    const products = catalog.products.map((one) =>
      one.id === 'five' ? { ...one, deliver: { text: 'A song' } } : one,
    )
    const backend = await open({ ...daily, delivery: [courier] })
    await backend.import({ ...catalog, products }, { ...daily, delivery: [courier] })
    await backend.fill(olena, ['rose', 1])
    expect((await backend.draft(olena)).order.delivery?.id).toBe('courier')
    await backend.fill(olena, ['five', 1])
    const { order, deliveries, missing } = await backend.draft(olena, { method: 'on-delivery' })
    expect([order.delivery, deliveries, missing, order.total]).toEqual([null, [], [], 30000])
  })

  it('is delivered free from an amount, the discount taken off before', async () => {
    const backend = await open()
    await backend.fill(olena, ['five', 3])
    const chosen = await backend.draft(olena, { method: 'telegram', delivery: 'courier' })
    expect([chosen.order.goods, chosen.order.total]).toEqual([90000, 90000])
    const cheaper = unwrap(await choose(backend, chosen.order.id, { code: 'may' }))
    expect(cheaper.order).toMatchObject({
      discount: { code: 'MAY', amount: 9000 },
      delivery: { price: 12000 },
      total: 93000,
    })
  })

  it('goes nowhere that a way of delivery does not serve', async () => {
    const backend = await open()
    await backend.fill(olena, ['rose', 1])
    const { order } = await backend.draft(olena, { method: 'on-delivery', delivery: 'courier' })
    const warsaw = { text: 'Nowy Świat 1, Warszawa', country: 'PL' }
    expect(await choose(backend, order.id, { address: warsaw })).toMatchObject({
      problem: { code: 'delivery-elsewhere', facts: { countries: 'UA' } },
    })
    unwrap(await choose(backend, order.id, { delivery: 'post', address: warsaw }))
    // What was typed for one way of delivery is no address of another.
    expect(unwrap(await choose(backend, order.id, { delivery: 'courier' })).missing).toEqual([
      'address',
    ])
  })

  it.each([
    [{ method: 'stars' }, 'method-unknown'],
    [{ delivery: 'drone' }, 'delivery-unknown'],
    [{ code: 'JUNE' }, 'promotion-unknown'],
  ] as const)('takes no %j', async (choices, code) => {
    const backend = await open()
    await backend.fill(olena, ['rose', 1])
    const { order } = await backend.draft(olena)
    expect(await choose(backend, order.id, choices)).toMatchObject({ problem: { code } })
    expect(unwrap(await backend.client.order(order.id))).toEqual(order)
  })

  it('is one a customer has: it follows the cart, and keeps what was chosen', async () => {
    const backend = await open()
    await backend.fill(olena, ['rose', 1])
    const first = await backend.draft(olena, { method: 'telegram', delivery: 'pickup' })
    await backend.fill(olena, ['rose', 2])
    const second = await backend.draft(olena)
    expect(second.order).toMatchObject({
      id: first.order.id,
      goods: 19800,
      delivery: { id: 'pickup' },
    })
    backend.pass(3_600_000)
    // An order counts from the day of its draft, so an old one begins anew.
    const third = await backend.draft(olena)
    expect(third.order.id).not.toBe(first.order.id)
    expect(third.order).toMatchObject({
      delivery: { id: 'pickup' },
      payment: { method: 'telegram' },
      createdAt: backend.now().toISOString(),
    })
    expect(await backend.store.read((reader) => reader.count('orders'))).toBe(1)
  })

  it('is in no list, and is forgotten when it is cancelled, or nobody comes back to it', async () => {
    const backend = await open()
    await backend.fill(olena, ['rose', 1])
    const { order } = await backend.draft(olena)
    expect(unwrap(await backend.client.orders({})).orders).toEqual([])
    expect(unwrap(await backend.client.customerOrders(olena, {})).orders).toEqual([])
    expect(await backend.client.deskOrder('terminal', order.id)).toMatchObject({
      problem: { code: 'order-unknown' },
    })
    unwrap(await backend.client.cancelOrder(olena, order.id, backend.key()))
    expect(unwrap(await backend.client.orders({})).orders).toEqual([])
    await backend.draft(olena)
    backend.pass(24 * 3_600_000 + 1)
    expect(await backend.app.sweep()).toBe(1)
    expect(await backend.store.read((reader) => reader.count('orders'))).toBe(0)
  })

  it('of what costs nothing is for those only who pay on delivery', async () => {
    const backend = await open()
    await backend.fill(olena, ['gift', 1])
    const { order } = await backend.draft(olena, { delivery: 'pickup' })
    expect(await choose(backend, order.id, { method: 'telegram' })).toMatchObject({
      problem: { code: 'total-zero' },
    })
    const free = unwrap(await choose(backend, order.id, { method: 'on-delivery' }))
    expect((await backend.place(olena, free)).order).toMatchObject({ total: 0 })
  })
})

describe('placing', () => {
  it('commits to the total that was seen, and to no other', async () => {
    const backend = await open()
    await backend.fill(olena, ['rose', 1])
    const { order } = await backend.draft(olena, { method: 'telegram', delivery: 'courier' })
    const dearer = { ...daily, delivery: [{ ...courier, price: 13000 }, pickup] }
    await backend.import(catalog, dearer)
    expect(await place(backend, order.id, 21900)).toMatchObject({
      problem: { code: 'total-changed', facts: { total: 22900 } },
    })
    expect(unwrap(await place(backend, order.id, 22900)).order.total).toBe(22900)
  })

  it('pressed twice makes one order, whatever the key, and later tells what it has become', async () => {
    const backend = await open()
    await backend.fill(olena, ['last-one', 1])
    const draft = await backend.draft(olena, { method: 'on-delivery', delivery: 'pickup' })
    const { id, total } = draft.order
    const both = await Promise.all([place(backend, id, total), place(backend, id, total)])
    expect(both[0]).toMatchObject({ ok: true })
    expect(both[1]).toEqual(both[0])
    expect(await onHand(backend, 'last-one')).toBe(0)
    expect(unwrap(await backend.client.orders({})).orders).toHaveLength(1)
    unwrap(await backend.client.moveOrder('terminal', id, { to: 'packed' }, backend.key()))
    expect(await place(backend, id, total)).toMatchObject({ problem: { code: 'order-transition' } })
  })

  it('that is refused leaves all as it was: the invoice before, its stock and the code', async () => {
    const backend = await open()
    await backend.fill(taras, ['last-one', 1])
    await backend.place(
      taras,
      await backend.draft(taras, { method: 'telegram', delivery: 'pickup' }),
    )
    await backend.fill(olena, ['rose', 10])
    const before = await backend.place(
      olena,
      await backend.draft(olena, { method: 'telegram', delivery: 'pickup' }),
    )
    await backend.fill(olena, ['last-one', 1])
    const draft = await backend.draft(olena, {
      method: 'on-delivery',
      delivery: 'pickup',
      code: 'MAY',
    })
    expect(await place(backend, draft.order.id, draft.order.total)).toMatchObject({
      problem: { code: 'cart-changed' },
    })
    expect(unwrap(await backend.client.order(before.order.id))).toEqual(before.order)
    const holds = { index: { name: 'order', value: before.order.id } } as const
    expect(await backend.store.read((reader) => reader.count('holds', holds))).toBe(1)
    expect(await redemptions(backend)).toBe(0)
  })

  it('on delivery takes the stock at once and empties the cart; cancelled, it comes back once', async () => {
    const backend = await open()
    const order = await orderOnDelivery(backend, olena, 3)
    expect(await onHand(backend, 'rose')).toBe(7)
    expect(unwrap(await backend.client.cart(olena)).count).toBe(0)
    unwrap(await backend.client.cancelOrder(olena, order, backend.key()))
    expect(await backend.client.cancelOrder(olena, order, backend.key())).toMatchObject({
      problem: { code: 'order-transition' },
    })
    expect(await onHand(backend, 'rose')).toBe(10)
  })

  it('on delivery does not take what another is just paying for', async () => {
    const backend = await open()
    await backend.order(taras, ['rose', 1]).catch(() => undefined)
    await backend.fill(taras, ['rose', 10])
    await backend.place(
      taras,
      await backend.draft(taras, { method: 'telegram', delivery: 'pickup' }),
    )
    await backend.fill(olena, ['rose', 1])
    const chosen = { method: 'on-delivery', delivery: 'pickup' } as const
    const { order } = await backend.draft(olena, chosen)
    expect(await place(backend, order.id, order.total)).toMatchObject({
      problem: { code: 'cart-changed', facts: { product: 'rose' } },
    })
    backend.pass(hold)
    expect(await place(backend, order.id, order.total)).toMatchObject({ ok: true })
  })

  it('replaces the unpaid invoice before, but no order that waits for its delivery', async () => {
    const backend = await open()
    const onDelivery = await orderOnDelivery(backend)
    await backend.fill(olena, ['rose', 1])
    const invoice = { method: 'telegram', delivery: 'pickup' } as const
    const first = await backend.place(olena, await backend.draft(olena, invoice))
    await backend.place(olena, await backend.draft(olena, invoice))
    expect(unwrap(await backend.client.order(first.order.id))).toMatchObject({
      status: 'cancelled',
      history: [{}, {}, { by: 'customer', note: 'replaced' }],
    })
    expect(unwrap(await backend.client.order(onDelivery)).status).toBe('awaiting-payment')
  })
})

describe('a code', () => {
  const coded = async (backend: TestBackend, customer: number, quantity = 1) => {
    await backend.fill(customer, ['rose', quantity])
    return backend.draft(customer, { method: 'telegram', delivery: 'pickup', code: 'may' })
  }

  it('is used by no more orders than it may, however many place at once', async () => {
    const backend = await open()
    const crowd = [olena, taras, 1003, 1004, 1005]
    const drafts = await Promise.all(crowd.map((customer) => coded(backend, customer)))
    const results = await Promise.all(
      drafts.map(({ order }) => place(backend, order.id, order.total, order.customer.id)),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(2)
    for (const result of results.filter(({ ok }) => !ok))
      expect(result).toMatchObject({ problem: { code: 'promotion-used-up' } })
    expect(await redemptions(backend)).toBe(2)
  })

  it('used on an invoice that another order replaces can be used for that one', async () => {
    const backend = await open()
    await backend.place(olena, await coded(backend, olena))
    const again = await coded(backend, olena, 2)
    expect((await backend.place(olena, again)).order.discount).toEqual({
      code: 'MAY',
      amount: 1980,
    })
    expect(await redemptions(backend)).toBe(1)
  })

  it('is free again when its order is cancelled or its time is over', async () => {
    const backend = await open({ ...daily, promotions: [{ ...may, uses: 1 }] })
    const first = await backend.place(olena, await coded(backend, olena))
    await backend.fill(taras, ['rose', 1])
    const { order } = await backend.draft(taras)
    const typed = { ...asked, code: 'MAY' }
    const tries = () => backend.client.choose(taras, order.id, typed, backend.key())
    expect(await tries()).toMatchObject({ problem: { code: 'promotion-used-up' } })
    backend.pass(hold)
    await backend.app.sweep()
    expect(await tries()).toMatchObject({ ok: true })
    expect(unwrap(await backend.client.order(first.order.id)).status).toBe('cancelled')
  })

  it('given up and used by another meanwhile, makes a late payment a raised one', async () => {
    const backend = await open({ ...daily, promotions: [{ ...may, uses: 1 }] })
    const late = await backend.place(olena, await coded(backend, olena))
    backend.pass(hold)
    await backend.app.sweep()
    await backend.place(taras, await coded(backend, taras))
    expect(await pay(backend, late.order.id, 'ch-1')).toMatchObject({ outcome: 'closed' })
    expect(await redemptions(backend)).toBe(1)
    // What staff decide is theirs to decide.
    const as = { as: 'fulfil' } as const
    unwrap(await backend.client.resolvePayment(901, 'ch-1', as, backend.key()))
    expect(unwrap(await backend.client.order(late.order.id)).status).toBe('paid')
  })

  it('never takes a price below the least that Telegram charges, and follows the method', async () => {
    const half = { code: 'HALF', off: { amount: 999999 } }
    const backend = await open({ ...daily, promotions: [half] })
    await backend.fill(olena, ['last-one', 1])
    const chosen = { method: 'telegram', delivery: 'pickup', code: 'HALF' } as const
    const { order } = await backend.draft(olena, chosen)
    expect(order.total).toBe(2764)
    const cash = unwrap(await choose(backend, order.id, { method: 'on-delivery' }))
    expect(cash.order).toMatchObject({ total: 0, discount: { amount: 5000 } })
  })

  it('in Stars leaves one Star to pay', async () => {
    const backend = await open({ ...starry, promotions: [{ code: 'ALL', off: { percent: 100 } }] })
    await backend.fill(olena, ['rose', 1])
    expect((await backend.draft(olena, { code: 'all' })).order.total).toBe(1)
  })
})
