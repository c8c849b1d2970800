import type { Collection } from '../schema.ts'
import type { State } from './state.ts'

/** The state at one moment, to be written out while the shop goes on. */
export interface Frozen {
  readonly collections: readonly FrozenCollection[]
  /** Lets go of what was replaced meanwhile. */
  release(): void
}

export interface FrozenCollection {
  readonly name: Collection
  readonly size: number
  /** The indexes that are found by words, and those of them that a record is in. */
  readonly byWords: readonly string[]
  readonly listedByWords: (record: unknown) => readonly string[]
  /** In the order of keys, in pages to be read one after another. */
  pages(): Iterable<readonly unknown[]>
}

/** Copies keys only, so that it takes no time worth mentioning; records are values and never change in place. */
export function freeze(state: State): Frozen {
  const view = state.openView()
  const collections = [...state.tables].map(([name, table]): FrozenCollection => {
    const pages = table.keyPages()
    const recordOf = (id: string) => {
      const before = view.before.get(name)
      return before?.has(id) ? before.get(id) : table.get(id)
    }
    return {
      name,
      size: table.size,
      byWords: table.byWords,
      listedByWords: (record) => table.listedByWords(record),
      *pages() {
        for (const page of pages) yield page.map(recordOf)
      },
    }
  })
  return { collections, release: view.close }
}
