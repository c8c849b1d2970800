/** Records of one collection in memory: by key, in the order of keys, and by each index. */
export class Table {
  readonly #key: (record: unknown) => string
  readonly #indexOf: ReadonlyMap<string, (record: unknown) => string | undefined>
  readonly #records = new Map<string, unknown>()
  readonly #order: string[] = []
  readonly #indexes = new Map<string, Map<string, string[]>>()

  constructor(kept: Kept) {
    this.#key = kept.key
    this.#indexOf = new Map(Object.entries(kept.indexes))
    for (const name of this.#indexOf.keys()) this.#indexes.set(name, new Map())
  }

  get size(): number {
    return this.#records.size
  }

  keyOf(record: unknown): string {
    return this.#key(record)
  }

  get(id: string): unknown {
    return this.#records.get(id)
  }

  records(): unknown[] {
    return this.#order.map((id) => this.#records.get(id))
  }

  put(record: unknown): void {
    const id = this.#key(record)
    const old = this.#records.get(id)
    if (old === undefined) insertSorted(this.#order, id)
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
    removeSorted(this.#order, id)
    for (const [name, value] of this.#indexOf) {
      const listed = value(old)
      if (listed !== undefined) this.#unlist(name, listed, id)
    }
  }

  /** Keys that match, in order, beginning beyond `after`. */
  *keys(query: TableQuery): Generator<string> {
    const keys = query.index ? this.#listed(query.index) : this.#order
    if (query.newest) {
      const start = query.after === undefined ? keys.length : lowerBound(keys, query.after)
      for (let at = start - 1; at >= 0; at -= 1) yield keys[at] ?? ''
      return
    }
    const start = query.after === undefined ? 0 : upperBound(keys, query.after)
    for (let at = start; at < keys.length; at += 1) yield keys[at] ?? ''
  }

  count(index?: TableQuery['index']): number {
    return index ? this.#listed(index).length : this.#order.length
  }

  /** Whether a record that may not be in the table belongs to an index value. */
  matches(record: unknown, index: TableQuery['index']): boolean {
    return index === undefined || this.#indexOf.get(index.name)?.(record) === index.value
  }

  #listed(index: { readonly name: string; readonly value: string }): readonly string[] {
    return this.#indexes.get(index.name)?.get(index.value) ?? []
  }

  #list(name: string, value: string, id: string): void {
    const values = this.#indexes.get(name)
    const listed = values?.get(value)
    if (listed) insertSorted(listed, id)
    else values?.set(value, [id])
  }

  #unlist(name: string, value: string, id: string): void {
    const values = this.#indexes.get(name)
    const listed = values?.get(value)
    if (!listed) return
    removeSorted(listed, id)
    if (listed.length === 0) values?.delete(value)
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

function insertSorted(keys: string[], id: string): void {
  const last = keys[keys.length - 1]
  if (last === undefined || last < id) keys.push(id)
  else keys.splice(lowerBound(keys, id), 0, id)
}

function removeSorted(keys: string[], id: string): void {
  const at = lowerBound(keys, id)
  if (keys[at] === id) keys.splice(at, 1)
}

function lowerBound(keys: readonly string[], id: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? '') < id) low = middle + 1
    else high = middle
  }
  return low
}

function upperBound(keys: readonly string[], id: string): number {
  const at = lowerBound(keys, id)
  return keys[at] === id ? at + 1 : at
}
