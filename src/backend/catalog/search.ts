import { type Product, variantTitle } from '../../shop/catalog.ts'
import { wordings } from '../../shop/text.ts'

export type Search = (query: string) => readonly Product[]

/**
 * Finds products in which each word searched for begins some word: of the title first, then of article
 * number, variants and description. Made at the first search of a revision.
 */
export function makeSearch(products: readonly Product[]): Search {
  const postings = new Map<string, Set<number>>()
  products.forEach((product, number) => {
    for (const word of new Set(wordsOf(product).flatMap(words))) {
      const listed = postings.get(word)
      if (listed) listed.add(number)
      else postings.set(word, new Set([number]))
    }
  })
  const vocabulary = [...postings.keys()].sort()
  const matching = (prefix: string): Set<number> => {
    const found = new Set<number>()
    for (let at = firstFrom(vocabulary, prefix); at < vocabulary.length; at += 1) {
      const word = vocabulary[at] ?? ''
      if (!word.startsWith(prefix)) break
      for (const number of postings.get(word) ?? []) found.add(number)
    }
    return found
  }
  return (query) => {
    const wanted = words(query).slice(0, 8)
    const [first, ...others] = wanted.map(matching)
    if (!first) return []
    const hits = [...first].filter((number) => others.every((other) => other.has(number)))
    return hits
      .flatMap((number) => products[number] ?? [])
      .map((product) => ({ product, rank: rank(product, wanted) }))
      .sort((a, b) => b.rank - a.rank || a.product.order - b.product.order)
      .map(({ product }) => product)
  }
}

/**
 * Lower case in no particular language, compatible forms folded, apostrophes of every kind gone: пʼять and
 * п'ять are one word. They go first, as folding would make a space of the acute accent that stands for one.
 */
function words(text: string): string[] {
  const plain = text
    .replace(/['’‘ʼ`´′＇]/g, '')
    .normalize('NFKC')
    .toLowerCase()
  return plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

function wordsOf(product: Product): string[] {
  return [
    ...wordings(product.title),
    ...(product.description === undefined ? [] : wordings(product.description)),
    product.sku ?? '',
    ...product.variants.flatMap((variant) => [
      variant.sku ?? '',
      ...wordings(variantTitle(product, variant)),
    ]),
  ]
}

function rank(product: Product, wanted: readonly string[]): number {
  const title = wordings(product.title).flatMap(words)
  return wanted.filter((word) => title.some((own) => own.startsWith(word))).length
}

function firstFrom(sorted: readonly string[], prefix: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < prefix) low = middle + 1
    else high = middle
  }
  return low
}
