import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Author, type Order, orderStatuses } from '../../src/shop/order.ts'
import {
  bookCharge,
  type Charge,
  mayCharge,
  offeredMethods,
  partsOf,
} from '../../src/shop/payment.ts'
import { unpaid } from './an-order.ts'

const charge: Charge = { customer: 1001, payload: 'o1', amount: 19800, currency: 'UAH' }
const paid: Order = {
  ...unpaid,
  status: 'paid',
  payment: { ...unpaid.payment, chargeId: 'ch-1', paidAt: unpaid.createdAt },
}
const endedBy = (by: Author): Order => ({
  ...unpaid,
  status: 'cancelled',
  history: [...unpaid.history, { status: 'cancelled', at: unpaid.createdAt, by }],
})
const cancelled = endedBy('clock')
const courier = { id: 'courier', title: 'Courier', price: 12000, address: true }
const pickup = { id: 'pickup', title: 'Pick up', price: 0, address: false }
/** Two roses by courier, of whom a tip of 500 is taken. */
const sent: Order = {
  ...unpaid,
  deliveries: [courier, pickup],
  delivery: courier,
  total: 31800,
  tipUpTo: 500,
}

describe('whether a charge may be made', () => {
  it('says yes to the buyer of an unpaid order at its very price', () => {
    expect(mayCharge(charge, unpaid)).toEqual({
      ok: true,
      value: { order: unpaid, delivery: null, tip: 0 },
    })
  })

  it.each([
    ['an order that is not', undefined, {}, 'order-unknown'],
    ["somebody else's order", unpaid, { customer: 1002 }, 'order-foreign'],
    ['a paid order', paid, {}, 'order-paid'],
    ['a cancelled order', cancelled, {}, 'order-closed'],
    ['a draft', { ...unpaid, status: 'draft' as const }, {}, 'order-closed'],
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
    ['an order that the clock gave up', cancelled, {}, 'paid'],
    ['an order that its customer cancelled', endedBy('customer'), {}, 'closed'],
    ['an order that staff cancelled', endedBy('staff:901'), {}, 'closed'],
    ['a draft', { ...unpaid, status: 'draft' as const }, {}, 'closed'],
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
          payment: {
            ...unpaid.payment,
            chargeId,
            paidAt: chargeId === null ? null : unpaid.createdAt,
          },
        }
        const outcome = bookCharge(charge, order)
        if (mayCharge(charge, order).ok) expect(outcome).toBe('paid')
        if (chargeId !== null) expect(outcome).not.toBe('paid')
      }),
    )
  })
})

describe('what a charge is made of', () => {
  it.each([
    ['the price', {}, { delivery: courier, tip: 0 }],
    ['the price and a tip', { amount: 32300 }, { delivery: courier, tip: 500 }],
    ['more than the greatest tip', { amount: 32301 }, undefined],
    ['less than the price', { amount: 31799 }, undefined],
    [
      'another delivery, chosen in Telegram',
      { amount: 19800, shippingOption: 'pickup' },
      { delivery: pickup, tip: 0 },
    ],
    ['the price of another delivery', { amount: 31800, shippingOption: 'pickup' }, undefined],
    ['a delivery that was not offered', { amount: 19800, shippingOption: 'mail' }, undefined],
    ['another currency', { currency: 'USD' }, undefined],
  ])('with %s', (_what, more, parts) => {
    expect(partsOf({ ...charge, amount: 31800, ...more }, sent)).toEqual(parts)
  })
})

describe('the ways to pay', () => {
  it.each([
    ['a shop that names none and has a provider', [], 'UAH', true, ['telegram']],
    ['a shop that names none and has no provider', [], 'UAH', false, ['on-delivery']],
    ['a shop that names none and counts in Stars', [], 'XTR', false, ['stars']],
    [
      'a shop whose provider is not connected yet',
      ['telegram', 'on-delivery'] as const,
      'UAH',
      false,
      ['on-delivery'],
    ],
    [
      'a shop that has all it names',
      ['on-delivery', 'telegram'] as const,
      'UAH',
      true,
      ['on-delivery', 'telegram'],
    ],
  ])('of %s', (_what, named, currency, provider, methods) => {
    expect(offeredMethods(named, { currency, provider })).toEqual(methods)
  })
})
