import type { CategoryPaths } from '../category-paths.ts'
import type { ConvertOptions, ForeignProduct } from '../foreign.ts'
import { htmlText, plainLine } from '../html-text.ts'
import type { Notes } from '../notes.ts'
import { webPhotos } from '../web-photos.ts'
import type { Row } from './row.ts'
import { choicesOf, offerOf } from './variants.ts'

/** The product of all rows of one handle; undefined, and a note, when it cannot be carried. */
export function productOf(
  rows: readonly Row[],
  categories: CategoryPaths,
  notes: Notes,
  options: ConvertOptions,
): ForeignProduct | undefined {
  const [first] = rows
  if (!first) return undefined
  const main = rows.find((row) => row.get('title') !== '') ?? first
  const title = plainLine(main.get('title'))
  if (title === '') return notes.leftOut(first, 'title-missing', 'It has no title')
  const variantRows = rows.filter((row) => row.isVariant)
  const choices = choicesOf(variantRows, notes, options)
  const offer = choices ? undefined : offerOf(variantRows[0] ?? first, notes, options)
  if (choices?.variants.length === 0)
    return notes.leftOut(main, 'variations-missing', 'None of its variants can be sold')
  if (!choices) {
    if (!offer) return undefined
    for (const row of variantRows.slice(1))
      notes.leftOut(row, 'variation-twice', 'It has no options by which it would differ')
  }
  const description = htmlText(main.get('body'))
  const handle = main.get('handle')
  const skus = variantRows.map((row) => row.get('sku')).filter((sku) => sku !== '')
  return {
    ...(handle === '' ? {} : { id: handle }),
    title,
    ...(description === '' ? {} : { description }),
    names: skus.slice(0, 1),
    categories: categories.of(main, pathsOf(main)),
    ...offer,
    photos: photosOf(rows, main, notes),
    hidden: isHidden(main, notes),
    options: choices?.options ?? {},
    variants: choices?.variants ?? [],
  }
}

/** The merchant's own words before Shopify's taxonomy: `Apparel & Accessories > Clothing > …`. */
function pathsOf(row: Row): string[][] {
  const own = [row.get('collection'), row.get('type')].map(plainLine).filter((name) => name !== '')
  if (own.length > 0) return own.map((name) => [name])
  return [row.get('category').split('>').map(plainLine)]
}

/** In the order of their positions; those of the variants behind. */
function photosOf(rows: readonly Row[], main: Row, notes: Notes): string[] {
  const placed = rows.toSorted((a, b) => positionOf(a) - positionOf(b))
  const pictures = [
    ...placed.map((row) => row.get('image')),
    ...rows.map((row) => row.get('variantImage')),
  ]
  return webPhotos(main, [...new Set(pictures.filter((picture) => picture !== ''))], notes)
}

const positionOf = (row: Row) => Number(row.get('position') || Number.MAX_SAFE_INTEGER)

function isHidden(main: Row, notes: Notes): boolean {
  if (main.get('gift').toLowerCase() === 'true') {
    notes.changed(
      main,
      'gift-card',
      'The codes of gift cards are made by Shopify; nothing would be handed over here, so it is hidden',
    )
    return true
  }
  const status = main.get('status').toLowerCase()
  return (status !== '' && status !== 'active') || main.get('published').toLowerCase() === 'false'
}
