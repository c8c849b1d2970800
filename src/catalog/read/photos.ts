import { createHash } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { Node } from 'yaml'
import type { Photo } from '../../shop/catalog.ts'
import { limits } from '../../telegram/limits.ts'
import { type PhotoFault, photoFault } from '../photo-fault.ts'
import type { SourceFile } from './document.ts'
import { writtenText } from './fields.ts'

/** An address from which Telegram fetches a picture itself. */
export const webPhoto = /^https:\/\/[^\s/]+\.[^\s]+$/i

/** Finds the pictures that the catalogue names; each file is read once, several at a time. */
export class PhotoReader {
  readonly #dir: string
  readonly #files = new Map<string, Promise<Found | null>>()
  readonly #waiting: (() => void)[] = []
  #open = 0

  constructor(dir: string) {
    this.#dir = dir
  }

  /** Resolves once the file has been read; what is wrong is reported at the node. */
  async read(source: SourceFile, node: Node | null): Promise<Photo | undefined> {
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
    // A photo of many products is told once.
    const isFirst = !this.#files.has(path)
    const found = await this.#find(path)
    if (found?.fault && isFirst) source.add({ severity: 'error', ...found.fault }, node)
    if (found) return { path, hash: found.hash }
    source.error(
      node,
      'photo-missing',
      `There is no photo ${path} in the shop's folder`,
      'Check its spelling: capitals count.',
    )
    return undefined
  }

  #find(path: string): Promise<Found | null> {
    const known = this.#files.get(path)
    if (known) return known
    const reading = this.#limited(() => findInside(this.#dir, path))
    this.#files.set(path, reading)
    return reading
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

/** A photo that is there. */
interface Found {
  /** SHA-256 of its bytes. */
  readonly hash: string
  readonly fault?: PhotoFault
}

/** null when there is none, or when a link leads out of the folder. */
async function findInside(dir: string, path: string): Promise<Found | null> {
  try {
    const real = await realpath(join(dir, path))
    const inside = relative(await realpath(dir), real)
    if (inside.startsWith(`..${sep}`) || inside === '..' || isAbsolute(inside)) return null
    const bytes = await readFile(real)
    const fault = photoFault(path, bytes, { size: bytes.length, most: limits.photoBytes })
    const hash = createHash('sha256').update(bytes).digest('hex')
    return fault ? { hash, fault } : { hash }
  } catch {
    return null
  }
}
