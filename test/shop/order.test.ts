import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Author,
  goodsOf,
  moveOrder,
  nextStatuses,
  type Order,
  orderNumber,
  orderStatuses,
  totalOf,
} from '../../src/shop/order.ts'
import { line, unpaid } from './an-order.ts'

const now = new Date('2026-06-02T08:00:00Z')
const statuses = fc.constantFrom(...orderStatuses)

const movers = ['customer', 'payment', 'clock', 'refund', 'staff'] as const
const authors = {
  customer: 'customer',
  payment: 'payment',
  clock: 'clock',
  refund: 'refund',
  staff: 'staff:901',
} as const satisfies Record<(typeof movers)[number], Author>
const paidAt = '2026-06-01T12:05:00.000Z'

describe('the way of an order', () => {
  /** Who may move an order where, `invoice` and `delivery` being the way it is paid. */
  const allowed: Record<string, readonly string[]> = {
    'draft → awaiting-payment': ['customer'],
    'draft → cancelled': ['customer', 'clock'],
    'awaiting-payment → paid': ['payment', 'staff on delivery'],
    'awaiting-payment → packed': ['staff on delivery'],
    'awaiting-payment → shipped': ['staff on delivery'],
    'awaiting-payment → delivered': ['staff on delivery'],
    'awaiting-payment → cancelled': ['customer', 'clock', 'staff'],
    'paid → packed': ['staff'],
    'paid → shipped': ['staff'],
    'paid → delivered': ['staff', 'payment'],
    'paid → refunded': ['refund'],
    'packed → shipped': ['staff'],
    'packed → delivered': ['staff'],
    'packed → cancelled': ['staff on delivery'],
    'packed → refunded': ['refund'],
    'shipped → delivered': ['staff'],
    'shipped → cancelled': ['staff on delivery'],
    'shipped → refunded': ['refund'],
    'delivered → refunded': ['refund'],
    'cancelled → paid': ['payment'],
  }
  const pairs = orderStatuses.flatMap((from) => orderStatuses.map((to) => [from, to] as const))

  it.each(pairs)('from %s to %s', (from, to) => {
    for (const mover of movers) {
      for (const method of ['telegram', 'on-delivery'] as const) {
        const who = allowed[`${from} → ${to}`] ?? []
        const onDelivery = method === 'on-delivery' && who.includes(`${mover} on delivery`)
        const order: Order = { ...unpaid, status: from, payment: { ...unpaid.payment, method } }
        const moved = moveOrder(order, to, authors[mover], now, 'why')
        if (who.includes(mover) || onDelivery) {
          const step = { status: to, at: now.toISOString(), by: authors[mover], note: 'why' }
          expect(moved).toEqual({
            ok: true,
            value: { ...order, status: to, history: [...unpaid.history, step] },
          })
        } else {
          expect([mover, method, moved]).toMatchObject([
            mover,
            method,
            { ok: false, problem: { code: 'order-transition', facts: { from, to } } },
          ])
        }
      }
    }
  })

  it('gives staff no way to cancel what is paid, but tells them to refund', () => {
    for (const status of ['awaiting-payment', 'paid', 'packed', 'shipped', 'delivered'] as const) {
      for (const method of ['telegram', 'on-delivery'] as const) {
        const order = { ...unpaid, status, payment: { ...unpaid.payment, method, paidAt } }
        expect(moveOrder(order, 'cancelled', 'terminal', now)).toMatchObject({
          ok: false,
          problem: { code: 'order-needs-refund', hint: 'Refund it instead.' },
        })
        expect(nextStatuses(order)).not.toContain('cancelled')
      }
    }
  })

  it('names what staff can do next', () => {
    expect(nextStatuses(unpaid)).toEqual(['cancelled'])
    const onDelivery: Order = { ...unpaid, payment: { ...unpaid.payment, method: 'on-delivery' } }
    expect(nextStatuses(onDelivery)).toEqual([
      'paid',
      'packed',
      'shipped',
      'delivered',
      'cancelled',
    ])
  })

  it('never leads from paid back to unpaid or cancelled, by whatever way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(statuses, fc.constantFrom(...movers)), { maxLength: 20 }),
        fc.constantFrom('telegram', 'stars', 'on-delivery'),
        (steps, method) => {
          let order: Order = { ...unpaid, payment: { ...unpaid.payment, method } }
          let wasPaid = false
          for (const [to, mover] of steps) {
            const moved = moveOrder(order, to, authors[mover], now)
            if (!moved.ok) continue
            order = moved.value
            if (order.status === 'paid') {
              wasPaid = true
              order = { ...order, payment: { ...order.payment, paidAt } }
            }
            if (wasPaid) expect(['awaiting-payment', 'cancelled']).not.toContain(order.status)
            expect(order.history.at(-1)?.status).toBe(order.status)
          }
        },
      ),
    )
  })
})

describe('what the goods are worth', () => {
  it('is price times quantity over all lines', () => {
    expect(goodsOf([line(9900, 2), line(4550, 3), line(0, 5)])).toBe(33450)
    expect(goodsOf([])).toBe(0)
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
          expect(() => goodsOf(list)).toThrow(RangeError)
        } else {
          expect(BigInt(goodsOf(list))).toBe(exact)
          expect(goodsOf(list.toReversed())).toBe(goodsOf(list))
        }
      }),
    )
  })
})

describe('the total', () => {
  it('is the goods, less the discount, and the delivery', () => {
    expect(totalOf({ goods: 19800, discount: null }, null)).toBe(19800)
    const discount = { code: 'MAY', amount: 1980 }
    expect(totalOf({ goods: 19800, discount }, { price: 12000 })).toBe(29820)
    expect(totalOf({ goods: 19800, discount: { code: 'ALL', amount: 19800 } }, null)).toBe(0)
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
