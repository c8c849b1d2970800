import type { Catalog, Product } from '../shop/catalog.ts'
import type { Written } from './read/catalog-reader.ts'
import type { TellAt } from './tell.ts'

/** Article numbers that several goods share; each is told once. */
export function checkSkus(
  { products }: Catalog,
  where: ReadonlyMap<string, Written>,
  tell: TellAt,
): void {
  const holders = new Map<string, string[]>()
  for (const product of products) {
    for (const sku of skusOf(product)) {
      const before = holders.get(sku)
      if (before) before.push(product.id)
      else holders.set(sku, [product.id])
    }
  }
  for (const [sku, [first = '', second, ...others]] of holders) {
    if (second === undefined) continue
    const at = where.get(`product ${first}`)
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`
    tell(
      `product ${second}`,
      'sku-twice',
      first === second
        ? `Two variants of "${second}" have the article number "${sku}"${more}`
        : `"${second}" has the article number "${sku}" of "${first}" in ${at?.file}, line ${at?.line}${more}`,
      'Give each its own "sku", so that the right one is packed.',
    )
  }
}

/** Of its variants, where it has some: what the product says is then of no thing on the shelf. */
function skusOf({ sku, variants }: Product): string[] {
  const all = variants.length > 0 ? variants.map((one) => one.sku) : [sku]
  return all.filter((one) => one !== undefined)
}
