import { plainLine } from '../html-text.ts'
import type { Notes } from '../notes.ts'
import {
  entriesIn,
  isEntries,
  isList,
  isText,
  itemsIn,
  textUnder,
  type Written,
  type WrittenFile,
  type WrittenMap,
} from '../written.ts'
import { type Good, hasPrice, isChoice } from './goods.ts'
import { fieldsOf, isRecord, titleOf } from './record.ts'
import { type Holds, holds, recordField } from './words.ts'

/** A record, or a key above records, that is a category. */
export interface Shelf {
  readonly key: string
  /** Of the category that it stands in, or names. */
  readonly above: string | null
  readonly line: number
  /** What it is called in notes. */
  readonly subject: string
  readonly title: string
  readonly description: string
}

export interface Found {
  readonly shelves: readonly Shelf[]
  readonly goods: readonly Good[]
  /** Parents of categories by their keys, as lists of children say. */
  readonly parents: ReadonlyMap<string, string>
}

/**
 * Finds categories and goods in lists of records. What has a price is a product; what holds records, is named as a
 * parent or stands in a list of categories is a category; and so is everything where nothing has a price.
 */
export function walk(
  files: readonly WrittenFile[],
  language: string | undefined,
  notes: Notes,
): Found {
  const walker = new Walker(files, language, notes)
  for (const { root, prefix } of files) walker.file(root, prefix)
  walker.tellUnused()
  return walker
}

interface Place {
  readonly above: string | null
  /** What the list is said to hold. */
  readonly holds: Holds | undefined
  readonly prefix: string
}

class Walker implements Found {
  readonly shelves: Shelf[] = []
  readonly goods: Good[] = []
  readonly parents = new Map<string, string>()
  readonly #language: string | undefined
  readonly #notes: Notes
  readonly #named = new Set<string>()
  readonly #unused = new Map<string, number>()
  #priced = false

  constructor(files: readonly WrittenFile[], language: string | undefined, notes: Notes) {
    this.#language = language
    this.#notes = notes
    for (const { root } of files) this.#look(root)
  }

  /** What a whole file is called is the name of a shop, unless it is one product. */
  file(root: Written, prefix: string): void {
    const top: Place = { above: null, holds: undefined, prefix }
    if (isEntries(root) && !hasPrice(root)) this.#entries(root, top)
    else this.#walk(root, top)
  }

  #walk(value: Written, place: Place): void {
    if (isRecord(value)) this.#record(value, place, textUnder(value, 'id'))
    else if (isList(value)) for (const item of value.items) this.#walk(item, place)
    else this.#entries(value, place)
  }

  #entries(value: Written, place: Place): void {
    for (const [key, inside] of entriesIn(value))
      if (isRecord(inside)) this.#record(inside, place, textUnder(inside, 'id') || key)
      else if (holdsRecords(inside)) this.#section(key, inside, place)
  }

  /** Of a list that is called by what it holds nobody is to read; any other name is that of a category. */
  #section(key: string, inside: Written, place: Place): void {
    const held = holds(key)
    if (held !== undefined) {
      this.#walk(inside, { ...place, holds: held })
      return
    }
    const title = plainLine(key.replaceAll('_', ' '))
    const shelf = `section ${this.shelves.length}`
    this.#shelf(shelf, { line: inside.line, title, description: '' }, place, place.above)
    this.#walk(inside, { ...place, above: shelf, holds: undefined })
  }

  #record(record: WrittenMap, place: Place, id: string): void {
    const { fields, others } = fieldsOf(record, this.#language)
    for (const key of others) this.#unused.set(key, (this.#unused.get(key) ?? 0) + 1)
    const parent = fields.get('parent')?.[0]
    const above = parent === undefined || parent === '0' ? place.above : keyOf(parent)
    if (!this.#isShelf(record, place, id)) {
      this.goods.push({ record, home: above, prefix: place.prefix })
      return
    }
    const key = id === '' ? `record ${this.shelves.length}` : keyOf(id)
    const description = fields.get('description')?.[0] ?? fields.get('short')?.[0] ?? ''
    const title = titleOf(record, this.#language) || id
    this.#shelf(key, { line: record.line, title, description }, place, above)
    for (const [name, inside] of entriesIn(record)) {
      if (name === 'children')
        for (const child of itemsIn(inside))
          if (isText(child)) this.parents.set(keyOf(child.text), key)
      if (holdsRecords(inside) && !isChoice(name, inside))
        this.#section(name, inside, { ...place, above: key })
    }
  }

  #shelf(
    key: string,
    { line, title, description }: Pick<Shelf, 'line' | 'title' | 'description'>,
    { prefix }: Place,
    above: string | null,
  ): void {
    this.shelves.push({ key, above, line, subject: `${prefix}${title}`, title, description })
  }

  #isShelf(record: WrittenMap, place: Place, id: string): boolean {
    if (hasPrice(record)) return false
    const held = entriesIn(record).some(
      ([key, inside]) => key === 'children' || (holds(key) !== undefined && holdsRecords(inside)),
    )
    if (held || (id !== '' && this.#named.has(id)) || place.holds === 'categories') return true
    return !this.#priced && place.holds !== 'goods'
  }

  /** What is named as a parent or a category, and whether anything has a price. */
  #look(value: Written): void {
    if (isEntries(value)) {
      this.#priced ||= hasPrice(value)
      for (const [key, inside] of value.entries) {
        if (['parent', 'category'].includes(recordField(key) ?? '') && isText(inside))
          this.#named.add(inside.text)
        this.#look(inside)
      }
    } else if (isList(value)) for (const item of value.items) this.#look(item)
  }

  /** Tells which keys have no place in a shop here. */
  tellUnused(): void {
    if (this.#unused.size === 0) return
    const shown = [...this.#unused].map(([key, records]) => `${key} (${records})`).join(', ')
    this.#notes.changed(
      { line: 1, subject: 'the records' },
      'columns-unused',
      `A shop here has no place for these fields, which so many records have: ${shown}`,
    )
  }
}

export const keyOf = (id: string): string => `id ${id}`

function holdsRecords(value: Written): boolean {
  if (isList(value)) return value.items.some((item) => isRecord(item) || holdsRecords(item))
  return entriesIn(value).some(([, inside]) => isRecord(inside) || holdsRecords(inside))
}
