import type { Catalog, Category, Photo, Product, Source } from '../../shop/catalog.ts'
import type { Finding } from '../finding.ts'
import { didYouMean } from './fields.ts'
import { FileFindings } from './findings.ts'
import type { PhotoReader } from './photos.ts'
import type {
  CategoryDraft,
  FileReading,
  LinePlace,
  PhotoFile,
  ProductDraft,
  ReadEvent,
} from './reading.ts'

/** Where something begins in the merchant's files. */
export interface Written extends Source {
  readonly column: number
}

/** Puts the readings of all files together, and settles what only the whole can tell. */
export class CatalogReader {
  /** Where each category and product is written. */
  readonly where = new Map<string, Written>()
  readonly #photos: PhotoReader
  readonly #findings: Finding[]
  readonly #files = new Map<string, FileFindings>()
  readonly #categories: Placed<CategoryDraft>[] = []
  readonly #products: Placed<ProductDraft>[] = []
  readonly #claimed = new Map<string, Source>()
  readonly #referred: (Written & { readonly id: string })[] = []
  readonly #orders = new Map<string, number>()

  constructor(photos: PhotoReader, findings: Finding[]) {
    this.#photos = photos
    this.#findings = findings
  }

  /** Takes a file that stands in the category `home`; returns the first category that it adds. */
  add(file: string, { events }: FileReading, home: string | null): string | undefined {
    let first: string | undefined
    for (let at = 0; at < events.length; at += 1) {
      const event = events[at]
      if (event?.kind === 'claim' && !this.#claim(file, event)) at += event.skip
      else if (event?.kind === 'category') {
        this.#addCategory(file, event, home)
        first ??= event.category.id
      } else if (event) this.#take(file, event, home)
    }
    return first
  }

  /** A category that is named, and must be somewhere. */
  refer(id: string, { file, line, column }: Written): void {
    this.#referred.push({ id, file, line, column })
  }

  /** Something found in a file. */
  tell(file: string, at: LinePlace, code: string, message: string, hint?: string): void {
    this.#of(file).error(at, code, message, hint)
  }

  async finish(): Promise<Catalog> {
    const ids = this.#categories.map(({ draft }) => draft.id)
    const known = new Set(ids)
    for (const { id, file, ...at } of this.#referred) {
      if (known.has(id)) continue
      const hint =
        didYouMean(id, ids) ?? 'Write the id of a category: the name of its folder, or its id.'
      this.tell(file, at, 'category-unknown', `There is no category "${id.slice(0, 60)}"`, hint)
    }
    const categories: Category[] = []
    for (const { draft, file, home, order } of this.#categories) {
      const { photo, ...rest } = draft
      const found = photo && (await this.#photo(file, photo))
      categories.push({
        ...rest,
        parent: draft.parent ?? home,
        ...(found === undefined ? {} : { photo: found }),
        order: draft.order ?? order,
      })
    }
    const photos = await this.#photosOf(this.#products)
    const products = this.#products.map(({ draft, home, order }, at): Product => {
      const category = draft.category ?? home
      const alsoIn = draft.alsoIn.filter((id) => known.has(id) && id !== category)
      return { ...draft, category, alsoIn, photos: photos[at] ?? [], order }
    })
    return { categories, products }
  }

  #take(file: string, event: ReadEvent, home: string | null): void {
    if (event.kind === 'finding') this.#of(file).add(event)
    else if (event.kind === 'refer') this.refer(event.id, { ...event, file })
    else if (event.kind === 'key') this.#claimKey(file, event)
    else if (event.kind === 'product') this.#addProduct(file, event, home)
  }

  /** Takes an id; reports the second that wants it. */
  #claim(file: string, { of, id, line, column }: Extract<ReadEvent, { kind: 'claim' }>): boolean {
    const first = this.#hold(`${of} ${id}`, file, line)
    if (!first) return true
    this.tell(
      file,
      { line, column },
      'duplicate-id',
      `The ${of} "${id}" is already written in ${first.file}, line ${first.line}`,
      'Give one of the two another id.',
    )
    return false
  }

  /** Takes a key of digital goods; reports the second that wants it, without saying what it is. */
  #claimKey(file: string, { hash, line, column }: Extract<ReadEvent, { kind: 'key' }>): void {
    const first = this.#hold(`key ${hash}`, file, line)
    if (!first) return
    this.tell(
      file,
      { line, column },
      'key-twice',
      `This key is already written in ${first.file}, line ${first.line}: each is handed out once`,
      'Remove one of the two.',
    )
  }

  /** Where it was taken before; undefined: it is taken now. */
  #hold(name: string, file: string, line: number): Source | undefined {
    const first = this.#claimed.get(name)
    if (!first) this.#claimed.set(name, { file, line })
    return first
  }

  #addCategory(
    file: string,
    { category, line, column }: Extract<ReadEvent, { kind: 'category' }>,
    home: string | null,
  ): void {
    this.where.set(`category ${category.id}`, { file, line, column })
    // What has no place of its own comes after what has one, as written.
    const order = 1_000_000 + this.#nextOrder(`categories of ${category.parent ?? home ?? ''}`)
    this.#categories.push({ draft: category, file, home, order })
  }

  #addProduct(
    file: string,
    { product, line, column }: Extract<ReadEvent, { kind: 'product' }>,
    home: string | null,
  ): void {
    this.where.set(`product ${product.id}`, { file, line, column })
    const order = this.#nextOrder(`products of ${product.category ?? home ?? ''}`)
    this.#products.push({ draft: product, file, home, order })
  }

  /** Places in a category go by the order of reading. */
  #nextOrder(list: string): number {
    const next = (this.#orders.get(list) ?? 0) + 1
    this.#orders.set(list, next)
    return next
  }

  #photosOf(products: readonly Placed<ProductDraft>[]): Promise<Photo[][]> {
    return Promise.all(
      products.map(async ({ file, draft }) => {
        if (draft.photos.length === 0) return []
        const found = await Promise.all(draft.photos.map((photo) => this.#photo(file, photo)))
        return found.filter((photo) => photo !== undefined)
      }),
    )
  }

  /** A picture as it is found; what is missing is reported where it is named. */
  async #photo(file: string, photo: Photo | PhotoFile): Promise<Photo | undefined> {
    if (!('line' in photo)) return photo
    // A photo of many products is told once.
    const isFirst = this.#photos.isNew(photo.path)
    const found = await this.#photos.find(photo.path)
    if (found?.fault && isFirst) {
      const { line, column } = photo
      this.#of(file).add({ severity: 'error', ...found.fault, line, column })
    }
    if (found) return { path: photo.path, hash: found.hash }
    this.tell(
      file,
      photo,
      'photo-missing',
      `There is no photo ${photo.path} in the shop's folder`,
      (await this.#photos.nearest(photo.path)) ??
        'Check its spelling: capitals count; or copy it there.',
    )
    return undefined
  }

  #of(file: string): FileFindings {
    const known = this.#files.get(file) ?? new FileFindings(file, this.#findings)
    this.#files.set(file, known)
    return known
  }
}

interface Placed<Draft> {
  readonly draft: Draft
  readonly file: string
  /** The category that the file stands in. */
  readonly home: string | null
  readonly order: number
}
