import type { Collection, Records } from '../schema.ts'
import type { Query, Reader, Writer } from '../store.ts'
import type { Entry, Layer, State } from './state.ts'

/** Reads through layers, the topmost first, down to the committed state. */
export class LayeredReader implements Reader {
  protected readonly state: State
  protected readonly layers: readonly Layer[]

  constructor(state: State, layers: readonly Layer[] = []) {
    this.state = state
    this.layers = layers
  }

  async get<C extends Collection>(collection: C, id: string): Promise<Records[C] | undefined> {
    for (const layer of this.layers) {
      const changed = layer.get(collection)
      if (changed?.has(id)) return changed.get(id) as Records[C] | undefined
    }
    // A table holds records of its own collection only: `put` is typed by it.
    return this.state.table(collection).get(id) as Records[C] | undefined
  }

  async find<C extends Collection>(collection: C, query: Query<C>): Promise<Records[C][]> {
    const table = this.state.table(collection)
    const limit = query.limit ?? Number.POSITIVE_INFINITY
    const changed = this.#changed(collection)
    const added = [...changed]
      .filter(([, record]) => record !== undefined && table.matches(record, query.index))
      .filter(([id]) => beyond(id, query))
      .sort(([a], [b]) => (a < b === (query.newest !== true) ? -1 : 1))
    const found: unknown[] = []
    let next = 0
    for (const id of table.keys(query)) {
      while (
        next < added.length &&
        before(added[next]?.[0] ?? '', id, query) &&
        found.length < limit
      ) {
        found.push(added[next]?.[1])
        next += 1
      }
      if (found.length >= limit) break
      if (!changed.has(id)) found.push(table.get(id))
    }
    while (next < added.length && found.length < limit) {
      found.push(added[next]?.[1])
      next += 1
    }
    return found as Records[C][]
  }

  async count<C extends Collection>(
    collection: C,
    query: Pick<Query<C>, 'index'> = {},
  ): Promise<number> {
    const table = this.state.table(collection)
    let count = table.count(query.index)
    for (const [id, record] of this.#changed(collection)) {
      const old = table.get(id)
      if (old !== undefined && table.matches(old, query.index)) count -= 1
      if (record !== undefined && table.matches(record, query.index)) count += 1
    }
    return count
  }

  #changed(collection: Collection): ReadonlyMap<string, unknown> {
    const present = this.layers.flatMap((layer) => layer.get(collection) ?? [])
    if (present.length <= 1) return present[0] ?? new Map()
    return new Map(present.reverse().flatMap((changes) => [...changes]))
  }
}

/** One transaction: its changes stay in a layer of its own until they are committed. */
export class Transaction extends LayeredReader implements Writer {
  readonly #own: Layer
  #finished = false

  constructor(state: State, staged: Layer) {
    const own: Layer = new Map()
    super(state, [own, staged])
    this.#own = own
  }

  async put<C extends Collection>(collection: C, record: Records[C]): Promise<void> {
    this.#change(collection, this.state.table(collection).prove(record), record)
  }

  async delete<C extends Collection>(collection: C, id: string): Promise<void> {
    this.#change(collection, id, undefined)
  }

  /** Transactions run one after another: none has claimed anything that this one could not have. */
  claim<C extends Collection>(collection: C, query: Query<C>): Promise<Records[C][]> {
    return this.find(collection, query)
  }

  /** The changes and their JSON, made here so that a record that is no JSON fails its own transaction only. */
  finish(): { readonly entries: readonly Entry[]; readonly json: readonly string[] } {
    this.#finished = true
    const entries = [...this.#own].flatMap(([collection, changes]) =>
      [...changes].map(
        ([id, record]): Entry =>
          record === undefined ? [collection, id] : [collection, id, record],
      ),
    )
    return { entries, json: entries.map((entry) => JSON.stringify(entry)) }
  }

  #change(collection: Collection, id: string, record: unknown): void {
    // It would be lost in silence: a promise that the work did not wait for.
    if (this.#finished) throw new Error('The transaction is over')
    let changes = this.#own.get(collection)
    if (!changes) {
      changes = new Map()
      this.#own.set(collection, changes)
    }
    changes.set(id, record)
  }
}

function beyond(
  id: string,
  query: { readonly after?: string; readonly newest?: boolean },
): boolean {
  if (query.after === undefined) return true
  return query.newest ? id < query.after : id > query.after
}

function before(a: string, b: string, query: { readonly newest?: boolean }): boolean {
  return query.newest ? a > b : a < b
}
