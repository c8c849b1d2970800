import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { available, demand, type Hold } from '../../src/shop/stock.ts'

const now = new Date('2026-06-01T12:00:00Z')
const in15Minutes = '2026-06-01T12:15:00.000Z'

const hold = (order: string, quantity: number, until = in15Minutes): Hold => ({
  id: `${order}:rose`,
  order,
  stock: 'rose',
  quantity,
  until,
})

describe('what can be promised', () => {
  it('is null where nothing is counted, holds or not', () => {
    expect(available(undefined, [hold('a', 3)], now)).toBeNull()
  })

  it('is what is on hand less the holds of others', () => {
    const stock = { id: 'rose', onHand: 10 }
    expect(available(stock, [], now)).toBe(10)
    expect(available(stock, [hold('a', 3), hold('b', 2)], now)).toBe(5)
    expect(available(stock, [hold('a', 3), hold('b', 2)], now, 'a')).toBe(8)
  })

  it('counts a hold until its moment and not from it on', () => {
    const stock = { id: 'rose', onHand: 10 }
    const held = [hold('a', 3)]
    expect(available(stock, held, new Date('2026-06-01T12:14:59.999Z'))).toBe(7)
    expect(available(stock, held, new Date(in15Minutes))).toBe(10)
  })

  it('is never less than nothing, and never more than is on hand', () => {
    const holds = fc.array(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(50), fc.boolean())
        .map(([order, quantity, on]) =>
          hold(order, quantity, on ? in15Minutes : '2026-06-01T11:00:00.000Z'),
        ),
    )
    fc.assert(
      fc.property(fc.nat(100), holds, fc.constantFrom(null, 'a', 'b'), (onHand, list, order) => {
        const pieces = available({ id: 'rose', onHand }, list, now, order) ?? -1
        const others = list.filter((one) => one.order !== order && one.until === in15Minutes)
        const held = others.reduce((sum, one) => sum + one.quantity, 0)
        expect(pieces).toBe(Math.max(0, onHand - held))
      }),
    )
  })
})

describe('what an order demands', () => {
  it('is the sum over its lines, stock by stock', () => {
    const lines = [
      { stock: 'rose', quantity: 2 },
      { stock: 'latte/s', quantity: 1 },
      { stock: 'rose', quantity: 3 },
    ]
    expect(demand(lines)).toEqual(
      new Map([
        ['rose', 5],
        ['latte/s', 1],
      ]),
    )
    expect(demand([])).toEqual(new Map())
  })
})
