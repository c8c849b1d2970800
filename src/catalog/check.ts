import { type Catalog, type Category, pathTo } from '../shop/catalog.ts'
import { formatAmount } from '../shop/money.ts'
import type { Finding } from './finding.ts'
import type { Written } from './read/catalog-reader.ts'
import type { SettingsReading } from './read/settings.ts'

/** What only the whole catalogue can tell: goods nobody can reach, prices that Telegram does not take. */
export function checkCatalog(
  catalog: Catalog,
  { currency }: Pick<SettingsReading, 'currency'>,
  where: ReadonlyMap<string, Written>,
  findings: Finding[],
): void {
  const least = currency.min ?? 1
  const most = currency.max ?? Number.MAX_SAFE_INTEGER
  const categories = new Map(catalog.categories.map((category) => [category.id, category]))
  const warn = (what: string, code: string, message: string, hint: string) => {
    const at = where.get(what)
    findings.push({
      severity: 'warning',
      code,
      message,
      hint,
      file: at?.file ?? 'shop.yaml',
      line: at?.line ?? 1,
      column: at?.column ?? 1,
    })
  }
  // What has errors is not carried on to here, so it says nothing about what there is.
  const isWhole = findings.every((finding) => finding.severity !== 'error')
  if (catalog.products.length === 0 && isWhole) {
    findings.push({
      severity: 'warning',
      code: 'catalog-empty',
      message: 'The shop has no products yet',
      hint: 'Write some under "products:" in a file of catalog/.',
      file: 'shop.yaml',
      line: 1,
      column: 1,
    })
  }
  for (const product of catalog.products) {
    const homes = [product.category, ...product.alsoIn]
    if (!product.hidden && !homes.some((home) => isShown(home, categories))) {
      warn(
        `product ${product.id}`,
        'product-unreachable',
        `"${product.id}" stands only in hidden categories: no customer can reach it`,
        'Show one of its categories, or hide the product too.',
      )
    }
    const prices =
      product.variants.length > 0 ? product.variants.map((one) => one.price) : [product.price]
    for (const price of new Set(prices)) {
      if (price >= least && price <= most) continue
      const side =
        price < least
          ? `under Telegram's least charge of about ${formatAmount(least, currency.exponent)}`
          : `over Telegram's greatest charge of about ${formatAmount(most, currency.exponent)}`
      warn(
        `product ${product.id}`,
        'price-out-of-bounds',
        `${formatAmount(price, currency.exponent)} ${currency.code} is ${side} ${currency.code}`,
        'An order of this alone may be refused. The bounds move with the rates.',
      )
    }
  }
}

function isShown(id: string | null, categories: ReadonlyMap<string, Category>): boolean {
  return id === null || pathTo(id, categories).every((category) => !category.hidden)
}
