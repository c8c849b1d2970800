import type { Text } from '../../../shop/text.ts'
import type { ConvertOptions, ForeignProduct } from '../foreign.ts'
import { textOf } from '../languages.ts'
import type { Notes } from '../notes.ts'
import type { Categories } from './categories.ts'
import { descriptionOf } from './description.ts'
import { costWith, withMaster } from './fixed.ts'
import type { Goods, Product } from './goods.ts'
import { axesOf } from './options.ts'
import { photosOf } from './photos.ts'
import { type Cost, costOf, priceOf, sqlTime } from './price.ts'
import { stockOf } from './stock.ts'
import type { Tally } from './tally.ts'
import { choicesOf } from './variants.ts'
import { lineIn, titleIn } from './words.ts'

/** What the products of a dump share. */
export interface Shared {
  readonly goods: Goods
  readonly categories: Categories
  readonly notes: Notes
  readonly tally: Tally
  readonly options: ConvertOptions
}

/** A product with all that belongs to it; undefined, and a note, when it cannot be carried. */
export function productOf(written: Product, shared: Shared): ForeignProduct | undefined {
  const { goods, categories, notes, tally, options } = shared
  const title = titleOf(written, goods)
  if (title === undefined) return notes.leftOut(written, 'title-missing', 'It has no name')
  const cost = costOf(written, goods, notes, options)
  if (!cost) return undefined
  const { product, fixed } = withMaster(written, goods)
  const offer = offerOf(product, costWith(cost, fixed), shared)
  if (!offer) return undefined
  const description = descriptionOf(product, fixed, goods)
  const { photos, without } = photosOf(product, options)
  const codes = codesOf(product)
  const [sku] = codes
  tally.add('photo-address', product, without)
  tellUncarried(product, goods, tally)
  return {
    title,
    ...(description === undefined ? {} : { description }),
    names: [...fixed.map(({ value }) => value), ...codes, product.id],
    categories: homesOf(product, categories, notes),
    ...offer,
    ...(sku === undefined ? {} : { sku }),
    photos,
    hidden: isHidden(product, notes, options),
  }
}

function titleOf(product: Product, goods: Goods): Text | undefined {
  const rows = product.rows('product_description')
  const titles = new Map<string, string>()
  for (const { id, code } of goods.languages)
    titles.set(code, titleIn(rows.find((row) => row.get('language_id') === id)))
  const [other] = rows.map(titleIn).filter((title) => title !== '')
  return textOf(titles) ?? other
}

type Offer = Pick<ForeignProduct, 'price' | 'was' | 'stock' | 'options' | 'variants'>

function offerOf(
  product: Product,
  cost: Cost,
  { goods, notes, options }: Shared,
): Offer | undefined {
  const stock = stockOf(product, goods, notes)
  const axes = axesOf(product, goods, notes)
  if (axes.length > 0) {
    const choices = choicesOf(product, axes, { cost, stock }, notes, options)
    if (choices.variants.length > 0) return choices
    return notes.leftOut(product, 'variations-missing', 'None of its variants can be sold')
  }
  const price = priceOf(cost, 0n, options.exponent)
  if (typeof price === 'string') return notes.leftOut(product, 'price-inexact', price)
  return { ...price, ...(stock === undefined ? {} : { stock }), options: {}, variants: [] }
}

/** The SKU before the model; OpenCart 4.1 keeps it in a table of its own. */
function codesOf(product: Product): string[] {
  const others = product
    .rows('product_code')
    .filter((row) => row.get('code').toUpperCase() === 'SKU')
    .map((row) => row.get('value'))
  const codes = [product.row.get('sku'), ...others, product.row.get('model')].map(lineIn)
  return [...new Set(codes.filter((code) => code !== ''))]
}

/** The main category of ocStore, else the deepest, is where a product lives; it is shown in the others too. */
function homesOf(product: Product, categories: Categories, notes: Notes): string[] {
  const rows = product.rows('product_to_category')
  const known = rows.filter((row) => categories.depth(row.get('category_id')) !== undefined)
  const lost = rows.filter((row) => !known.includes(row)).map((row) => row.get('category_id'))
  if (lost.length > 0)
    notes.changed(
      product,
      'category-missing',
      `There is no category ${lost.join(', ')}, which it is to be in`,
    )
  const rank = (key: string, main: string) =>
    main === '1' ? Number.POSITIVE_INFINITY : (categories.depth(key) ?? 0)
  const ranked = known.map((row) => {
    const key = row.get('category_id')
    return { key, rank: rank(key, row.get('main_category')) }
  })
  const sorted = ranked.toSorted((a, b) => (a.rank === b.rank ? 0 : b.rank - a.rank))
  return [...new Set(sorted.map(({ key }) => key))]
}

/** What OpenCart shows nobody, and what would be paid for and not handed over. */
function isHidden(product: Product, notes: Notes, { now }: ConvertOptions): boolean {
  if (product.rows('product_to_download').length > 0) {
    notes.changed(
      product,
      'download',
      'Its files are not handed over by the shop yet, so it is hidden',
    )
    return true
  }
  const available = product.row.get('date_available')
  if (/^[1-9]/.test(available) && available > sqlTime(now)) {
    notes.changed(product, 'sold-later', `It is sold from ${available} on, so it is hidden`)
    return true
  }
  const stores = product.rows('product_to_store').map((row) => row.get('store_id'))
  if (stores.length > 0 && !stores.includes('0')) {
    notes.changed(
      product,
      'other-shop',
      'Only another shop of this OpenCart sells it; it is hidden',
    )
    return true
  }
  return product.row.get('status') === '0'
}

function tellUncarried(product: Product, { setup }: Goods, tally: Tally): void {
  const { row } = product
  if (setup.addsTaxes && !['', '0'].includes(row.get('tax_class_id')))
    tally.add('tax-not-added', product)
  if (Number(row.get('minimum')) > 1) tally.add('quantity-least', product)
  if ([...product.rows('product_recurring'), ...product.rows('product_subscription')].length > 0)
    tally.add('sold-again', product)
}
