import { expect, it } from 'vitest'
import { moveRecords } from '../../src/store/move.ts'
import type { FillableStore, Kept } from '../../src/store/store.ts'
import { hastyDisk, openSound, shopFolder } from './lowdb/shop-folder.ts'
import { cart, hold, note } from './records.ts'

const open = async () => openSound({ dir: await shopFolder(), disk: hastyDisk })

/** A shop of some pages of records. */
async function filled(): Promise<FillableStore> {
  const store = await open()
  await store.write(async (writer) => {
    for (let n = 0; n < 700; n += 1) await writer.put('updates', note(`n-${n}`, { n, '🌹': [n] }))
    for (let n = 1; n < 5; n += 1) await writer.put('carts', cart(n, n))
    await writer.put('holds', hold('h', 'o'))
  })
  return store
}

const notes = (store: FillableStore) => store.read((reader) => reader.find('updates', {}))

it('copies everything, says what by count and checksum, and tells how far it is', async () => {
  const [from, to] = [await filled(), await open()]
  const told: number[] = []
  const moved = await moveRecords(from, to, (records) => told.push(records))
  expect(moved).toMatchObject({
    ok: true,
    value: {
      records: 705,
      collections: {
        updates: { records: 700, checksum: expect.stringMatching(/^[0-9a-f]{64}$/) },
        carts: { records: 4 },
        holds: { records: 1 },
      },
    },
  })
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(told.at(-1)).toBe(705)
  expect(await notes(to)).toEqual(await notes(from))
  // Back again, into a third: the same sums.
  const third = await open()
  expect(await moveRecords(to, third, () => {})).toEqual(moved)
  for (const store of [from, to, third]) await store.close()
})

it('moves into an empty place only', async () => {
  const [from, to] = [await filled(), await filled()]
  expect(await moveRecords(from, to, () => {})).toMatchObject({
    ok: false,
    problem: { code: 'target-not-empty', facts: { records: 705 } },
  })
  for (const store of [from, to]) await store.close()
})

it.each<[string, (page: readonly Kept[]) => readonly Kept[], string]>([
  ['loses a record', (page) => (page[0]?.[0] === 'carts' ? page.slice(1) : page), 'carts'],
  ['changes a record', (page) => page.map((kept): Kept => changed(kept)), 'holds'],
  ['adds a record', (page) => [...page, ['keys', { id: `k-${page.length}` }]], 'keys'],
])('is not done where the target %s, and leaves it empty', async (_, harm, collection) => {
  const [from, to] = [await filled(), await open()]
  async function* harmed(pages: AsyncIterable<readonly Kept[]>) {
    for await (const page of pages) yield harm(page)
  }
  const faulty = {
    ...to,
    replaceAll: (pages: AsyncIterable<readonly Kept[]>) => to.replaceAll(harmed(pages)),
  }
  expect(await moveRecords(from, faulty, () => {})).toMatchObject({
    ok: false,
    problem: { code: 'move-differs', facts: { collection } },
  })
  expect(await notes(to)).toEqual([])
  expect(await notes(from)).toHaveLength(700)
  for (const store of [from, to]) await store.close()
})

function changed(kept: Kept): Kept {
  return kept[0] === 'holds' ? ['holds', hold('h', 'another')] : kept
}
