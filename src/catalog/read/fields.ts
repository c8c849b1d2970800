import { closest, distance } from 'fastest-levenshtein'
import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml'
import { largestPrice } from '../../shop/cart.ts'
import { formatAmount, parseAmount } from '../../shop/money.ts'
import type { Text } from '../../shop/text.ts'
import type { SourceFile } from './document.ts'
import { entriesOf, itemsOf, type MapEntry } from './nodes.ts'

/** The entries of a mapping by key; unknown keys are reported with the nearest known one. */
export function fieldsOf(
  source: SourceFile,
  node: Node | null,
  what: string,
  known: readonly string[],
  notBuilt: Readonly<Record<string, string>> = {},
): Map<string, MapEntry> | undefined {
  if (!isMap(node)) {
    source.error(
      node,
      'not-a-mapping',
      `${what} must be written as "key: value" lines`,
      `Its keys: ${known.join(', ')}.`,
    )
    return undefined
  }
  const fields = new Map<string, MapEntry>()
  for (const entry of entriesOf(source, node)) {
    const later = notBuilt[entry.key]
    if (known.includes(entry.key)) fields.set(entry.key, entry)
    else if (later !== undefined && Object.hasOwn(notBuilt, entry.key))
      notBuiltYet(source, entry.keyNode, entry.key, later)
    else {
      const meant = unknownKey(source, entry, what, known)
      // Read as what was surely meant, so that nothing is said to be missing besides.
      if (meant !== undefined && !fields.has(meant)) fields.set(meant, entry)
    }
  }
  return fields
}

export function notBuiltYet(source: SourceFile, at: Node, what: string, meaning: string): void {
  source.error(
    at,
    'not-built-yet',
    `"${what}" (${meaning}) is not built yet`,
    'Leave it out for now: the shop would not do what it says.',
  )
}

function unknownKey(
  source: SourceFile,
  { key, keyNode }: MapEntry,
  what: string,
  known: readonly string[],
): string | undefined {
  const alike = source.isFull ? undefined : nearest(key, known)
  const meant = alike ?? known.find((one) => one === elsewhere[key.toLowerCase()])
  source.error(
    keyNode,
    'unknown-key',
    `${what} has no key "${shorten(key)}"`,
    meant === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean "${meant}"?`,
  )
  return alike !== undefined && distance(key, alike) <= 2 ? alike : undefined
}

/** What other shops call our fields. */
const elsewhere: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  name: 'title',
  quantity: 'stock',
  qty: 'stock',
  count: 'stock',
  cost: 'price',
  'old-price': 'was',
  old_price: 'was',
  oldprice: 'was',
  image: 'photos',
  images: 'photos',
  picture: 'photos',
  pictures: 'photos',
  article: 'sku',
  vendorcode: 'sku',
  category: 'also-in',
  text: 'description',
  body: 'description',
  items: 'products',
  goods: 'products',
  subcategories: 'categories',
})

/** A hint when something known is written nearly alike. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const near = nearest(word, known)
  return near === undefined ? undefined : `Did you mean "${near}"?`
}

/** What is known and written nearly alike. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word.length > 60) return undefined
  const near = closest(word, known)
  return distance(word, near) <= Math.max(1, Math.round(word.length * 0.4)) ? near : undefined
}

/** A scalar as it is written: `no`, `1.10` and dates stay what the merchant typed. */
export function writtenText(
  source: SourceFile,
  node: Node | null,
  what: string,
): string | undefined {
  if (isScalar(node) && node.value !== null) return scalarText(node)
  if (isScalar(node)) {
    source.error(node, 'text-empty', `${what} is empty`, 'Write something behind the colon.')
    return undefined
  }
  source.error(node, 'not-a-text', `${what} must be a text`, 'Write one text in its place.')
  return undefined
}

function scalarText(node: Scalar): string {
  if (typeof node.value === 'string') return node.value
  return node.source ?? String(node.value)
}

/** A text, or a text per language of the shop. */
export function readText(
  source: SourceFile,
  node: Node | null,
  what: string,
  languages: readonly string[],
): Text | undefined {
  if (!isMap(node)) return nonEmpty(source, node, writtenText(source, node, what), what)
  const texts: Record<string, string> = Object.create(null)
  for (const { key, keyNode, value } of entriesOf(source, node)) {
    if (!languages.includes(key)) {
      const hint =
        didYouMean(key, languages) ??
        `The shop's languages are ${languages.join(', ')}: see shop.yaml.`
      source.error(
        keyNode,
        'language-unknown',
        `${what} is given in "${shorten(key)}", which the shop does not speak`,
        hint,
      )
      continue
    }
    const text = nonEmpty(source, value, writtenText(source, value, what), what)
    if (text !== undefined) texts[key] = text
  }
  const missing = languages.filter((language) => texts[language] === undefined)
  if (Object.keys(texts).length === 0) {
    source.error(node, 'text-empty', `${what} is empty`, 'Write it in each language of the shop.')
    return undefined
  }
  if (missing.length > 0)
    source.warn(
      node,
      'language-missing',
      `${what} is missing in ${missing.join(', ')}`,
      `Add ${missing.map((language) => `${language}: …`).join(', ')} between the braces.`,
    )
  return { ...texts }
}

function nonEmpty(
  source: SourceFile,
  node: Node | null,
  text: string | undefined,
  what: string,
): string | undefined {
  if (text === undefined) return undefined
  const trimmed = text.trim()
  if (trimmed !== '') return trimmed
  source.error(node, 'text-empty', `${what} is empty`, 'Write something, or leave the line out.')
  return undefined
}

/** Money in the smallest unit, read as written and never through a float. */
export function readPrice(
  source: SourceFile,
  node: Node | null,
  what: string,
  exponent: number,
): number | undefined {
  if (!isScalar(node) || node.value === null || typeof node.value === 'boolean') {
    source.error(
      node,
      'price-invalid',
      `${what} must be an amount like ${exponent === 0 ? '450' : '45.50'}`,
    )
    return undefined
  }
  const text = (node.source ?? String(node.value)).trim()
  const amount = parseAmount(text, exponent)
  if (amount.ok && amount.value > largestPrice) {
    const most = formatAmount(largestPrice, exponent)
    source.error(node, 'money-too-large', `${what}: ${text} is too much`, `At most ${most}.`)
    return undefined
  }
  if (amount.ok) return amount.value
  const { code, message } = amount.problem
  const hint = priceHint(text, exponent) ?? amount.problem.hint
  source.error(
    node,
    code === 'money-not-decimal' ? 'price-invalid' : code,
    `${what}: ${message}`,
    hint,
  )
  return undefined
}

function priceHint(text: string, exponent: number): string | undefined {
  if (/^\d+,\d{1,3}$/.test(text)) return `Write a point, not a comma: ${text.replace(',', '.')}`
  if (/^-/.test(text)) return 'A price cannot be negative.'
  if (/^\d{1,3}([ _,']\d{3})+(\.\d+)?$/.test(text))
    return `Write it without separators: ${text.replace(/[ _,']/g, '')}`
  if (/^\.\d+$/.test(text)) return `Write the zero: 0${text}`
  if (/e/i.test(text)) return 'Write the digits out: exponents lose exactness.'
  if (/^[\d.]*[OoОо][\dOoОо.]*$/.test(text))
    return `Write the digit 0, not the letter O: ${text.replace(/[OoОо]/g, '0')}`
  if (/[^\d.]/.test(text)) return 'Write the amount only: the currency stands in shop.yaml.'
  return exponent === 0 ? 'This currency has no fractions.' : undefined
}

export function readInteger(
  source: SourceFile,
  node: Node | null,
  what: string,
  least: number,
  most: number = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const text = isScalar(node) ? scalarText(node).trim() : ''
  const value = Number(text)
  if (/^-?\d+$/.test(text) && Number.isSafeInteger(value) && value >= least && value <= most)
    return value
  const bounds = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`
  source.error(
    node,
    'number-invalid',
    `${what} must be a whole number ${bounds}`,
    wholeHint(text, least),
  )
  return undefined
}

function wholeHint(text: string, least: number): string {
  const digits = /\d+/.exec(text)?.[0]
  if (/^-\d+$/.test(text)) return `Write ${least} or more.`
  if (/^@|\p{L}{3}/u.test(text) && digits === undefined)
    return text.startsWith('@')
      ? 'Write the id of the account, which has digits only, and not its @name.'
      : 'Write digits, or leave the line out.'
  return digits === undefined ? 'Write digits only.' : `Write digits only: ${digits}`
}

export function readFlag(source: SourceFile, node: Node | null, what: string): boolean {
  const text = isScalar(node) ? scalarText(node).toLowerCase() : ''
  if (['true', 'yes', 'on'].includes(text)) return true
  if (!['false', 'no', 'off'].includes(text))
    source.error(
      node,
      'flag-invalid',
      `${what} must be true or false`,
      'Write true or false; left out it is false.',
    )
  return false
}

/** The items of a list; a single value counts as a list of one. */
export function readList(source: SourceFile, node: Node | null): Node[] {
  if (isSeq(node)) return itemsOf(source, node)
  return node === null || (isScalar(node) && node.value === null) ? [] : [node]
}

export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Reads a field that may be absent. */
export function optional<T>(
  entry: MapEntry | undefined,
  read: (value: Node | null) => T | undefined,
): T | undefined {
  return entry && read(entry.value)
}
