import { type Product, variantTitle } from '../../shop/catalog.ts'
import { wordings } from '../../shop/text.ts'

/**
 * The words by which products are found, as numbers. Of a product they are looked for once, as long as its record is
 * the same: the next revision costs what has changed.
 */
export class SearchWords {
  readonly #numbers = new Map<string, number>()
  readonly #words: string[] = []
  readonly #found = new WeakMap<Product, Uint32Array>()
  #sorted: readonly number[] = []

  /** How many words there are; their numbers are below it. */
  get size(): number {
    return this.#words.length
  }

  /** Each word of a product once: twice its number, and 1 more where the title has it. */
  of(product: Product): Uint32Array {
    const known = this.#found.get(product)
    if (known) return known
    const found = new Set<number>()
    for (const word of words(wordings(product.title).join(' ')))
      found.add(this.#numberOf(word) * 2 + 1)
    for (const word of words(otherTexts(product).join(' '))) {
      const number = this.#numberOf(word) * 2
      if (!found.has(number + 1)) found.add(number)
    }
    const entries = Uint32Array.from(found)
    this.#found.set(product, entries)
    return entries
  }

  /** Numbers of all words that begin so. */
  beginningWith(prefix: string): readonly number[] {
    if (this.#sorted.length < this.#words.length) this.#sort()
    const begin = this.#firstFrom(prefix)
    let end = begin
    while (this.#wordAt(end)?.startsWith(prefix)) end += 1
    return this.#sorted.slice(begin, end)
  }

  /** Whether a product has a word that begins so; `in the title` where that has it. */
  has(product: Product, prefix: string): 'in the title' | boolean {
    let found = false
    for (const entry of this.of(product)) {
      if (!this.#words[entry >>> 1]?.startsWith(prefix)) continue
      if ((entry & 1) === 1) return 'in the title'
      found = true
    }
    return found
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const number = this.#words.push(word) - 1
    this.#numbers.set(word, number)
    return number
  }

  #sort(): void {
    // A list of strings is sorted several times as fast as one of what stands for them; what is sorted already costs
    // next to nothing.
    const before = this.#sorted.map((number) => this.#words[number] ?? '')
    const sorted = [...before, ...this.#words.slice(before.length)].sort()
    this.#sorted = sorted.flatMap((word) => this.#numbers.get(word) ?? [])
  }

  #wordAt(place: number): string | undefined {
    const number = this.#sorted[place]
    return number === undefined ? undefined : this.#words[number]
  }

  #firstFrom(prefix: string): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#wordAt(middle) ?? '') < prefix) low = middle + 1
      else high = middle
    }
    return low
  }
}

/**
 * Lower case in no particular language, compatible forms folded, apostrophes of every kind gone: пʼять and
 * п'ять are one word. They go first, as folding would make a space of the acute accent that stands for one.
 */
export function words(text: string): string[] {
  const plain = text
    .replace(/['’‘ʼ`´′＇]/g, '')
    .normalize('NFKC')
    .toLowerCase()
  return plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

function otherTexts(product: Product): string[] {
  const { description, sku } = product
  return [
    ...(description === undefined ? [] : wordings(description)),
    ...(sku === undefined ? [] : [sku]),
    ...product.variants.flatMap((variant) => [
      ...(variant.sku === undefined ? [] : [variant.sku]),
      ...wordings(variantTitle(product, variant)),
    ]),
  ]
}
