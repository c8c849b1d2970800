import { isMap, isScalar, type YAMLMap } from 'yaml'
import { done, failed, type Result } from '../../shop/problem.ts'
import { productKeys } from '../read/product.ts'
import { findVariant, wordsOf } from './entries.ts'
import { removeField, setField } from './fields.ts'
import { setTexts } from './lists.ts'
import type { Found } from './shop-files.ts'
import { textValue, type Value } from './value.ts'
import { fieldValue, ownPair, YamlText } from './yaml-text.ts'

/** One field of a product or category that gets another value. */
export interface FieldEdit {
  readonly key: string
  /** null: the field goes. A text by language changes only these languages. */
  readonly value: Value | { readonly byLanguage: Readonly<Record<string, string>> } | null
  /** Of this variant of the product. */
  readonly variant?: string
}

/** The text of a file with fields of one of its entries changed. Codes: `edit-shared`, `edit-merged`, `variant-unknown`. */
export function editEntry(
  { text, find }: Pick<Found, 'text' | 'find'>,
  edits: readonly FieldEdit[],
  languages: readonly string[],
  order: readonly string[] = productKeys,
): Result<string> {
  let current = text
  for (const edit of edits) {
    const edited = editField(current, find, edit, languages, order)
    if (!edited.ok) return edited
    current = edited.value
  }
  return done(current)
}

function editField(
  text: string,
  find: Found['find'],
  edit: FieldEdit,
  languages: readonly string[],
  order: readonly string[],
): Result<string> {
  const { key, value, variant } = edit
  const place = (source: YamlText) => placeOf(source, find, variant)
  const source = new YamlText(text)
  const found = place(source)
  if (!found.ok) return found
  const map = found.value
  const fields = variant === undefined ? order : variantOrder(source, map)
  const mapIn = (fresh: YamlText) => {
    const again = place(fresh)
    return again.ok ? again.value : map
  }
  if (value === null)
    return fieldValue(source, map, key) === undefined ? done(text) : removeField(source, map, key)
  if ('byLanguage' in value) {
    const [first, ...rest] = Object.entries(value.byLanguage)
    const words =
      isMap(ownPair(map, key)?.value) && first ? Object.fromEntries([first]) : value.byLanguage
    const set = setWords(source, map, key, words, languages, fields)
    if (!set.ok || rest.length === 0 || words === value.byLanguage) return set
    const others = { ...edit, value: { byLanguage: Object.fromEntries(rest) } }
    return editField(set.value, find, others, languages, order)
  }
  if ('list' in value && value.list.length === 0)
    return editField(text, find, { ...edit, value: null }, languages, order)
  if ('list' in value && value.list.every((item) => 'text' in item)) {
    const set = setTexts(
      text,
      mapIn,
      key,
      value.list.map((item) => ('text' in item ? item.text : '')),
    )
    if (set) return set
  }
  return setField(source, map, [key, value], fields)
}

function placeOf(
  source: YamlText,
  find: Found['find'],
  variant: string | undefined,
): Result<YAMLMap> {
  const entry = find(source)
  if (!entry)
    return failed({ code: 'edit-lost', message: 'What was to be changed is not there any more' })
  if (variant === undefined) return done(entry.node)
  const found = findVariant(source, entry.node, variant)
  if (!found)
    return failed({ code: 'variant-unknown', message: `The product has no variant "${variant}"` })
  if (!found.isShared) return done(found.node)
  return failed({
    code: 'edit-shared',
    message: `The variant "${variant}" is taken from elsewhere by an alias (*name)`,
    hint: 'Write the variants of this product out, then try again.',
  })
}

/** Some languages of a text (of a text by language the first of them only); the others stay as they are. */
function setWords(
  source: YamlText,
  map: YAMLMap,
  key: string,
  words: Readonly<Record<string, string>>,
  languages: readonly string[],
  order: readonly string[],
): Result<string> {
  const own = ownPair(map, key)?.value
  if (isMap(own)) {
    const [first] = Object.entries(words)
    if (!first) return done(source.text)
    return setField(source, own, [first[0], { text: first[1] }], languages)
  }
  const held = fieldValue(source, map, key)
  const before = held === undefined ? {} : wordsOf(source, held)
  const all =
    typeof before === 'string'
      ? Object.fromEntries(languages.map((language) => [language, before]))
      : before
  const merged = { ...all, ...words }
  const [only, ...others] = Object.entries(merged)
  const isForAll = languages.length === 1 && others.length === 0 && !isMap(held)
  return setField(
    source,
    map,
    [key, only && isForAll ? { text: only[1] } : textValue(merged)],
    order,
  )
}

function variantOrder(source: YamlText, variant: YAMLMap): string[] {
  const known = ['title', 'price', 'was', 'stock', 'sku']
  const options = variant.items.flatMap((pair) => {
    const key = source.resolve(pair.key)
    const name = isScalar(key) ? String(key.value) : ''
    return ['id', '<<', ...known].includes(name) ? [] : [name]
  })
  return ['id', ...options, ...known]
}
