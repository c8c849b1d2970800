import { describe, expect, it } from 'vitest'
import { admin, daily, moderator, onHand, orderOnDelivery, pay, starry, told } from './a-day.ts'
import { backendForTest, olena, type TestBackend, unwrap } from './open-backend.ts'

async function paid(backend: TestBackend, quantity = 2): Promise<string> {
  await backend.fill(olena, ['rose', quantity])
  const draft = await backend.draft(olena)
  const chosen = draft.missing.length === 0 ? draft : await backend.draft(olena, invoice)
  const { id } = (await backend.place(olena, chosen)).order
  await pay(backend, id, 'ch-1')
  return id
}
const invoice = { method: 'telegram', delivery: 'pickup' } as const

const refund = (
  backend: TestBackend,
  order: string,
  wish: { amount?: number; restock?: boolean },
) => backend.client.refundOrder(admin, order, { restock: false, ...wish }, backend.key())
const refundsOf = async (backend: TestBackend, order: string) =>
  unwrap(await backend.client.deskOrder(admin, order)).refunds
async function settle(backend: TestBackend, order: string, succeeded: boolean) {
  const asked = (await refundsOf(backend, order)).find(({ status }) => status === 'asked')
  const outcome = { succeeded, ...(succeeded ? {} : { error: 'The provider says no' }) }
  const id = asked?.id ?? ''
  return unwrap(await backend.client.settleRefund(admin, id, outcome, backend.key()))
}

describe('a refund', () => {
  it('counts once it has succeeded, and makes the order refunded when all is back', async () => {
    const backend = await backendForTest({ settings: daily })
    const order = await paid(backend)
    unwrap(await refund(backend, order, { amount: 5000 }))
    expect(await told(backend)).toContain('refund-due 901')
    expect(unwrap(await backend.client.status()).queue?.dueRefunds).toBe(1)
    expect(unwrap(await backend.client.order(order)).refunded).toBe(0)
    await settle(backend, order, true)
    expect(unwrap(await backend.client.order(order))).toMatchObject({
      status: 'paid',
      refunded: 5000,
    })
    expect(await told(backend)).toContain(`order-refunded ${olena}`)
    expect(unwrap(await backend.client.status()).queue?.dueRefunds).toBe(0)
    unwrap(await refund(backend, order, {}))
    await settle(backend, order, true)
    expect(unwrap(await backend.client.deskOrder(admin, order))).toMatchObject({
      order: { status: 'refunded', refunded: 19800 },
      refundable: 0,
      next: [],
    })
    expect(await refund(backend, order, {})).toMatchObject({
      problem: { code: 'refund-nothing-left' },
    })
  })

  it('never gives back more than came in, whatever is under way', async () => {
    const backend = await backendForTest({ settings: daily })
    const order = await paid(backend)
    const both = await Promise.all([refund(backend, order, {}), refund(backend, order, {})])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    await settle(backend, order, false)
    unwrap(await refund(backend, order, { amount: 10000 }))
    expect(await refund(backend, order, { amount: 9801 })).toMatchObject({
      problem: { code: 'refund-amount', facts: { left: 9800 } },
    })
    for (const amount of [0, -1])
      expect(await refund(backend, order, { amount })).toMatchObject({
        problem: { code: 'refund-amount' },
      })
    expect(unwrap(await refund(backend, order, { amount: 9800 })).refundable).toBe(0)
  })

  it('that failed says why, tells the shop, and may be asked for again', async () => {
    const backend = await backendForTest({ settings: daily })
    const order = await paid(backend)
    unwrap(await refund(backend, order, { restock: true }))
    expect(await settle(backend, order, false)).toMatchObject({
      status: 'failed',
      error: 'The provider says no',
      settledAt: backend.now().toISOString(),
    })
    expect(await told(backend)).toContain('refund-failed 901')
    expect(await onHand(backend, 'rose')).toBe(8)
    expect(unwrap(await refund(backend, order, {})).refunds).toHaveLength(2)
  })

  it('is settled once: the first word counts', async () => {
    const backend = await backendForTest({ settings: daily })
    const order = await paid(backend)
    unwrap(await refund(backend, order, { restock: true }))
    const { id } = await settle(backend, order, true)
    const notices = (await told(backend)).length
    for (const succeeded of [true, false]) {
      const outcome = { succeeded }
      const again = await backend.client.settleRefund(admin, id, outcome, backend.key())
      expect(unwrap(again).status).toBe('succeeded')
    }
    expect((await told(backend)).length).toBe(notices)
    expect(await onHand(backend, 'rose')).toBe(10)
    expect(unwrap(await backend.client.order(order)).refunded).toBe(19800)
  })

  it('puts the goods back once, however many parts it comes in', async () => {
    const backend = await backendForTest({ settings: daily })
    const order = await paid(backend)
    for (const amount of [100, 200, 300]) {
      unwrap(await refund(backend, order, { amount, restock: true }))
      await settle(backend, order, true)
      expect(await onHand(backend, 'rose')).toBe(10)
    }
  })

  it('of what was paid on delivery is made by hand, once it is paid', async () => {
    const backend = await backendForTest({ settings: daily })
    const order = await orderOnDelivery(backend, olena, 2)
    expect(await refund(backend, order, {})).toMatchObject({
      problem: { code: 'refund-nothing-left' },
    })
    const move = { to: 'delivered' } as const
    unwrap(await backend.client.moveOrder(moderator, order, move, backend.key()))
    unwrap(await refund(backend, order, { restock: true }))
    expect(await settle(backend, order, true)).toMatchObject({
      method: 'on-delivery',
      chargeId: null,
      amount: 19800,
    })
    expect(unwrap(await backend.client.order(order)).status).toBe('refunded')
    expect(await onHand(backend, 'rose')).toBe(10)
  })

  it('in Stars is whole, and asked of Telegram through the queue', async () => {
    const backend = await backendForTest({ settings: starry })
    const order = await paid(backend)
    expect(await refund(backend, order, { amount: 1 })).toMatchObject({
      problem: { code: 'refund-whole-only' },
    })
    unwrap(await refund(backend, order, {}))
    const { notices } = unwrap(await backend.client.notices({ limit: 100 }))
    const [asked] = await refundsOf(backend, order)
    expect(notices.find(({ kind }) => kind === 'stars-refund')).toMatchObject({
      to: olena,
      facts: { refund: asked?.id, chargeId: 'ch-1', amount: 19800, customerId: olena },
    })
    expect(unwrap(await backend.client.status()).queue?.dueRefunds).toBe(0)
    const outcome = { succeeded: true }
    unwrap(await backend.client.refundOutcome(asked?.id ?? '', outcome, backend.key()))
    expect(unwrap(await backend.client.order(order)).status).toBe('refunded')
  })
})
