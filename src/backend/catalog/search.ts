import type { Product } from '../../shop/catalog.ts'
import { SearchWords, words } from './search-words.ts'

/** What was found, best first. */
export interface Found {
  readonly total: number
  /** Some of it, as of an array. */
  slice(from: number, to: number): Product[]
}

export type Search = (query: string) => Found

/**
 * Makes the searches of one revision after another. A search finds products in which each word searched for begins
 * some word: of the title first, then of article number, variants and description.
 */
export function searchMaker(): (products: readonly Product[]) => Promise<Search> {
  let known = new SearchWords()
  return async (products) => {
    const ordered = products.toSorted((a, b) => a.order - b.order)
    const mine = known
    const listed = await listByWord(ordered, mine)
    // Words that no product has any more are not kept for ever.
    if (listed.used * 2 < mine.size) known = new SearchWords()
    return searchIn(ordered, mine, listed)
  }
}

/** For each word, by its number, the products that have it: twice their place, and 1 more where the title has it. */
interface Listed {
  /** Where those of a word begin in `places`; those of the next one follow them. */
  readonly begins: Uint32Array
  readonly places: Uint32Array
  /** How many words some product has. */
  readonly used: number
}

async function listByWord(products: readonly Product[], known: SearchWords): Promise<Listed> {
  await inTurns(products, (product) => known.of(product))
  const begins = new Uint32Array(known.size + 1)
  await inTurns(products, (product) => {
    for (const entry of known.of(product)) at(begins, (entry >>> 1) + 1, 1)
  })
  let used = 0
  for (let word = 1; word < begins.length; word += 1) {
    if (begins[word] !== 0) used += 1
    at(begins, word, begins[word - 1] ?? 0)
  }
  const places = new Uint32Array(begins.at(-1) ?? 0)
  const next = begins.slice()
  await inTurns(products, (product, place) => {
    for (const entry of known.of(product)) {
      const word = entry >>> 1
      places[next[word] ?? 0] = place * 2 + (entry & 1)
      at(next, word, 1)
    }
  })
  return { begins, places, used }
}

function at(counts: Uint32Array, place: number, more: number): void {
  counts[place] = (counts[place] ?? 0) + more
}

/** Does something with each of many, and lets others have their turn in between: a payment does not wait for it. */
async function inTurns(
  products: readonly Product[],
  work: (product: Product, place: number) => void,
): Promise<void> {
  let begun = performance.now()
  for (const [place, product] of products.entries()) {
    work(product, place)
    if (place % 64 !== 63 || performance.now() - begun < turnMs) continue
    await new Promise((resolve) => setImmediate(resolve))
    begun = performance.now()
  }
}

const turnMs = 8

/** No more words of a query are looked at: as many as a byte has bits. */
const mostWords = 8

function searchIn(products: readonly Product[], known: SearchWords, listed: Listed): Search {
  return (query) => {
    const wanted = [...new Set(words(query))].slice(0, mostWords)
    const ranges = wanted.map((prefix) => rangesOf(prefix, known, listed))
    const rarest = ranges.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0]
    if (!rarest) return { total: 0, slice: () => [] }
    const hits =
      sizeOf(rarest) > few
        ? hitsOfAll(products.length, ranges, listed)
        : hitsAmong(placesIn(rarest, listed), products, wanted, known)
    const best = bestFirst(hits)
    return {
      total: best.length,
      slice: (from, to) => [...best.slice(from, to)].flatMap((place) => products[place] ?? []),
    }
  }
}

/** Up to here each product that has the rarest word is asked for the others, so that a common one costs nothing. */
const few = 1000

interface Range {
  readonly begin: number
  readonly end: number
}

/** Where in `places` the words stand that begin so; those that came with later revisions are none of this one. */
function rangesOf(prefix: string, known: SearchWords, { begins }: Listed): Range[] {
  return known
    .beginningWith(prefix)
    .flatMap((word) =>
      word + 1 < begins.length ? [{ begin: begins[word] ?? 0, end: begins[word + 1] ?? 0 }] : [],
    )
}

function sizeOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, { begin, end }) => sum + end - begin, 0)
}

function placesIn(ranges: readonly Range[], { places }: Listed): number[] {
  const found = new Set<number>()
  for (const { begin, end } of ranges)
    for (const entry of places.subarray(begin, end)) found.add(entry >>> 1)
  return [...found].sort((a, b) => a - b)
}

/** Places of products that have every word, in the order of the shop, each with how many are in its title. */
interface Hits {
  readonly places: number[]
  readonly ranks: number[]
}

function hitsAmong(
  candidates: readonly number[],
  products: readonly Product[],
  wanted: readonly string[],
  known: SearchWords,
): Hits {
  const hits: Hits = { places: [], ranks: [] }
  for (const place of candidates) {
    const product = products[place]
    const found = wanted.map((prefix) => product && known.has(product, prefix))
    if (!found.every(Boolean)) continue
    hits.places.push(place)
    hits.ranks.push(found.filter((has) => has === 'in the title').length)
  }
  return hits
}

function hitsOfAll(
  products: number,
  ranges: readonly (readonly Range[])[],
  { places }: Listed,
): Hits {
  // Which of the words each product has, and which its title has: a bit for each word.
  const has = new Uint8Array(products)
  const titled = new Uint8Array(products)
  for (const [bit, of] of ranges.entries()) {
    for (const { begin, end } of of) {
      for (let next = begin; next < end; next += 1) {
        const entry = places[next] ?? 0
        const place = entry >>> 1
        has[place] = (has[place] ?? 0) | (1 << bit)
        if ((entry & 1) === 1) titled[place] = (titled[place] ?? 0) | (1 << bit)
      }
    }
  }
  const hits: Hits = { places: [], ranks: [] }
  const all = (1 << ranges.length) - 1
  for (let place = 0; place < products; place += 1) {
    if (has[place] !== all) continue
    hits.places.push(place)
    hits.ranks.push(bitsOf(titled[place] ?? 0))
  }
  return hits
}

/** Counted first and then put in their places: a common word finds nearly everything. */
function bestFirst({ places, ranks }: Hits): Uint32Array {
  const begins = new Uint32Array(mostWords + 2)
  for (const rank of ranks) at(begins, mostWords - rank + 1, 1)
  for (let rank = 1; rank < begins.length; rank += 1) at(begins, rank, begins[rank - 1] ?? 0)
  const best = new Uint32Array(places.length)
  for (let next = 0; next < places.length; next += 1) {
    const rank = mostWords - (ranks[next] ?? 0)
    best[begins[rank] ?? 0] = places[next] ?? 0
    at(begins, rank, 1)
  }
  return best
}

function bitsOf(byte: number): number {
  let bits = 0
  for (let rest = byte; rest > 0; rest >>>= 1) bits += rest & 1
  return bits
}
