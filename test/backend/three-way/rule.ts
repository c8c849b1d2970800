import type { Product } from '../../../src/shop/catalog.ts'
import { product } from '../a-catalog.ts'

/** A product by its fields, as flat as can be: the rule knows nothing of how the shop keeps it. */
export type Flat = Readonly<Record<string, unknown>>

export const plainFields = ['title.uk', 'title.en', 'price', 'stock', 'hidden', 'description']
export const variantFields = [
  ...['title.uk', 'title.en', 'hidden', 'description'],
  ...['variants.s.price', 'variants.s.stock', 'variants.l.price', 'variants.l.stock'],
]

export function fieldsOf(flat: Flat): readonly string[] {
  // What staff add in the chat has one title for all languages.
  if ('title' in flat) return ['title', 'price', 'stock', 'hidden', 'description']
  return 'variants.s.price' in flat ? variantFields : plainFields
}

/** What became of a field, and which value stands. */
export function ruleOf(
  { base, files, shop }: { base: unknown; files: unknown; shop: unknown },
  choice: 'ours' | 'theirs',
): { readonly shown: 'items' | 'drift' | 'conflicts' | 'nowhere'; readonly value: unknown } {
  if (files === shop) return { shown: 'nowhere', value: shop }
  if (shop === base) return { shown: 'items', value: files }
  if (files === base) return { shown: 'drift', value: shop }
  return { shown: 'conflicts', value: choice === 'ours' ? files : shop }
}

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
  if (!('variants.s.price' in flat)) {
    const { stock } = flat
    const counted = typeof stock === 'number' ? { stock } : {}
    return product(id, { ...common, price: Number(flat.price), ...counted })
  }
  const variants = ['s', 'l'].map((size) => {
    const stock = flat[`variants.${size}.stock`]
    return {
      id: size,
      options: { size },
      price: Number(flat[`variants.${size}.price`]),
      ...(typeof stock === 'number' ? { stock } : {}),
    }
  })
  const price = Math.min(...variants.map((one) => one.price))
  return product(id, { ...common, price, options: { size: ['s', 'l'] }, variants })
}
