import { type Catalog, type Category, pathTo } from '../shop/catalog.ts'
import type { TellAt } from './tell.ts'

/** Categories that no customer will see, for there is nothing in them; of several in each other the uppermost. */
export function checkShelves(
  catalog: Catalog,
  categories: ReadonlyMap<string, Category>,
  tell: TellAt,
): void {
  const filled = new Set<string>()
  const withHidden = new Set<string>()
  for (const { hidden, category, alsoIn } of catalog.products)
    for (const home of [category, ...alsoIn]) fill(home, categories, hidden ? withHidden : filled)
  for (const category of catalog.categories) {
    const above = category.parent
    if (filled.has(category.id) || (above !== null && !filled.has(above))) continue
    if (pathTo(category.id, categories).some(({ hidden }) => hidden)) continue
    const isHidden = withHidden.has(category.id)
    tell(
      `category ${category.id}`,
      'category-empty',
      isHidden
        ? `All products of the category "${category.id}" are hidden, so the bot does not show it`
        : `The category "${category.id}" has nothing in it that customers see, so the bot does not show it`,
      isHidden
        ? 'Remove "hidden: true" from a product in it, or hide the category as well: hidden: true'
        : 'Put a product into it, or hide it until there is one: hidden: true',
    )
  }
}

/** A category is filled by what stands in it or below it. */
function fill(
  home: string | null,
  categories: ReadonlyMap<string, Category>,
  filled: Set<string>,
): void {
  for (let id = home; id !== null && !filled.has(id); id = categories.get(id)?.parent ?? null)
    filled.add(id)
}
