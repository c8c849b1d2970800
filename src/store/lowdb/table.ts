import type { Kept } from '../schema.ts'
import { SortedKeys } from './keys.ts'
import type { SavedLines } from './saved-lines.ts'

/**
 * Records of one collection: by key, in the order of keys, and by each index. What a snapshot holds sleeps in its
 * lines until somebody asks for more than single records, or for what an index finds by its words.
 */
export class Table {
  readonly #kept: Kept<unknown>
  readonly #indexOf: ReadonlyMap<string, (record: unknown) => string | undefined>
  /** What the snapshot holds, until all of it is in the maps below. */
  #asleep: SavedLines | undefined
  /** While lines sleep: what was put or (undefined) deleted since; otherwise all there is. */
  readonly #records = new Map<string, unknown>()
  readonly #order = new SortedKeys()
  /** By name; while lines sleep, those that somebody has asked for. */
  readonly #indexes = new Map<string, Map<string, SortedKeys>>()
  /** The indexes that are found by words. */
  readonly byWords: readonly string[]
  #size = 0
  /** In lines that sleep. */
  #lookups = 0

  constructor(kept: Kept<unknown>) {
    this.#kept = kept
    this.#indexOf = new Map(Object.entries(kept.indexes))
    this.byWords = Object.keys(kept.words ?? {})
    for (const name of this.#indexOf.keys()) this.#indexes.set(name, new Map())
  }

  /** Begins with what a snapshot holds. */
  sleepOn(lines: SavedLines): void {
    this.#asleep = lines
    this.#size = lines.size
    this.#indexes.clear()
  }

  get size(): number {
    return this.#size
  }

  /** The record's key; throws where a record is not fit to be kept, so that it is never logged. */
  prove(record: unknown): string {
    for (const value of this.#indexOf.values()) value(record)
    return this.#kept.key(record)
  }

  keyOf(record: unknown): string {
    return this.#kept.key(record)
  }

  get(id: string): unknown {
    if (!this.#asleep || this.#records.has(id)) return this.#records.get(id)
    this.#lookups += 1
    if (this.#lookups * lookupCost <= this.#asleep.size) return this.#asleep.get(id)
    this.wake()
    return this.#records.get(id)
  }

  /** Those of them that a record is in. */
  listedByWords(record: unknown): readonly string[] {
    return this.byWords.filter((name) => this.#indexOf.get(name)?.(record) !== undefined)
  }

  keyPages(): string[][] {
    this.wake()
    return this.#order.pages()
  }

  put(record: unknown): void {
    const id = this.#kept.key(record)
    const old = this.get(id)
    if (old === undefined) this.#size += 1
    if (old === undefined && !this.#asleep) this.#order.add(id)
    for (const [name, values] of this.#indexes) {
      const value = this.#indexOf.get(name)
      const before = old === undefined ? undefined : value?.(old)
      const after = value?.(record)
      if (before === after) continue
      if (before !== undefined) unlist(values, before, id)
      if (after !== undefined) list(values, after, id)
    }
    this.#records.set(id, record)
  }

  delete(id: string): void {
    const old = this.get(id)
    if (old === undefined) return
    this.#size -= 1
    if (this.#asleep) this.#records.set(id, undefined)
    else {
      this.#records.delete(id)
      this.#order.delete(id)
    }
    for (const [name, values] of this.#indexes) {
      const listed = this.#indexOf.get(name)?.(old)
      if (listed !== undefined) unlist(values, listed, id)
    }
  }

  /** Keys that match, in order, beginning beyond `after`. */
  keys(query: TableQuery): Iterable<string> {
    if (!query.index) this.wake()
    const keys = query.index ? this.#listed(query.index) : this.#order
    if (!keys) return []
    return query.newest ? keys.descending(query.after) : keys.ascending(query.after)
  }

  count(index?: TableQuery['index']): number {
    return index ? (this.#listed(index)?.size ?? 0) : this.#size
  }

  /** Whether a record that may not be in the table belongs to an index value. */
  matches(record: unknown, index: TableQuery['index']): boolean {
    return index === undefined || this.#indexOf.get(index.name)?.(record) === index.value
  }

  #listed(index: { readonly name: string; readonly value: string }): SortedKeys | undefined {
    if (this.#asleep && !this.#indexes.has(index.name)) this.#wakeFor(index.name)
    return this.#indexes.get(index.name)?.get(index.value)
  }

  /** Makes an index of the records that have its words, and of all others only where it has none. */
  #wakeFor(name: string): void {
    const words = this.#kept.words?.[name]
    const value = this.#indexOf.get(name)
    if (!this.#asleep || !words || !value) {
      this.wake()
      return
    }
    const values = new Map<string, SortedKeys>()
    const take = (id: string, record: unknown) => {
      const listed = record === undefined ? undefined : value(record)
      if (listed !== undefined) list(values, listed, id)
    }
    for (const record of this.#asleep.withWords(name, words)) {
      const id = this.#kept.key(record)
      if (!this.#records.has(id)) take(id, record)
    }
    for (const [id, record] of this.#records) take(id, record)
    this.#indexes.set(name, values)
  }

  /** Parses what still sleeps. */
  wake(): void {
    const lines = this.#asleep
    if (!lines) return
    const since = [...this.#records]
    this.#asleep = undefined
    this.#size = 0
    this.#records.clear()
    this.#indexes.clear()
    for (const name of this.#indexOf.keys()) this.#indexes.set(name, new Map())
    for (const record of lines.all()) this.put(record)
    for (const [id, record] of since) {
      if (record === undefined) this.delete(id)
      else this.put(record)
    }
  }
}

/** To look for a record in lines takes as long as to parse so many at once. */
const lookupCost = 32

function list(values: Map<string, SortedKeys>, value: string, id: string): void {
  const listed = values.get(value) ?? new SortedKeys()
  listed.add(id)
  values.set(value, listed)
}

function unlist(values: Map<string, SortedKeys>, value: string, id: string): void {
  const listed = values.get(value)
  listed?.delete(id)
  if (listed?.size === 0) values.delete(value)
}

export interface TableQuery {
  readonly index?: { readonly name: string; readonly value: string } | undefined
  readonly after?: string | undefined
  readonly newest?: boolean | undefined
}
