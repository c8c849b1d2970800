import type { Node } from 'yaml'
import type { Photo, Product } from '../../shop/catalog.ts'
import { type Text, textIn, wordings } from '../../shop/text.ts'
import { limits } from '../../telegram/limits.ts'
import { codePoints } from '../../telegram/text.ts'
import { idShape, slug } from '../id.ts'
import type { CatalogReader, Written } from './catalog-reader.ts'
import { readDeliver } from './deliver.ts'
import type { Place, SourceFile } from './document.ts'
import {
  fieldsOf,
  optional,
  readFlag,
  readInteger,
  readList,
  readPrice,
  readText,
  writtenText,
} from './fields.ts'
import type { MapEntry } from './nodes.ts'
import { readOptions, readVariants } from './variants.ts'

const productKeys = [
  'id',
  'title',
  'description',
  'price',
  'was',
  'photos',
  'stock',
  'sku',
  'also-in',
  'hidden',
  'options',
  'variants',
  'deliver',
  'was-id',
]

/** Reads one entry of `products:` and hands it to the reader. */
export function readProduct(
  reader: CatalogReader,
  source: SourceFile,
  node: Node,
  category: string | null,
): void {
  const fields = fieldsOf(source, node, 'A product', productKeys)
  if (!fields) return
  const title = readTitle(reader, source, node, fields.get('title'), 'A product')
  const id = readId(reader, source, node, fields.get('id'), title, 'product')
  const alsoIn = readAlsoIn(reader, source, fields.get('also-in'))
  if (title === undefined || id === undefined) return
  const { exponent, languages } = reader
  const price = optional(fields.get('price'), (value) =>
    readPrice(source, value, '"price"', exponent),
  )
  const was = optional(fields.get('was'), (value) => readPrice(source, value, '"was"', exponent))
  const stock = optional(fields.get('stock'), (value) =>
    readInteger(source, value, '"stock"', 0, 1_000_000_000),
  )
  const sku = optional(fields.get('sku'), (value) => writtenText(source, value, '"sku"'))
  const description = optional(fields.get('description'), (value) =>
    readText(source, value, '"description"', languages),
  )
  const options = readOptions(source, fields.get('options'))
  const variants = readVariants(reader, source, fields.get('variants'), options, price)
  const least = variants.length > 0 ? Math.min(...variants.map((variant) => variant.price)) : price
  if (least === undefined) {
    if (!fields.has('price'))
      source.error(
        node,
        'price-missing',
        `"${textIn(title, '', languages)}" has no price`,
        'Write: price: 45.50',
      )
    return
  }
  if (was !== undefined && was <= least) {
    source.warn(
      fields.get('was')?.value,
      'was-not-higher',
      '"was" is not higher than the price, so nothing is struck through',
      'Remove it, or raise it.',
    )
  }
  if (variants.length > 0 && stock !== undefined) {
    source.warn(
      fields.get('stock')?.value,
      'stock-of-variants',
      'Stock of a product with variants is counted by variant; this number is not used',
      'Give each variant its own stock.',
    )
  }
  const deliver = readDeliver(reader, source, fields)
  warnAboutInvoice(source, fields, title, description)
  const photos: (Photo | undefined)[] = []
  const listed = fields.get('photos')
  for (const [at, photo] of (listed ? readList(source, listed.value) : []).entries()) {
    reader.later(reader.photos.read(source, photo).then((found) => (photos[at] = found)))
  }
  const wasId = readWasId(source, fields.get('was-id'))
  const order = reader.nextOrder(category)
  const at = { file: source.file, ...source.placeOf(node) }
  const product: Product = {
    id,
    category,
    alsoIn,
    order,
    title,
    ...(description === undefined ? {} : { description }),
    price: least,
    ...(was === undefined ? {} : { was }),
    photos: [],
    ...(stock === undefined || variants.length > 0 ? {} : { stock }),
    ...(sku === undefined ? {} : { sku }),
    hidden: flag(source, fields.get('hidden')),
    ...(deliver === undefined ? {} : { deliver }),
    options,
    variants,
    ...(wasId === undefined ? {} : { wasId }),
  }
  addWithPhotos(reader, at, product, photos)
}

/** Apart from where it is read, for what waits must not keep the whole file's nodes in memory. */
function addWithPhotos(
  reader: CatalogReader,
  at: Written,
  product: Product,
  photos: readonly (Photo | undefined)[],
): void {
  reader.addProduct(at, () => ({
    ...product,
    photos: photos.filter((photo) => photo !== undefined),
  }))
}

export function readTitle(
  reader: CatalogReader,
  source: SourceFile,
  node: Node,
  entry: MapEntry | undefined,
  what: string,
): Text | undefined {
  if (entry) return readText(source, entry.value, '"title"', reader.languages)
  source.error(node, 'title-missing', `${what} has no title`, 'Write: title: Red rose')
  return undefined
}

/** The id as written, else made from the title. Reports what is not unique. */
export function readId(
  reader: CatalogReader,
  source: SourceFile,
  node: Place,
  entry: MapEntry | undefined,
  title: Text | undefined,
  kind: 'product' | 'category',
): string | undefined {
  const written = entry && writtenText(source, entry.value, '"id"')
  if (entry && written === undefined) return undefined
  if (written !== undefined && !idShape.test(written)) {
    const better = slug(written)
    source.error(
      entry?.value,
      'id-invalid',
      `"${written.slice(0, 60)}" cannot be an id: small Latin letters, digits and hyphens, at most 40`,
      better === '' ? undefined : `Write: id: ${better}`,
    )
    return undefined
  }
  if (written === undefined && title === undefined) return undefined
  const id = written ?? slug(textIn(title ?? '', 'en', reader.languages))
  if (id === '') {
    source.error(node, 'id-missing', 'No id can be made from this title', 'Write one: id: red-rose')
    return undefined
  }
  return reader.claim(kind, id, source, entry?.value ?? node) ? id : undefined
}

/** `was-id`: what it was called before, so that a rename loses no cart and no link. */
export function readWasId(source: SourceFile, entry: MapEntry | undefined): string | undefined {
  const written = entry && writtenText(source, entry.value, '"was-id"')
  if (!entry || written === undefined || idShape.test(written)) return written
  source.error(
    entry.value,
    'was-id-invalid',
    `"${written.slice(0, 60)}" cannot have been an id: small Latin letters, digits and hyphens, at most 40`,
    'Write the id that it had before.',
  )
  return undefined
}

function readAlsoIn(
  reader: CatalogReader,
  source: SourceFile,
  entry: MapEntry | undefined,
): string[] {
  if (!entry) return []
  const ids: string[] = []
  for (const node of readList(source, entry.value)) {
    const id = writtenText(source, node, 'A category')
    if (id === undefined || ids.includes(id)) continue
    ids.push(id)
    reader.refer(id, source, node)
  }
  return ids
}

/** What Telegram will cut on an invoice or a picture, told beforehand. */
function warnAboutInvoice(
  source: SourceFile,
  fields: ReadonlyMap<string, MapEntry>,
  title: Text,
  description: Text | undefined,
): void {
  const longest = (text: Text) => Math.max(...wordings(text).map(codePoints))
  if (longest(title) > 128)
    source.warn(
      fields.get('title')?.value,
      'text-cut',
      `The title has ${longest(title)} signs and is cut on buttons and invoices`,
      'Shorten it to fewer than 128.',
    )
  if (description !== undefined && longest(description) > limits.caption - 200) {
    source.warn(
      fields.get('description')?.value,
      'text-cut',
      `The description has ${longest(description)} signs and is cut below the photo`,
      `Shorten it to fewer than ${limits.caption - 200}.`,
    )
  }
}

export function flag(source: SourceFile, entry: MapEntry | undefined): boolean {
  return entry ? readFlag(source, entry.value, `"${entry.key}"`) : false
}
