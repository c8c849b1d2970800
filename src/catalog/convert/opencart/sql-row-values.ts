import { type Decode, unescaped } from './sql-text.ts'
import type { SqlToken } from './sql-tokens.ts'

/** After a token of a row: it goes on, it is whole, or something is wrong with it. */
export type Step = 'more' | 'whole' | { readonly wrong: string; readonly code: string }

/** Puts together the values of one row after the other: from its `(`, which is read already, to its `)`. */
export class SqlRowValues {
  row: (string | null)[] = []
  /** For each value of a row, where it goes in `row`; -1: nowhere. */
  readonly #places: readonly number[]
  readonly #width: number
  #count = 0
  #value: { text: string; isWord: boolean } | undefined
  #depth = 0

  constructor(places: readonly number[], width: number) {
    this.#places = places
    this.#width = width
  }

  begin(): void {
    this.row = new Array(this.#width).fill(null)
    this.#count = 0
    this.#value = undefined
    this.#depth = 0
  }

  /** What is odd about the row that is whole now. */
  get odd(): string | undefined {
    const expected = this.#places.length
    return this.#count === expected
      ? undefined
      : `The row has ${this.#count} values for the ${expected} columns`
  }

  take(token: SqlToken, decode: Decode): Step {
    if (token.kind === 'sign') return this.#sign(token.text, decode)
    const isWord = token.kind !== 'string'
    if (isWord) return this.#part(token.text, true)
    if (this.#place === -1) return this.#part('', false)
    const text = decode(token.raw)
    if (text === null) return { wrong: 'A text is not UTF-8 in', code: 'not-utf-8' }
    return this.#part(unescaped(text, token.quote), false)
  }

  get #place(): number {
    return this.#places[this.#count] ?? -1
  }

  #part(text: string, isWord: boolean): Step {
    const before = this.#value
    if (!before) this.#value = { text, isWord }
    else if (this.#depth > 0) this.#value = { text: before.text + text, isWord: true }
    // Texts beside each other are one text.
    else if (!before.isWord && !isWord) before.text += text
    // _utf8mb4'…', N'…', X'4142'
    else if (before.isWord && !isWord)
      this.#value = /^x$/i.test(before.text)
        ? { text: `0x${text}`, isWord: true }
        : { text, isWord: false }
    else return { wrong: 'A comma or a quote is missing in a row of', code: 'sql-invalid' }
    return 'more'
  }

  #sign(sign: string, decode: Decode): Step {
    if (this.#depth === 0 && (sign === ')' || sign === ',')) {
      if (!this.#value) return { wrong: 'A value is missing in a row of', code: 'sql-invalid' }
      const { text, isWord } = this.#value
      if (this.#place !== -1) this.row[this.#place] = isWord ? meant(text, decode) : text
      this.#count += 1
      this.#value = undefined
      return sign === ')' ? 'whole' : 'more'
    }
    if (sign === ';') return { wrong: 'A ")" is missing behind a row of', code: 'sql-invalid' }
    if (sign === '(') this.#depth += 1
    if (sign === ')') this.#depth -= 1
    this.#value = { text: (this.#value?.text ?? '') + sign, isWord: true }
    return 'more'
  }
}

/** What a word stands for; an expression stays as it is written. */
function meant(word: string, decode: Decode): string | null {
  if (/^(?:null|default)$/i.test(word)) return null
  if (/^true$/i.test(word)) return '1'
  if (/^false$/i.test(word)) return '0'
  if (/^0x(?:[0-9a-f]{2})*$/i.test(word)) return decode(Buffer.from(word.slice(2), 'hex')) ?? word
  return word
}
