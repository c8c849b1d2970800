import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daily } from './a-day.ts'
import { backendForTest, openBackend } from './open-backend.ts'
import type { Flat } from './three-way/rule.ts'
import { fieldsOf, variantFields } from './three-way/rule.ts'
import { World } from './three-way/world.ts'

const titles = { 'title.uk': 'Т0', 'title.en': 'T0' }
const plain: Flat = { ...titles, price: 1000, stock: 5, hidden: false, description: undefined }
const sized: Flat = {
  ...{ ...titles, hidden: false, description: undefined, options: 's,l' },
  ...{ 'variants.s.price': 1000, 'variants.s.stock': 5 },
  ...{ 'variants.l.price': 2000, 'variants.l.stock': undefined },
}
const ids = ['p0', 'p1', 'mug', 'n0', 'added', 'added-2', 'p0-1', 'mug-1'] as const

/** Few values, so that the same is often said twice. */
const wordOf = (field: string, at: number): unknown => {
  if (field === 'hidden') return at % 2 === 1
  if (field.endsWith('price')) return 1000 + 500 * at
  if (field.endsWith('stock')) return at === 2 ? undefined : 5 + at
  return field === 'description' && at === 0 ? undefined : `T${at}`
}

type Step = (world: World) => void | Promise<void>

// The one that comes in sizes has the most that can happen to it.
const id = fc.oneof(fc.constantFrom(...ids), fc.constant('mug'))
const size = fc.constantFrom('s', 'l', 'm')
const sizes = ['s', 'l', 'm'].flatMap(variantFields)
const field = fc.constantFrom(...new Set([...fieldsOf(plain), ...sizes, 'title']))
const value = fc.tuple(field, fc.nat(2)).map(([name, at]) => [name, wordOf(name, at)] as const)
const on = (
  run: (world: World, id: string, field: string, value: unknown) => void | Promise<void>,
) =>
  fc.tuple(id, value).map(
    ([one, [name, of]]): Step =>
      (world) =>
        run(world, one, name, of),
  )

const ofSize = (
  run: (world: World, id: string, size: string, at: number) => void | Promise<void>,
) =>
  fc.tuple(id, size, fc.nat(2)).map(
    ([one, of, at]): Step =>
      (world) =>
        run(world, one, of, at),
  )

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: on((world, one, name, of) => world.write(one, name, of)), weight: 8 },
  { arbitrary: on((world, one, name, of) => world.edit(one, name, of)), weight: 8 },
  { arbitrary: on((world, one) => world.strike(one)), weight: 1 },
  { arbitrary: on((world, one) => world.rename(one)), weight: 1 },
  { arbitrary: on((world, one, name, of) => world.adopt(one, name, of)), weight: 1 },
  { arbitrary: on((world) => world.writeNew('n0', plain)), weight: 1 },
  { arbitrary: on((world) => world.add('Added', 1500, 6)), weight: 1 },
  { arbitrary: ofSize((world, one, of) => world.sell(one, of)), weight: 3 },
  { arbitrary: ofSize((world, one, of) => world.wish(one, of)), weight: 2 },
  { arbitrary: ofSize((world, one, of) => world.strikeSize(one, of)), weight: 2 },
  {
    arbitrary: ofSize((world, one, of, at) =>
      world.writeSize(one, of, 1000 + 500 * at, wordOf('stock', at)),
    ),
    weight: 3,
  },
  {
    arbitrary: ofSize((world, one, _, at) =>
      world.sellOtherwise(one, 1000 + 500 * at, wordOf('stock', at)),
    ),
    weight: 1,
  },
  {
    arbitrary: fc.constantFrom<'ours' | 'theirs'>('ours', 'theirs').map(
      (choice): Step =>
        (world) =>
          world.import(choice),
    ),
    weight: 4,
  },
)

const numRuns = Number(process.env.SHOPBOT_RUNS ?? 30)

test(
  'no edit of the files or of staff is lost without being shown, whoever wins',
  async () => {
    let plansOfEdited = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 10, maxLength: 30, size: 'max' }),
        async (steps) => {
          const backend = await openBackend({ empty: true, settings: daily })
          try {
            const world = new World(backend)
            for (const one of ['p0', 'p1']) world.writeNew(one, plain)
            world.writeNew('mug', sized)
            await world.import('ours')
            for (const run of steps) await run(world)
            await world.import('theirs')
            await world.prove()
            plansOfEdited += world.plansOfEdited
          } finally {
            await backend.close()
          }
        },
      ),
      { numRuns },
    )
    expect(plansOfEdited).toBeGreaterThan(0)
  },
  Math.max(60_000, numRuns * 500),
)

test('what staff made of it stands out when the files go from one way of selling it to the other and back', async () => {
  const backend = await backendForTest({ empty: true, settings: daily })
  const world = new World(backend)
  world.writeNew('p0', plain)
  await world.import('ours')
  await world.edit('p0', 'price', 1500)
  world.sellOtherwise('p0', 1500, 5)
  await world.import('theirs')
  // The least price of the sizes is no word of the files about the price of the product.
  world.sellOtherwise('p0', 1000, 5)
  await world.import('theirs')
})

test('what the files took over from the shop differs from it language by language', async () => {
  const backend = await backendForTest({ empty: true, settings: daily })
  const world = new World(backend)
  world.writeNew('p0', plain)
  await world.import('ours')
  await world.edit('p0', 'price', 1500)
  world.strike('p0')
  await world.import('theirs')
  world.adopt('p0', 'title.uk', 'T1')
  await world.import('ours')
})

test('a stock of the shop that stands against the files is still told at the next import', async () => {
  const backend = await backendForTest({ empty: true, settings: daily })
  const world = new World(backend)
  await world.import('ours')
  await world.add('Added', 1500, 6)
  world.adopt('added', 'stock', 5)
  await world.import('theirs')
  await world.import('theirs')
})
