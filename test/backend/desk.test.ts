import { describe, expect, it } from 'vitest'
import { routes } from '../../src/backend/routes/routes.ts'
import { catalog } from './a-catalog.ts'
import { admin, daily, moderator, onHand, orderOnDelivery, pay, told } from './a-day.ts'
import { backendForTest, olena, type TestBackend, taras, unwrap } from './open-backend.ts'

const open = () => backendForTest({ settings: daily })
const picture = Buffer.from('89504e470d0a1a0a00', 'hex').toString('base64')

/** A sound body for each route of the desk that wants one. */
const bodies: Readonly<Record<string, unknown>> = {
  '/v1/desk/:actor/orders/:order/move': { to: 'packed' },
  '/v1/desk/:actor/orders/:order/refunds': { restock: false },
  '/v1/desk/:actor/refunds/:refund/outcome': { succeeded: true },
  '/v1/desk/:actor/payments/:charge/resolve': { as: 'dismiss' },
  '/v1/desk/:actor/products/:product': { hidden: true },
  '/v1/desk/:actor/products': { category: null, title: 'New', price: 100 },
  '/v1/desk/:actor/photos': { base64: picture, name: 'rose' },
  '/v1/desk/:actor/people/:person': { role: 'moderator' },
}
const onlyAdmins = [
  'get /v1/desk/:actor/people',
  'post /v1/desk/:actor/orders/:order/refunds',
  'post /v1/desk/:actor/payments/:charge/resolve',
  'post /v1/desk/:actor/refunds/:refund/outcome',
  'put /v1/desk/:actor/people/:person',
]
const desk = routes.filter(({ path }) => path.startsWith('/v1/desk/'))

async function askAs(backend: TestBackend, actor: string, route: (typeof desk)[number]) {
  const path = route.path.replace(':actor', actor).replace(':person', '77').replace(/:\w+/g, 'x')
  const body = bodies[route.path]
  return backend.ask(route.method.toUpperCase(), path, {
    ...backend.key(),
    ...(route.body ? { body } : {}),
  })
}

describe('the rights of staff', () => {
  it('are asked for on every route of the desk: for others there is nothing', async () => {
    const backend = await open()
    expect(desk.length).toBeGreaterThan(15)
    for (const actor of [String(olena), '0901', '9.01e2', ' 901', '-901', 'Terminal', 'admin']) {
      for (const route of desk) {
        const { status, json } = await askAs(backend, encodeURIComponent(actor), route)
        expect([actor, route.path, status]).toEqual([actor, route.path, 404])
        expect(json).toMatchObject({ code: 'not-staff' })
      }
    }
  })

  it.each([
    [String(moderator), true],
    [String(admin), false],
    ['terminal', false],
  ])('of %s end where they end', async (actor, isModerator) => {
    const backend = await open()
    for (const route of desk) {
      const name = `${route.method} ${route.path}`
      const { status, json } = await askAs(backend, actor, route)
      const refused = isModerator && onlyAdmins.includes(name)
      if (refused) expect([name, json]).toMatchObject([name, { status: 403, code: 'role-too-low' }])
      else expect([name, status === 403]).toEqual([name, false])
      expect(JSON.stringify(json)).not.toContain('not-staff')
    }
  })

  it('are given in the chat by admins, and taken; those of shop.yaml are not', async () => {
    const backend = await open()
    const set = (person: number, role: 'admin' | 'moderator' | null, actor: number = admin) =>
      backend.client.setRole(actor, person, { role }, backend.key())
    expect(unwrap(await set(taras, 'moderator')).people).toContainEqual({
      id: taras,
      role: 'moderator',
      removable: true,
    })
    expect(await backend.client.desk(taras)).toMatchObject({ value: { role: 'moderator' } })
    expect(await set(olena, 'admin', taras)).toMatchObject({ problem: { code: 'role-too-low' } })
    unwrap(await set(taras, 'admin'))
    unwrap(await set(olena, 'moderator', taras))
    for (const [person, role] of [
      [admin, null],
      [moderator, 'admin'],
      [902, 'moderator'],
    ] as const)
      expect(await set(person, role)).toMatchObject({ problem: { code: 'person-written' } })
    // Written down later, as less: what the chat gave can still be taken.
    await backend.import(catalog, { ...daily, moderators: [moderator, taras] })
    unwrap(await set(taras, null))
    expect(await backend.client.desk(taras)).toMatchObject({ value: { role: 'moderator' } })
    unwrap(await set(olena, null))
    expect(await backend.client.desk(olena)).toMatchObject({ problem: { code: 'not-staff' } })
  })
})

describe('orders at the desk', () => {
  it('walk to their end in the name of whoever moves them, and the customer is told', async () => {
    const backend = await open()
    const order = await orderOnDelivery(backend)
    unwrap(await backend.client.acceptOrder(moderator, order, backend.key()))
    unwrap(await backend.client.acceptOrder(admin, order, backend.key()))
    for (const move of [
      { to: 'packed' },
      { to: 'shipped', tracking: 'NP 2045' },
      { to: 'delivered', note: 'cash' },
    ] as const)
      unwrap(await backend.client.moveOrder('terminal', order, move, backend.key()))
    expect(unwrap(await backend.client.order(order))).toMatchObject({
      status: 'delivered',
      accepted: true,
      tracking: 'NP 2045',
      payment: { method: 'on-delivery', chargeId: null, paidAt: backend.now().toISOString() },
      history: [
        { status: 'draft' },
        { status: 'awaiting-payment', by: 'customer' },
        { by: `staff:${moderator}`, note: 'accepted' },
        { status: 'packed', by: 'terminal' },
        { status: 'shipped', by: 'terminal' },
        { status: 'delivered', by: 'terminal', note: 'cash' },
      ],
    })
    expect((await told(backend)).filter((one) => one === `order-status ${olena}`)).toHaveLength(4)
  })

  it('that staff cancel give back stock and code; paid ones are refunded instead', async () => {
    const backend = await open()
    const order = await orderOnDelivery(backend, olena, 4)
    unwrap(await backend.client.moveOrder(admin, order, { to: 'shipped' }, backend.key()))
    const cancel = { to: 'cancelled', note: 'came back' } as const
    unwrap(await backend.client.moveOrder(moderator, order, cancel, backend.key()))
    expect(await onHand(backend, 'rose')).toBe(10)
    const other = await orderOnDelivery(backend)
    unwrap(await backend.client.moveOrder(admin, other, { to: 'paid' }, backend.key()))
    expect(await backend.client.moveOrder(admin, other, cancel, backend.key())).toMatchObject({
      problem: { code: 'order-needs-refund' },
    })
  })

  it('paid for in cash leave in the cart what was put there since', async () => {
    const backend = await open()
    const order = await orderOnDelivery(backend)
    await backend.fill(olena, ['rose', 1])
    unwrap(await backend.client.moveOrder(admin, order, { to: 'paid' }, backend.key()))
    expect(unwrap(await backend.client.cart(olena)).count).toBe(1)
  })

  it('on delivery that are paid by a charge after all need no second piece', async () => {
    const backend = await open()
    await backend.fill(olena, ['last-one', 1])
    const chosen = { method: 'on-delivery', delivery: 'pickup' } as const
    const { order } = await backend.place(olena, await backend.draft(olena, chosen))
    expect(await pay(backend, order.id, 'ch-1')).toMatchObject({ outcome: 'paid' })
    expect(await onHand(backend, 'last-one')).toBe(0)
  })

  it('are found by number, by customer, by product, by day, and those that are open', async () => {
    const backend = await open()
    const first = await orderOnDelivery(backend, olena)
    backend.pass(48 * 3_600_000)
    const second = await orderOnDelivery(backend, taras)
    unwrap(await backend.client.moveOrder(admin, first, { to: 'delivered' }, backend.key()))
    const { number } = unwrap(await backend.client.order(first))
    const find = async (query: Parameters<typeof backend.client.deskOrders>[1]) =>
      unwrap(await backend.client.deskOrders(moderator, query)).orders.map(({ id }) => id)
    expect(await find({})).toEqual([second, first])
    expect(await find({ q: number.toLowerCase() })).toEqual([first])
    expect(await find({ q: String(taras) })).toEqual([second])
    expect(await find({ q: 'guest' })).toEqual([second, first])
    expect(await find({ product: 'rose' })).toEqual([second, first])
    expect(await find({ product: 'latte' })).toEqual([])
    expect(await find({ open: 'yes' })).toEqual([second])
    expect(await find({ from: '2026-06-02' })).toEqual([second])
    expect(await find({ until: '2026-06-01T15:00:01+03:00' })).toEqual([first])
    expect(await find({ until: '2026-06-01T15:00:00+03:00' })).toEqual([])
    const odd = await backend.ask('GET', '/v1/desk/901/orders?from=yesterday')
    expect(odd.json).toMatchObject({ code: 'request-invalid', facts: { field: 'from' } })
  })

  it('of a customer are asked for by the number of the customer, not by a name', async () => {
    const backend = await open()
    await orderOnDelivery(backend)
    const { json } = await backend.ask('GET', '/v1/customers/guest/orders')
    expect(json).toMatchObject({ code: 'customer-unknown' })
  })
})

describe('the day at a glance', () => {
  it('counts what was sold today, what waits, and what runs out', async () => {
    const backend = await open()
    await orderOnDelivery(backend, taras, 8)
    backend.pass(24 * 3_600_000)
    const order = await orderOnDelivery(backend)
    const cancelled = await orderOnDelivery(backend, taras)
    unwrap(await backend.client.cancelOrder(taras, cancelled, backend.key()))
    unwrap(await backend.client.moveOrder(admin, order, { to: 'paid' }, backend.key()))
    await pay(backend, 'nothing', 'ch-1')
    unwrap(await backend.client.refundOrder(admin, order, { restock: false }, backend.key()))
    expect(unwrap(await backend.client.desk(moderator))).toEqual({
      role: 'moderator',
      today: { orders: 1, total: 9900, currency: 'UAH' },
      open: 2,
      lowStock: [
        { product: 'last-one', variant: null, title: 'The last tulip', onHand: 1 },
        expect.objectContaining({ product: 'rose', onHand: 1 }),
        { product: 'latte', variant: 's', title: 'Latte', onHand: 3 },
      ],
      raisedPayments: 1,
      dueRefunds: 1,
      setAside: 0,
    })
  })
})

describe('a product changed at the desk', () => {
  const change = (backend: TestBackend, id: string, what: object) =>
    backend.client.changeProduct(moderator, id, what, backend.key())

  it('is what customers see at once, in carts and catalogue, whatever is imported next', async () => {
    const backend = await open()
    await backend.fill(olena, ['rose', 1])
    expect(unwrap(await backend.client.product('rose')).price).toBe(9900)
    unwrap(await change(backend, 'rose', { price: 8800, title: 'Rose', language: 'en' }))
    const seen = unwrap(await backend.client.product('rose'))
    expect([seen.price, seen.title]).toEqual([8800, { uk: 'Червона троянда', en: 'Rose' }])
    expect(unwrap(await backend.client.cart(olena)).total).toBe(8800)
    unwrap(await change(backend, 'rose', { hidden: true }))
    expect(await backend.client.product('rose')).toMatchObject({
      problem: { code: 'product-unknown' },
    })
    await backend.import(catalog, daily)
    expect(unwrap(await backend.client.deskProduct(admin, 'rose'))).toMatchObject({
      hidden: true,
      price: 8800,
    })
    unwrap(await change(backend, 'rose', { hidden: false }))
    expect(unwrap(await backend.client.product('rose')).price).toBe(8800)
  })

  it('keeps its count when files that declare another stand as they stood', async () => {
    const backend = await open()
    unwrap(await change(backend, 'rose', { stock: 25 }))
    unwrap(await change(backend, 'latte', { variant: 's', stock: 0 }))
    await backend.import(catalog, daily)
    expect([await onHand(backend, 'rose'), await onHand(backend, 'latte/s')]).toEqual([25, 0])
    unwrap(await change(backend, 'rose', { stock: null }))
    expect(unwrap(await backend.client.deskProduct(admin, 'rose')).onHand).toBeNull()
  })

  it('needs its variant named where it has some', async () => {
    const backend = await open()
    expect(await change(backend, 'latte', { price: 1 })).toMatchObject({
      problem: { code: 'variant-needed' },
    })
    expect(await change(backend, 'latte', { variant: 'xl', price: 1 })).toMatchObject({
      problem: { code: 'variant-unknown' },
    })
    expect(unwrap(await change(backend, 'latte', { variant: 'l', price: 4000 })).price).toBe(4000)
  })

  it('and those added at once are all there afterwards', async () => {
    const backend = await open()
    const titles = Array.from({ length: 8 }, (_, at) => `Tulip ${at}`)
    const added = await Promise.all(
      titles.map((title) =>
        backend.client.addProduct(
          moderator,
          { category: 'flowers', title, price: 100, stock: 2 },
          backend.key(),
        ),
      ),
    )
    for (const one of added)
      expect(unwrap(await backend.client.product(unwrap(one).id)).available).toBe(2)
  })
})
