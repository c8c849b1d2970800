import { describe, expect, it } from 'vitest'
import type { Change, Store } from '../../../src/store/store.ts'
import { increment } from '../increment.ts'
import { cart } from '../records.ts'
import { ask } from './databases.ts'
import { databaseForTest, openOn } from './open.ts'
import { wireTo } from './wire.ts'

describe.each([{ poll: false }, { poll: true }])(
  'what others commit ($poll: polled)',
  (options) => {
    it('is heard, and what is committed here is told once', async () => {
      const { url } = await databaseForTest()
      const [here, there] = await Promise.all([openOn(url, options), openOn(url, options)])
      const own: Change[] = []
      here.onCommit((changes, where) => {
        if (where === 'here') own.push(...changes)
      })
      const ownHeard: Change[] = []
      here.onCommit((changes, where) => {
        if (where === 'elsewhere') ownHeard.push(...changes)
      })
      const heard = nextFrom(there, 'stock')
      await here.write((writer) => writer.put('stock', { id: 'rose', onHand: 3 }))
      expect(await heard).toContainEqual({ collection: 'stock', id: 'rose', deleted: false })
      const gone = nextFrom(here, 'carts')
      await increment(there, 1)
      await gone
      const deleted = nextFrom(here, 'carts')
      await there.write((writer) => writer.delete('carts', '1'))
      expect(await deleted).toContainEqual({ collection: 'carts', id: '1', deleted: true })
      expect(own).toEqual([{ collection: 'stock', id: 'rose', deleted: false }])
      expect(ownHeard.map(({ collection }) => collection)).not.toContain('stock')
    })

    it('is heard by collection only where it is much', async () => {
      const { url } = await databaseForTest()
      const [here, there] = await Promise.all([openOn(url, options), openOn(url, options)])
      const heard = nextFrom(there, 'carts')
      await here.write(async (writer) => {
        for (let id = 1; id <= 1200; id += 1) await writer.put('carts', cart(id, 1))
      })
      expect(await heard).toEqual([{ collection: 'carts', deleted: false }])
      expect(await there.read((reader) => reader.count('carts'))).toBe(1200)
    })
  },
)

it('anything may have changed while nothing could be heard', async () => {
  const { url } = await databaseForTest()
  const wire = await wireTo(url)
  const [here, there] = await Promise.all([openOn(wire.url), openOn(url)])
  expect((await here.health()).facts.hears).toBe('notify')
  const heard = nextFrom(here, 'products')
  wire.cut()
  await there.write((writer) => writer.put('stock', { id: 'rose', onHand: 3 }))
  wire.mend()
  expect(await heard).toContainEqual({ collection: 'products', deleted: false })
})

it('notes of transactions are kept for what may still be asked about them', async () => {
  const { url } = await databaseForTest()
  const store = await openOn(url)
  await increment(store, 1)
  const notes = await ask(url, 'SELECT changes FROM shopbot_transactions')
  expect(notes).toEqual([{ changes: '[["carts","1",0]]' }])
})

/** The next changes from elsewhere that touch a collection. */
function nextFrom(store: Store, collection: Change['collection']): Promise<readonly Change[]> {
  return new Promise((resolve) => {
    const stop = store.onCommit((changes, where) => {
      if (where === 'here' || !changes.some((change) => change.collection === collection)) return
      stop()
      resolve(changes)
    })
  })
}
