import type { Deliver } from './digital.ts'
import type { Text } from './text.ts'

/**
 * A picture that the catalogue names: a file of the shop's folder, known by the SHA-256 of its bytes,
 * or an https address that Telegram fetches itself.
 */
export type Photo = { readonly path: string; readonly hash: string } | { readonly url: string }

/** Where a category or product is written, for findings and plans; lines count from 1. */
export interface Source {
  readonly file: string
  readonly line: number
}

/**
 * What the merchant's files said at the last import, of the fields in which the shop differs since staff changed
 * them in the chat; null: of a field, that the files left it out; of the whole, that they do not know the thing.
 */
export type Declared<T> =
  | {
      readonly [Field in Exclude<keyof T, Bookkeeping>]?: T[Field] | null
    }
  | null

/** Fields of which the files do not say what a customer would see. */
export type Bookkeeping = 'id' | 'order' | 'declared' | 'counted' | 'archived' | keyof Kept

/** What the shop notes of a category or product beside what the files say of it. */
export interface Kept {
  /** Ids it had before (`was-id`): old links and buttons lead here. */
  readonly formerly?: readonly string[]
  /** The id it had before, only as read from the files: in the shop it stands under `formerly`. */
  readonly wasId?: string
}

export interface Category extends Kept {
  readonly id: string
  /** The category it stands in; null at the top of the shop. */
  readonly parent: string | null
  readonly title: Text
  readonly description?: Text
  readonly photo?: Photo
  /** Place among its siblings: ascending, then as written. */
  readonly order: number
  readonly hidden: boolean
  readonly declared?: Declared<Category>
}

/** One thing that can be bought of a product that comes in several. */
export interface Variant {
  /** Unique within its product. */
  readonly id: string
  /** One value for each of the product's options, e.g. `{size: 'S'}`. */
  readonly options: Readonly<Record<string, string>>
  readonly title?: Text
  /** Smallest unit of the shop's currency. */
  readonly price: number
  readonly was?: number
  readonly sku?: string
  /** What the merchant's files declare; absent: not counted. What is on hand now is a `Stock`. */
  readonly stock?: number
}

export interface Product extends Kept {
  /** Unique in the shop, `[a-z0-9][a-z0-9-]{0,39}`. */
  readonly id: string
  /** The category it is written in; null at the top of the shop. */
  readonly category: string | null
  readonly alsoIn: readonly string[]
  readonly order: number
  readonly title: Text
  readonly description?: Text
  /** Smallest unit of the shop's currency; the least of the variants' where there are variants. */
  readonly price: number
  readonly was?: number
  readonly photos: readonly Photo[]
  /** What the merchant's files declare, whatever was sold or counted since; absent: not counted. */
  readonly stock?: number
  readonly sku?: string
  readonly hidden: boolean
  /** Present: a digital product. */
  readonly deliver?: Deliver
  /** What the variants differ in, with the values in the merchant's order. */
  readonly options: Readonly<Record<string, readonly string[]>>
  /** Empty when the product is bought as it is. */
  readonly variants: readonly Variant[]
  readonly declared?: Declared<Product>
  /**
   * What staff counted in the chat since the files last had their say, by `stockId`; null: not to be counted.
   * This is what an export writes; what is on hand is less by what was sold since.
   */
  readonly counted?: Readonly<Record<string, number | null>>
  /** Gone from the files, and kept hidden because carts or orders name it. */
  readonly archived?: true
}

export interface Catalog {
  readonly categories: readonly Category[]
  readonly products: readonly Product[]
}

/** What one cart or order line names: a product, and the variant where the product has some. */
export interface Item {
  readonly product: string
  readonly variant: string | null
}

/** The key under which stock of an item is counted. */
export function stockId(item: Item): string {
  return item.variant === null ? item.product : `${item.product}/${item.variant}`
}

/** What an item costs today and is called; undefined when the product has no such variant, or needs one. */
export function offerOf(
  product: Product,
  variant: string | null,
): { readonly price: number; readonly was?: number; readonly variant: Variant | null } | undefined {
  if (product.variants.length === 0) {
    if (variant !== null) return undefined
    return {
      price: product.price,
      ...(product.was === undefined ? {} : { was: product.was }),
      variant: null,
    }
  }
  const found = product.variants.find((one) => one.id === variant)
  if (!found) return undefined
  return {
    price: found.price,
    ...(found.was === undefined ? {} : { was: found.was }),
    variant: found,
  }
}

/** A variant's name: its own title, else its option values in order ("S · red"). */
export function variantTitle(product: Product, variant: Variant): Text {
  if (variant.title !== undefined) return variant.title
  const values = Object.keys(product.options).map((option) => variant.options[option] ?? '')
  return values.filter((value) => value !== '').join(' · ') || variant.id
}

/** The categories from the top down to `id`, itself included; cut where a parent is missing. */
export function pathTo(id: string | null, categories: ReadonlyMap<string, Category>): Category[] {
  const path: Category[] = []
  let next = id
  while (next !== null && path.length <= categories.size) {
    const category = categories.get(next)
    if (!category) break
    path.unshift(category)
    next = category.parent
  }
  return path
}
