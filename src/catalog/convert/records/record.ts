import type { Field } from '../csv-columns/names.ts'
import { htmlLine, plainLine } from '../html-text.ts'
import {
  entriesIn,
  isEntries,
  isList,
  isText,
  itemsIn,
  textUnder,
  type Written,
  type WrittenMap,
} from '../written.ts'
import { recordField } from './words.ts'

/** A record with what a shop needs of it, still as written. */
export interface RecordFields {
  /** By what they are; several under one name are in its order. */
  readonly fields: ReadonlyMap<Field, readonly string[]>
  /** Keys whose texts have no place in a shop here. */
  readonly others: readonly string[]
}

export function fieldsOf(record: Written, language: string | undefined): RecordFields {
  const fields = new Map<Field, string[]>()
  const others: string[] = []
  for (const [key, value] of entriesIn(record)) {
    const field = recordField(key)
    const texts = textsOf(value, language)
    if (field === undefined) {
      if (isText(value) && !flags.includes(value.text.toLowerCase())) others.push(key)
    } else if (texts.length > 0) fields.set(field, [...(fields.get(field) ?? []), ...texts])
  }
  return { fields, others }
}

/** Yes and no of a setting is not what a merchant would miss. */
const flags = ['', '0', '1', 'true', 'false']

/** What a record is called, on one line; empty where it has no name. */
export function titleOf(record: Written, language: string | undefined): string {
  const [title = ''] = fieldsOf(record, language).fields.get('title') ?? []
  return (markup.test(title) ? htmlLine(title) : plainLine(title)).replace(/^• /, '')
}

const markup = /<\/?[a-z][^>]*>|&(?:#\d+|[a-z]+);/i

/** Whether a value is a record: it has a name, which is more than the key of a list. */
export function isRecord(value: Written): value is WrittenMap {
  return (
    isEntries(value) &&
    entriesIn(value).some(
      ([key, inside]) =>
        recordField(key) === 'title' &&
        (isText(inside) || entriesIn(inside).every(([, text]) => isText(text))),
    )
  )
}

/** A text, those of a list, those of records in it by their addresses or names, or a text in one language. */
function textsOf(value: Written, language: string | undefined): string[] {
  if (isList(value)) return itemsIn(value).flatMap((item) => textsOf(item, language))
  if (isText(value)) return value.text === '' ? [] : [value.text]
  const known = ['url', 'src', 'path', 'name', 'title', 'amount', 'value', language ?? '']
  const found = known.map((key) => textUnder(value, key)).find((text) => text !== '')
  if (found !== undefined) return [found]
  const texts = entriesIn(value).flatMap(([key, text]) =>
    /^[a-z]{2}(?:[-_]\w+)?$/i.test(key) && isText(text) && text.text !== '' ? [text.text] : [],
  )
  return texts.slice(0, 1)
}
