import type { Collection, Records } from '../schema.ts'
import type { Query, Reader, Writer } from '../store.ts'
import type { Snapshot } from './snapshot.ts'
import { compareKeys, indexValue, keyOf, type Staged, stage } from './sql.ts'

/** Changes of one collection after another, by key. */
export type Layer = Map<Collection, Map<string, Staged>>

/** What a work has looked at: a key, or (without one) those records that an index value lists. */
export interface Look {
  readonly collection: Collection
  readonly key?: string
  readonly index?: { readonly name: string; readonly value: string } | undefined
}

/** One work of a transaction: reads through its own changes and those before it, down to the snapshot. */
export class LayeredWork implements Writer {
  readonly own: Layer = new Map()
  readonly looks: Look[] = []
  readonly #snapshot: Snapshot
  readonly #layers: readonly Layer[]
  #finished = false

  constructor(snapshot: Snapshot, staged: Layer) {
    this.#snapshot = snapshot
    this.#layers = [this.own, staged]
  }

  async get<C extends Collection>(collection: C, id: string): Promise<Records[C] | undefined> {
    this.looks.push({ collection, key: id })
    for (const layer of this.#layers) {
      const changed = layer.get(collection)
      if (changed?.has(id)) return changed.get(id)?.record as Records[C] | undefined
    }
    return (await this.#snapshot.get(collection, id)) as Records[C] | undefined
  }

  find<C extends Collection>(collection: C, query: Query<C>): Promise<Records[C][]> {
    return this.#find(collection, query, false)
  }

  claim<C extends Collection>(collection: C, query: Query<C>): Promise<Records[C][]> {
    return this.#find(collection, query, true)
  }

  async count<C extends Collection>(
    collection: C,
    query: Pick<Query<C>, 'index'> = {},
  ): Promise<number> {
    const { index } = query
    const changed = this.#changed(collection)
    this.looks.push({ collection, index })
    let count = await this.#snapshot.count(collection, query)
    for (const [id, staged] of changed) {
      const old = await this.#snapshot.get(collection, id)
      if (old !== undefined && isListed(collection, index, old)) count -= 1
      if (staged && isListed(collection, index, staged.record)) count += 1
    }
    return count
  }

  async put<C extends Collection>(collection: C, record: Records[C]): Promise<void> {
    this.#change(collection, keyOf(collection, record), stage(collection, record))
  }

  async delete<C extends Collection>(collection: C, id: string): Promise<void> {
    this.#change(collection, id, undefined)
  }

  finish(): void {
    this.#finished = true
  }

  async #find<C extends Collection>(
    collection: C,
    query: Query<C>,
    claiming: boolean,
  ): Promise<Records[C][]> {
    const { index, limit = Number.POSITIVE_INFINITY, after, newest = false } = query
    this.looks.push({ collection, index })
    const changed = this.#changed(collection)
    // Some of what is found may have been changed here, so that as many more may be needed.
    const enough = limit === Number.POSITIVE_INFINITY ? {} : { limit: limit + changed.size }
    const found = await this.#snapshot.find(collection, { ...query, ...enough }, claiming)
    const rows: (readonly [string, unknown])[] = found.filter(([id]) => !changed.has(id))
    if (changed.size > 0) {
      const sign = newest ? -1 : 1
      for (const [id, staged] of changed) {
        if (!staged || !isListed(collection, index, staged.record)) continue
        if (after === undefined || sign * compareKeys(id, after) > 0) rows.push([id, staged.record])
      }
      rows.sort(([a], [b]) => sign * compareKeys(a, b))
    }
    const wanted = rows.length > limit ? rows.slice(0, limit) : rows
    return wanted.map(([, record]) => record as Records[C])
  }

  #changed(collection: Collection): ReadonlyMap<string, Staged> {
    const [own, staged] = this.#layers.map((layer) => layer.get(collection))
    if (!own || !staged) return own ?? staged ?? none
    return new Map([...staged, ...own])
  }

  #change(collection: Collection, id: string, staged: Staged): void {
    // It would be lost in silence: a promise that the work did not wait for.
    if (this.#finished) throw new Error('The transaction is over')
    const changes = this.own.get(collection) ?? new Map<string, Staged>()
    this.own.set(collection, changes.set(id, staged))
  }
}

const none: ReadonlyMap<string, Staged> = new Map()

/** Reads without changes, for `Store.read`. */
export function readerOf(snapshot: Snapshot): Reader {
  return new LayeredWork(snapshot, new Map())
}

export function isListed(collection: Collection, index: Look['index'], record: unknown): boolean {
  return index === undefined || indexValue(collection, index.name, record) === index.value
}

/** Whether what was looked at would have been seen otherwise had the changes been there. */
export function overlaps(looks: readonly Look[], changes: Layer, snapshot: Snapshot): boolean {
  return looks.some(({ collection, key, index }) => {
    const changed = changes.get(collection)
    if (!changed) return false
    if (key !== undefined) return changed.has(key)
    if (!index) return true
    return [...changed].some(([id, staged]) => {
      if (staged && isListed(collection, index, staged.record)) return true
      const old = snapshot.known(collection, id)
      // What nobody has read may have been listed there.
      return (
        old === undefined || (old.record !== undefined && isListed(collection, index, old.record))
      )
    })
  })
}
