import type { Category } from '../shop/catalog.ts'
import { asDeclared, withDeclared } from './declared.ts'
import { type Choose, type Difference, Merge, sidesOf, withoutUndefined } from './three-way.ts'

/** Merges what the files say of a category with what the shop holds. Pure. */
export function mergeCategory(
  files: Category,
  shop: Category,
  choose: Choose,
): { readonly category: Category; readonly differences: readonly Difference[] } {
  const base = asDeclared(shop)
  const merge = new Merge(choose)
  const sides = <F extends keyof Category>(field: F) => sidesOf(field, base, files, shop)
  const category = withoutUndefined<Category>({
    id: files.id,
    order: files.order,
    parent: merge.value('parent', sides('parent')) ?? null,
    title: merge.text('title', sides('title')) ?? files.title,
    description: merge.text('description', sides('description')),
    photo: merge.value('photo', sides('photo')),
    hidden: merge.value('hidden', sides('hidden')) ?? false,
    formerly: shop.formerly,
  })
  return { category: withDeclared(category, files), differences: merge.differences }
}
