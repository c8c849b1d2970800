import { describe, expect, it } from 'vitest'
import type { ReconcileRequest } from '../../src/client/wire/payment.ts'
import { admin, pay, starry, told } from './a-day.ts'
import { backendForTest, olena, type TestBackend, unwrap } from './open-backend.ts'

const open = () => backendForTest({ settings: starry })
async function order(backend: TestBackend) {
  await backend.fill(olena, ['rose', 1])
  return (await backend.place(olena, await backend.draft(olena))).order.id
}
const line = (chargeId: string, more: Partial<ReconcileRequest['lines'][number]> = {}) => ({
  chargeId,
  amount: 9900,
  currency: 'XTR',
  at: '2026-06-01T12:00:00Z',
  ...more,
})
const compare = async (backend: TestBackend, ...lines: ReconcileRequest['lines']) => {
  const span = { from: '2026-05-31', until: '2026-06-03T03:00:00+03:00' }
  const request = { method: 'stars', ...span, lines } as const
  return unwrap(await backend.client.reconcile(request, backend.key()))
}
const nothing = {
  matched: 0,
  recorded: [],
  unnamed: [],
  returned: [],
  missing: [],
  differing: [],
}
const gaps = async (backend: TestBackend) =>
  (await told(backend)).filter((one) => one.startsWith('ledger-gap'))

describe('what Telegram says was charged', () => {
  it('pays the order that we had not heard of, at the moment it was made', async () => {
    const backend = await open()
    const id = await order(backend)
    const at = '2026-06-01T11:59:00.000Z'
    const found = await compare(backend, line('ch-1', { customer: olena, payload: id, at }))
    expect(found).toEqual({ ...nothing, recorded: [{ chargeId: 'ch-1', outcome: 'paid' }] })
    expect(unwrap(await backend.client.order(id)).status).toBe('paid')
    const [payment] = unwrap(await backend.client.deskOrder(admin, id)).payments
    expect(payment?.at).toBe(at)
    expect(await compare(backend, line('ch-1'))).toEqual({ ...nothing, matched: 1 })
  })

  it('becomes a raised payment where there is no such order, or is named where it has no customer', async () => {
    const backend = await open()
    const found = await compare(
      backend,
      line('ch-1', { customer: olena, payload: 'gone' }),
      line('ch-2'),
    )
    expect(found).toEqual({
      ...nothing,
      recorded: [{ chargeId: 'ch-1', outcome: 'unknown-order' }],
      unnamed: ['ch-2'],
    })
    expect(await told(backend)).toContain(`payment-returned ${olena}`)
  })

  it('and lacks is told to the shop once, however often it is looked at', async () => {
    const backend = await open()
    await pay(backend, await order(backend), 'ch-1')
    for (let day = 0; day < 3; day += 1)
      expect(await compare(backend)).toEqual({ ...nothing, missing: ['ch-1'] })
    expect((await gaps(backend)).toSorted()).toEqual([
      'ledger-gap 901',
      'ledger-gap 902',
      'ledger-gap 910',
    ])
    // Out of the days that are compared, nothing is missed.
    backend.pass(3 * 24 * 3_600_000)
    await pay(backend, await order(backend), 'ch-2')
    expect((await compare(backend)).missing).toEqual(['ch-1'])
  })

  it('of another amount is told once too', async () => {
    const backend = await open()
    await pay(backend, await order(backend), 'ch-1')
    const found = { ...nothing, differing: [{ chargeId: 'ch-1', ours: 9900, theirs: 9000 }] }
    for (let day = 0; day < 2; day += 1)
      expect(await compare(backend, line('ch-1', { amount: 9000 }))).toEqual(found)
    expect(await gaps(backend)).toHaveLength(3)
  })

  it('by the provider’s own id is the same charge', async () => {
    const backend = await open()
    await pay(backend, await order(backend), 'ch-1')
    expect(await compare(backend, line('p-ch-1'))).toEqual({ ...nothing, matched: 1 })
  })

  it('that is no moment is refused', async () => {
    const backend = await open()
    const body = { method: 'stars', from: 'long ago', until: '2026-06-03', lines: [] }
    const answer = await backend.ask('POST', '/v1/payments/reconcile', { body, ...backend.key() })
    expect(answer.json).toMatchObject({ code: 'request-invalid', facts: { field: 'from' } })
  })
})

describe('a return in Telegram’s list', () => {
  const returned = line('ch-1', { kind: 'refund', customer: olena })

  it('is no charge, and settles the refund that we had asked for', async () => {
    const backend = await open()
    const id = await order(backend)
    await pay(backend, id, 'ch-1')
    unwrap(await backend.client.refundOrder(admin, id, { restock: true }, backend.key()))
    expect(await compare(backend, returned, line('ch-1'))).toEqual({
      ...nothing,
      matched: 1,
      returned: ['ch-1'],
    })
    expect(unwrap(await backend.client.deskOrder(admin, id))).toMatchObject({
      order: { status: 'refunded' },
      refunds: [{ status: 'succeeded' }],
    })
    expect(await compare(backend, line('ch-1'), returned)).toEqual({ ...nothing, matched: 2 })
  })

  it('that nobody asked us for counts as refunded all the same, once', async () => {
    const backend = await open()
    const id = await order(backend)
    for (const expected of [['ch-1'], []]) {
      const mine = line('ch-1', { customer: olena, payload: id })
      expect((await compare(backend, returned, mine)).returned).toEqual(expected)
    }
    expect(unwrap(await backend.client.deskOrder(admin, id))).toMatchObject({
      order: { status: 'refunded', refunded: 9900 },
      refunds: [{ status: 'succeeded', amount: 9900, by: 'clock' }],
      refundable: 0,
    })
  })
})
