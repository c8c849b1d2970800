import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canBecome,
  moveOrder,
  type OrderStatus,
  orderNumber,
  orderStatuses,
  orderTotal,
} from '../../src/shop/order.ts'
import { line, unpaid } from './an-order.ts'

const now = new Date('2026-06-02T08:00:00Z')
const statuses = fc.constantFrom(...orderStatuses)

describe('the way of an order', () => {
  const allowed: Record<OrderStatus, OrderStatus[]> = {
    'awaiting-payment': ['paid', 'cancelled'],
    paid: ['packed', 'refunded'],
    packed: ['shipped', 'delivered', 'refunded'],
    shipped: ['delivered', 'refunded'],
    delivered: ['refunded'],
    cancelled: ['paid'],
    refunded: [],
  }
  const pairs = orderStatuses.flatMap((from) => orderStatuses.map((to) => [from, to] as const))

  it.each(pairs)('from %s to %s', (from, to) => {
    const may = allowed[from].includes(to)
    expect(canBecome(from, to)).toBe(may)
    const moved = moveOrder({ ...unpaid, status: from }, to, 'payment', now)
    if (may) {
      expect(moved).toMatchObject({
        ok: true,
        value: {
          status: to,
          history: [...unpaid.history, { status: to, at: now.toISOString(), by: 'payment' }],
        },
      })
    } else {
      expect(moved).toMatchObject({
        ok: false,
        problem: { code: 'order-transition', facts: { from, to } },
      })
    }
  })

  it('never leads from paid back to unpaid or cancelled, by whatever way', () => {
    fc.assert(
      fc.property(fc.array(statuses, { maxLength: 20 }), (steps) => {
        let order = unpaid
        let wasPaid = false
        for (const to of steps) {
          const moved = moveOrder(order, to, 'admin:1', now)
          if (!moved.ok) continue
          order = moved.value
          wasPaid ||= order.status === 'paid'
          if (wasPaid) expect(['awaiting-payment', 'cancelled']).not.toContain(order.status)
          expect(order.history.at(-1)?.status).toBe(order.status)
        }
      }),
    )
  })
})

describe('the total', () => {
  it('is price times quantity over all lines', () => {
    expect(orderTotal([line(9900, 2), line(4550, 3), line(0, 5)])).toBe(33450)
    expect(orderTotal([])).toBe(0)
  })

  it('does not depend on the order of the lines, and throws rather than be inexact', () => {
    const lines = fc.array(
      fc.tuple(fc.maxSafeNat(), fc.integer({ min: 1, max: 999 })).map(([p, q]) => line(p, q)),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(lines, (list) => {
        const exact = list.reduce((sum, l) => sum + BigInt(l.price) * BigInt(l.quantity), 0n)
        if (exact > BigInt(Number.MAX_SAFE_INTEGER)) {
          expect(() => orderTotal(list)).toThrow(RangeError)
        } else {
          expect(BigInt(orderTotal(list))).toBe(exact)
          expect(orderTotal(list.toReversed())).toBe(orderTotal(list))
        }
      }),
    )
  })
})

describe('an order number', () => {
  it('is seven signs that nobody mixes up', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const number = orderNumber((below) => (numbers.next().value ?? 0) % below)
        expect(number).toMatch(/^[2-9A-HJKMNP-TV-Z]{3}-[2-9A-HJKMNP-TV-Z]{4}$/)
        expect(number).not.toMatch(/[01ILOU]/)
      }),
    )
  })

  it('has room for every sign at every place', () => {
    const seen = Array.from({ length: 30 }, (_, at) => orderNumber(() => at))
    expect(new Set(seen).size).toBe(30)
  })
})
