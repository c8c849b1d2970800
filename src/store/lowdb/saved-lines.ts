/**
 * The records of a collection as a snapshot holds them: one a line, in the order of their keys. Of a large shop
 * most commands ask for few, so a line is parsed when its record is asked for.
 */
export class SavedLines {
  readonly #file: Buffer
  readonly #keyOf: (record: unknown) => string
  /** Where each line begins; the last one is where the next would. */
  readonly #starts: Float64Array

  /** undefined: the file has no line for each of its `records`, and has to be parsed as a whole. */
  static find(
    file: Buffer,
    records: number,
    keyOf: (record: unknown) => string,
  ): SavedLines | undefined {
    const starts = new Float64Array(records + 1)
    let at = file.indexOf(newline) + 1
    if (at === 0) return undefined
    for (let number = 0; number <= records; number += 1) {
      starts[number] = at
      if (number === records) break
      at = file.indexOf(newline, at) + 1
      if (at === 0) return undefined
    }
    if (file.toString('latin1', 0, starts[0]) !== '[\n') return undefined
    if (file.toString('latin1', at) !== ']\n') return undefined
    return new SavedLines(file, starts, keyOf)
  }

  private constructor(file: Buffer, starts: Float64Array, keyOf: (record: unknown) => string) {
    this.#file = file
    this.#starts = starts
    this.#keyOf = keyOf
  }

  get size(): number {
    return this.#starts.length - 1
  }

  get(id: string): unknown {
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >>> 1
      const record = this.#parse(middle)
      const key = this.#keyOf(record)
      if (key === id) return record
      if (key < id) low = middle + 1
      else high = middle
    }
    return undefined
  }

  all(): unknown[] {
    return JSON.parse(this.#file.toString())
  }

  /** Records whose JSON has one of the words. */
  withWords(words: readonly string[]): unknown[] {
    const found = new Set<number>()
    for (const word of words) {
      for (let at = this.#file.indexOf(word); at !== -1; ) {
        const number = this.#lineAt(at)
        found.add(number)
        at = this.#file.indexOf(word, this.#starts[number + 1])
      }
    }
    return [...found].map((number) => this.#parse(number))
  }

  /** The last line that begins at this byte or before it. */
  #lineAt(byte: number): number {
    let low = 0
    let high = this.size
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] ?? 0) <= byte) low = middle
      else high = middle
    }
    return low
  }

  #parse(number: number): unknown {
    const line = this.#file.toString('utf8', this.#starts[number], this.#starts[number + 1])
    return JSON.parse(line.replace(/,?\n$/, ''))
  }
}

const newline = 0x0a
