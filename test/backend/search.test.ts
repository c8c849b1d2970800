import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchMaker } from '../../src/backend/catalog/search.ts'
import type { Product } from '../../src/shop/catalog.ts'
import { product } from './a-catalog.ts'

const vocabulary = ['red', 'rose', 'reed', 'Rot', 'green', 'tea', 'teapot', '12', '120']
const word = fc.constantFrom(...vocabulary)
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '))
const goods = fc.record({ title: text, description: text, sku: word, order: fc.nat(5) })

/** Every product is looked at: what the search does without that. */
function plainSearch(products: readonly Product[], query: string): string[] {
  const wanted = [
    ...new Set(
      query
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter(Boolean),
    ),
  ]
  const begins = (texts: string, prefix: string) =>
    texts
      .toLowerCase()
      .split(' ')
      .some((one) => one.startsWith(prefix))
  const rank = (one: Product) => wanted.filter((prefix) => begins(String(one.title), prefix)).length
  return products
    .filter((one) =>
      wanted.every((prefix) => begins(`${one.title} ${one.description} ${one.sku}`, prefix)),
    )
    .toSorted((a, b) => rank(b) - rank(a) || a.order - b.order)
    .map(({ id }) => id)
}

const queries = ['r', 're', 'red', 'te', 'tea', 'teapot gree', 'r t 1', '12', '120 red', 'nothing']

test('finds what has every word, whether few products have it or thousands, best first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(goods, { minLength: 1, maxLength: 20 }),
      fc.constantFrom(1, 300),
      async (some, times) => {
        const make = searchMaker()
        const all = Array.from({ length: times }, () => some).flat()
        const before = all.map((one, at) => product(`p${at}`, one))
        // The next revision shares most of its records with the one before.
        const after = before.map((one, at) =>
          at % 7 === 0 ? { ...one, title: 'green reed' } : one,
        )
        for (const products of [before, after, after.slice(1)]) {
          const search = await make(products)
          for (const query of queries) {
            const found = search(query)
            const ids = found.slice(0, found.total).map(({ id }) => id)
            expect([query, ids]).toEqual([query, plainSearch(products, query)])
          }
        }
      },
    ),
    { numRuns: 8 },
  )
})
