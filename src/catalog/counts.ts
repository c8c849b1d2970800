import { type Product, stockId } from '../shop/catalog.ts'
import type { Merge } from './three-way.ts'

/** Counts of stock: what the files declare against what staff counted; sales are no change of either. */
export class Counts {
  readonly changed = new Map<string, number | undefined>()
  readonly #merge: Merge
  readonly #shop: Product
  readonly #kept: Record<string, number | null> = {}

  constructor(merge: Merge, shop: Product) {
    this.#merge = merge
    this.#shop = shop
  }

  of(stock: string): number | null | undefined {
    return this.#shop.counted?.[stock]
  }

  /** Resolves to what the files declare now, which is what a record holds. */
  merge(
    name: string,
    stock: string,
    base: number | undefined,
    files: number | undefined,
  ): number | undefined {
    const counted = this.of(stock)
    const shop =
      counted === undefined ? declaredStock(this.#shop).get(stock) : (counted ?? undefined)
    this.#merge.value(name, { base, files, shop })
    const noted = this.#merge.differences.at(-1)
    if (noted?.name !== name || noted.verdict === 'settled') return files
    // A record holds what the files declare: whatever else stands is a count beside it.
    if (noted.wins === 'shop') this.#kept[stock] = shop ?? null
    else this.set(stock, files)
    return files
  }

  keep(stock: string): void {
    const counted = this.of(stock)
    if (counted !== undefined) this.#kept[stock] = counted
  }

  keepAll(): void {
    for (const stock of Object.keys(this.#shop.counted ?? {})) this.keep(stock)
  }

  set(stock: string, count: number | undefined): void {
    this.changed.set(stock, count)
  }

  /** Every count as the files declare it, and no other. */
  replaceAll(files: Product): void {
    for (const [stock] of declaredStock(this.#shop)) this.set(stock, undefined)
    for (const [stock, count] of declaredStock({ ...files, id: this.#shop.id }))
      this.set(stock, count)
  }

  kept(): Product['counted'] {
    return Object.keys(this.#kept).length === 0 ? undefined : this.#kept
  }
}

/** The stock that the files declare for each thing that can be bought; undefined: not counted. */
export function declaredStock(product: Product): Map<string, number | undefined> {
  if (product.variants.length === 0) return new Map([[product.id, product.stock]])
  return new Map(
    product.variants.map(({ id, stock }) => [stockId({ product: product.id, variant: id }), stock]),
  )
}
