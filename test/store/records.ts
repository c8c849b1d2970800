import type { Cart } from '../../src/shop/cart.ts'
import type { Hold } from '../../src/shop/stock.ts'
import type { SetAsideUpdate } from '../../src/store/schema.ts'

const at = '2026-01-02T03:04:05.000Z'

/** A record without indexes. */
export function cart(customer: number, quantity: number): Cart {
  return { customer, lines: [{ product: 'rose', variant: null, quantity }], updatedAt: at }
}

/** A record with two indexes, `order` and `stock`. */
export function hold(id: string, order: string, stock = 'rose'): Hold {
  return { id, order, stock, quantity: 1, until: at }
}

/** A record that holds any JSON. */
export function note(id: string, update: unknown): SetAsideUpdate {
  return { id, update, error: 'none', attempts: 1, at }
}
