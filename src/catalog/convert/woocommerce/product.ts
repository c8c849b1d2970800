import type { CategoryPaths } from '../category-paths.ts'
import type { ConvertOptions, ForeignProduct } from '../foreign.ts'
import { htmlLine } from '../html-text.ts'
import type { Notes } from '../notes.ts'
import { type Price, salePrice } from '../sale-price.ts'
import { webPhotos } from '../web-photos.ts'
import { descriptionOf } from './description.ts'
import { listed, pricesOf, type Row } from './row.ts'
import { stockOf } from './stock.ts'
import { choicesOf } from './variations.ts'

/** The product of a row and of its variations; undefined, and a note, when it cannot be carried. */
export function productOf(
  row: Row,
  variations: readonly Row[],
  categories: CategoryPaths,
  notes: Notes,
  options: ConvertOptions,
): ForeignProduct | undefined {
  const kind = row.types.find((type) => !additions.includes(type)) ?? 'simple'
  if (kind !== 'simple' && kind !== 'variable')
    return notes.leftOut(row, 'type-not-carried', whyLeftOut(row, kind))
  const title = htmlLine(row.get('name'))
  if (title === '') return notes.leftOut(row, 'title-missing', 'It has no name')
  if (kind === 'simple')
    for (const left of variations)
      notes.leftOut(left, 'parent-not-variable', `"${row.subject}" is not a variable product`)
  const choices = kind === 'variable' ? choicesOf(row, variations, notes, options) : undefined
  const price = choices ? undefined : salePrice(row, pricesOf(row), notes, options)
  if (choices ? choices.variants.length === 0 : price === undefined)
    return choices && notes.leftOut(row, 'variations-missing', 'None of its variations can be sold')
  const used = Object.keys(choices?.options ?? {}).map((name) => name.toLowerCase())
  const facts = row.attributes.filter(({ name }) => !used.includes(name.toLowerCase()))
  const description = descriptionOf(row, facts)
  const photos = [row, ...(choices ? variations : [])].flatMap((one) =>
    webPhotos(one, listed(one.get('images')), notes),
  )
  const stock = choices ? undefined : stockOf(row, notes)
  return {
    title,
    ...(description === undefined ? {} : { description }),
    names: [row.get('sku'), row.get('id')].filter((name) => name !== ''),
    categories: categories.of(row, pathsOf(row)),
    ...(price ?? ({} satisfies Partial<Price>)),
    ...(stock === undefined ? {} : { stock }),
    ...(row.get('sku') === '' ? {} : { sku: row.get('sku') }),
    photos: [...new Set(photos)],
    hidden: isHidden(row, notes),
    options: choices?.options ?? {},
    variants: choices?.variants ?? [],
  }
}

/** `Clothing > Hoodies, Sale` */
const pathsOf = (row: Row) =>
  listed(row.get('categories')).map((path) => path.split('>').map(htmlLine))

const additions = ['virtual', 'downloadable']

function whyLeftOut(row: Row, kind: string): string {
  if (kind === 'grouped') {
    const goods = listed(row.get('grouped')).join(', ')
    return `It only shows other products together${goods === '' ? '' : ` (${goods})`}; those are carried by themselves`
  }
  if (kind === 'external') {
    const url = row.get('url')
    return `It is sold by another site${url === '' ? '' : ` (${url})`}; a shop here sells what is its own`
  }
  return `Nothing here is like a product of the type "${kind}"`
}

/** What WooCommerce shows nobody, and what would be paid for and not handed over. */
function isHidden(row: Row, notes: Notes): boolean {
  if (row.types.includes('downloadable')) {
    notes.changed(row, 'download', 'Its files are not handed over by the shop yet, so it is hidden')
    return true
  }
  return (
    ['0', '-1'].includes(row.get('published')) || row.get('visibility').toLowerCase() === 'hidden'
  )
}
