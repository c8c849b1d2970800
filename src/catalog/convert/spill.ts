import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KeyNumbers } from './key-numbers.ts'
import { Numbers } from './numbers.ts'

/**
 * Rows by key, kept in a temporary file: memory holds twelve bytes of each row, and some twenty of each key. Made
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
  readonly #keys = new KeyNumbers()
  /** By the number of a key: its first and its last row, and whether somebody has asked for them. */
  readonly #first = new Numbers(Uint32Array)
  readonly #last = new Numbers(Uint32Array)
  readonly #asked = new Numbers(Uint8Array)
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

  /** How many keys there are. */
  get keyCount(): number {
    return this.#keys.size
  }

  /** `row` must survive JSON. */
  add(key: string, row: T): void {
    // Neither has a line break of its own.
    const text = `${JSON.stringify(key)}\n${JSON.stringify(row)}`
    const length = Buffer.byteLength(text)
    if (this.#waitingBytes + length > writtenAtOnce) this.#flush()
    if (length > writtenAtOnce) this.#write(Buffer.from(text), this.#starts.at(this.size))
    else this.#waitingBytes += this.#waiting.write(text, this.#waitingBytes)
    this.#starts.push(this.#starts.at(this.size) + length)
    this.#next.push(0)
    this.#chain(key, this.size - 1)
  }

  has(key: string): boolean {
    return this.#keys.find(key) !== undefined
  }

  /** Whether `each` was called with a key that has rows. */
  wasAsked(key: string): boolean {
    return this.#asked.at(this.#keys.find(key) ?? this.#keys.size) === 1
  }

  /** In the order in which each came first. */
  *keys(): Generator<string> {
    for (let key = 0; key < this.#keys.size; key += 1) yield this.#read(this.#first.at(key)).key()
  }

  /** Those whose rows nobody has asked for. */
  *unasked(): Generator<string> {
    for (let key = 0; key < this.#keys.size; key += 1)
      if (this.#asked.at(key) === 0) yield this.#read(this.#first.at(key)).key()
  }

  /** The rows of a key, in the order they were added; none of a key that has none. */
  *each(key: string): Generator<T> {
    const number = this.#keys.find(key)
    if (number === undefined) return
    this.#asked.set(number, 1)
    for (let row = this.#first.at(number) + 1; row !== 0; row = this.#next.at(row - 1))
      yield this.#read(row - 1).row()
  }

  /** Every row, in the order they were added. */
  *all(): Generator<T> {
    for (let row = 0; row < this.size; row += 1) yield this.#read(row).row()
  }

  close(): void {
    if (!this.#open) return
    this.#open = false
    closeSync(this.#file)
    this.#forget()
    process.off('exit', this.#forget)
  }

  #chain(key: string, row: number): void {
    const number = this.#keys.add(key)
    if (number === this.#first.length) {
      this.#first.push(row)
      this.#last.push(row)
      this.#asked.push(0)
    } else {
      this.#next.set(this.#last.at(number), row + 1)
      this.#last.set(number, row)
    }
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

  #read(row: number): { key(): string; row(): T } {
    if (this.#waitingBytes > 0) this.#flush()
    const [from, to] = [this.#starts.at(row), this.#starts.at(row + 1)]
    const { bytes, from: before } = this.#windowOf(from, to)
    const between = bytes.indexOf('\n', from - before)
    // What `add` took, for nobody else writes here.
    return {
      key: () => JSON.parse(bytes.toString('utf8', from - before, between)) as string,
      row: () => JSON.parse(bytes.toString('utf8', between + 1, to - before)) as T,
    }
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
