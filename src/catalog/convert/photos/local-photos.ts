import { mkdir, readdir, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Problem } from '../../../shop/problem.ts'
import type { ForeignProduct } from '../foreign.ts'
import { type FetchPhotoOptions, fetchPhoto, photoStem } from './fetch-photo.ts'

export interface PhotoCounts {
  /** Saved just now. */
  readonly fetched: number
  /** There from before. */
  readonly kept: number
  /** Those that stay addresses, and why. */
  readonly failed: readonly Problem[]
}

/** Where pictures are saved, from the shop's folder. */
const folderName = 'photos'

/** A file stands where a folder should be. */
const isInTheWay = (error: unknown) =>
  error instanceof Error && 'code' in error && ['EEXIST', 'ENOTDIR'].includes(String(error.code))

/** So many are fetched at a time. */
const atOnce = 6

/** So many products wait for their pictures at a time. */
const ahead = 24

/** Fetches the pictures of products into a shop's folder; what is there already is not fetched again. */
export class LocalPhotos {
  readonly #folder: string
  readonly #options: FetchPhotoOptions
  readonly #told: (counts: PhotoCounts) => void
  /** Names of files by what they are called without their endings. */
  readonly #there = new Map<string, string>()
  readonly #asked = new Map<string, Promise<string>>()
  readonly #waiting: (() => void)[] = []
  #running = 0
  #fetched = 0
  #kept = 0
  readonly #failed: Problem[] = []

  /** `told` hears of each picture. */
  constructor(dir: string, options: FetchPhotoOptions, told: (counts: PhotoCounts) => void) {
    this.#folder = join(dir, folderName)
    this.#options = options
    this.#told = told
  }

  get counts(): PhotoCounts {
    return { fetched: this.#fetched, kept: this.#kept, failed: [...this.#failed] }
  }

  /** Looks what is there, and sweeps up what a broken run left. False: there can be no such folder. */
  async open(): Promise<boolean> {
    const made = await mkdir(this.#folder, { recursive: true }).catch((error: unknown) => {
      if (isInTheWay(error)) return false
      throw error
    })
    if (made === false) return false
    for (const name of await readdir(this.#folder)) {
      if (name.endsWith('.part')) await rm(join(this.#folder, name), { force: true })
      else this.#there.set(name.replace(/\.\w+$/, ''), name)
    }
    return true
  }

  /** Leaves no folder behind that holds nothing. */
  async close(): Promise<void> {
    await rmdir(this.#folder).catch(() => undefined)
    await rmdir(dirname(this.#folder)).catch(() => undefined)
  }

  /** The same products in the same order, their addresses replaced by paths where the picture could be had. */
  async *of(products: AsyncIterable<ForeignProduct>): AsyncGenerator<ForeignProduct> {
    const coming: Promise<ForeignProduct>[] = []
    for await (const product of products) {
      const saved = this.#saved(product)
      // What fails is heard where it is awaited.
      saved.catch(() => undefined)
      coming.push(saved)
      const first = coming.length < ahead ? undefined : coming.shift()
      if (first) yield await first
    }
    for (const saved of coming) yield await saved
  }

  async #saved(product: ForeignProduct): Promise<ForeignProduct> {
    const photos = await Promise.all(product.photos.map((address) => this.#once(address)))
    return { ...product, photos }
  }

  #once(address: string): Promise<string> {
    const asked = this.#asked.get(address) ?? this.#fetch(address)
    this.#asked.set(address, asked)
    return asked
  }

  async #fetch(address: string): Promise<string> {
    const there = this.#there.get(photoStem(address))
    if (there !== undefined) {
      this.#kept += 1
      this.#told(this.counts)
      return `${folderName}/${there}`
    }
    await this.#turn()
    try {
      const photo = await fetchPhoto(address, this.#folder, this.#options)
      if (photo.ok) this.#fetched += 1
      else this.#failed.push(photo.problem)
      this.#told(this.counts)
      return photo.ok ? `${folderName}/${photo.value}` : address
    } finally {
      // Whoever waits gets the place at once, so that nobody comes in between.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }

  async #turn(): Promise<void> {
    if (this.#running < atOnce) this.#running += 1
    else await new Promise<void>((go) => this.#waiting.push(go))
  }
}
