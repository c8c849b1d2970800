import { type Item, stockId } from './catalog.ts'
import { done, failed, type Result } from './problem.ts'

export interface CartLine extends Item {
  readonly quantity: number
}

export interface Cart {
  readonly customer: number
  readonly lines: readonly CartLine[]
  /** ISO 8601 */
  readonly updatedAt: string
}

/** A cart is for one household: bounds that keep totals exact and screens readable. */
export const cartLimits = { lines: 50, quantity: 999 } as const

/** Smallest unit. The fullest cart of the dearest goods, and delivery, still have an exact total. */
export const largestPrice = 100_000_000_000

export function emptyCart(customer: number, now: Date): Cart {
  return { customer, lines: [], updatedAt: now.toISOString() }
}

export function quantityOf(cart: Cart, item: Item): number {
  return cart.lines.find((line) => sameItem(line, item))?.quantity ?? 0
}

/** Sets how many of an item are in the cart; 0 removes it. Codes: `cart-full`, `quantity-invalid`. */
export function setQuantity(cart: Cart, item: Item, quantity: number, now: Date): Result<Cart> {
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > cartLimits.quantity) {
    return failed({
      code: 'quantity-invalid',
      message: `${quantity} is not a quantity from 0 to ${cartLimits.quantity}`,
      facts: { max: cartLimits.quantity },
    })
  }
  const present = cart.lines.some((line) => sameItem(line, item))
  if (!present && quantity > 0 && cart.lines.length >= cartLimits.lines) {
    return failed({
      code: 'cart-full',
      message: `A cart holds at most ${cartLimits.lines} different goods`,
      facts: { max: cartLimits.lines },
    })
  }
  const line: CartLine = { product: item.product, variant: item.variant, quantity }
  const lines = present
    ? cart.lines.map((old) => (sameItem(old, item) ? line : old))
    : [...cart.lines, line]
  return done({
    ...cart,
    lines: lines.filter((one) => one.quantity > 0),
    updatedAt: now.toISOString(),
  })
}

/** The cart less what was bought; what the customer added since stays. */
export function withoutBought(cart: Cart, bought: readonly CartLine[], now: Date): Cart {
  const counts = new Map(bought.map((line) => [stockId(line), line.quantity]))
  const lines = cart.lines
    .map((line) => ({ ...line, quantity: line.quantity - (counts.get(stockId(line)) ?? 0) }))
    .filter((line) => line.quantity > 0)
  return { ...cart, lines, updatedAt: now.toISOString() }
}

function sameItem(a: Item, b: Item): boolean {
  return a.product === b.product && a.variant === b.variant
}
