import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Order, orderStatuses } from '../../src/shop/order.ts'
import { bookCharge, type Charge, mayCharge } from '../../src/shop/payment.ts'
import { unpaid } from './an-order.ts'

const charge: Charge = { customer: 1001, payload: 'o1', amount: 19800, currency: 'UAH' }
const paid: Order = {
  ...unpaid,
  status: 'paid',
  payment: { ...unpaid.payment, chargeId: 'ch-1', paidAt: unpaid.createdAt },
}
const cancelled: Order = { ...unpaid, status: 'cancelled' }

describe('whether a charge may be made', () => {
  it('says yes to the buyer of an unpaid order at its very price', () => {
    expect(mayCharge(charge, unpaid)).toEqual({ ok: true, value: unpaid })
  })

  it.each([
    ['an order that is not', undefined, {}, 'order-unknown'],
    ["somebody else's order", unpaid, { customer: 1002 }, 'order-foreign'],
    ['a paid order', paid, {}, 'order-paid'],
    ['a cancelled order', cancelled, {}, 'order-closed'],
    ['one kopiyka less', unpaid, { amount: 19799 }, 'amount-mismatch'],
    ['one kopiyka more', unpaid, { amount: 19801 }, 'amount-mismatch'],
    ['another currency', unpaid, { currency: 'USD' }, 'amount-mismatch'],
    // What is not the payer's tells nothing of itself.
    ["somebody else's paid order", paid, { customer: 1002 }, 'order-foreign'],
  ])('says no to %s', (_what, order, other, code) => {
    expect(mayCharge({ ...charge, ...other }, order)).toMatchObject({
      ok: false,
      problem: { code },
    })
  })
})

describe('what a charge that was made is booked as', () => {
  it.each([
    ['an unpaid order', unpaid, {}, 'paid'],
    ['an order that was given up meanwhile', cancelled, {}, 'paid'],
    ['an order that is not', undefined, {}, 'unknown-order'],
    ["somebody else's order", unpaid, { customer: 1002 }, 'foreign'],
    ['a paid order', paid, {}, 'second'],
    ['another amount', unpaid, { amount: 1 }, 'mismatch'],
    ['another currency', unpaid, { currency: 'USD' }, 'mismatch'],
  ])('for %s', (_what, order, other, outcome) => {
    expect(bookCharge({ ...charge, ...other }, order)).toBe(outcome)
  })

  it('is paid whenever it might be made, and pays no order twice', () => {
    const orders = fc.record({
      status: fc.constantFrom(...orderStatuses),
      chargeId: fc.constantFrom(null, 'ch-1'),
      customer: fc.constantFrom(1001, 1002),
      total: fc.constantFrom(19800, 100),
    })
    fc.assert(
      fc.property(orders, ({ status, chargeId, customer, total }) => {
        const order: Order = {
          ...unpaid,
          status,
          total,
          customer: { id: customer, name: 'Olena' },
          payment: { ...unpaid.payment, chargeId },
        }
        const outcome = bookCharge(charge, order)
        if (mayCharge(charge, order).ok) expect(outcome).toBe('paid')
        if (chargeId !== null) expect(outcome).not.toBe('paid')
      }),
    )
  })
})
