import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SortedKeys } from '../../../src/store/lowdb/keys.ts'

const key = fc.integer({ min: 0, max: 5_000 }).map(String)

it('keeps thousands of keys in order, however they come and go', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(key, { minLength: 1_500, maxLength: 3_000, size: 'max' }),
      fc.array(key, { maxLength: 3_000, size: 'max' }),
      key,
      (added, deleted, from) => {
        const keys = new SortedKeys()
        for (const one of added) keys.add(one)
        for (const one of deleted) keys.delete(one)
        const gone = new Set(deleted)
        const left = added.filter((one) => !gone.has(one)).sort()
        expect(keys.size).toBe(left.length)
        expect([...keys.ascending()]).toEqual(left)
        expect([...keys.descending()]).toEqual(left.toReversed())
        expect([...keys.ascending(from)]).toEqual(left.filter((one) => one > from))
        expect([...keys.descending(from)]).toEqual(left.filter((one) => one < from).reverse())
      },
    ),
    { numRuns: 20 },
  )
})

it('takes keys that grow', () => {
  const keys = new SortedKeys()
  const grown = Array.from({ length: 2_000 }, (_, index) => String(index).padStart(5, '0'))
  for (const one of grown) keys.add(one)
  expect([...keys.ascending()]).toEqual(grown)
})
