import { type Catalog, type Category, type Product, pathTo } from '../shop/catalog.ts'
import { checkPrices } from './check-prices.ts'
import { checkShelves } from './check-shelves.ts'
import { checkSkus } from './check-skus.ts'
import { checkTitles } from './check-titles.ts'
import type { Finding } from './finding.ts'
import type { Written } from './read/catalog-reader.ts'
import type { SettingsReading } from './read/settings.ts'
import { type TellAt, warnerAt } from './tell.ts'

/** What only the whole catalogue can tell: goods nobody can reach, empty shelves, prices that look like a slip. */
export function checkCatalog(
  catalog: Catalog,
  { currency, settings }: Pick<SettingsReading, 'currency' | 'settings'>,
  where: ReadonlyMap<string, Written>,
  findings: Finding[],
): void {
  const tell = warnerAt(where, findings)
  const categories = new Map(catalog.categories.map((category) => [category.id, category]))
  // What has errors is not carried on to here, so it says nothing about what there is.
  const isWhole = findings.every((finding) => finding.severity !== 'error')
  for (const product of catalog.products) checkReach(product, categories, tell)
  checkPrices(catalog, currency, tell)
  checkTitles(catalog, { where, languages: settings.languages }, tell)
  checkSkus(catalog, where, tell)
  if (isWhole && catalog.products.length > 0) checkShelves(catalog, categories, tell)
  if (isWhole && catalog.products.length === 0) {
    tell(
      'shop',
      'catalog-empty',
      'The shop has no products yet',
      'Write some under "products:" in a file of catalog/.',
    )
  }
}

function checkReach(
  { id, category, alsoIn, hidden }: Product,
  categories: ReadonlyMap<string, Category>,
  tell: TellAt,
): void {
  const isShown = (home: string | null) =>
    home === null || pathTo(home, categories).every((one) => !one.hidden)
  if (hidden || [category, ...alsoIn].some(isShown)) return
  tell(
    `product ${id}`,
    'product-unreachable',
    `"${id}" stands only in hidden categories: no customer can reach it`,
    'Show one of its categories, or hide the product too: hidden: true',
  )
}
