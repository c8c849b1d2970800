import { expect, test } from 'vitest'
import { applyDecision } from '../../src/catalog/apply.ts'
import { decideImport } from '../../src/catalog/decide.ts'
import type { Product } from '../../src/shop/catalog.ts'
import type { Deliver } from '../../src/shop/digital.ts'
import { defaultHold, defaultRetry, defaultServer, type Settings } from '../../src/shop/settings.ts'
import type { Store } from '../../src/store/store.ts'
import { hastyDisk, openSound, shopFolder } from '../store/lowdb/shop-folder.ts'

const settings: Settings = {
  name: 'Books',
  currency: 'XTR',
  languages: ['en'],
  timezone: 'UTC',
  admins: [],
  moderators: [],
  payment: { methods: [], ask: [] },
  delivery: [],
  promotions: [],
  hold: defaultHold,
  retry: defaultRetry,
  server: defaultServer,
  texts: {},
}

function product(id: string, deliver: Deliver | undefined, stock?: number): Product {
  return {
    id,
    category: null,
    alsoIn: [],
    order: 1,
    title: id,
    price: 10,
    photos: [],
    ...(stock === undefined ? {} : { stock }),
    hidden: false,
    ...(deliver === undefined ? {} : { deliver }),
    options: {},
    variants: [],
  }
}

const keyed = (id: string, ...keys: string[]) => product(id, { keys })

async function bringIn(store: Store, ...products: Product[]) {
  return store.write(async (writer) => {
    const wanted = { catalog: { categories: [], products }, settings }
    const decision = decideImport(wanted, {
      categories: new Map(),
      products: new Map((await writer.find('products', {})).map((one) => [one.id, one])),
      settings: (await writer.get('settings', 'shop'))?.settings,
    })
    const [newest] = await writer.find('revisions', { newest: true, limit: 1 })
    const after = newest?.id ?? null
    const meta = { now: new Date(0), by: 'test', files: 'f', after, isNamed: () => false }
    await applyDecision(writer, decision, settings, meta)
    return decision.plan
  })
}

/** As a payment does: the order gets these keys, and that many fewer are on hand. */
async function sell(store: Store, id: string, ...keys: string[]) {
  await store.write(async (writer) => {
    for (const key of await writer.find('keys', { index: { name: 'product', value: id } }))
      if (keys.includes(key.key)) await writer.put('keys', { ...key, order: 'an-order' })
    const stock = await writer.get('stock', id)
    await writer.put('stock', { id, onHand: (stock?.onHand ?? 0) - keys.length })
  })
}

async function shelf(store: Store, id: string) {
  return store.read(async (reader) => {
    const keys = await reader.find('keys', { index: { name: 'product', value: id } })
    const of = (free: boolean) =>
      keys
        .filter((key) => (key.order === null) === free)
        .map((key) => key.key)
        .sort()
    return {
      free: of(true),
      sold: of(false),
      onHand: (await reader.get('stock', id))?.onHand ?? null,
    }
  })
}

async function emptyStore() {
  return openSound({ dir: await shopFolder(), disk: hastyDisk })
}

test('as many can be sold as keys are free; new ones are added, those taken out are gone', async () => {
  const store = await emptyStore()
  await bringIn(store, keyed('game', 'A', 'B', 'C'))
  expect(await shelf(store, 'game')).toEqual({ free: ['A', 'B', 'C'], sold: [], onHand: 3 })
  await bringIn(store, keyed('game', 'A', 'C', 'D', 'E'))
  expect(await shelf(store, 'game')).toEqual({ free: ['A', 'C', 'D', 'E'], sold: [], onHand: 4 })
  await store.close()
})

test('a key that a customer has stays theirs, whatever the files say later', async () => {
  const store = await emptyStore()
  await bringIn(store, keyed('game', 'A', 'B', 'C'))
  await sell(store, 'game', 'A', 'B')
  const left = { free: ['C', 'D'], sold: ['A', 'B'], onHand: 2 }
  await bringIn(store, keyed('game', 'A', 'B', 'C', 'D'))
  expect(await shelf(store, 'game')).toEqual(left)
  await bringIn(store, keyed('game', 'C', 'D'))
  expect(await shelf(store, 'game')).toEqual(left)
  await bringIn(store, keyed('game', 'D', 'C', 'B', 'A'))
  expect(await shelf(store, 'game')).toEqual(left)
  await store.close()
})

test('a product that gets another id does not sell its sold keys again', async () => {
  const store = await emptyStore()
  await bringIn(store, keyed('game', 'A', 'B'))
  await sell(store, 'game', 'A')
  await bringIn(store, keyed('the-game', 'A', 'B'))
  expect(await shelf(store, 'the-game')).toEqual({ free: ['B'], sold: [], onHand: 1 })
  expect(await shelf(store, 'game')).toEqual({ free: [], sold: ['A'], onHand: null })
  await store.close()
})

test('keys that become a text count no more, and a stock that becomes keys is theirs', async () => {
  const store = await emptyStore()
  await bringIn(store, keyed('game', 'A', 'B'))
  await bringIn(store, product('game', { text: 'Thanks' }))
  expect(await shelf(store, 'game')).toEqual({ free: [], sold: [], onHand: null })
  await bringIn(store, product('game', { text: 'Thanks' }, 7))
  expect(await shelf(store, 'game')).toMatchObject({ onHand: 7 })
  await bringIn(store, keyed('game', 'A'))
  expect(await shelf(store, 'game')).toEqual({ free: ['A'], sold: [], onHand: 1 })
  await bringIn(store, product('game', undefined, 4))
  expect(await shelf(store, 'game')).toEqual({ free: [], sold: [], onHand: 4 })
  await store.close()
})

test('a plan says how much is delivered, never what', async () => {
  const store = await emptyStore()
  const plans = [
    await bringIn(store, keyed('game', 'SECRET-1')),
    await bringIn(store, keyed('game', 'SECRET-1', 'SECRET-2', 'SECRET-3')),
    await bringIn(store, keyed('game', 'SECRET-1', 'SECRET-2', 'SECRET-4')),
    await bringIn(store, product('game', { text: 'SECRET' })),
    await bringIn(store, product('game', { text: { en: 'SECRET too' } })),
    await bringIn(store, product('game', undefined)),
  ]
  expect(JSON.stringify(plans)).not.toContain('SECRET')
  const told = plans.map(({ items }) => items[0]?.fields.find(({ name }) => name === 'deliver'))
  expect(told.map((field) => [field?.before, field?.after])).toEqual([
    [undefined, '1 key'],
    ['1 key', '3 keys'],
    ['3 keys', '3 keys'],
    ['3 keys', 'text'],
    ['text', 'text'],
    ['text', undefined],
  ])
  await store.close()
})
