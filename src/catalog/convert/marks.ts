/**
 * A set of texts that remembers eight bytes of each, for half a million ids are many megabytes of strings. Two
 * texts may be taken for one, once in some billions: whoever asks must be well off with a yes too many.
 */
export class Marks {
  #places = new Float64Array(1024)
  #count = 0

  has(text: string): boolean {
    return this.#places[this.#placeOf(markOf(text))] !== 0
  }

  add(text: string): void {
    const mark = markOf(text)
    const place = this.#placeOf(mark)
    if (this.#places[place] !== 0) return
    this.#places[place] = mark
    this.#count += 1
    if (this.#count * 4 > this.#places.length * 3) this.#widen()
  }

  /** Where a mark is, or would be. */
  #placeOf(mark: number): number {
    let place = mark % this.#places.length
    while (this.#places[place] !== 0 && this.#places[place] !== mark)
      place = (place + 1) % this.#places.length
    return place
  }

  #widen(): void {
    const before = this.#places
    this.#places = new Float64Array(Math.ceil(before.length * 1.5))
    for (const mark of before) if (mark !== 0) this.#places[this.#placeOf(mark)] = mark
  }
}

/** 53 bits of FNV-1a in two halves, never 0. */
function markOf(text: string): number {
  let [low, high] = [0x811c9dc5, 0x9dc5811c]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ (code + at), 0x01000193)
  }
  return ((high >>> 0) % 0x200000) * 0x100000000 + (low >>> 0) + 1
}
