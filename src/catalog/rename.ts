import { type Category, type Product, stockId } from '../shop/catalog.ts'
import type { Held, Wanted } from './plan.ts'

/** New ids by former ones. */
export interface Renames {
  readonly categories: ReadonlyMap<string, string>
  readonly products: ReadonlyMap<string, string>
}

/** What `was-id` renames: things that the shop has under the former id and not yet under the new one. */
export function renamesOf({ catalog }: Wanted, held: Held): Renames {
  return {
    categories: renamesIn(catalog.categories, held.categories),
    products: renamesIn(catalog.products, held.products),
  }
}

/** What the shop holds, under the new ids and in categories of new ids; records not concerned are the same. */
export function heldRenamed(held: Held, renames: Renames): Held {
  const { categories, products } = renames
  if (categories.size === 0 && products.size === 0) return held
  return {
    settings: held.settings,
    categories: mapped(held.categories, (one) => renamedCategory(one, categories)),
    products: mapped(held.products, (one) => renamedProduct(one, renames)),
  }
}

/** A record under a new id; the old one is remembered, and the new one is no former id any more. */
export function renamed<T extends Category | Product>(record: T, id: string): T {
  const formerly = [...(record.formerly ?? []).filter((one) => one !== id), record.id]
  return { ...record, id, formerly: formerly.slice(-rememberedIds) }
}

/** A shop that is renamed again and again does not remember for ever. */
const rememberedIds = 20

function renamesIn(
  wanted: readonly (Category | Product)[],
  held: ReadonlyMap<string, Category | Product>,
): Map<string, string> {
  const claims = wanted.filter(({ id, wasId }) => wasId !== undefined && !held.has(id))
  if (claims.length === 0) return new Map()
  const ids = new Set(wanted.map((one) => one.id))
  const found = new Map<string, string>()
  for (const { id, wasId = id } of claims) {
    if (held.has(wasId) && !ids.has(wasId) && !found.has(wasId)) found.set(wasId, id)
  }
  return found
}

function mapped<T extends { readonly id: string }>(
  records: ReadonlyMap<string, T>,
  rename: (record: T) => T,
): Map<string, T> {
  const result = new Map<string, T>()
  for (const record of records.values()) {
    const after = rename(record)
    result.set(after.id, after)
  }
  return result
}

/** A category under its new id and its parent's. */
export function renamedCategory(category: Category, names: Renames['categories']): Category {
  const id = names.get(category.id)
  const own = id === undefined ? category : renamed(category, id)
  const after = moved(own, 'parent', names)
  if (!after.declared) return after
  const declared = moved(after.declared, 'parent', names)
  return declared === after.declared ? after : { ...after, declared }
}

/** A product under its new id and those of its categories. */
export function renamedProduct(product: Product, { categories, products }: Renames): Product {
  const id = products.get(product.id)
  let after = id === undefined ? product : renamed(product, id)
  if (id !== undefined && product.counted) {
    const counts = Object.entries(product.counted)
    const counted = Object.fromEntries(
      counts.map(([stock, count]) => [renamedStock(stock, id), count]),
    )
    after = { ...after, counted }
  }
  after = alsoMoved(moved(after, 'category', categories), categories)
  const { declared } = after
  if (!declared) return after
  const said = alsoMoved(moved(declared, 'category', categories), categories)
  return said === declared ? after : { ...after, declared: said }
}

/** A stock id under its product's new id. */
export function renamedStock(stock: string, id: string): string {
  const [, variant = null] = stock.split('/')
  return stockId({ product: id, variant })
}

function moved<F extends string, T extends { readonly [field in F]?: string | null | undefined }>(
  record: T,
  field: F,
  names: Renames['categories'],
): T {
  const id = names.get(record[field] ?? '')
  return id === undefined ? record : { ...record, [field]: id }
}

function alsoMoved<T extends { readonly alsoIn?: readonly string[] | null | undefined }>(
  record: T,
  names: Renames['categories'],
): T {
  if (!record.alsoIn?.some((id) => names.has(id))) return record
  return { ...record, alsoIn: record.alsoIn.map((id) => names.get(id) ?? id) }
}
