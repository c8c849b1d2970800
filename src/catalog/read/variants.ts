import { isMap, isScalar, type Node } from 'yaml'
import type { Variant } from '../../shop/catalog.ts'
import { type Text, wordings } from '../../shop/text.ts'
import { room } from '../../telegram/room.ts'
import { codePoints } from '../../telegram/text.ts'
import { idShape, slug } from '../id.ts'
import type { SourceFile } from './document.ts'
import {
  didYouMean,
  fieldsOf,
  optional,
  readInteger,
  readList,
  readPrice,
  readText,
  writtenText,
} from './fields.ts'
import { entriesOf, type MapEntry } from './nodes.ts'
import type { ReadingRules } from './reading.ts'

/** `options:` of a product: the values its variants differ in, by name. */
export function readOptions(
  source: SourceFile,
  entry: MapEntry | undefined,
): Record<string, string[]> {
  if (!entry) return {}
  if (!isMap(entry.value)) {
    source.error(
      entry.value,
      'options-invalid',
      '"options" must list values by name',
      'Write: options: {size: [S, M]}',
    )
    return {}
  }
  const options: [string, string[]][] = []
  for (const { key, keyNode, value } of entriesOf(source, entry.value)) {
    const values = readList(source, value).flatMap(
      (node) => writtenText(source, node, 'A value') ?? [],
    )
    const unique = [...new Set(values)]
    if (unique.length < values.length)
      source.warn(
        value ?? keyNode,
        'option-twice',
        `A value of "${key}" stands twice`,
        'Remove one of the two.',
      )
    warnOfValues(source, key, readList(source, value))
    if (values.length === 0)
      source.error(
        value ?? keyNode,
        'options-invalid',
        `"${key}" has no values`,
        `Write: ${key}: [S, M]`,
      )
    else if (optionNameTaken(key))
      source.error(
        keyNode,
        'option-name',
        `An option cannot be called "${key}": variants have a field of this name`,
        'Call it otherwise, like "kind".',
      )
    else options.push([key, unique])
  }
  return Object.fromEntries(options)
}

/** Values that customers cannot tell apart, or not read to the end. */
function warnOfValues(source: SourceFile, option: string, values: readonly Node[]): void {
  const seen = new Map<string, string>()
  for (const node of values) {
    const value = isScalar(node) ? String(node.source ?? node.value) : ''
    const looks = value.toLowerCase().replace(/\s+/g, ' ').trim()
    const before = seen.get(looks)
    if (before !== undefined && before !== value) {
      source.warn(
        node,
        'option-alike',
        `"${value}" and "${before}" of "${option}" differ only in capitals or spaces`,
        'Write both alike, or say what differs.',
      )
    }
    seen.set(looks, before ?? value)
    if (codePoints(value) > room.buttonTitle)
      source.warn(
        node,
        'text-cut',
        `A value of "${option}" has ${codePoints(value)} signs; a button with its price shows about ${room.buttonTitle}`,
        `Shorten it to ${room.buttonTitle} signs.`,
      )
  }
}

const variantKeys = ['id', 'title', 'price', 'was', 'stock', 'sku']

/** Whether a word says something else in a variant, so that no option can be called so. */
export const optionNameTaken = (name: string) =>
  [...variantKeys, 'photos', '<<', '__proto__'].includes(name)

/** `variants:` of a product; each gives one value for each option. */
export function readVariants(
  rules: ReadingRules,
  source: SourceFile,
  entry: MapEntry | undefined,
  options: Readonly<Record<string, readonly string[]>>,
  common: number | undefined,
): Variant[] {
  if (!entry) return []
  const variants: Variant[] = []
  const ids = new Set<string>()
  const combinations = new Set<string>()
  for (const node of readList(source, entry.value)) {
    const variant = readVariant(rules, source, node, options, common)
    if (!variant) continue
    const combination = JSON.stringify(variant.options)
    if (ids.has(variant.id))
      source.error(
        node,
        'duplicate-id',
        `The variant "${variant.id}" stands twice in this product`,
        'Give one of the two another id.',
      )
    else if (Object.keys(options).length > 0 && combinations.has(combination))
      source.error(
        node,
        'variant-twice',
        'Another variant above has the same options',
        'Give it another value, or remove one of the two.',
      )
    else variants.push(variant)
    ids.add(variant.id)
    combinations.add(combination)
  }
  return variants
}

function readVariant(
  rules: ReadingRules,
  source: SourceFile,
  node: Node,
  options: Readonly<Record<string, readonly string[]>>,
  common: number | undefined,
): Variant | undefined {
  const fields = fieldsOf(source, node, 'A variant', [...variantKeys, ...Object.keys(options)], {
    photos: 'photos of a variant',
  })
  if (!fields) return undefined
  const chosen: [string, string][] = []
  for (const [option, values] of Object.entries(options)) {
    const field = fields.get(option)
    const value = field && writtenText(source, field.value, `"${option}"`)
    if (!field)
      source.error(
        node,
        'option-missing',
        `The variant has no "${option}"`,
        `Write one of ${values.join(', ')}.`,
      )
    else if (value !== undefined && !values.includes(value)) {
      source.error(
        field.value,
        'option-unknown',
        `"${value}" is not among the options of "${option}"`,
        didYouMean(value, values) ?? `They are ${values.join(', ')}.`,
      )
    } else if (value !== undefined) chosen.push([option, value])
  }
  const title = optional(fields.get('title'), (value) =>
    readText(source, value, '"title"', rules.languages),
  )
  // An option that is wrong has been told; an id made without it would be another.
  const isOpen = chosen.length < Object.keys(options).length && !fields.has('id')
  const id = isOpen ? undefined : variantId(source, node, fields.get('id'), chosen, title)
  const own = optional(fields.get('price'), (value) =>
    readPrice(source, value, '"price"', rules.exponent),
  )
  const price = own ?? (fields.has('price') ? undefined : common)
  if (price === undefined && !fields.has('price'))
    source.error(
      node,
      'price-missing',
      'The variant has no price, and neither has its product',
      'Write: price: 45.50',
    )
  if (id === undefined || price === undefined || chosen.length < Object.keys(options).length)
    return undefined
  const was = optional(fields.get('was'), (value) =>
    readPrice(source, value, '"was"', rules.exponent),
  )
  const sku = optional(fields.get('sku'), (value) => writtenText(source, value, '"sku"'))
  const stock = optional(fields.get('stock'), (value) =>
    readInteger(source, value, '"stock"', 0, 1_000_000_000),
  )
  return {
    id,
    options: Object.fromEntries(chosen),
    ...(title === undefined ? {} : { title }),
    price,
    ...(was === undefined ? {} : { was }),
    ...(sku === undefined ? {} : { sku }),
    ...(stock === undefined ? {} : { stock }),
  }
}

function variantId(
  source: SourceFile,
  node: Node,
  entry: MapEntry | undefined,
  chosen: readonly [string, string][],
  title: Text | undefined,
): string | undefined {
  const written = entry && writtenText(source, entry.value, '"id"')
  if (entry && written === undefined) return undefined
  const named =
    slug(chosen.map(([, value]) => value).join('-')) || slug(wordings(title ?? '')[0] ?? '')
  const id = written ?? named
  if (idShape.test(id)) return id
  source.error(
    entry?.value ?? node,
    id === '' ? 'id-missing' : 'id-invalid',
    id === ''
      ? 'The variant needs an id'
      : `"${id.slice(0, 60)}" cannot be an id: small Latin letters, digits and hyphens, at most 40`,
    named === '' ? 'Write: id: small' : `Write: id: ${named}`,
  )
  return undefined
}
