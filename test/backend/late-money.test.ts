import { describe, expect, it } from 'vitest'
import { admin, daily, hold, onHand, orderOnDelivery, pay, starry, told } from './a-day.ts'
import { backendForTest, olena, type TestBackend, taras, unwrap } from './open-backend.ts'

const open = (settings = daily) => backendForTest({ settings })

async function invoice(backend: TestBackend, delivery = 'pickup', customer = olena, good = 'rose') {
  await backend.fill(customer, [good, 1])
  const draft = await backend.draft(customer, { method: 'telegram', delivery })
  return (await backend.place(customer, draft)).order.id
}
const resolve = (backend: TestBackend, charge: string, as: 'fulfil' | 'refund' | 'dismiss') =>
  backend.client.resolvePayment(admin, charge, { as }, backend.key())
const raised = async (backend: TestBackend) =>
  unwrap(await backend.client.raisedPayments('terminal')).payments

describe('the way of delivery that is chosen in Telegram', () => {
  it('is offered by country, the one chosen in the chat first', async () => {
    const backend = await open()
    const order = await invoice(backend, 'post')
    const offer = async (country: string, customer = olena) =>
      unwrap(await backend.client.shipping({ customer, payload: order, country })).options
    expect(await offer('UA')).toEqual([
      { id: 'post', title: 'Post', price: 5000 },
      { id: 'courier', title: 'Courier', price: 12000 },
    ])
    expect((await offer('PL')).map(({ id }) => id)).toEqual(['post'])
    expect(await offer('UA', taras)).toEqual([])
  })

  it('changes what is owed, and comes with address and contact', async () => {
    const backend = await open()
    const order = await invoice(backend, 'post')
    const charge = { customer: olena, payload: order, currency: 'UAH', shippingOption: 'courier' }
    const ask = async (amount: number) =>
      unwrap(await backend.client.preCheckout({ ...charge, amount }, backend.key()))
    expect(await ask(14900)).toEqual({ ok: false, reason: 'amount-mismatch' })
    expect(await ask(21900)).toEqual({ ok: true })
    const paid = await pay(backend, order, 'ch-1', {
      amount: 21900,
      shippingOption: 'courier',
      contact: { name: 'Olena K.', phone: '+380' },
      address: { text: 'Lviv', country: 'UA' },
    })
    expect(paid).toMatchObject({
      outcome: 'paid',
      order: {
        total: 21900,
        tip: 0,
        delivery: { id: 'courier', price: 12000 },
        address: { text: 'Lviv', country: 'UA' },
        contact: { name: 'Olena K.', phone: '+380' },
      },
    })
  })
})

describe('a tip', () => {
  const generous = {
    ...daily,
    payment: { ...daily.payment, tips: { max: 2000, suggested: [500] } },
  }

  it('is what comes on top, up to the most that the invoice took', async () => {
    const backend = await open(generous)
    const order = await invoice(backend)
    expect(await pay(backend, order, 'ch-0', { amount: 11901 })).toMatchObject({
      outcome: 'mismatch',
    })
    expect(await pay(backend, order, 'ch-1', { amount: 11900 })).toMatchObject({
      outcome: 'paid',
      order: { total: 9900, tip: 2000 },
    })
    expect(unwrap(await backend.client.deskOrder(admin, order)).refundable).toBe(11900)
  })

  it('and the way of delivery are kept of money that waits for a decision', async () => {
    const backend = await open(generous)
    const order = await invoice(backend, 'post', olena, 'last-one')
    backend.pass(hold)
    await invoice(backend, 'pickup', taras, 'last-one')
    const late = { amount: 5000 + 12000 + 700, shippingOption: 'courier' }
    const contact = { name: 'Olena K.' }
    expect(await pay(backend, order, 'ch-1', { ...late, contact })).toMatchObject({
      outcome: 'no-stock',
    })
    expect(await resolve(backend, 'ch-1', 'fulfil')).toMatchObject({
      value: { resolution: 'fulfilled' },
    })
    expect(unwrap(await backend.client.order(order))).toMatchObject({
      status: 'paid',
      total: 17000,
      tip: 700,
      delivery: { id: 'courier' },
      contact,
      payment: { chargeId: 'ch-1' },
      history: [{}, {}, { by: 'staff:901', note: 'fulfilled after all' }, { by: 'payment' }],
    })
    // What another holds is not taken from the shelf.
    expect(await onHand(backend, 'last-one')).toBe(1)
  })
})

describe('a payment after the order was cancelled', () => {
  it.each([
    [
      'its customer',
      (backend: TestBackend, order: string) =>
        backend.client.cancelOrder(olena, order, backend.key()),
    ],
    [
      'staff',
      (backend: TestBackend, order: string) =>
        backend.client.moveOrder(admin, order, { to: 'cancelled' }, backend.key()),
    ],
  ])('by %s is raised, with the choice', async (_who, cancel) => {
    const backend = await open()
    const order = await invoice(backend)
    unwrap<unknown>(await cancel(backend, order))
    expect(await pay(backend, order, 'ch-1')).toMatchObject({ outcome: 'closed' })
    expect(await onHand(backend, 'rose')).toBe(10)
    expect(await raised(backend)).toMatchObject([{ chargeId: 'ch-1', outcome: 'closed' }])
    expect(await told(backend)).toContain(`payment-kept ${olena}`)
    expect(await told(backend)).toContain('payment-raised 901')
    unwrap(await resolve(backend, 'ch-1', 'fulfil'))
    expect(unwrap(await backend.client.order(order)).status).toBe('paid')
    expect(await onHand(backend, 'rose')).toBe(9)
    expect(await raised(backend)).toEqual([])
    expect(await resolve(backend, 'ch-1', 'refund')).toMatchObject({
      problem: { code: 'payment-settled' },
    })
  })

  it('can be given back; while that is under way nothing else is decided', async () => {
    const backend = await open()
    const order = await invoice(backend)
    unwrap(await backend.client.cancelOrder(olena, order, backend.key()))
    await pay(backend, order, 'ch-1')
    expect(await resolve(backend, 'ch-1', 'refund')).toMatchObject({
      value: { resolution: 'refunded' },
    })
    expect(await raised(backend)).toEqual([])
    for (const as of ['fulfil', 'refund', 'dismiss'] as const)
      expect(await resolve(backend, 'ch-1', as)).toMatchObject({
        problem: { code: 'payment-settled' },
      })
    const [refund] = unwrap(await backend.client.deskOrder(admin, order)).refunds
    const settle = (succeeded: boolean) =>
      backend.client.settleRefund(admin, refund?.id ?? '', { succeeded }, backend.key())
    unwrap(await settle(false))
    // It could not be made: the shop decides again.
    expect(await raised(backend)).toMatchObject([{ chargeId: 'ch-1', resolution: null }])
    unwrap(await resolve(backend, 'ch-1', 'fulfil'))
    expect(unwrap(await backend.client.order(order)).status).toBe('paid')
  })

  it.each([
    [
      'second',
      async (backend: TestBackend, order: string) => {
        await pay(backend, order, 'ch-0')
      },
    ],
    ['mismatch', async () => {}],
    ['foreign', async () => {}],
  ] as const)('is fulfilled of no %s charge', async (outcome, prepare) => {
    const backend = await open()
    const order = await invoice(backend)
    await prepare(backend, order)
    const more = { mismatch: { amount: 1 }, foreign: { customer: taras }, second: {} }[outcome]
    expect(await pay(backend, order, 'ch-1', more)).toMatchObject({ outcome })
    expect(await resolve(backend, 'ch-1', 'fulfil')).toMatchObject({
      problem: { code: 'payment-orderless' },
    })
    expect(await resolve(backend, 'ch-1', 'dismiss')).toMatchObject({
      value: { resolution: 'dismissed' },
    })
  })
})

describe('money in Stars that fits no order', () => {
  const buy = async (backend: TestBackend) => {
    await backend.fill(olena, ['rose', 1])
    return (await backend.place(olena, await backend.draft(olena))).order.id
  }

  it('goes back by itself, the customer and the shop are told', async () => {
    const backend = await open(starry)
    const order = await buy(backend)
    await pay(backend, order, 'ch-1')
    const before = (await told(backend)).length
    expect(await pay(backend, order, 'ch-2')).toMatchObject({ outcome: 'second' })
    expect((await told(backend)).slice(before).toSorted()).toEqual([
      'order-card 901',
      'order-card 902',
      'order-card 910',
      'payment-raised 901',
      'payment-raised 902',
      'payment-raised 910',
      `payment-returned ${olena}`,
      `stars-refund ${olena}`,
    ])
    expect(await raised(backend)).toEqual([])
    expect(unwrap(await backend.client.status()).queue).toMatchObject({
      raisedPayments: 0,
      dueRefunds: 0,
    })
    const { refunds } = unwrap(await backend.client.deskOrder(admin, order))
    expect(refunds).toMatchObject([
      { chargeId: 'ch-2', amount: 9900, status: 'asked', by: 'clock' },
    ])
    const outcome = { succeeded: true }
    unwrap(await backend.client.refundOutcome(refunds[0]?.id ?? '', outcome, backend.key()))
    expect(unwrap(await backend.client.order(order))).toMatchObject({ status: 'paid', refunded: 0 })
  })

  it('that goods are lacking for waits for the choice', async () => {
    const backend = await open(starry)
    await backend.fill(olena, ['last-one', 1])
    const late = (await backend.place(olena, await backend.draft(olena))).order.id
    backend.pass(hold)
    await backend.fill(taras, ['last-one', 1])
    await backend.place(taras, await backend.draft(taras))
    expect(await pay(backend, late, 'ch-1')).toMatchObject({ outcome: 'no-stock' })
    expect(await raised(backend)).toHaveLength(1)
    expect(await told(backend)).toContain(`payment-kept ${olena}`)
  })

  it('tells whoever paid for another’s order nothing of it', async () => {
    const backend = await open(starry)
    const order = await buy(backend)
    const { number } = unwrap(await backend.client.order(order))
    await pay(backend, order, 'ch-1', { customer: taras })
    const notices = unwrap(await backend.client.notices({ limit: 100 })).notices
    const theirs = notices.filter(({ to }) => to === taras)
    expect(theirs.map(({ kind }) => kind).toSorted()).toEqual(['payment-returned', 'stars-refund'])
    expect(JSON.stringify(theirs)).not.toContain(number)
    expect(JSON.stringify(theirs)).not.toContain('Guest 1001')
    // Nor does somebody who names a charge that is not theirs.
    expect((await pay(backend, order, 'ch-1')).order).toBeNull()
  })
})

describe('the clock', () => {
  it('does not give up an order whose payment comes in the same moment', async () => {
    const backend = await open()
    const order = await invoice(backend, 'pickup', olena, 'last-one')
    backend.pass(hold)
    const [, paid] = await Promise.all([backend.app.sweep(), pay(backend, order, 'ch-1')])
    expect(paid.outcome).toBe('paid')
    await backend.app.sweep()
    expect(unwrap(await backend.client.order(order)).status).toBe('paid')
    expect(await onHand(backend, 'last-one')).toBe(0)
  })

  it('gives up no order that is paid on delivery', async () => {
    const backend = await open()
    const order = await orderOnDelivery(backend)
    backend.pass(30 * 24 * 3_600_000)
    expect(await backend.app.sweep()).toBe(0)
    expect(unwrap(await backend.client.order(order)).status).toBe('awaiting-payment')
  })
})
