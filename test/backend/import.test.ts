import { describe, expect, it } from 'vitest'
import type { Catalog, Product } from '../../src/shop/catalog.ts'
import { catalog, category, product } from './a-catalog.ts'
import { admin, daily, onHand, orderOnDelivery, told } from './a-day.ts'
import { backendForTest, olena, type TestBackend, taras, unwrap } from './open-backend.ts'

const open = (wanted: Catalog = catalog) => backendForTest({ settings: daily, catalog: wanted })
const edit = async (backend: TestBackend, id: string, change: object) =>
  unwrap(await backend.client.changeProduct(admin, id, change, backend.key()))
const record = (backend: TestBackend, id: string) =>
  backend.store.read((reader) => reader.get('products', id))

/** The catalogue with some products changed, by id; undefined: gone. */
function changed(changes: Readonly<Record<string, Partial<Product> | undefined>>): Catalog {
  const products = catalog.products.flatMap((one) => {
    if (!(one.id in changes)) return [one]
    const change = changes[one.id]
    return change === undefined ? [] : [{ ...one, ...change }]
  })
  return { ...catalog, products }
}

const plan = async (backend: TestBackend, wanted: Catalog) =>
  unwrap(
    await backend.client.import({
      ...{ catalog: wanted, settings: daily, files: 'g', by: 'test', dryRun: true },
    }),
  )
const back = (backend: TestBackend, dryRun = false) =>
  backend.client.rollback({ by: 'test', dryRun })

describe('a count of staff that the files come to say as well', () => {
  it('stays as sales have left it', async () => {
    const backend = await open()
    await edit(backend, 'rose', { stock: 30 })
    await orderOnDelivery(backend)
    await backend.import(changed({ rose: { stock: 30 } }), daily)
    expect(await onHand(backend, 'rose')).toBe(29)
    expect((await plan(backend, changed({ rose: { stock: 30 } }))).drift).toEqual([])
  })
})

describe('a product that goes', () => {
  it('is hidden while a cart names it, which says so, and its customer is told', async () => {
    const backend = await open()
    await backend.fill(olena, ['rose', 2], ['five', 1])
    const gone = changed({ rose: undefined, five: undefined, 'last-one': undefined })
    const { items } = await plan(backend, gone)
    expect(items.map(({ id, archived, stakes }) => [id, archived, stakes?.carts])).toEqual([
      ['five', true, 1],
      ['last-one', undefined, undefined],
      ['rose', true, 1],
    ])
    await backend.import(gone, daily)
    expect(await record(backend, 'rose')).toMatchObject({ hidden: true, archived: true })
    expect(await record(backend, 'last-one')).toBeUndefined()
    expect(unwrap(await backend.client.cart(olena)).lines).toMatchObject([
      { product: 'rose', problem: 'gone', title: { en: 'Red rose' } },
      { product: 'five', problem: 'gone' },
    ])
    expect(await told(backend)).toEqual([`cart-gone ${olena}`])
    // It is gone for the files as well: nothing is planned again.
    expect(await plan(backend, gone)).toMatchObject({ items: [], drift: [], conflicts: [] })
  })

  it('comes back with its stock when the files name it again', async () => {
    const backend = await open()
    await orderOnDelivery(backend)
    await backend.import(changed({ rose: undefined }), daily)
    expect(await backend.client.product('rose')).toMatchObject({ ok: false })
    await backend.import(catalog, daily)
    expect(unwrap(await backend.client.product('rose')).available).toBe(9)
    expect(await record(backend, 'rose')).not.toHaveProperty('archived')
  })

  it('is the shop’s own once staff show it again', async () => {
    const backend = await open()
    await orderOnDelivery(backend)
    await backend.import(changed({ rose: undefined }), daily)
    await edit(backend, 'rose', { hidden: false })
    const { drift } = await plan(backend, changed({ rose: undefined }))
    expect(drift).toMatchObject([{ id: 'rose', added: true }])
  })

  it('takes nothing along that staff put into its category', async () => {
    const backend = await open()
    const wanted = { category: 'milky', title: 'Cocoa', price: 3000 }
    unwrap(await backend.client.addProduct(admin, wanted, backend.key()))
    const without = {
      ...catalog,
      categories: catalog.categories.filter(({ id }) => id !== 'milky'),
    }
    const moved = { ...without, products: changed({ latte: { category: 'coffee' } }).products }
    await backend.import(moved, daily)
    expect(unwrap(await backend.client.product('cocoa')).path.map(({ id }) => id)).toEqual([
      'drinks',
      'coffee',
    ])
  })
})

describe('was-id', () => {
  it('takes carts, orders, stock, holds and old links along', async () => {
    const backend = await open()
    await backend.fill(olena, ['rose', 2])
    const invoice = { method: 'telegram', delivery: 'pickup' } as const
    await backend.place(olena, await backend.draft(olena, invoice))
    const order = await orderOnDelivery(backend, taras)
    await backend.fill(taras, ['rose', 3])
    await edit(backend, 'rose', { price: 8000 })
    const wanted = changed({ rose: { id: 'scarlet', wasId: 'rose' } as Partial<Product> })
    expect(await plan(backend, wanted)).toMatchObject({
      changes: { create: 0, update: 1, delete: 0 },
      items: [
        {
          id: 'scarlet',
          fields: [{ name: 'id', before: 'rose', after: 'scarlet' }],
          stakes: { carts: 2, invoices: 1 },
        },
      ],
      drift: [{ id: 'scarlet', fields: [{ name: 'price', before: 9900, after: 8000 }] }],
    })
    await backend.import(wanted, daily)
    expect(unwrap(await backend.client.product('rose'))).toMatchObject({
      id: 'scarlet',
      price: 8000,
      available: 9,
    })
    expect(unwrap(await backend.client.cart(taras)).lines).toMatchObject([
      { product: 'scarlet', quantity: 3, problem: null },
    ])
    expect(unwrap(await backend.client.order(order)).lines[0]?.product).toBe('scarlet')
    const holds = await backend.store.read((reader) => reader.find('holds', {}))
    expect(holds.map(({ stock, quantity }) => [stock, quantity])).toEqual([['scarlet', 2]])
    // A button of before still takes it.
    const line = { product: 'rose', variant: null, quantity: 4 }
    const cart = unwrap(await backend.client.setInCart(taras, line, backend.key()))
    expect(cart.lines).toMatchObject([{ product: 'scarlet', quantity: 4 }])
    // It stays in the files, and means nothing any more.
    expect((await plan(backend, wanted)).items).toEqual([])
    unwrap(await back(backend))
    expect(unwrap(await backend.client.cart(taras)).lines).toMatchObject([{ product: 'rose' }])
    expect(await record(backend, 'rose')).toMatchObject({ price: 8000, declared: { price: 9900 } })
    expect(await onHand(backend, 'rose')).toBe(9)
  })

  it('of a category moves what is in it, staff’s too', async () => {
    const backend = await open()
    const wanted = { category: 'milky', title: 'Cocoa', price: 3000 }
    unwrap(await backend.client.addProduct(admin, wanted, backend.key()))
    const categories = catalog.categories.map((one) =>
      one.id === 'milky'
        ? { ...category('creamy', 'coffee'), wasId: 'milky', title: one.title }
        : one,
    )
    const { products } = changed({ latte: { category: 'creamy' } })
    const result = await plan(backend, { categories, products })
    expect(result.items).toMatchObject([
      { kind: 'category', id: 'creamy', fields: [{ name: 'id' }] },
    ])
    await backend.import({ categories, products }, daily)
    expect((await record(backend, 'cocoa'))?.category).toBe('creamy')
    expect(unwrap(await backend.client.category('milky', {})).category?.id).toBe('creamy')
  })

  it('is proposed where something goes and something alike comes', async () => {
    const backend = await open()
    const wanted = changed({ rose: { id: 'rose-2' }, five: { id: 'six', title: 'Six' } })
    const created = (await plan(backend, wanted)).items.filter(({ action }) => action === 'create')
    expect(created.map(({ id, looksLike }) => [id, looksLike])).toEqual([
      ['rose-2', 'rose'],
      ['six', undefined],
    ])
  })
})

describe('a step back', () => {
  const next = changed({
    rose: { price: 7000, stock: 50 },
    five: undefined,
    latte: { title: 'Flat white' },
  })
  const all = (backend: TestBackend) =>
    backend.store.read(async (reader) => ({
      categories: await reader.find('categories', {}),
      products: await reader.find('products', {}),
      stock: await reader.find('stock', {}),
      settings: await reader.find('settings', {}),
    }))

  it('makes the shop what it was, edits of staff that the files overruled as well', async () => {
    const backend = await open()
    await edit(backend, 'rose', { price: 8000 })
    const before = await all(backend)
    const choices = { all: 'ours' } as const
    const more = { ...next, products: [...next.products, product('new', { stock: 3 })] }
    unwrap(
      await backend.client.import({
        ...{ catalog: more, settings: { ...daily, hold: 1 }, files: 'g', by: 'test' },
        ...{ dryRun: false, choices },
      }),
    )
    expect(await all(backend)).not.toEqual(before)
    const { rollback } = unwrap(await back(backend))
    expect([rollback.of.id, rollback.to.id]).toEqual(['00000002', '00000001'])
    expect(await all(backend)).toEqual(before)
  })

  it('keeps what was sold and what staff changed since', async () => {
    const backend = await open()
    await orderOnDelivery(backend)
    await backend.import(next, daily)
    expect(await onHand(backend, 'rose')).toBe(50)
    await orderOnDelivery(backend, taras, 2)
    await edit(backend, 'latte', { variant: 's', price: 100 })
    await edit(backend, 'latte', { title: 'Piccolo' })
    const seen = unwrap(await back(backend, true))
    expect(seen.drift).toMatchObject([{ id: 'latte' }])
    unwrap(await back(backend))
    expect(unwrap(await backend.client.product('rose'))).toMatchObject({
      price: 9900,
      available: 7,
    })
    expect(await record(backend, 'latte')).toMatchObject({
      title: 'Piccolo',
      price: 100,
      declared: { title: 'Latte' },
    })
    expect(await record(backend, 'five')).toBeDefined()
  })

  it('can be taken again, until the first import, and the next import shows the changes anew', async () => {
    const backend = await open()
    await backend.import(changed({ rose: { price: 2 } }), daily)
    await backend.import(changed({ rose: { price: 3 } }), daily)
    const price = async () => unwrap(await backend.client.product('rose')).price
    unwrap(await back(backend))
    expect(await price()).toBe(2)
    unwrap(await back(backend))
    expect(await price()).toBe(9900)
    expect(await back(backend)).toMatchObject({ problem: { code: 'nothing-to-roll-back' } })
    expect((await plan(backend, changed({ rose: { price: 3 } }))).items).toHaveLength(1)
    const { revisions, next } = unwrap(await backend.client.revisions())
    expect(revisions.map(({ rollback }) => rollback?.to)).toEqual([
      ...['00000001', '00000002'],
      ...[undefined, undefined, undefined],
    ])
    expect(next).toBeNull()
  })

  it('is kept for the last twenty imports', async () => {
    const backend = await open()
    for (let price = 1; price <= 24; price += 1)
      await backend.import(changed({ rose: { price } }), daily)
    expect(unwrap(await backend.client.revisions()).revisions).toHaveLength(20)
    const undos = await backend.store.read((reader) => reader.find('undos', {}))
    expect(new Set(undos.map(({ revision }) => revision)).size).toBe(20)
  })
})

it('what was planned is refused once staff have changed something, and not for a customer', async () => {
  const backend = await open()
  const wanted = changed({ rose: { price: 7000 } })
  const request = { catalog: wanted, settings: daily, files: 'g', by: 'test' }
  const { digest } = await plan(backend, wanted)
  await edit(backend, 'five', { hidden: true })
  const stale = await backend.client.import({ ...request, dryRun: false, expect: digest })
  expect(stale).toMatchObject({ problem: { code: 'plan-stale' } })
  const again = await plan(backend, wanted)
  await orderOnDelivery(backend)
  await backend.fill(taras, ['rose', 1])
  const applied = await backend.client.import({ ...request, dryRun: false, expect: again.digest })
  expect(applied).toMatchObject({ ok: true })
})
