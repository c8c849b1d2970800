import type { Catalog, Category, Product } from '../shop/catalog.ts'
import { type Text, textIn, wordings } from '../shop/text.ts'
import { room } from '../telegram/room.ts'
import { codePoints } from '../telegram/text.ts'
import type { Written } from './read/catalog-reader.ts'
import type { TellAt } from './tell.ts'

interface Shop {
  readonly where: ReadonlyMap<string, Written>
  readonly languages: readonly string[]
}

/** Titles that are cut on buttons, one warning a kind, and titles that stand twice on one screen. */
export function checkTitles({ categories, products }: Catalog, shop: Shop, tell: TellAt): void {
  tellLong('category', categories, Number.POSITIVE_INFINITY, tell)
  // A longer one has been told where it is read.
  tellLong('product', products, room.cartTitle, tell)
  tellTwice(products, shop, tell)
}

function tellLong(
  kind: 'category' | 'product',
  all: readonly (Category | Product)[],
  below: number,
  tell: TellAt,
): void {
  const long = all.filter(({ title }) => {
    const length = longest(title)
    return length > room.buttonTitle && length <= below
  })
  const [first, ...others] = long
  if (!first) return
  const more = others.length === 0 ? '' : `; so are those of ${others.length} more`
  tell(
    `${kind} ${first.id}`,
    'text-cut',
    `The title of "${first.id}" has ${longest(first.title)} signs and is cut to ${room.buttonTitle} on buttons${more}`,
    `Shorten it to ${room.buttonTitle} signs, or let its beginning tell what it is.`,
  )
}

const longest = (text: Text) => Math.max(...wordings(text).map(codePoints))

function tellTwice(products: readonly Product[], { where, languages }: Shop, tell: TellAt): void {
  const [language = 'en'] = languages
  const shelves = new Map<string, Product[]>()
  for (const product of products) {
    if (product.hidden) continue
    const title = textIn(product.title, language, languages)
    const button = `${product.category ?? ''}\n${title.toLowerCase().replace(/\s+/g, ' ')}`
    const same = shelves.get(button)
    if (same) same.push(product)
    else shelves.set(button, [product])
  }
  for (const [first, second, ...others] of shelves.values()) {
    if (!first || !second) continue
    const at = where.get(`product ${first.id}`)
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`
    tell(
      `product ${second.id}`,
      'title-twice',
      `"${second.id}" has the same title as "${first.id}" in ${at?.file}, line ${at?.line}${more}`,
      'Say in the title what differs, or make them variants of one product.',
    )
  }
}
