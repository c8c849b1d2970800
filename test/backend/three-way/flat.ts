import type { Product, Variant } from '../../../src/shop/catalog.ts'
import { product } from '../a-catalog.ts'
import { type Flat, isSized, offer, sizesOf } from './rule.ts'

/** The product that the files would hold. */
export function written(id: string, flat: Flat, order: number, wasId?: string): Product {
  const title =
    'title' in flat
      ? String(flat.title)
      : { uk: String(flat['title.uk']), en: String(flat['title.en']) }
  const common = {
    order,
    title,
    hidden: flat.hidden === true,
    ...(flat.description === undefined ? {} : { description: String(flat.description) }),
    ...(wasId === undefined ? {} : { wasId }),
  }
  if (!isSized(flat))
    return product(id, { ...common, price: Number(flat.price), ...counted(flat.stock) })
  const variants = sizesOf(flat).map((size) => ({
    id: size,
    options: { size },
    price: Number(flat[`variants.${size}.price`]),
    ...counted(flat[`variants.${size}.stock`]),
  }))
  const price = Math.min(...variants.map((one) => one.price))
  return product(id, { ...common, price, options: { size: sizesOf(flat) }, variants })
}

const counted = (stock: unknown) => (typeof stock === 'number' ? { stock } : {})

/** The fields of a product as the shop keeps it, but for its stock. */
export function flatOf({ title, price, hidden, description, options, variants }: Product): Flat {
  const titles =
    typeof title === 'string' ? { title } : { 'title.uk': title.uk, 'title.en': title.en }
  const common = { ...titles, hidden, description }
  if (variants.length === 0) return { ...common, price }
  const prices = variants.map((one) => [`variants.${one.id}.price`, one.price])
  return { ...common, options: options.size?.join(','), ...Object.fromEntries(prices) }
}

/** A value of a plan as the rule says it. */
export function said(value: unknown): string {
  if (value === undefined || value === null) return 'undefined'
  if (typeof value !== 'object') return String(value)
  // A plan tells fields of products; which, is seen by what they have.
  const told = value as Partial<Told>
  if (told.variants) {
    const lines = told.variants.map((one) => `${one.id} ${offer(one.price, countOf(one, told))}`)
    return lines.join(', ')
  }
  if (told.price !== undefined) return offer(told.price, countOf({ stock: told.stock }, told))
  return said(told.size?.join(','))
}

interface Told extends Variant {
  readonly variants: readonly Variant[]
  /** What staff counted: of a variant its number, of a product by stock id. */
  readonly counted: number | null | Readonly<Record<string, number | null>>
  /** Of `options`. */
  readonly size: readonly string[]
}

function countOf(
  { id, stock }: { readonly id?: string; readonly stock?: number | undefined },
  { counted }: Partial<Told>,
): number | null | undefined {
  if (counted === undefined) return stock
  if (counted === null || typeof counted === 'number') return counted
  const [, count] = Object.entries(counted).find(([of]) => of.split('/')[1] === id) ?? []
  return count === undefined ? stock : count
}
