import type { Change } from '../../store/store.ts'

/** An answer as it goes out: the text and its ETag. */
export interface Prepared {
  readonly body: string
  readonly etag: string
}

/**
 * Catalogue answers, made once a revision and again only for goods whose stock has moved.
 * The number kept is bounded, so that memory follows what is looked at, not what is sold.
 */
export class PreparedAnswers {
  readonly #answers = new Map<string, Prepared>()
  /** Which answers show a product. */
  readonly #showing = new Map<string, Set<string>>()
  readonly #bound: number
  #version = 0

  constructor(bound = 20_000) {
    this.#bound = bound
  }

  get(key: string): Prepared | undefined {
    return this.#answers.get(key)
  }

  /** Counts every change of stock; an answer made from older stock is not kept. */
  get version(): number {
    return this.#version
  }

  keep(
    key: string,
    made: { readonly body: string; readonly revision: string },
    products: readonly string[],
    version: number,
  ): Prepared {
    const answer = { body: made.body, etag: etagOf(made.body, made.revision) }
    if (version !== this.#version) return answer
    if (this.#answers.size >= this.#bound) this.clear()
    this.#answers.set(key, answer)
    for (const product of products) {
      const keys = this.#showing.get(product)
      if (keys) keys.add(key)
      else this.#showing.set(product, new Set([key]))
    }
    return answer
  }

  clear(): void {
    this.#version += 1
    this.#answers.clear()
    this.#showing.clear()
  }

  /** Forgets what shows goods whose stock a commit changed. */
  forget(changes: readonly Change[]): void {
    for (const { collection, id } of changes) {
      if (collection !== 'stock') continue
      if (id === undefined) {
        this.clear()
        continue
      }
      const product = id.split('/')[0] ?? id
      this.#version += 1
      for (const key of this.#showing.get(product) ?? []) this.#answers.delete(key)
      this.#showing.delete(product)
    }
  }
}

function etagOf(body: string, revision: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < body.length; at += 1) {
    hash = Math.imul(hash ^ body.charCodeAt(at), 0x01000193)
  }
  return `"${revision}-${(hash >>> 0).toString(36)}"`
}
