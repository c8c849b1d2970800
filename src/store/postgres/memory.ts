import type { Collection } from '../schema.ts'
import type { Change } from '../store.ts'
import type { Layer } from './layers.ts'

/** Records, and signs of each: some megabytes at most. */
const most = 4000
const longest = 4000

/** Changes that come together: more are no taps of customers. */
const few = 200

/**
 * Single records as this process last saw them, so that a work can be run before anything is asked. They are guesses:
 * whoever uses one lets the database compare it in the same transaction (`Snapshot.taken`).
 */
export class Memory {
  readonly #bodies = new Map<string, string | undefined>()

  guess(collection: Collection, key: string): { readonly body: string | undefined } | undefined {
    const at = `${collection} ${key}`
    return this.#bodies.has(at) ? { body: this.#bodies.get(at) } : undefined
  }

  see(collection: Collection, key: string, body: string | undefined): void {
    if (isUsuallyNew(collection)) return
    const at = `${collection} ${key}`
    this.#bodies.delete(at)
    if (body !== undefined && body.length > longest) return
    this.#bodies.set(at, body)
    if (this.#bodies.size <= most) return
    const [oldest = ''] = this.#bodies.keys()
    this.#bodies.delete(oldest)
  }

  /** What was committed here. */
  keep(layer: Layer): void {
    for (const [collection, changes] of layer) {
      if (changes.size > few) this.#bodies.clear()
      else for (const [key, staged] of changes) this.see(collection, key, staged?.json)
    }
  }

  /** What was committed elsewhere. */
  forget(changes: readonly Change[]): void {
    for (const { collection, id } of changes) {
      if (id === undefined) this.#bodies.clear()
      else this.#bodies.delete(`${collection} ${id}`)
    }
  }
}

/**
 * What a transaction takes to be so before it asks, and lets the database prove before it commits: nothing; that what
 * is usually new is not there yet; and that what was seen last is still so.
 */
export type Guesses = 'none' | 'new' | 'seen'

/** What a transaction took to be so, by key: the body of the record, or (undefined) that there is none. */
export type Taken = Map<Collection, Map<string, string | undefined>>

/** An answer is looked for whenever something is asked, and is there only when it is asked again. */
export const isUsuallyNew = (collection: Collection) => collection === 'answers'
