import type { Draft } from '../../catalog/edit/draft.ts'
import type { FieldEdit } from '../../catalog/edit/product.ts'
import type { Field, Value } from '../../catalog/edit/value.ts'
import { textValue } from '../../catalog/edit/value.ts'
import { parseAmount } from '../../shop/money.ts'
import { done, type Result } from '../../shop/problem.ts'
import type { Settings } from '../../shop/settings.ts'
import { currencyOf } from '../../telegram/currencies.ts'
import { photoOf } from './photo-file.ts'
import { usage, type Words, wordsOf } from './wording.ts'

/** Options that give a product its fields; `false` takes one out. */
export interface ProductOptions {
  readonly title?: readonly string[]
  readonly description?: readonly string[] | false
  readonly language?: string
  readonly price?: string
  readonly was?: string | false
  readonly stock?: string | false
  readonly sku?: string | false
  readonly photo?: readonly string[]
  readonly photos?: boolean
  readonly alsoIn?: readonly string[] | false
  readonly hidden?: boolean
  readonly shown?: boolean
  readonly variant?: string
}

export interface Held {
  /** As the files name them. */
  readonly photos: readonly string[]
  readonly alsoIn: readonly string[]
  /** Whether its title and description are written by language. */
  readonly isByLanguage: { readonly title: boolean; readonly description: boolean }
}

/** What the options change, in the order of the files; `held`: of the product as it is. Code: `usage`, `photo-missing`. */
export async function productEdits(
  options: ProductOptions,
  held: Held,
  settings: Pick<Settings, 'currency' | 'languages'>,
  draft: Draft,
): Promise<Result<FieldEdit[]>> {
  const { variant } = options
  const edits: FieldEdit[] = []
  const add = (key: string, value: FieldEdit['value']) =>
    edits.push({ key, value, ...(variant === undefined ? {} : { variant }) })
  const other = Object.keys(options).find((name) => ofProductOnly.includes(name))
  if (variant !== undefined && other !== undefined)
    return usage(`A variant has no ${other}`, 'Leave --variant out to change the product itself.')
  if (options.hidden && options.shown) return usage('--hidden and --shown contradict each other')

  for (const name of ['title', 'description'] as const) {
    const given = options[name]
    if (given === false) {
      add(name, null)
      continue
    }
    const words = wordsOf(`--${name}`, given, options.language, settings.languages)
    if (!words.ok) return words
    if (words.value === undefined) continue
    const value = editOf(name, words.value, held.isByLanguage[name], settings.languages)
    if (!value.ok) return value
    add(name, value.value)
  }
  for (const name of ['price', 'was'] as const) {
    const given = options[name]
    if (given === false) add(name, null)
    else if (given !== undefined) {
      const amount = amountOf(`--${name}`, given, settings.currency)
      if (!amount.ok) return amount
      add(name, amount.value)
    }
  }
  if (options.photos === false || options.photo) {
    const photos = options.photos === false ? [] : [...held.photos]
    for (const given of options.photo ?? []) {
      const photo = await photoOf(draft, given)
      if (!photo.ok) return photo
      if (!photos.includes(photo.value)) photos.push(photo.value)
    }
    add('photos', listOf(photos))
  }
  if (options.stock === false) add('stock', null)
  else if (options.stock !== undefined) {
    if (!/^\d{1,9}$/.test(options.stock))
      return usage(
        `--stock must be a whole number, not "${options.stock}"`,
        'To stop counting it, write --no-stock.',
      )
    add('stock', { plain: String(Number(options.stock)) })
  }
  if (options.sku === false) add('sku', null)
  else if (options.sku !== undefined) add('sku', { text: options.sku })
  if (options.alsoIn === false) add('also-in', null)
  else if (options.alsoIn) add('also-in', listOf([...new Set([...held.alsoIn, ...options.alsoIn])]))
  if (options.shown) add('hidden', null)
  else if (options.hidden) add('hidden', { plain: 'true' })
  return done(edits)
}

const ofProductOnly: readonly string[] = ['description', 'photo', 'alsoIn', 'hidden', 'shown']

/** Whether the options change any field. */
export function changesField(options: ProductOptions): boolean {
  const { title, price, was, stock, sku, description, photo, alsoIn, hidden, shown } = options
  const values = [title, price, was, stock, sku, description, photo, alsoIn, hidden, shown]
  return values.some((value) => value !== undefined) || options.photos === false
}

const listOf = (texts: readonly string[]): Value => ({ list: texts.map((text) => ({ text })) })

/** A text without a language is for all of them: it does not replace one that is written by language. */
function editOf(
  name: string,
  words: Words,
  isByLanguage: boolean,
  languages: readonly string[],
): Result<NonNullable<FieldEdit['value']>> {
  if (typeof words !== 'string') return done({ byLanguage: words })
  if (!isByLanguage) return done({ text: words })
  const [only, ...more] = languages
  if (only !== undefined && more.length === 0) return done({ byLanguage: { [only]: words } })
  return usage(
    `Its ${name} is written in ${languages.join(', ')}: say in which language this one is`,
    `Add --language ${only}, or write --${name} "${only}=…" --${name} "${more[0]}=…".`,
  )
}

/** The edits as fields of something new. */
export function asFields(edits: readonly FieldEdit[]): Field[] {
  return edits.flatMap(({ key, value }): Field[] => {
    if (value === null || ('list' in value && value.list.length === 0)) return []
    return [[key, 'byLanguage' in value ? textValue(value.byLanguage) : value]]
  })
}

function amountOf(name: string, given: string, currency: string): Result<Value> {
  const exponent = currencyOf(currency)?.exponent ?? 2
  const amount = parseAmount(given, exponent)
  if (amount.ok) return done({ plain: given })
  const comma = /^\d+,\d+$/.test(given)
  return usage(
    `${name}: ${amount.problem.message}`,
    comma ? `Write a point, not a comma: ${given.replace(',', '.')}` : amount.problem.hint,
  )
}
