import { describe, expect, it } from 'vitest'
import { catalog } from './a-catalog.ts'
import { backendForTest, olena, type TestBackend, taras, unwrap } from './open-backend.ts'

const hold = 15 * 60_000

/** What Telegram says of a charge for one red rose, and what differs. */
const chargeFor = (payload: string, more: object = {}) => ({
  customer: olena,
  payload,
  amount: 9900,
  currency: 'UAH',
  ...more,
})

const ask = async (backend: TestBackend, payload: string, more: object = {}) =>
  unwrap(await backend.client.preCheckout(chargeFor(payload, more), backend.key()))

const pay = async (backend: TestBackend, payload: string, chargeId: string, more: object = {}) => {
  const report = { chargeId, providerChargeId: `p-${chargeId}`, contact: { name: 'Olena K.' } }
  const asked = { ...chargeFor(payload, more), ...report }
  return unwrap(await backend.client.recordPayment(asked, backend.key()))
}

const onHand = async (backend: TestBackend, id: string) =>
  (await backend.store.read((reader) => reader.get('stock', id)))?.onHand

const kinds = async (backend: TestBackend) =>
  unwrap(await backend.client.notices({ limit: 100 })).notices.map(({ kind, to }) => [kind, to])

const lastOne = { amount: 5000 }

describe('pre-checkout', () => {
  it('says yes to the buyer of an unpaid order, and holds its stock from then on', async () => {
    const backend = await backendForTest()
    const order = await backend.order(olena, ['rose', 1])
    backend.pass(hold - 1)
    expect(await ask(backend, order)).toEqual({ ok: true })
    const until = new Date(backend.now().getTime() + hold).toISOString()
    expect(unwrap(await backend.client.order(order)).holdUntil).toBe(until)
  })

  it.each([
    ['an order that is not', { payload: 'nothing' }, 'order-unknown'],
    ["somebody else's", { customer: taras }, 'order-foreign'],
    ['less than the price', { amount: 9899 }, 'amount-mismatch'],
    ['more than the price', { amount: 9901 }, 'amount-mismatch'],
    ['another currency', { currency: 'USD' }, 'amount-mismatch'],
  ])('says no to %s', async (_what, more, reason) => {
    const backend = await backendForTest()
    const order = await backend.order(olena, ['rose', 1])
    expect(await ask(backend, order, more)).toEqual({ ok: false, reason })
  })

  it('says no to an order that is paid, and to one that was given up', async () => {
    const backend = await backendForTest()
    const given = await backend.order(olena, ['rose', 1])
    const paid = await backend.order(olena, ['rose', 1])
    await pay(backend, paid, 'ch-1')
    expect(await ask(backend, given)).toEqual({ ok: false, reason: 'order-closed' })
    expect(await ask(backend, paid)).toEqual({ ok: false, reason: 'order-paid' })
  })

  it('says no when the goods went meanwhile, and names them in the buyer’s language', async () => {
    const backend = await backendForTest()
    const order = await backend.order(olena, ['rose', 1], ['last-one', 1])
    await backend.store.write((writer) => writer.put('stock', { id: 'last-one', onHand: 0 }))
    expect(await ask(backend, order, { amount: 14900 })).toEqual({
      ok: false,
      reason: 'out-of-stock',
      titles: ['The last tulip'],
    })
  })

  it('lets one of two have the last piece, whoever asks first', async () => {
    const backend = await backendForTest()
    const first = await backend.order(olena, ['last-one', 1])
    const second = await backend.order(taras, ['last-one', 1])
    backend.pass(hold)
    const verdicts = await Promise.all([
      ask(backend, second, { customer: taras, ...lastOne }),
      ask(backend, first, lastOne),
    ])
    expect(verdicts.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(verdicts.find(({ ok }) => !ok)).toMatchObject({ reason: 'out-of-stock' })
  })

  it('asked again by the same buyer is not in its own way', async () => {
    const backend = await backendForTest()
    const order = await backend.order(olena, ['last-one', 1])
    expect(await ask(backend, order, lastOne)).toEqual({ ok: true })
    expect(await ask(backend, order, lastOne)).toEqual({ ok: true })
  })
})

describe('a payment', () => {
  it('pays its order: stock goes down, the cart loses what was bought, both sides are told', async () => {
    const backend = await backendForTest()
    const order = await backend.order(olena, ['rose', 3], ['latte', 1, 's'])
    const rose = { product: 'rose', variant: null, quantity: 1 }
    unwrap(await backend.client.addToCart(olena, rose, backend.key()))
    const result = await pay(backend, order, 'ch-1', { amount: 34250 })
    const at = backend.now().toISOString()
    expect(result).toMatchObject({
      outcome: 'paid',
      order: {
        status: 'paid',
        payment: { chargeId: 'ch-1', providerChargeId: 'p-ch-1', paidAt: at },
        contact: { name: 'Olena K.' },
        holdUntil: null,
        history: [
          { status: 'draft', by: 'customer' },
          { status: 'awaiting-payment', by: 'customer' },
          { status: 'paid', at, by: 'payment' },
        ],
      },
    })
    expect([await onHand(backend, 'rose'), await onHand(backend, 'latte/s')]).toEqual([7, 2])
    expect(unwrap(await backend.client.cart(olena)).lines).toMatchObject([rose])
    expect(await backend.store.read((reader) => reader.count('holds'))).toBe(0)
    expect((await kinds(backend)).sort()).toEqual([
      ['order-card', 901],
      ['order-card', 902],
      ['order-paid', olena],
    ])
  })

  it('is one, whoever reports it however often', async () => {
    const backend = await backendForTest()
    const order = await backend.order(olena, ['rose', 1])
    const all = await Promise.all(Array.from({ length: 10 }, () => pay(backend, order, 'ch-1')))
    for (const result of all)
      expect(result).toMatchObject({ outcome: 'paid', order: { id: order } })
    expect(await onHand(backend, 'rose')).toBe(9)
    expect(await kinds(backend)).toHaveLength(3)
    expect(await backend.store.read((reader) => reader.count('payments'))).toBe(1)
  })

  it('that comes after its hold has ended is honoured while there are goods', async () => {
    const backend = await backendForTest()
    const order = await backend.order(olena, ['last-one', 1])
    backend.pass(2 * hold)
    expect(await pay(backend, order, 'ch-1', lastOne)).toMatchObject({ outcome: 'paid' })
    expect(await onHand(backend, 'last-one')).toBe(0)
  })

  it('for an order that the clock gave up is honoured while there are goods', async () => {
    const backend = await backendForTest()
    const order = await backend.order(olena, ['rose', 1])
    backend.pass(hold)
    expect(await backend.app.sweep()).toBe(1)
    expect(unwrap(await backend.client.order(order)).status).toBe('cancelled')
    expect(await pay(backend, order, 'ch-1')).toMatchObject({
      outcome: 'paid',
      order: { status: 'paid' },
    })
    expect(await onHand(backend, 'rose')).toBe(9)
  })

  it('for goods that went or are held by another is recorded and raised', async () => {
    const backend = await backendForTest()
    const late = await backend.order(olena, ['last-one', 1])
    backend.pass(hold)
    const quick = await backend.order(taras, ['last-one', 1])
    expect(await pay(backend, late, 'ch-1', lastOne)).toMatchObject({
      outcome: 'no-stock',
      order: { id: late, status: 'awaiting-payment' },
    })
    const theirs = { ...lastOne, customer: taras }
    expect(await pay(backend, quick, 'ch-2', theirs)).toMatchObject({ outcome: 'paid' })
    expect(await pay(backend, late, 'ch-3', lastOne)).toMatchObject({ outcome: 'no-stock' })
    expect(await onHand(backend, 'last-one')).toBe(0)
  })

  it.each([
    ['a second for a paid order', 'second', {}],
    ['one for an order that is not', 'unknown-order', { payload: 'nothing' }],
    ["one for somebody else's order", 'foreign', { customer: taras }],
    ['one of another amount', 'mismatch', { amount: 1 }],
    ['one in another currency', 'mismatch', { currency: 'USD' }],
  ])('%s is recorded as %s and raised, and changes no order', async (_what, outcome, more) => {
    const backend = await backendForTest()
    const order = await backend.order(olena, ['rose', 1])
    if (outcome === 'second') await pay(backend, order, 'ch-1')
    const before = unwrap(await backend.client.order(order))
    const stock = await onHand(backend, 'rose')
    const told = (await kinds(backend)).length
    const result = await pay(backend, order, 'ch-2', more)
    expect(result.outcome).toBe(outcome)
    // No customer sees another's order, not even by paying for it.
    expect(result.order?.customer.id ?? null).toBe(
      outcome === 'unknown-order' || outcome === 'foreign' ? null : olena,
    )
    expect(unwrap(await backend.client.order(order))).toEqual(before)
    expect(await onHand(backend, 'rose')).toBe(stock)
    const payer = outcome === 'foreign' ? taras : olena
    expect((await kinds(backend)).slice(told).sort()).toEqual([
      ['payment-kept', payer],
      ['payment-raised', 901],
      ['payment-raised', 902],
    ])
    expect(await backend.store.read((reader) => reader.get('payments', 'ch-2'))).toMatchObject({
      outcome,
      customer: payer,
    })
    expect(unwrap(await backend.client.status()).queue?.raisedPayments).toBe(1)
    // The same report once more raises nothing again.
    expect((await pay(backend, order, 'ch-2', more)).outcome).toBe(outcome)
    expect(await kinds(backend)).toHaveLength(told + 3)
  })

  it('needs no import to still stand: goods that left the catalogue are paid as ordered', async () => {
    const backend = await backendForTest()
    const order = await backend.order(olena, ['rose', 1])
    const products = catalog.products.filter(({ id }) => id !== 'rose')
    await backend.import({ ...catalog, products })
    expect(await ask(backend, order)).toEqual({ ok: true })
    expect(await pay(backend, order, 'ch-1')).toMatchObject({ outcome: 'paid' })
  })
})
