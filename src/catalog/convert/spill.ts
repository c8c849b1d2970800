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
  /** Both are used again and again: what is thrown away is not given back at once. */
  readonly #waiting = Buffer.allocUnsafe(writtenAtOnce)
  #waitingBytes = 0
  /** Parts of the file that are at hand, the one that was used last at the end. */
  #windows: Window[] = []
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
    const text = JSON.stringify(row)
    const length = Buffer.byteLength(text)
    if (this.#waitingBytes + length > writtenAtOnce) this.#flush()
    if (length > writtenAtOnce) this.#write(Buffer.from(text), this.#starts.at(this.size))
    else this.#waitingBytes += this.#waiting.write(text, this.#waitingBytes)
    this.#starts.push(this.#starts.at(this.size) + length)
    this.#next.push(0)
    this.#last.push(this.size)
    this.#chain(key)
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
    const bytes = this.#waiting.subarray(0, this.#waitingBytes)
    this.#write(bytes, this.#starts.at(this.size) - bytes.length)
    this.#waitingBytes = 0
  }

  #write(bytes: Buffer, from: number): void {
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.#file, bytes, done, bytes.length - done, from + done)
  }

  #read(row: number): T {
    if (this.#waitingBytes > 0) this.#flush()
    const [from, to] = [this.#starts.at(row), this.#starts.at(row + 1)]
    const window = this.#windowOf(from, to)
    // What `add` took, for nobody else writes here.
    return JSON.parse(window.bytes.toString('utf8', from - window.from, to - window.from)) as T
  }

  /** The rows of a key may lie in several places far from each other; of each the next ones are wanted soon. */
  #windowOf(from: number, to: number): Window {
    const at = this.#windows.findIndex((one) => from >= one.from && to <= one.to)
    const known = this.#windows[at]
    if (known && at === this.#windows.length - 1) return known
    if (known) this.#windows.splice(at, 1)
    const window = known ?? this.#look(from, to)
    this.#windows.push(window)
    return window
  }

  /** Rows are mostly read in the order they were written, so more than one is fetched. */
  #look(from: number, to: number): Window {
    const oldest = this.#windows.length === mostWindows ? this.#windows.shift() : undefined
    const held = oldest?.bytes ?? Buffer.allocUnsafe(readAtOnce)
    const bytes = to - from > held.length ? Buffer.allocUnsafe(to - from) : held
    const end = Math.min(from + bytes.length, this.#starts.at(this.size))
    for (let at = from; at < end; ) at += readSync(this.#file, bytes, at - from, end - at, at)
    return { bytes, from, to: end }
  }
}

/** A part of the file, in bytes; used again and again. */
interface Window {
  readonly bytes: Buffer
  readonly from: number
  readonly to: number
}

/** As many as tables that hold rows of one key, and some more. */
const mostWindows = 24
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
