import type { Node } from 'yaml'
import type { Catalog, Category, Product, Source } from '../../shop/catalog.ts'
import type { Place, SourceFile } from './document.ts'
import { didYouMean } from './fields.ts'
import type { PhotoReader } from './photos.ts'

/** Where something begins in the merchant's files. */
export interface Written extends Source {
  readonly column: number
}

/** Gathers categories and products from all files, and settles what only the whole can tell. */
export class CatalogReader {
  readonly languages: readonly string[]
  readonly exponent: number
  readonly photos: PhotoReader
  /** Where each category and product is written. */
  readonly where = new Map<string, Written>()
  readonly #categories: (() => Category)[] = []
  readonly #products: (() => Product)[] = []
  readonly #claimed = new Map<string, Source>()
  readonly #referred: { id: string; source: SourceFile; node: Node }[] = []
  readonly #orders = new Map<string | null, number>()
  readonly #pending: Promise<unknown>[] = []

  constructor(options: { languages: readonly string[]; exponent: number; photos: PhotoReader }) {
    this.languages = options.languages
    this.exponent = options.exponent
    this.photos = options.photos
  }

  /** Takes an id; reports the second that wants it. */
  claim(kind: 'product' | 'category', id: string, source: SourceFile, at: Place): boolean {
    const first = this.#take(`${kind} ${id}`, source, at)
    if (!first) return true
    source.error(
      at,
      'duplicate-id',
      `The ${kind} "${id}" is already written in ${first.file}, line ${first.line}`,
      'Give one of the two another id.',
    )
    return false
  }

  /** Takes a key of digital goods; reports the second that wants it, without saying what it is. */
  claimKey(key: string, source: SourceFile, at: Place): boolean {
    const first = this.#take(`key ${key}`, source, at)
    if (!first) return true
    source.error(
      at,
      'key-twice',
      `This key is already written in ${first.file}, line ${first.line}: each is handed out once`,
      'Remove one of the two.',
    )
    return false
  }

  /** Where it was taken before; undefined: it is taken now. */
  #take(name: string, source: SourceFile, at: Place): Source | undefined {
    const first = this.#claimed.get(name)
    if (!first) this.#claimed.set(name, { file: source.file, line: source.placeOf(at).line })
    return first
  }

  refer(id: string, source: SourceFile, node: Node): void {
    this.#referred.push({ id, source, node })
  }

  /** `make` is called when the pictures have been read. */
  addCategory(at: Written, make: () => Category): void {
    this.#categories.push(() => {
      const category = make()
      this.where.set(`category ${category.id}`, at)
      return category
    })
  }

  addProduct(at: Written, make: () => Product): void {
    this.#products.push(() => {
      const product = make()
      this.where.set(`product ${product.id}`, at)
      return product
    })
  }

  /** Places in a category go by the order of reading. */
  nextOrder(parent: string | null): number {
    const next = (this.#orders.get(parent) ?? 0) + 1
    this.#orders.set(parent, next)
    return next
  }

  later(work: Promise<unknown>): void {
    this.#pending.push(work)
  }

  async finish(): Promise<Catalog> {
    await Promise.all(this.#pending)
    const categories = this.#categories.map((make) => make())
    const ids = categories.map((category) => category.id)
    const known = new Set(ids)
    for (const { id, source, node } of this.#referred) {
      if (known.has(id)) continue
      source.error(
        node,
        'category-unknown',
        `There is no category "${id.slice(0, 60)}"`,
        didYouMean(id, ids) ?? 'Write the id of a category: the name of its folder, or its id.',
      )
    }
    const products = this.#products.map((make) => make())
    return {
      categories,
      products: products.map((product) => ({
        ...product,
        alsoIn: product.alsoIn.filter((id) => known.has(id) && id !== product.category),
      })),
    }
  }
}
