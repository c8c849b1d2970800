/**
 * The records of a collection as a snapshot holds them: one a line, in the order of their keys. Of a large shop
 * most commands ask for few, so a line is parsed when its record is asked for.
 */
export class SavedLines {
  readonly size: number
  readonly #file: Buffer
  readonly #keyOf: (record: unknown) => string
  /** By index that is found by words: how many records are in it; absent: nobody has counted. */
  readonly #listed: Readonly<Record<string, number>>

  /** undefined: the file is not laid out so, or has nothing in it; it has to be parsed as a whole. */
  static of(
    file: Buffer,
    { records, listed = {} }: Counted,
    keyOf: (record: unknown) => string,
  ): SavedLines | undefined {
    const isLaidOut =
      file.toString('latin1', 0, head.length + 1) === `${head}{` &&
      file.toString('latin1', file.length - tail.length - 2) === `}\n${tail}`
    return isLaidOut ? new SavedLines(file, { records, listed }, keyOf) : undefined
  }

  private constructor(
    file: Buffer,
    { records, listed = {} }: Counted,
    keyOf: (record: unknown) => string,
  ) {
    this.#file = file
    this.size = records
    this.#listed = listed
    this.#keyOf = keyOf
  }

  get(id: string): unknown {
    // Between two beginnings of lines.
    let low = head.length
    let high = this.#file.length - tail.length
    while (low < high) {
      const line = this.#lineAt((low + high) >>> 1)
      const record = this.#parse(line)
      const key = this.#keyOf(record)
      if (key === id) return record
      if (key < id) low = line.end
      else high = line.start
    }
    return undefined
  }

  all(): unknown[] {
    return JSON.parse(this.#file.toString())
  }

  /** Records whose JSON has one of the words, by which an index is found; nothing is looked for where it has none. */
  withWords(index: string, words: readonly string[]): unknown[] {
    if (this.#listed[index] === 0) return []
    const found = new Map<number, Line>()
    for (const word of words) {
      const bytes = Buffer.from(word)
      for (let at = this.#file.indexOf(bytes); at !== -1; ) {
        const line = this.#lineAt(at)
        found.set(line.start, line)
        at = this.#file.indexOf(bytes, line.end)
      }
    }
    return [...found.values()].map((line) => this.#parse(line))
  }

  /** The line that a byte is in. */
  #lineAt(byte: number): Line {
    const start = this.#file.lastIndexOf(newline, byte - 1) + 1
    return { start, end: this.#file.indexOf(newline, byte) + 1 }
  }

  #parse({ start, end }: Line): unknown {
    return JSON.parse(this.#file.toString('utf8', start, end).replace(/,?\n$/, ''))
  }
}

/** What was counted when the lines were written. */
export interface Counted {
  readonly records: number
  readonly listed?: Readonly<Record<string, number>>
}

interface Line {
  readonly start: number
  /** Where the next begins. */
  readonly end: number
}

const head = '[\n'
const tail = ']\n'
const newline = 0x0a
