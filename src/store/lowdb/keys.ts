/**
 * Keys in ascending order (of UTF-16 units), in chunks, so that adding one costs the same in a collection
 * of a million as in one of a thousand.
 */
export class SortedKeys {
  /** Each sorted and not empty, all of one below all of the next. */
  readonly #chunks: string[][] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The key must not be there yet. */
  add(key: string): void {
    this.#size += 1
    const last = this.#chunks.at(-1)
    // Keys that grow with time fill whole chunks instead of splitting them in halves.
    if (!last || (last.length >= chunkSize && key > (last.at(-1) ?? ''))) {
      this.#chunks.push([key])
      return
    }
    const at = Math.min(this.#chunkOf(key), this.#chunks.length - 1)
    const chunk = this.#chunks[at] ?? last
    chunk.splice(lowerBound(chunk, key), 0, key)
    if (chunk.length > chunkSize) this.#chunks.splice(at + 1, 0, chunk.splice(chunkSize / 2))
  }

  delete(key: string): void {
    const at = this.#chunkOf(key)
    const chunk = this.#chunks[at]
    if (!chunk) return
    const place = lowerBound(chunk, key)
    if (chunk[place] !== key) return
    chunk.splice(place, 1)
    this.#size -= 1
    if (chunk.length === 0) this.#chunks.splice(at, 1)
  }

  /** A copy of all keys, in pages of some hundred. */
  pages(): string[][] {
    return this.#chunks.map((chunk) => chunk.slice())
  }

  /** Keys greater than `after`; all when it is absent. */
  *ascending(after?: string): Generator<string> {
    const first = after === undefined ? 0 : this.#chunkOf(after)
    for (let at = first; at < this.#chunks.length; at += 1) {
      const chunk = this.#chunks[at] ?? []
      const from = after === undefined || at > first ? 0 : lowerBound(chunk, after)
      for (let place = from; place < chunk.length; place += 1) {
        const key = chunk[place] ?? ''
        if (key !== after) yield key
      }
    }
  }

  /** Keys smaller than `before`, the greatest first; all when it is absent. */
  *descending(before?: string): Generator<string> {
    const newest = this.#chunks.length - 1
    const first = before === undefined ? newest : Math.min(this.#chunkOf(before), newest)
    for (let at = first; at >= 0; at -= 1) {
      const chunk = this.#chunks[at] ?? []
      const end = before === undefined || at < first ? chunk.length : lowerBound(chunk, before)
      for (let place = end - 1; place >= 0; place -= 1) yield chunk[place] ?? ''
    }
  }

  /** The first chunk that ends with this key or a greater one. */
  #chunkOf(key: string): number {
    return bisect(this.#chunks.length, (at) => (this.#chunks[at]?.at(-1) ?? '') < key)
  }
}

const chunkSize = 512

function lowerBound(keys: readonly string[], key: string): number {
  return bisect(keys.length, (at) => (keys[at] ?? '') < key)
}

/** The first position of which `below` is no longer true. */
function bisect(length: number, below: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (below(middle)) low = middle + 1
    else high = middle
  }
  return low
}
