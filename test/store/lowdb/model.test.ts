import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Hold } from '../../../src/shop/stock.ts'
import type { Query, Reader, Store } from '../../../src/store/store.ts'
import { sized } from '../../sampled.ts'
import { hold } from '../records.ts'
import { hastyDisk, openSound, shopFolder } from './shop-folder.ts'

const id = fc.constantFrom(...'abcdefgh')
const order = fc.constantFrom('1', '2', '3')
const change = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), id, order }),
  fc.record({ kind: fc.constant('delete' as const), id }),
)
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ changes: fc.array(change), fails: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant('reopen' as const) },
)
const query = fc.record(
  {
    index: fc.record({ name: fc.constant('order' as const), value: order }),
    after: fc.oneof(id, fc.constantFrom('', 'bb', 'z')),
    limit: fc.nat(5),
    newest: fc.boolean(),
  },
  { requiredKeys: [] },
)

it('is a map, whatever is asked of it and however often it is opened', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 12 }),
      fc.array(query, { minLength: 5, maxLength: 5 }),
      fc.constantFrom(1, 1_000_000),
      async (steps, queries, foldBytes) => {
        const dir = await shopFolder()
        const open = () => openSound({ dir, disk: hastyDisk, foldBytes })
        let store = await open()
        let model = new Map<string, Hold>()
        for (const one of steps) {
          if (one === 'reopen') {
            await store.close()
            store = await open()
          } else {
            model = await transact(store, model, one.changes, one.fails, queries)
          }
          await store.read((reader) => compare(reader, model, queries))
        }
        await store.close()
      },
    ),
    { numRuns: sized({ part: 20, whole: 60, long: 60 }) },
  )
})

class Refused extends Error {}

type Change = { kind: 'put'; id: string; order: string } | { kind: 'delete'; id: string }

/** The model after a transaction, which has to see itself as the model says. */
async function transact(
  store: Store,
  before: ReadonlyMap<string, Hold>,
  changes: readonly Change[],
  fails: boolean,
  queries: readonly Query<'holds'>[],
): Promise<Map<string, Hold>> {
  const after = new Map(before)
  const writing = store.write(async (writer) => {
    for (const one of changes) {
      if (one.kind === 'put') {
        await writer.put('holds', hold(one.id, one.order))
        after.set(one.id, hold(one.id, one.order))
      } else {
        await writer.delete('holds', one.id)
        after.delete(one.id)
      }
    }
    await compare(writer, after, queries)
    if (fails) throw new Refused()
  })
  if (!fails) {
    await writing
    return after
  }
  await expect(writing).rejects.toThrow(Refused)
  return new Map(before)
}

async function compare(
  reader: Reader,
  model: ReadonlyMap<string, Hold>,
  queries: readonly Query<'holds'>[],
): Promise<void> {
  for (const key of 'abcdefgh') expect(await reader.get('holds', key)).toEqual(model.get(key))
  for (const one of queries) {
    expect(await reader.find('holds', one)).toEqual(search(model, one))
    const { index } = one
    const all = search(model, index ? { index } : {})
    expect(await reader.count('holds', index ? { index } : {})).toBe(all.length)
  }
}

function search(model: ReadonlyMap<string, Hold>, query: Query<'holds'>): Hold[] {
  const { index, after, limit, newest } = query
  const sorted = [...model.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return (newest ? sorted.reverse() : sorted)
    .filter((one) => !index || one.order === index.value)
    .filter((one) => after === undefined || (newest ? one.id < after : one.id > after))
    .slice(0, limit)
}
