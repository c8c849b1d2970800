import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Cart,
  cartLimits,
  emptyCart,
  quantityOf,
  setQuantity,
  withoutBought,
} from '../../src/shop/cart.ts'
import type { Item } from '../../src/shop/catalog.ts'

const now = new Date('2026-06-01T12:00:00Z')
const rose: Item = { product: 'rose', variant: null }
const smallLatte: Item = { product: 'latte', variant: 's' }
const largeLatte: Item = { product: 'latte', variant: 'l' }

const items = fc.record({
  product: fc.constantFrom('a', 'b', 'c', 'd'),
  variant: fc.constantFrom(null, 's', 'l'),
})

function cartOf(...lines: [Item, number][]): Cart {
  let cart = emptyCart(7, now)
  for (const [item, quantity] of lines) {
    const set = setQuantity(cart, item, quantity, now)
    if (!set.ok) throw new Error(set.problem.message)
    cart = set.value
  }
  return cart
}

describe('a cart', () => {
  it('begins empty', () => {
    expect(emptyCart(7, now)).toEqual({ customer: 7, lines: [], updatedAt: now.toISOString() })
    expect(quantityOf(emptyCart(7, now), rose)).toBe(0)
  })

  it('keeps each variant on a line of its own, in the order they came', () => {
    const cart = cartOf([largeLatte, 1], [rose, 2], [smallLatte, 3], [largeLatte, 4])
    expect(cart.lines).toEqual([
      { product: 'latte', variant: 'l', quantity: 4 },
      { product: 'rose', variant: null, quantity: 2 },
      { product: 'latte', variant: 's', quantity: 3 },
    ])
  })

  it('drops a line at zero, also one that never was', () => {
    expect(cartOf([rose, 2], [rose, 0]).lines).toEqual([])
    expect(cartOf([rose, 0]).lines).toEqual([])
  })

  it.each([-1, 0.5, Number.NaN, Infinity, cartLimits.quantity + 1])(
    'refuses %d pieces',
    (count) => {
      expect(setQuantity(emptyCart(7, now), rose, count, now)).toMatchObject({
        ok: false,
        problem: { code: 'quantity-invalid', facts: { max: cartLimits.quantity } },
      })
    },
  )

  it('refuses one line too many, and still changes those that are there', () => {
    const goods = Array.from({ length: cartLimits.lines }, (_, at): [Item, number] => [
      { product: `p${at}`, variant: null },
      1,
    ])
    const full = cartOf(...goods)
    expect(setQuantity(full, rose, 1, now)).toMatchObject({ problem: { code: 'cart-full' } })
    expect(setQuantity(full, rose, 0, now).ok).toBe(true)
    expect(setQuantity(full, { product: 'p3', variant: null }, 9, now).ok).toBe(true)
  })

  it('holds what was last set, whatever came before; nothing is changed in place', () => {
    const steps = fc.array(fc.tuple(items, fc.integer({ min: -2, max: 1002 })), { maxLength: 30 })
    fc.assert(
      fc.property(steps, (list) => {
        const model = new Map<string, number>()
        let cart = emptyCart(7, now)
        for (const [item, quantity] of list) {
          const before = structuredClone(cart)
          const set = setQuantity(cart, item, quantity, now)
          expect(cart).toEqual(before)
          expect(set.ok).toBe(quantity >= 0 && quantity <= cartLimits.quantity)
          if (!set.ok) continue
          cart = set.value
          model.set(`${item.product}/${item.variant}`, quantity)
        }
        const held = cart.lines.map(
          (line) => [`${line.product}/${line.variant}`, line.quantity] as const,
        )
        const wanted = [...model].filter(([, quantity]) => quantity > 0)
        expect(new Map(held)).toEqual(new Map(wanted))
        expect(held).toHaveLength(wanted.length)
      }),
    )
  })
})

describe('what was bought leaves the cart', () => {
  it('and what was added since stays', () => {
    const bought = cartOf([rose, 2], [smallLatte, 1]).lines
    const cart = cartOf([rose, 5], [smallLatte, 1], [largeLatte, 1])
    expect(withoutBought(cart, bought, now).lines).toEqual([
      { product: 'rose', variant: null, quantity: 3 },
      { product: 'latte', variant: 'l', quantity: 1 },
    ])
  })

  it('never to less than nothing', () => {
    expect(withoutBought(cartOf([rose, 1]), cartOf([rose, 5]).lines, now).lines).toEqual([])
    expect(withoutBought(emptyCart(7, now), cartOf([rose, 5]).lines, now).lines).toEqual([])
  })
})
