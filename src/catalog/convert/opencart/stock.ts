import type { Notes } from '../notes.ts'
import type { Goods, Product } from './goods.ts'

/** Pieces on hand; undefined: not counted. */
export function stockOf(product: Product, { setup }: Goods, notes: Notes): number | undefined {
  const quantity = Number(product.row.get('quantity') || '0')
  const beyond = setup.sellsBeyondStock
  if (!Number.isSafeInteger(quantity)) {
    const written = product.row.get('quantity')
    notes.changed(
      product,
      'stock-unreadable',
      `The stock "${written}" is no number of pieces; 0 is taken`,
    )
    return 0
  }
  // What is not subtracted from is sold without an end, but not when there is none.
  if (product.row.get('subtract') === '0') return quantity > 0 || beyond ? undefined : 0
  if (quantity <= 0 && beyond) return undefined
  if (quantity < 0) notes.changed(product, 'stock-negative', `The stock ${quantity} becomes 0`)
  return Math.max(0, quantity)
}

/** Of each variant, which of an option's values it has. */
export type Chosen = readonly number[]

/**
 * The stock of each variant, so that nothing is sold twice: `whole` is the product's, `values` those of the
 * values of each option; undefined: not counted. What several variants draw on is shared out among them.
 */
export function variantStocks(
  variants: readonly Chosen[],
  whole: number | undefined,
  values: readonly (readonly (number | undefined)[])[],
): { readonly stocks: readonly (number | undefined)[]; readonly shared: boolean } {
  const stocks: (number | undefined)[] = variants.map(() => undefined)
  let shared = false
  for (const [axis, counted] of values.entries()) {
    for (const [value, stock] of counted.entries()) {
      if (stock === undefined) continue
      const having = [...variants.keys()].filter((at) => variants[at]?.[axis] === value)
      if (having.length > 1 && stock > 0) shared = true
      for (const [turn, at] of having.entries()) {
        const part = Math.floor(stock / having.length) + (turn < stock % having.length ? 1 : 0)
        stocks[at] = Math.min(stocks[at] ?? part, part)
      }
    }
  }
  if (whole === undefined) return { stocks, shared }
  const wanted = stocks.map((stock) => Math.min(stock ?? whole, whole))
  const sum = wanted.reduce((all, stock) => all + stock, 0)
  return sum > whole
    ? { stocks: within(whole, wanted, sum), shared: true }
    : { stocks: wanted, shared }
}

/** No more in all than there are of the product. */
function within(whole: number, wanted: readonly number[], sum: number): number[] {
  const parts = wanted.map((stock) => Math.floor((stock * whole) / sum))
  let left = whole - parts.reduce((all, part) => all + part, 0)
  return parts.map((part, at) => {
    if (left === 0 || part >= (wanted[at] ?? 0)) return part
    left -= 1
    return part + 1
  })
}
