import { isMap, isSeq, type Node } from 'yaml'
import { type Text, textIn, wordings } from '../../shop/text.ts'
import { room } from '../../telegram/room.ts'
import { codePoints } from '../../telegram/text.ts'
import { idShape, slug } from '../id.ts'
import { longDescription } from '../long-description.ts'
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
import { readPhoto } from './photos.ts'
import type { Recording } from './recording.ts'
import { readOptions, readVariants } from './variants.ts'

/** In the order in which they are written. */
export const productKeys = [
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

/** Reads one entry of `products:` of a category; null: the one that the file stands in. */
export function readProduct(
  recording: Recording,
  source: SourceFile,
  node: Node,
  category: string | null,
): void {
  const fields = fieldsOf(source, node, 'A product', productKeys)
  if (!fields) return
  const title = readTitle(recording, source, node, fields.get('title'), 'A product')
  const id = readId(recording, source, node, fields.get('id'), title, 'product')
  const alsoIn = readAlsoIn(recording, source, fields.get('also-in'))
  if (title === undefined || id === undefined) return
  const { exponent, languages } = recording
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
  const variants = readVariants(recording, source, fields.get('variants'), options, price)
  const least = variants.length > 0 ? Math.min(...variants.map((variant) => variant.price)) : price
  if (least === undefined) {
    // Where there are variants, each has been told by itself.
    if (!fields.has('price') && !hasItems(fields.get('variants')))
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
  if (was !== undefined && was > least * 10) {
    source.warn(
      fields.get('was')?.value,
      'was-far-off',
      '"was" is more than ten times the price',
      'Look at the point in both of them.',
    )
  }
  const chosen = fields.get('options')
  if (chosen && Object.keys(options).length > 0 && !fields.has('variants')) {
    const [name = 'size', values = []] = Object.entries(options)[0] ?? []
    source.warn(
      chosen.keyNode,
      'options-unused',
      'The product has "options" but no "variants", so customers are not asked to choose',
      `Write below: variants: [${values.map((value) => `{${name}: ${value}}`).join(', ')}]`,
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
  const deliver = readDeliver(recording, source, fields)
  warnOfCuts(source, fields, title, description)
  const wasId = readWasId(source, fields.get('was-id'))
  const listed = fields.get('photos')
  const photos = (listed ? readList(source, listed.value) : []).flatMap(
    (photo) => readPhoto(source, photo) ?? [],
  )
  recording.addProduct(source.placeOf(node), {
    id,
    category,
    alsoIn,
    title,
    ...(description === undefined ? {} : { description }),
    price: least,
    ...(was === undefined ? {} : { was }),
    photos,
    ...(stock === undefined || variants.length > 0 ? {} : { stock }),
    ...(sku === undefined ? {} : { sku }),
    hidden: flag(source, fields.get('hidden')),
    ...(deliver === undefined ? {} : { deliver }),
    options,
    variants,
    ...(wasId === undefined ? {} : { wasId }),
  })
}

function hasItems(entry: MapEntry | undefined): boolean {
  return isMap(entry?.value) || (isSeq(entry?.value) && entry.value.items.length > 0)
}

export function readTitle(
  recording: Recording,
  source: SourceFile,
  node: Node,
  entry: MapEntry | undefined,
  what: string,
): Text | undefined {
  if (entry) return readText(source, entry.value, '"title"', recording.languages)
  source.error(node, 'title-missing', `${what} has no title`, 'Write: title: Red rose')
  return undefined
}

/** The id as written, else made from the title; claimed for the thing that is being read. */
export function readId(
  recording: Recording,
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
  const id = written ?? slug(textIn(title ?? '', 'en', recording.languages))
  if (id === '') {
    source.error(
      node,
      'id-missing',
      'No id can be made from this title',
      'Write one of your own, like id: red-rose',
    )
    return undefined
  }
  recording.claim(kind, id, source.placeOf(entry?.value ?? node))
  return id
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
  recording: Recording,
  source: SourceFile,
  entry: MapEntry | undefined,
): string[] {
  if (!entry) return []
  const ids: string[] = []
  for (const node of readList(source, entry.value)) {
    const id = writtenText(source, node, 'A category')
    if (id === undefined || ids.includes(id)) continue
    ids.push(id)
    recording.refer(id, source.placeOf(node))
  }
  return ids
}

/** What will be cut in a cart or below a photo, told beforehand. */
function warnOfCuts(
  source: SourceFile,
  fields: ReadonlyMap<string, MapEntry>,
  title: Text,
  description: Text | undefined,
): void {
  const longest = (text: Text) => Math.max(...wordings(text).map(codePoints))
  if (longest(title) > room.cartTitle)
    source.warn(
      fields.get('title')?.value,
      'text-cut',
      `The title has ${longest(title)} signs; buttons show ${room.buttonTitle} of them, the cart ${room.cartTitle}`,
      `Shorten it to ${room.buttonTitle} signs, and put the rest into the description.`,
    )
  const long = description && longDescription(description, fields.has('photos'))
  if (!long) return
  const below = fields.has('photos') ? 'below a photo' : 'in a message'
  source.warn(
    fields.get('description')?.value,
    'text-cut',
    `The description has ${long.length} signs; ${below} there is room for about ${long.most}`,
    `Shorten it to ${long.most} signs: its end is cut.`,
  )
}

export function flag(source: SourceFile, entry: MapEntry | undefined): boolean {
  return entry ? readFlag(source, entry.value, `"${entry.key}"`) : false
}
