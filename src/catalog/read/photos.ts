import { createHash } from 'node:crypto'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { Node } from 'yaml'
import type { Photo } from '../../shop/catalog.ts'
import { limits } from '../../telegram/limits.ts'
import { type PhotoFault, photoFault } from '../photo-fault.ts'
import { cacheKey, type ReadingCache } from './cache.ts'
import type { SourceFile } from './document.ts'
import { didYouMean, writtenText } from './fields.ts'
import type { PhotoFile } from './reading.ts'

/** An address from which Telegram fetches a picture itself. */
export const webPhoto = /^https:\/\/[^\s/]+\.[^\s]+$/i

/** A picture as it is named: a web address, or a file that has yet to be found. What is wrong is reported at the node. */
export function readPhoto(source: SourceFile, node: Node | null): Photo | PhotoFile | undefined {
  const written = writtenText(source, node, 'A photo')?.trim()
  if (written === undefined) return undefined
  if (webPhoto.test(written)) return { url: written }
  if (/^[a-z][a-z+.-]*:/i.test(written)) {
    source.error(
      node,
      'photo-address',
      'A photo from the web must begin with https://',
      'Save it into photos/ and write its path.',
    )
    return undefined
  }
  const path = written.split('\\').join('/')
  if (path === '' || isAbsolute(path) || path.split('/').includes('..')) {
    source.error(
      node,
      'photo-outside',
      "A photo must lie inside the shop's folder",
      'Copy it into photos/ and write photos/NAME.jpg.',
    )
    return undefined
  }
  return { path, ...source.placeOf(node) }
}

/** A photo that is there. */
export interface FoundPhoto {
  /** SHA-256 of its bytes. */
  readonly hash: string
  readonly fault?: PhotoFault
}

/** Finds the pictures that the catalogue names; each file is read once, several at a time. */
export class PhotoReader {
  readonly #dir: string
  readonly #cache: ReadingCache | undefined
  readonly #files = new Map<string, Promise<FoundPhoto | null>>()
  readonly #waiting: (() => void)[] = []
  #open = 0

  constructor(dir: string, cache?: ReadingCache) {
    this.#dir = dir
    this.#cache = cache
  }

  /** null when there is none, or when a link leads out of the folder. */
  find(path: string): Promise<FoundPhoto | null> {
    const known = this.#files.get(path)
    if (known) return known
    const reading = this.#limited(() => findInside(this.#dir, path, this.#cache))
    this.#files.set(path, reading)
    return reading
  }

  /** Whether it has not been asked for yet. */
  isNew(path: string): boolean {
    return !this.#files.has(path)
  }

  /** A hint at a file that is there and has nearly the same name. */
  async nearest(path: string): Promise<string | undefined> {
    const folder = dirname(path)
    const names = await readdir(join(this.#dir, folder)).catch(() => [])
    const known = names.map((name) => (folder === '.' ? name : `${folder}/${name}`))
    const same = known.find((one) => one.toLowerCase() === path.toLowerCase())
    if (same !== undefined) return `Did you mean "${same}"? Capitals count.`
    return known.length > namesCompared ? undefined : didYouMean(path, known)
  }

  async #limited<T>(work: () => Promise<T>): Promise<T> {
    if (this.#open >= atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#open += 1
    try {
      return await work()
    } finally {
      this.#open -= 1
      this.#waiting.shift()?.()
    }
  }
}

const atOnce = 16

/** A folder with more has names too much alike. */
const namesCompared = 2000

async function findInside(
  dir: string,
  path: string,
  cache: ReadingCache | undefined,
): Promise<FoundPhoto | null> {
  try {
    const real = await realpath(join(dir, path))
    const inside = relative(await realpath(dir), real)
    if (inside.startsWith(`..${sep}`) || inside === '..' || isAbsolute(inside)) return null
    const { size, mtimeMs, ctimeMs, ino } = await stat(real)
    const key = cacheKey('photo', path, size, mtimeMs, ctimeMs, ino)
    // What stands under such a key was put there below.
    const known = cache?.get(key) as FoundPhoto | undefined
    if (known) return known
    const bytes = await readFile(real)
    const fault = photoFault(path, bytes, { size: bytes.length, most: limits.photoBytes })
    const hash = createHash('sha256').update(bytes).digest('hex')
    const found = fault ? { hash, fault } : { hash }
    // Within a tick of the clock a file may change again without a trace.
    if (Date.now() - ctimeMs > restMs) cache?.put(key, JSON.stringify(found))
    return found
  } catch {
    return null
  }
}

/** A file that has rested so long tells the next change by its time; some file systems count seconds. */
const restMs = 3000
