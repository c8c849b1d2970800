import { expect, it } from 'vitest'
import type { Store, Writer } from '../../../src/store/store.ts'
import { increment, quantity } from '../increment.ts'
import { cart, hold } from '../records.ts'
import { databaseForTest, openOn } from './open.ts'
import { wireTo } from './wire.ts'

const held = (store: Store) =>
  store.write(async (writer) => (await writer.get('carts', '1'))?.lines[0]?.quantity)

/** Two processes on one database; the first works upon what it remembers. */
async function twoStores() {
  const { url } = await databaseForTest()
  const [here, there] = await Promise.all([openOn(url), openOn(url)])
  for (let count = 1; count <= 4; count += 1) await increment(here, 1)
  return { url, here, there }
}

it('a change upon what another has changed meanwhile is made upon that', async () => {
  const { here, there } = await twoStores()
  for (let round = 1; round <= 5; round += 1) {
    await increment(there, 1)
    expect(await increment(here, 1)).toBe(4 + 2 * round)
  }
  expect(await quantity(there)).toBe(14)
  expect((await here.health()).facts).toMatchObject({ conflicts: 0, losses: 0 })
})

it('what is only looked at, or refused, is told as it is now', async () => {
  const { here, there } = await twoStores()
  expect(await held(here)).toBe(4)
  await increment(there, 1)
  expect(await held(here)).toBe(5)
  await increment(there, 1)
  const refused = here.write(async (writer) => {
    throw new Error(`Only ${(await writer.get('carts', '1'))?.lines[0]?.quantity}`)
  })
  await expect(refused).rejects.toThrow('Only 6')
  expect(await held(here)).toBe(6)
  await there.write((writer) => writer.delete('carts', '1'))
  expect(await held(here)).toBeUndefined()
  await increment(there, 1)
  expect(await held(here)).toBe(1)
})

const answer = (key: string) => {
  return { key, request: 'r', status: 200, body: '{}', at: '2026-01-02T03:04:05Z' }
}

/** As the backend runs a mutation: once a key, with what it changes. */
const once = (store: Store, key: string) =>
  store.write(async (writer) => {
    if (await writer.get('answers', key)) return 'again'
    const held = await writer.get('carts', '1')
    await writer.put('carts', cart(1, (held?.lines[0]?.quantity ?? 0) + 1))
    await writer.put('answers', answer(key))
    return 'first'
  })

it('a repetition finds the answer that was kept', async () => {
  const { here, there } = await twoStores()
  expect(await once(here, 'key')).toBe('first')
  expect(await once(here, 'key')).toBe('again')
  expect(await once(there, 'key')).toBe('again')
  expect(await quantity(there)).toBe(5)
})

it('a repetition among others that share its transaction is told so, and they are made', async () => {
  const { here } = await twoStores()
  await once(here, 'b')
  const said = await Promise.all(['a', 'b', 'c', 'a', 'd'].map((key) => once(here, key)))
  expect(said).toEqual(['first', 'again', 'first', 'again', 'first'])
  expect(await quantity(here)).toBe(8)
})

it.each([1, 5])(
  'a repetition is told so even where it would be refused, among %i',
  async (count) => {
    const { here, there } = await twoStores()
    const refusing = (key: string) =>
      here.write(async (writer) => {
        if (await writer.get('answers', key)) return 'again'
        throw new Error('It is sold out by now')
      })
    await once(there, 'key')
    const others = Array.from({ length: count - 1 }, (_, at) => once(here, `other ${at}`))
    expect(await Promise.all([refusing('key'), ...others])).toEqual([
      'again',
      ...others.map(() => 'first'),
    ])
    await expect(refusing('new')).rejects.toThrow('sold out')
  },
)

it('of the same asked in two processes at once one is made', async () => {
  const { here, there } = await twoStores()
  for (let round = 1; round <= 10; round += 1) {
    const said = await Promise.all([here, there].map((store) => once(store, `key ${round}`)))
    expect(said.sort()).toEqual(['again', 'first'])
  }
  expect(await quantity(here)).toBe(14)
})

it('a work upon a right guess is run once, whatever it does with the record', async () => {
  const { here } = await twoStores()
  let runs = 0
  const work = (change: (writer: Writer) => Promise<void>) =>
    here.write(async (writer) => {
      runs += 1
      await writer.get('carts', '1')
      await change(writer)
    })
  await work((writer) => writer.put('carts', cart(1, 9)))
  await work((writer) => writer.delete('carts', '1'))
  await work((writer) => writer.put('carts', cart(1, 2)))
  await work(async () => undefined)
  expect(runs).toBe(4)
  expect(await quantity(here)).toBe(2)
})

it('what is asked after a guess belongs to the same state as the guess', async () => {
  const { here, there } = await twoStores()
  const look = () =>
    here.write(async (writer) => {
      const cart = await writer.get('carts', '1')
      const held = await writer.find('holds', { index: { name: 'stock', value: 'rose' } })
      return [cart?.lines[0]?.quantity, held.length]
    })
  for (let round = 1; round <= 4; round += 1) {
    await there.write(async (writer) => {
      await writer.put('carts', cart(1, 4 + round))
      await writer.put('holds', hold(`h${round}`, `o${round}`, 'rose'))
    })
    expect(await look()).toEqual([4 + round, round])
  }
})

it('one message changes what is remembered; its commit counts once when the answer is lost', async () => {
  const { url } = await databaseForTest()
  const wire = await wireTo(url)
  const store = await openOn(wire.url)
  for (let count = 1; count <= 4; count += 1) await increment(store, 1)
  const lost = wire.loseAnswerTo('EXECUTE shopbot_carts_swap')
  const writing = increment(store, 1)
  await lost
  expect(await writing).toBe(5)
  expect(await quantity(store)).toBe(5)
  expect((await store.health()).facts.losses).toBe(0)
})

it('many processes that work upon what they remember lose no change', async () => {
  const { url } = await databaseForTest()
  const stores = await Promise.all([1, 2, 3].map(() => openOn(url)))
  const taps = async (store: Store) => {
    for (let count = 0; count < 25; count += 1) await increment(store, 1)
  }
  await Promise.all(stores.map(taps))
  expect(await quantity(stores[0] as Store)).toBe(75)
})
