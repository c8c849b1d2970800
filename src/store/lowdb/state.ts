import { type Collection, collections, keptBy, schema } from '../schema.ts'
import { Table } from './table.ts'

/** One change of a record: a record put, or (without it) a key deleted. As it stands in the log. */
export type Entry = readonly [collection: Collection, id: string, record?: unknown]

/** Records laid over those of the state, by collection and id; undefined: there is none. */
export type Layer = Map<Collection, Map<string, unknown>>

/** Everything the shop keeps, as committed; what lowdb calls `data`. */
export class State {
  readonly tables: ReadonlyMap<Collection, Table>
  readonly #views = new Set<Layer>()

  /** What the adapter shall append at the next `write`: entries as JSON. */
  pending: readonly string[] = []

  /** `keysOnly`: of records of an older version, whose other fields may not be what the indexes expect. */
  constructor({ keysOnly = false }: { readonly keysOnly?: boolean } = {}) {
    this.tables = new Map(
      collections().map((name) => {
        const kept = keptBy(name)
        return [name, new Table(keysOnly ? { key: kept.key, indexes: {} } : kept)]
      }),
    )
  }

  static knows(name: string): boolean {
    return Object.hasOwn(schema, name)
  }

  table(collection: Collection): Table {
    const table = this.tables.get(collection)
    if (!table) throw new RangeError(`There is no collection ${collection}`)
    return table
  }

  apply(entries: readonly Entry[]): void {
    for (const before of this.#views) this.#remember(before, entries)
    for (const [collection, id, record] of entries) {
      if (record === undefined) this.table(collection).delete(id)
      else this.table(collection).put(record)
    }
  }

  /** The state as it is now, for long: `before` laid over the state shows it until the view is closed. */
  openView(): View {
    const before: Layer = new Map()
    this.#views.add(before)
    return { before, close: () => this.#views.delete(before) }
  }

  #remember(before: Layer, entries: readonly Entry[]): void {
    for (const [collection, id] of entries) {
      const kept = before.get(collection) ?? new Map<string, unknown>()
      before.set(collection, kept)
      if (!kept.has(id)) kept.set(id, this.table(collection).get(id))
    }
  }
}

export interface View {
  readonly before: Layer
  close(): void
}
