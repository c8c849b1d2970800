import { SortedKeys } from './keys.ts'

/** Records of one collection in memory: by key, in the order of keys, and by each index. */
export class Table {
  readonly #key: (record: unknown) => string
  readonly #indexOf: ReadonlyMap<string, (record: unknown) => string | undefined>
  readonly #records = new Map<string, unknown>()
  readonly #order = new SortedKeys()
  readonly #indexes = new Map<string, Map<string, SortedKeys>>()

  constructor(kept: Kept) {
    this.#key = kept.key
    this.#indexOf = new Map(Object.entries(kept.indexes))
    for (const name of this.#indexOf.keys()) this.#indexes.set(name, new Map())
  }

  get size(): number {
    return this.#records.size
  }

  /** The record's key; throws where a record is not fit to be kept, so that it is never logged. */
  prove(record: unknown): string {
    for (const value of this.#indexOf.values()) value(record)
    return this.#key(record)
  }

  get(id: string): unknown {
    return this.#records.get(id)
  }

  keyPages(): string[][] {
    return this.#order.pages()
  }

  put(record: unknown): void {
    const id = this.#key(record)
    const old = this.#records.get(id)
    if (old === undefined) this.#order.add(id)
    for (const [name, value] of this.#indexOf) {
      const before = old === undefined ? undefined : value(old)
      const after = value(record)
      if (before === after) continue
      if (before !== undefined) this.#unlist(name, before, id)
      if (after !== undefined) this.#list(name, after, id)
    }
    this.#records.set(id, record)
  }

  delete(id: string): void {
    const old = this.#records.get(id)
    if (old === undefined) return
    this.#records.delete(id)
    this.#order.delete(id)
    for (const [name, value] of this.#indexOf) {
      const listed = value(old)
      if (listed !== undefined) this.#unlist(name, listed, id)
    }
  }

  /** Keys that match, in order, beginning beyond `after`. */
  keys(query: TableQuery): Iterable<string> {
    const keys = query.index ? this.#listed(query.index) : this.#order
    if (!keys) return []
    return query.newest ? keys.descending(query.after) : keys.ascending(query.after)
  }

  count(index?: TableQuery['index']): number {
    return index ? (this.#listed(index)?.size ?? 0) : this.#order.size
  }

  /** Whether a record that may not be in the table belongs to an index value. */
  matches(record: unknown, index: TableQuery['index']): boolean {
    return index === undefined || this.#indexOf.get(index.name)?.(record) === index.value
  }

  #listed(index: { readonly name: string; readonly value: string }): SortedKeys | undefined {
    return this.#indexes.get(index.name)?.get(index.value)
  }

  #list(name: string, value: string, id: string): void {
    const values = this.#indexes.get(name)
    const listed = values?.get(value) ?? new SortedKeys()
    listed.add(id)
    values?.set(value, listed)
  }

  #unlist(name: string, value: string, id: string): void {
    const values = this.#indexes.get(name)
    const listed = values?.get(value)
    listed?.delete(id)
    if (listed?.size === 0) values?.delete(value)
  }
}

export interface TableQuery {
  readonly index?: { readonly name: string; readonly value: string } | undefined
  readonly after?: string | undefined
  readonly newest?: boolean | undefined
}

/** A collection of schema.ts, its record type forgotten: a table treats all alike. */
export interface Kept {
  readonly key: (record: unknown) => string
  readonly indexes: Readonly<Record<string, (record: unknown) => string | undefined>>
}
