import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Rows by key, kept in a temporary file: of each row memory holds sixteen bytes, and of each key its text. Made
 * for what must be read again in another order. `close` it; what was forgotten goes with the process.
 */
export class Spill<T> {
  readonly #folder = mkdtempSync(join(tmpdir(), `shopbot-convert-${process.pid}-`))
  readonly #file = openSync(join(this.#folder, 'rows'), 'w+')
  readonly #forget = () => rmSync(this.#folder, { recursive: true, force: true })
  /** Where each row begins, in bytes; the last entry is the end. */
  readonly #starts = new Numbers(Float64Array)
  /** By row: the next one of its key, counted from 1; 0: none. */
  readonly #next = new Numbers(Uint32Array)
  /** By row that is the first of a key: the last one of it, counted from 1. */
  readonly #last = new Numbers(Uint32Array)
  readonly #first = new Map<string, number>()
  #waiting: Buffer[] = []
  #waitingBytes = 0
  #window = { from: 0, bytes: Buffer.alloc(0) }
  #open = true

  constructor() {
    this.#starts.push(0)
    process.once('exit', this.#forget)
    try {
      // Where a system lets an open file lose its name, not even a kill leaves it behind.
      this.#forget()
    } catch {}
  }

  /** How many rows there are. */
  get size(): number {
    return this.#next.length
  }

  /** `row` must survive JSON. */
  add(key: string, row: T): void {
    const bytes = Buffer.from(JSON.stringify(row))
    this.#starts.push(this.#starts.at(this.size) + bytes.length)
    this.#next.push(0)
    this.#last.push(this.size)
    this.#chain(key)
    this.#waiting.push(bytes)
    this.#waitingBytes += bytes.length
    if (this.#waitingBytes > writtenAtOnce) this.#flush()
  }

  has(key: string): boolean {
    return this.#first.has(key)
  }

  /** In the order in which each came first. */
  keys(): IterableIterator<string> {
    return this.#first.keys()
  }

  /** The rows of a key, in the order they were added; none of a key that has none. */
  *each(key: string): Generator<T> {
    for (let row = this.#first.get(key) ?? 0; row !== 0; row = this.#next.at(row - 1))
      yield this.#read(row - 1)
  }

  /** Every row, in the order they were added. */
  *all(): Generator<T> {
    for (let row = 0; row < this.size; row += 1) yield this.#read(row)
  }

  close(): void {
    if (!this.#open) return
    this.#open = false
    closeSync(this.#file)
    this.#forget()
    process.off('exit', this.#forget)
  }

  #chain(key: string): void {
    const first = this.#first.get(key)
    if (first === undefined) {
      this.#first.set(key, this.size)
      return
    }
    this.#next.set(this.#last.at(first - 1) - 1, this.size)
    this.#last.set(first - 1, this.size)
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#waiting)
    const from = this.#starts.at(this.size) - bytes.length
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.#file, bytes, done, bytes.length - done, from + done)
    this.#waiting = []
    this.#waitingBytes = 0
  }

  #read(row: number): T {
    if (this.#waitingBytes > 0) this.#flush()
    const [from, to] = [this.#starts.at(row), this.#starts.at(row + 1)]
    const { from: start, bytes } = this.#window
    if (from < start || to > start + bytes.length) this.#look(from, to)
    const text = this.#window.bytes.toString(
      'utf8',
      from - this.#window.from,
      to - this.#window.from,
    )
    // What `add` took, for nobody else writes here.
    return JSON.parse(text) as T
  }

  /** Rows are mostly read in the order they were written, so more than one is fetched. */
  #look(from: number, to: number): void {
    const end = Math.min(Math.max(to, from + readAtOnce), this.#starts.at(this.size))
    const bytes = Buffer.alloc(end - from)
    for (let done = 0; done < bytes.length; )
      done += readSync(this.#file, bytes, done, bytes.length - done, from + done)
    this.#window = { from, bytes }
  }
}

const writtenAtOnce = 1024 * 1024
const readAtOnce = 64 * 1024

/** A list of numbers without the cost of one. */
class Numbers {
  readonly #kind: Float64ArrayConstructor | Uint32ArrayConstructor
  #values: Float64Array | Uint32Array
  length = 0

  constructor(kind: Float64ArrayConstructor | Uint32ArrayConstructor) {
    this.#kind = kind
    this.#values = new kind(1024)
  }

  at(index: number): number {
    return this.#values[index] ?? 0
  }

  set(index: number, value: number): void {
    this.#values[index] = value
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const longer = new this.#kind(this.length * 2)
      longer.set(this.#values)
      this.#values = longer
    }
    this.#values[this.length] = value
    this.length += 1
  }
}
