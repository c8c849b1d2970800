import type { Result } from '../../shop/problem.ts'
import type { Text } from '../../shop/text.ts'

/** A catalogue of another system in our terms: what every converter makes, and the one writer takes. */
export interface ForeignCatalog {
  /** Parents before their children. */
  readonly categories: readonly ForeignCategory[]
  readonly products: readonly ForeignProduct[]
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

/** Something of the source that was not carried over as it stands there. */
export interface Note {
  /** Whether the whole row was left out, or carried with this difference. */
  readonly kind: 'left-out' | 'changed'
  readonly code: string
  /** Where it stands in the source; counts from 1. */
  readonly line: number
  /** What the source calls it. */
  readonly subject: string
  /** What was done, and why. */
  readonly message: string
}

export interface Conversion {
  readonly catalog: ForeignCatalog
  /** In the order of the source. */
  readonly notes: readonly Note[]
}

export interface ConvertOptions {
  /** Digits after the point in the shop's currency. */
  readonly exponent: number
  /** Sales that are over, or have not begun, are none. */
  readonly now: Date
}

/** Reads a file of another system. Codes: `format-wrong`, `csv-invalid`, `not-utf-8`, `file-unreadable`. */
export type Convert = (file: string, options: ConvertOptions) => Promise<Result<Conversion>>
