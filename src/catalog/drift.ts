import type { Category, Product } from '../shop/catalog.ts'
import { asDeclared, isEdited } from './declared.ts'
import { told, whatItIs } from './field-changes.ts'
import { mergeCategory } from './merge-category.ts'
import { mergeProduct } from './merge-product.ts'
import type { Drift, Kind } from './plan.ts'
import type { Difference } from './three-way.ts'

/** What staff changed in the chat since the last import, of all that the shop holds; an export brings it home. */
export function driftOf(categories: Iterable<Category>, products: Iterable<Product>): Drift[] {
  const drift: Drift[] = []
  for (const one of categories) {
    if (isEdited(one)) drift.push(driftOfOne('category', one, categoryDrift(one)))
  }
  for (const one of products) {
    if (isEdited(one) && !one.archived) drift.push(driftOfOne('product', one, productDrift(one)))
  }
  return drift
}

/** The fields of a product that staff changed: `base` is what the files say, `shop` what it is. */
export function productDrift(product: Product): readonly Difference[] {
  const files = asDeclared(product)
  return files ? mergeProduct(files, product, () => 'shop').differences : []
}

/** The same of a category. */
export function categoryDrift(category: Category): readonly Difference[] {
  const files = asDeclared(category)
  return files ? mergeCategory(files, category, () => 'shop').differences : []
}

function driftOfOne(
  kind: Kind,
  record: Category | Product,
  differences: readonly Difference[],
): Drift {
  if (record.declared === null)
    return { kind, id: record.id, added: true, fields: whatItIs(record) }
  const fields = differences.map(({ name, base, shop }) => ({ name, ...told(name, base, shop) }))
  return { kind, id: record.id, added: false, fields }
}
