import { describe, expect, it, onTestFinished } from 'vitest'
import type { Store } from '../../../src/store/store.ts'
import { increment, quantity } from '../increment.ts'
import { cart, hold } from '../records.ts'
import { ask } from './databases.ts'
import { databaseForTest, openOn } from './open.ts'
import { startPostgres } from './server.ts'
import { wireTo } from './wire.ts'

describe('many processes on one database', () => {
  it('lose no update of the same record', async () => {
    const { url } = await databaseForTest()
    const stores = await Promise.all([1, 2, 3, 4].map(() => openOn(url)))
    await Promise.all(stores.flatMap((store) => times(25, () => increment(store, 1))))
    expect(await quantity(stores[0] as Store)).toBe(100)
    const health = await Promise.all(stores.map((store) => store.health()))
    const conflicts = health.map(({ facts }) => Number(facts.conflicts))
    expect(Math.max(...conflicts)).toBeGreaterThan(0)
  })

  it('never both act upon what the other has changed meanwhile', async () => {
    const { url } = await databaseForTest()
    const stores = await Promise.all([openOn(url), openOn(url)])
    // Each looks whether there is a hold of any order on the last piece, and takes it if not.
    const take = (store: Store, order: string) =>
      store.write(async (writer) => {
        const held = await writer.find('holds', { index: { name: 'stock', value: 'last' } })
        if (held.length > 0) return false
        await writer.put('holds', hold(order, order, 'last'))
        return true
      })
    for (let round = 0; round < 10; round += 1) {
      const taken = await Promise.all(stores.map((store, at) => take(store, `${round}-${at}`)))
      expect(taken.filter(Boolean).length).toBe(round === 0 ? 1 : 0)
    }
  })

  it('claim each their own', async () => {
    const { url } = await databaseForTest()
    const [one, other] = await Promise.all([openOn(url), openOn(url)])
    await one.write(async (writer) => {
      for (const id of [1, 2, 3, 4]) await writer.put('carts', cart(id, 1))
    })
    const seen = await one.write(async (writer) => {
      const mine = await writer.claim('carts', { limit: 2 })
      const theirs = await other.write((second) => second.claim('carts', { limit: 2 }))
      return [mine, theirs].map((carts) => carts.map(({ customer }) => customer))
    })
    expect(seen).toEqual([
      [1, 2],
      [3, 4],
    ])
  })
})

describe('the database refuses', () => {
  it('stock below nothing, and only the work that wants it fails', async () => {
    const { url } = await databaseForTest()
    const store = await openOn(url)
    const [bad, good] = await Promise.allSettled([
      store.write((writer) => writer.put('stock', { id: 'rose', onHand: -1 })),
      increment(store, 1),
    ])
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: '23514' } })
    expect(good.status).toBe('fulfilled')
    expect(await store.read((reader) => reader.count('stock'))).toBe(0)
    expect(await quantity(store)).toBe(1)
  })

  it('a second hold of an order on the same stock', async () => {
    const { url } = await databaseForTest()
    const store = await openOn(url)
    await store.write((writer) => writer.put('holds', hold('a', 'order', 'rose')))
    const second = store.write((writer) => writer.put('holds', hold('b', 'order', 'rose')))
    await expect(second).rejects.toMatchObject({ code: '23505' })
  })
})

describe('a connection that is lost', () => {
  it('with the answer to a commit: what was committed is not done again', async () => {
    const { url } = await databaseForTest()
    const wire = await wireTo(url)
    const store = await openOn(wire.url)
    for (let round = 1; round <= 5; round += 1) {
      const lost = wire.loseAnswerTo('COMMIT')
      const writing = increment(store, 1)
      await lost
      expect(await writing).toBe(round)
    }
    expect(await quantity(store)).toBe(5)
    expect((await store.health()).facts.losses).toBe(0)
  })

  it('before a commit: the work is run again', async () => {
    const { url } = await databaseForTest()
    const wire = await wireTo(url)
    const store = await openOn(wire.url)
    await increment(store, 1)
    const lost = wire.loseAnswerTo('shopbot_carts')
    const writing = increment(store, 1)
    await lost
    expect(await writing).toBe(2)
    expect(await quantity(store)).toBe(2)
    expect((await store.health()).facts.losses).toBe(1)
  })

  it('for long: who asks is told to come again, and then it goes on', async () => {
    const { url } = await databaseForTest()
    const wire = await wireTo(url)
    const store = await openOn(wire.url)
    await increment(store, 1)
    wire.cut()
    await Promise.all([
      expect(increment(store, 1)).rejects.toMatchObject({ code: 'store-unavailable' }),
      expect(quantity(store)).rejects.toMatchObject({ code: 'store-unavailable' }),
    ])
    expect((await store.health()).ok).toBe(false)
    wire.mend()
    expect(await increment(store, 1)).toBe(2)
    expect((await store.health()).ok).toBe(true)
  })
})

describe('a server that is started again', () => {
  it.each(['restart', 'kill'] as const)(
    'by %s: writers and readers wait and go on',
    async (how) => {
      const postgres = await startPostgres()
      onTestFinished(() => postgres.remove())
      const store = await openOn(postgres.url())
      let done = 0
      let stop = false
      let tell = () => {}
      const tenMore = () => {
        const wanted = done + 10
        return new Promise<void>((resolve) => {
          tell = () => {
            if (done >= wanted) resolve()
          }
        })
      }
      const writing = times(4, async () => {
        while (!stop) {
          await increment(store, 1)
          done += 1
          // One that is cut off in the middle is for whoever asked to ask again.
          await quantity(store).catch((error: unknown) => {
            expect(error).toMatchObject({ code: 'store-unavailable' })
          })
          tell()
        }
      })
      for (let round = 0; round < 2; round += 1) {
        await tenMore()
        if (how === 'restart') await postgres.restart()
        else {
          await postgres.kill()
          await postgres.start()
        }
      }
      await tenMore()
      stop = true
      await Promise.all(writing)
      expect(await quantity(store)).toBe(done)
      await store.close()
    },
  )
})

it('answers from an index when few are wanted, also of small tables', async () => {
  const { url } = await databaseForTest()
  const store = await openOn(url)
  await store.write(async (writer) => {
    for (let id = 0; id < 300; id += 1) await writer.put('holds', hold(`h${id}`, `o${id}`, 's'))
  })
  const plan = await ask(url, `SET enable_seqscan = off; ANALYZE shopbot_holds`).then(() =>
    ask(
      url,
      `EXPLAIN SELECT key, body FROM shopbot_holds WHERE by_stock = 's' AND key > 'h1' ORDER BY key LIMIT 5`,
    ),
  )
  const text = plan.map((row) => row['QUERY PLAN']).join('\n')
  expect(text).toContain('Index Scan using')
  expect(text).not.toContain('Sort')
})

const times = <T>(count: number, work: () => Promise<T>): Promise<T>[] =>
  Array.from({ length: count }, work)
