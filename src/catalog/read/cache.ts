import { createHash } from 'node:crypto'
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { ReadingRules } from './reading.ts'

/** Grows when the reader would read the same files otherwise. */
export const readerVersion = 4

/**
 * What files were read as, by the SHA-256 of their bytes: `data/cache/catalog`, one line an entry. Safe to
 * delete; what is damaged is passed over. It holds what the files hold, so only the owner may read it.
 */
export class ReadingCache {
  readonly #path: string
  readonly #head: Buffer
  readonly #kept = new Map<string, Buffer>()
  /** Bytes of the file, and of what in it was asked for this time. */
  #fileBytes = 0
  #usedBytes = 0
  readonly #used = new Set<string>()
  readonly #fresh: Buffer[] = []

  /** undefined: the shop has no data of its own (a checkout that is only checked), so nothing is kept. */
  static open(dir: string, rules: ReadingRules): ReadingCache | undefined {
    const data = join(dir, 'data')
    if (!statSync(data, { throwIfNoEntry: false })?.isDirectory()) return undefined
    return new ReadingCache(join(data, 'cache'), rules)
  }

  private constructor(folder: string, rules: ReadingRules) {
    this.#path = join(folder, 'catalog')
    this.#head = Buffer.from(`${JSON.stringify(['shopbot', readerVersion, build, rules])}\n`)
    this.#load()
  }

  get(key: string): unknown {
    const line = this.#kept.get(key)
    if (!line) return undefined
    const json = line.subarray(valueAt)
    if (line.toString('latin1', keyLength + 1, valueAt - 1) !== sumOf(json)) return undefined
    this.#use(key, line.length + 1)
    return JSON.parse(json.toString())
  }

  put(key: string, json: string): void {
    const line = Buffer.allocUnsafe(valueAt + Buffer.byteLength(json) + 1)
    line.write(json, valueAt)
    line.write(`${key} ${sumOf(line.subarray(valueAt, -1))} `, 0, 'latin1')
    line[line.length - 1] = 10
    this.#fresh.push(line)
    this.#use(key, line.length)
  }

  /** Appends what is new; once most of the file is of no use any more, writes it anew. A disk that is full costs only speed. */
  save(): void {
    try {
      mkdirSync(join(this.#path, '..'), { recursive: true, mode: 0o700 })
      const isNew = this.#fileBytes === 0
      if (isNew || this.#fileBytes > 2 * this.#usedBytes + slack) this.#rewrite()
      else if (this.#fresh.length > 0) appendFileSync(this.#path, Buffer.concat(this.#fresh))
      this.#fresh.length = 0
    } catch {}
  }

  #rewrite(): void {
    const old = [...this.#kept].flatMap(([key, line]) =>
      this.#used.has(key) ? [line, newline] : [],
    )
    const beside = `${this.#path}.${process.pid}.tmp`
    writeFileSync(beside, Buffer.concat([this.#head, ...old, ...this.#fresh]), { mode: 0o600 })
    renameSync(beside, this.#path)
  }

  #use(key: string, bytes: number): void {
    if (this.#used.has(key)) return
    this.#used.add(key)
    this.#usedBytes += bytes
  }

  #load(): void {
    let bytes: Buffer
    try {
      bytes = readFileSync(this.#path)
    } catch {
      return
    }
    // Of another reader or other languages, or not closed by a whole line: it is written anew.
    if (!bytes.subarray(0, this.#head.length).equals(this.#head) || bytes.at(-1) !== 10) return
    this.#fileBytes = bytes.length
    for (let at = this.#head.length; at < bytes.length; ) {
      const end = bytes.indexOf(10, at)
      this.#kept.set(bytes.toString('latin1', at, at + keyLength), bytes.subarray(at, end))
      at = end + 1
    }
  }
}

/** A bundle is named by its contents: another build of the reader reads anew. */
const build = basename(import.meta.url)

const keyLength = 43
const valueAt = keyLength + 1 + 8 + 1
const newline = Buffer.from('\n')
const slack = 1_000_000

/** The key of what is known by its parts. */
export function cacheKey(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('base64url')
}

function sumOf(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(8, '0')
}
