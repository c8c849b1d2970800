import type { Order, OrderLine } from '../../src/shop/order.ts'

export const line = (price: number, quantity: number, product = 'rose'): OrderLine => ({
  product,
  variant: null,
  quantity,
  title: product,
  price,
})

/** Olena's unpaid order of two roses. */
export const unpaid: Order = {
  id: 'o1',
  number: 'K7M-4QXA',
  customer: { id: 1001, name: 'Olena' },
  language: 'uk',
  status: 'awaiting-payment',
  currency: 'UAH',
  lines: [line(9900, 2)],
  goods: 19800,
  discount: null,
  delivery: null,
  deliveries: [],
  address: null,
  total: 19800,
  tipUpTo: 0,
  tip: 0,
  payment: { method: 'telegram', chargeId: null, providerChargeId: null, paidAt: null },
  contact: {},
  holdUntil: null,
  stockTaken: false,
  accepted: false,
  tracking: null,
  refunded: 0,
  history: [{ status: 'awaiting-payment', at: '2026-06-01T12:00:00.000Z', by: 'customer' }],
  createdAt: '2026-06-01T12:00:00.000Z',
}
