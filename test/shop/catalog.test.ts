import { describe, expect, it } from 'vitest'
import {
  type Category,
  offerOf,
  type Product,
  pathTo,
  stockId,
  type Variant,
  variantTitle,
} from '../../src/shop/catalog.ts'

const small: Variant = { id: 's', options: { size: 'S', roast: 'dark' }, price: 4550, was: 5000 }
const latte: Product = {
  id: 'latte',
  category: null,
  alsoIn: [],
  order: 0,
  title: 'Latte',
  price: 4550,
  photos: [],
  hidden: false,
  options: { size: ['S', 'M'], roast: ['dark'] },
  variants: [small],
}
const rose: Product = { ...latte, id: 'rose', price: 9900, was: 12000, options: {}, variants: [] }

const category = (id: string, parent: string | null): [string, Category] => [
  id,
  { id, parent, title: id, order: 0, hidden: false },
]

describe('what can be bought of a product', () => {
  it('is the product itself where it has no variants', () => {
    expect(offerOf(rose, null)).toEqual({ price: 9900, was: 12000, variant: null })
    expect(offerOf(rose, 's')).toBeUndefined()
  })

  it('is one of its variants where it has some', () => {
    expect(offerOf(latte, 's')).toEqual({ price: 4550, was: 5000, variant: small })
    expect(offerOf(latte, 'xl')).toBeUndefined()
    expect(offerOf(latte, null)).toBeUndefined()
  })

  it('counts stock under a key of its own', () => {
    expect(stockId({ product: 'latte', variant: 's' })).toBe('latte/s')
    expect(stockId({ product: 'latte', variant: null })).toBe('latte')
  })
})

describe("a variant's name", () => {
  it('is its own title, else its values in the order of the options, else its id', () => {
    expect(variantTitle(latte, { ...small, title: { en: 'Small' } })).toEqual({ en: 'Small' })
    expect(variantTitle(latte, small)).toBe('S · dark')
    expect(variantTitle(latte, { ...small, options: {} })).toBe('s')
  })
})

describe('the path to a category', () => {
  const tree = new Map([category('a', null), category('b', 'a'), category('c', 'b')])

  it('goes from the top down, itself included', () => {
    expect(pathTo('c', tree).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(pathTo(null, tree)).toEqual([])
  })

  it('ends where a parent is missing, and also in a circle', () => {
    expect(pathTo('lost', tree)).toEqual([])
    expect(pathTo('d', new Map([category('d', 'gone')])).map(({ id }) => id)).toEqual(['d'])
    const circle = new Map([category('x', 'y'), category('y', 'x')])
    expect(pathTo('x', circle).length).toBeLessThanOrEqual(3)
  })
})
