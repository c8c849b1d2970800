import { type Collection, schema } from '../schema.ts'
import { type Kept, Table } from './table.ts'

/** One change of a record: a record put, or (without it) a key deleted. As it stands in the log. */
export type Entry = readonly [collection: Collection, id: string, record?: unknown]

/** Everything the shop keeps, as committed; what lowdb calls `data`. */
export class State {
  readonly tables: ReadonlyMap<Collection, Table> = new Map(
    collections().map((name) => [
      name,
      // Each collection's functions take its own records only; the driver never mixes tables.
      new Table(schema[name] as unknown as Kept),
    ]),
  )

  /** What the adapter shall append at the next `write`: entries as JSON. */
  pending: readonly string[] = []

  static knows(name: string): boolean {
    return Object.hasOwn(schema, name)
  }

  table(collection: Collection): Table {
    const table = this.tables.get(collection)
    if (!table) throw new RangeError(`There is no collection ${collection}`)
    return table
  }

  apply(entries: readonly Entry[]): void {
    for (const [collection, id, record] of entries) {
      if (record === undefined) this.table(collection).delete(id)
      else this.table(collection).put(record)
    }
  }
}

export function collections(): Collection[] {
  // The keys of the schema are the collections by its `satisfies`.
  return Object.keys(schema) as Collection[]
}
