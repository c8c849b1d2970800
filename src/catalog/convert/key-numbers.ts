import { hash } from 'node:crypto'
import { Numbers } from './numbers.ts'

/**
 * Numbers texts in the order in which they come, from 0, and remembers eight bytes of each. Of millions of texts,
 * two would be taken for one in a file of some millions.
 */
export class KeyNumbers {
  /** Where a text is looked for by its mark: its number, counted from 1; 0: none. */
  #places = new Uint32Array(1024)
  readonly #high = new Numbers(Uint32Array)
  readonly #low = new Numbers(Uint32Array)
  /** Rows of one key mostly stand together. */
  #latest: { readonly text: string; readonly number: number } | undefined

  get size(): number {
    return this.#high.length
  }

  /** The number of a text; undefined: it is not known. */
  find(text: string): number | undefined {
    if (this.#latest?.text === text) return this.#latest.number
    const [high, low] = markOf(text)
    const number = (this.#places[this.#placeOf(high, low)] ?? 0) - 1
    return number === -1 ? undefined : number
  }

  /** The number of a text, which is new where it equals the size before. */
  add(text: string): number {
    if (this.#latest?.text === text) return this.#latest.number
    const [high, low] = markOf(text)
    const place = this.#placeOf(high, low)
    const known = (this.#places[place] ?? 0) - 1
    const number = known === -1 ? this.size : known
    if (known === -1) {
      this.#high.push(high)
      this.#low.push(low)
      this.#places[place] = this.size
      if (this.size * 4 > this.#places.length * 3) this.#widen()
    }
    this.#latest = { text, number }
    return number
  }

  /** Where a mark is, or would be. */
  #placeOf(high: number, low: number): number {
    let place = low % this.#places.length
    for (;;) {
      const number = (this.#places[place] ?? 0) - 1
      if (number === -1) return place
      if (this.#low.at(number) === low && this.#high.at(number) === high) return place
      place = (place + 1) % this.#places.length
    }
  }

  #widen(): void {
    this.#places = new Uint32Array(this.#places.length * 2)
    for (let number = 0; number < this.size; number += 1)
      this.#places[this.#placeOf(this.#high.at(number), this.#low.at(number))] = number + 1
  }
}

function markOf(text: string): readonly [number, number] {
  const digest = hash('sha256', text, 'hex')
  return [Number.parseInt(digest.slice(0, 8), 16), Number.parseInt(digest.slice(8, 16), 16)]
}
