import type { Cart } from '../../../src/shop/cart.ts'
import type { Order } from '../../../src/shop/order.ts'

const at = '2026-01-02T03:04:05.000Z'

/** One of the goods of `writeShop` that come without variants; 200 of them are enough for all. */
export function plainProduct(number: number): string {
  return `product-${(number % 40) * 5 + 1}`
}

/** A cart that somebody has left open. */
export function openCart(number: number): Cart {
  const lines = [1, 2, 4].map((step) => ({
    product: plainProduct(number + step),
    variant: null,
    quantity: step,
  }))
  return { customer: number + 1, lines, updatedAt: at }
}

/** An order that waits for its payment. */
export function openOrder(number: number): Order {
  const lines = [1, 2].map((step) => ({
    product: plainProduct(number + step),
    variant: null,
    quantity: 1,
    title: `Product number ${number + step}`,
    price: 5050,
  }))
  return {
    id: `order-${String(number).padStart(6, '0')}`,
    number: `BEN-${String(number).padStart(4, '0')}`,
    customer: { id: number + 1, name: `Customer ${number}` },
    language: 'en',
    status: 'awaiting-payment',
    currency: 'UAH',
    lines,
    goods: 10_100,
    discount: null,
    delivery: null,
    deliveries: [],
    address: null,
    total: 10_100,
    tipUpTo: 0,
    tip: 0,
    payment: { method: 'telegram', chargeId: null, providerChargeId: null, paidAt: null },
    contact: {},
    holdUntil: null,
    stockTaken: false,
    accepted: false,
    tracking: null,
    refunded: 0,
    history: [{ status: 'awaiting-payment', at, by: 'customer' }],
    createdAt: at,
  }
}
