import type { Result } from '../../shop/problem.ts'
import type { Text } from '../../shop/text.ts'
import type { Notes } from './notes.ts'

/**
 * A catalogue of another system in our terms: what every converter makes, and the one writer takes. Goods come
 * one by one, for a file may hold more of them than memory does; what is wrong with the file as a whole was
 * found before the first of them.
 */
export interface Conversion {
  /**
   * Parents before their children. May grow while `products` are read: a product's own are here before it is,
   * and all of them once the last product was read.
   */
  readonly categories: readonly ForeignCategory[]
  /** What the texts are in, where the file says so: what a new shop of them speaks. */
  readonly languages?: readonly string[]
  /** Can be read once. */
  readonly products: AsyncIterable<ForeignProduct>
  /** Whether it is a list of categories, such as a taxonomy: that it has no goods is no fault. */
  readonly withoutGoods?: boolean
  /** Complete once `products` were read to their end. */
  readonly notes: Notes
}

export interface ForeignCategory {
  /** What products and children name it by; no customer sees it. */
  readonly key: string
  readonly parent: string | null
  readonly title: Text
  readonly description?: Text
  readonly order?: number
  readonly hidden?: boolean
}

export interface ForeignProduct {
  /** What it was called in addresses; it is kept as its id where it can be one. */
  readonly id?: string
  readonly title: Text
  /** Plain text. */
  readonly description?: Text
  /** What an id can be made of when the title alone gives none, or one that is taken. */
  readonly names: readonly string[]
  /** Keys of categories; the first is where it is written. Empty: at the top of the shop. */
  readonly categories: readonly string[]
  /** Exact decimal text in the major unit; absent where the variants have the prices. */
  readonly price?: string
  readonly was?: string
  readonly stock?: number
  readonly sku?: string
  /** https addresses. */
  readonly photos: readonly string[]
  readonly hidden: boolean
  /** Values by name, in the order they are to be shown. */
  readonly options: Readonly<Record<string, readonly string[]>>
  readonly variants: readonly ForeignVariant[]
}

export interface ForeignVariant {
  /** One value for each option of the product. */
  readonly options: Readonly<Record<string, string>>
  readonly price: string
  readonly was?: string
  readonly stock?: number
  readonly sku?: string
}

/** Folders are categories, and systems of files bound their depth; nobody walks that far in a chat. */
export const deepestCategory = 30

/** A product of more variants would be nothing to choose from in a chat. */
export const mostVariants = 500

/** Something of the source that was not carried over as it stands there. */
export interface Note {
  /** Whether the whole row was left out, or carried with this difference; or what the merchant should know. */
  readonly kind: 'left-out' | 'changed' | 'told'
  readonly code: string
  /** Where it stands in the source; counts from 1. */
  readonly line: number
  /** What the source calls it. */
  readonly subject: string
  /** What was done, and why. */
  readonly message: string
}

export interface ConvertOptions {
  /** The shop's currency, as ISO 4217 writes it. */
  readonly currency: string
  /** Digits after the point in it. */
  readonly exponent: number
  /** Sales that are over, or have not begun, are none. */
  readonly now: Date
  /** Which of its languages is taken, where a file has several: a code like `uk`. */
  readonly language?: string
  /** What the shop speaks, its default first; absent: it is being made, and may speak what the file does. */
  readonly languages?: readonly string[]
  /** Where the pictures are that a file names without an address: what its paths are put behind. */
  readonly imagesFrom?: string
  /** What goods cost whose price the file does not say: exact decimal text. */
  readonly price?: string
  /** What the merchant says of the columns of a plain CSV: their names in the file by ours. */
  readonly columns?: Readonly<Record<string, string>>
}

/** Reads a file of another system. Codes: `format-wrong`, `csv-invalid`, `not-utf-8`, `file-unreadable`. */
export type Convert = (file: string, options: ConvertOptions) => Promise<Result<Conversion>>

/** What a file says of its shop, found before it is converted. */
export interface FileOutline {
  /** What its prices are in, as ISO 4217 writes it. */
  readonly currency?: string
  /** Codes of its languages; the first before the others. */
  readonly languages: readonly string[]
}

/** Looks what a file says of its shop. Codes: those of the format's `Convert`. */
export type Outline = (file: string) => Promise<Result<FileOutline>>
