import type { Reader } from '../store.ts'
import type { Entry, State } from './state.ts'
import { type Layer, LayeredReader } from './transaction.ts'

/** Lets each `read` see one state to its end: what is committed meanwhile is kept for it as it was. */
export class Readers {
  readonly #open = new Set<Layer>()

  async read<T>(state: State, work: (reader: Reader) => Promise<T>): Promise<T> {
    const before: Layer = new Map()
    this.#open.add(before)
    try {
      return await work(new LayeredReader(state, [before]))
    } finally {
      this.#open.delete(before)
    }
  }

  /** To be called before the entries are applied to the state. */
  remember(state: State, entries: readonly Entry[]): void {
    for (const before of this.#open) {
      for (const [collection, id] of entries) {
        const kept = before.get(collection) ?? new Map<string, unknown>()
        before.set(collection, kept)
        if (!kept.has(id)) kept.set(id, state.table(collection).get(id))
      }
    }
  }
}
