import { done, failed, type Problem, type Result } from '../../../shop/problem.ts'

export interface SqlToken {
  /** A `word` is a keyword, a bare name or a number; a `name` stood between backticks. */
  readonly kind: 'word' | 'name' | 'string' | 'sign'
  /** Empty for a string. */
  readonly text: string
  /** What stands between the quotes of a string, its escapes as they are written; valid until the next token. */
  readonly raw: Buffer
  /** The quote of a string: `'` or `"`. */
  readonly quote: string
  /** Counts from 1. */
  readonly line: number
}

/** What takes the tokens of a dump, in their order. */
export interface SqlSink {
  take(token: SqlToken): void
  /** What MySQL runs though it is written as a comment: the text between the stars. */
  hidden(text: string): void
}

/** MySQL itself takes no longer text, and a quote that is never closed must not fill the memory. */
const longestToken = 20 * 1024 * 1024

/**
 * Parts the bytes of a SQL dump into tokens, whatever pieces they come in. Code: `sql-invalid`.
 *
 *     const tokens = new SqlTokens(sink)
 *     for await (const chunk of file) tokens.write(chunk)
 *     tokens.end()
 */
export class SqlTokens {
  readonly #sink: SqlSink
  /** The beginning of a token that the next chunk goes on with. */
  #rest: Buffer = Buffer.alloc(0)
  #line = 1
  #skipping = false
  /** While skipping: the quote of the string that is open; 0: none. */
  #quote = 0
  #started = false
  #problem: Problem | undefined

  constructor(sink: SqlSink) {
    this.#sink = sink
  }

  get line(): number {
    return this.#line
  }

  /** Passes over the rest of the statement; its `;` comes next. */
  skip(): void {
    this.#skipping = true
  }

  write(chunk: Buffer): Result<null> {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    if (!this.#started) {
      if (bytes.length < 3) return this.#keep(bytes)
      this.#started = true
      if (bytes.subarray(0, 3).equals(byteOrderMark)) bytes = bytes.subarray(3)
    }
    return this.#keep(bytes.subarray(this.#read(bytes, false)))
  }

  /** No more comes: what is open now stays open for good. */
  end(): Result<null> {
    const left = this.#rest.subarray(this.#read(this.#rest, true))
    if (left.length > 0) this.#unclosed(left)
    else if (this.#quote !== 0) this.#fail('A quote is opened before the end and never closed')
    return this.#problem ? failed(this.#problem) : done(null)
  }

  #keep(rest: Buffer): Result<null> {
    // A copy: what a stream gives is a part of a larger block, which would stay in memory.
    this.#rest = Buffer.from(rest)
    if (rest.length > longestToken) this.#unclosed(rest)
    return this.#problem ? failed(this.#problem) : done(null)
  }

  #unclosed(left: Buffer): void {
    const what = left[0] === slash ? 'A comment' : `A quote (${String.fromCharCode(left[0] ?? 0)})`
    this.#fail(`${what} is opened and never closed`)
  }

  #fail(message: string): void {
    this.#problem ??= {
      code: 'sql-invalid',
      message: `line ${this.#line}: ${message}`,
      facts: { line: this.#line },
    }
  }

  /** Reads whole tokens; returns where the first one begins that is not whole. */
  #read(bytes: Buffer, ended: boolean): number {
    let at = 0
    while (at < bytes.length && !this.#problem) {
      const next = this.#skipping ? this.#pass(bytes, at, ended) : this.#token(bytes, at, ended)
      if (next === unfinished) return at
      at = next
    }
    return at
  }

  #token(bytes: Buffer, at: number, ended: boolean): number {
    const byte = bytes[at] ?? 0
    if (byte <= space) {
      if (byte === newline) this.#line += 1
      return at + 1
    }
    if (byte === quote || byte === doubleQuote || byte === backtick)
      return this.#quoted(bytes, at, byte, ended)
    const comment = this.#comment(bytes, at, ended)
    if (comment !== none) return comment
    if (isWord(byte) || ((byte === minus || byte === plus) && isDigit(bytes[at + 1])))
      return this.#word(bytes, at, ended)
    if ((byte === minus || byte === plus) && at + 1 === bytes.length && !ended) return unfinished
    this.#give('sign', String.fromCharCode(byte))
    return at + 1
  }

  #give(kind: SqlToken['kind'], text: string, raw: Buffer = noBytes, quote = ''): void {
    this.#sink.take({ kind, text, raw, quote, line: this.#line })
  }

  #quoted(bytes: Buffer, at: number, sign: number, ended: boolean): number {
    let end = at + 1
    let lines = 0
    for (; ; end += 1) {
      if (end >= bytes.length) return unfinished
      const byte = bytes[end]
      if (byte === newline) lines += 1
      else if (byte === backslash && sign !== backtick) {
        if (bytes[end + 1] === newline) lines += 1
        end += 1
      } else if (byte === sign) {
        if (end + 1 === bytes.length && !ended) return unfinished
        if (bytes[end + 1] !== sign) break
        end += 1
      }
    }
    const raw = bytes.subarray(at + 1, end)
    if (sign === backtick) this.#give('name', raw.toString().replaceAll('``', '`'))
    else this.#give('string', '', raw, String.fromCharCode(sign))
    this.#line += lines
    return end + 1
  }

  /** `none`: there is no comment here. */
  #comment(bytes: Buffer, at: number, ended: boolean): number {
    const byte = bytes[at]
    if (byte === hash) return this.#lineEnd(bytes, at, ended)
    if (byte !== minus && byte !== slash) return none
    if (at + 2 >= bytes.length && !ended) return unfinished
    const second = bytes[at + 1]
    if (byte === minus) {
      const third = bytes[at + 2] ?? newline
      // OpenCart's own file draws lines of more than two.
      const comments = second === minus && (third <= space || third === minus)
      return comments ? this.#lineEnd(bytes, at, ended) : none
    }
    if (second !== star) return none
    const end = bytes.indexOf('*/', at + 2)
    if (end === -1) return unfinished
    const text = bytes.toString('latin1', at + 2, end)
    if (/^M?!/.test(text)) this.#sink.hidden(text)
    this.#line += text.split('\n').length - 1
    return end + 2
  }

  #lineEnd(bytes: Buffer, at: number, ended: boolean): number {
    const end = bytes.indexOf(newline, at)
    if (end !== -1) return end
    return ended ? bytes.length : unfinished
  }

  #word(bytes: Buffer, at: number, ended: boolean): number {
    const isNumber = !isWord(bytes[at]) || isDigit(bytes[at])
    let end = at + 1
    for (; end < bytes.length; end += 1) {
      const byte = bytes[end]
      if (isWord(byte)) continue
      // The sign of an exponent: 1e-5.
      const before = bytes[end - 1]
      if (isNumber && (byte === minus || byte === plus) && (before === 0x65 || before === 0x45))
        continue
      break
    }
    if (end === bytes.length && !ended) return unfinished
    this.#give('word', bytes.toString('utf8', at, end))
    return end
  }

  /** Passes over as much of a statement as there is; a string may go on in the next chunk. */
  #pass(bytes: Buffer, from: number, ended: boolean): number {
    let at = from
    while (at < bytes.length) {
      const byte = bytes[at]
      if (byte === newline) this.#line += 1
      else if (this.#quote !== 0) {
        if (byte === backslash && this.#quote !== backtick) {
          if (at + 1 === bytes.length) return ended ? at + 1 : partly(at, from)
          if (bytes[at + 1] === newline) this.#line += 1
          at += 1
        } else if (byte === this.#quote) this.#quote = 0
      } else if (byte === quote || byte === doubleQuote || byte === backtick) this.#quote = byte
      else if (byte === semicolon) {
        this.#skipping = false
        this.#give('sign', ';')
        return at + 1
      } else if (byte === minus || byte === hash || byte === slash) {
        const comment = this.#comment(bytes, at, ended)
        if (comment === unfinished) return partly(at, from)
        if (comment !== none) {
          at = comment
          continue
        }
      }
      at += 1
    }
    return at
  }
}

/** What was passed over is done with; only the unfinished end of it waits for the next chunk. */
const partly = (at: number, from: number): number => (at === from ? unfinished : at)

const noBytes = Buffer.alloc(0)

const unfinished = -1
const none = -2

const byteOrderMark = Buffer.from('\ufeff')
const newline = 0x0a
const space = 0x20
const doubleQuote = 0x22
const hash = 0x23
const quote = 0x27
const star = 0x2a
const plus = 0x2b
const minus = 0x2d
const slash = 0x2f
const semicolon = 0x3b
const backslash = 0x5c
const backtick = 0x60

const wordBytes = new Uint8Array(256).map((_, byte) =>
  byte >= 0x80 || /[\w$.@]/.test(String.fromCharCode(byte)) ? 1 : 0,
)

const isWord = (byte: number | undefined): boolean => byte !== undefined && wordBytes[byte] === 1

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || byte === 0x2e)
