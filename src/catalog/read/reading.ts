import type { Category, Photo, Product } from '../../shop/catalog.ts'
import type { Finding } from '../finding.ts'

/** A place in a file; both count from 1. */
export interface LinePlace {
  readonly line: number
  readonly column: number
}

/** What one file was found to have; whoever keeps it knows the file. */
export type FileFinding = Omit<Finding, 'file'>

/** A picture of the shop's folder that has not been looked for yet. */
export interface PhotoFile extends LinePlace {
  readonly path: string
}

/** `parent: null` is the category that the file stands in. */
export type CategoryDraft = Omit<Category, 'photo' | 'order'> & {
  readonly photo?: Photo | PhotoFile
  /** Absent: after all that have one, as written. */
  readonly order?: number
}

/** `category: null` is the category that the file stands in. */
export type ProductDraft = Omit<Product, 'photos' | 'order'> & {
  readonly photos: readonly (Photo | PhotoFile)[]
}

/** What reading a file came to, one after another; only the whole catalogue can tell which of it holds. */
export type ReadEvent =
  | ({ readonly kind: 'finding' } & FileFinding)
  | ({
      readonly kind: 'claim'
      readonly of: 'product' | 'category'
      readonly id: string
      /** So many of the next events are nothing where the id is taken already. */
      skip: number
    } & LinePlace)
  /** A key of digital goods, by its SHA-256. */
  | ({ readonly kind: 'key'; readonly hash: string } & LinePlace)
  /** A category named, which must be somewhere. */
  | ({ readonly kind: 'refer'; readonly id: string } & LinePlace)
  | ({ readonly kind: 'category'; readonly category: CategoryDraft } & LinePlace)
  | ({ readonly kind: 'product'; readonly product: ProductDraft } & LinePlace)

/** All that one file says, as plain data: it depends on nothing but the file and `ReadingRules`. */
export interface FileReading {
  readonly events: readonly ReadEvent[]
}

/** What shop.yaml says about how the catalogue's files are read. */
export interface ReadingRules {
  readonly languages: readonly string[]
  /** Digits after the point of the shop's currency. */
  readonly exponent: number
}
