import { asDeclared } from '../catalog/declared.ts'
import type { Held, Wanted } from '../catalog/plan.ts'
import type { Product } from '../shop/catalog.ts'
import type { Settings } from '../shop/settings.ts'
import type { Reader } from '../store/store.ts'

/** As much of the files and of the shop as a plan of edited files needs. */
export interface EditedPart {
  readonly wanted: Wanted
  readonly held: Held
  /** What the shop holds, archived products aside. */
  readonly known: number
}

/**
 * What edited files say, and what all others say still of what staff have changed: of everything else the files
 * and the shop agree as before. undefined: the products are not those that the files named at the last import.
 */
export async function readEditedPart(
  reader: Reader,
  {
    products: said,
    settings,
  }: { readonly products: readonly Product[]; readonly settings: Settings },
): Promise<EditedPart | undefined> {
  const edited = { index: { name: 'edited', value: 'yes' } } as const
  const categories = await reader.find('categories', edited)
  const products = new Map((await reader.find('products', edited)).map((one) => [one.id, one]))
  const wanted = new Map<string, Product>()
  for (const product of said) {
    const now = products.get(product.id) ?? (await reader.get('products', product.id))
    const before = now && asDeclared(now)
    if (!now || !before || now.archived) return undefined
    products.set(now.id, now)
    wanted.set(now.id, inPlaceOf(before, product))
  }
  for (const [id, now] of products) {
    const before = now.archived ? undefined : asDeclared(now)
    if (before && !wanted.has(id)) wanted.set(id, before)
  }
  const archived = await reader.count('products', { index: { name: 'archived', value: 'yes' } })
  const all = (await reader.count('categories')) + (await reader.count('products'))
  const kept = await reader.get('settings', 'shop')
  return {
    wanted: {
      catalog: {
        categories: categories.flatMap((now) => asDeclared(now) ?? []),
        products: [...wanted.values()],
      },
      settings,
    },
    held: {
      categories: new Map(categories.map((one) => [one.id, one])),
      products,
      settings: kept?.settings,
    },
    known: all - archived,
  }
}

/** Where a product stands and how it looks is as the files said it before. */
function inPlaceOf({ category, alsoIn, order, photos }: Product, product: Product): Product {
  return { ...product, category, alsoIn, order, photos }
}
