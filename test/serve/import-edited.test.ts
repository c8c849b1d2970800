import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDoor } from '../../src/serve/door.ts'
import { type ImportPlan, planImport } from '../../src/serve/import.ts'
import { silentLog } from '../../src/shop/log.ts'
import { unwrap } from '../backend/open-backend.ts'
import { folderOf } from '../catalog/folder.ts'

const admin = 7
const files = {
  'shop.yaml': `name: Test\ncurrency: UAH\nadmins: [${admin}]\n`,
  'catalog/roses/category.yaml': 'title: Roses\n',
  'catalog/roses/goods.yaml': `products:
  - {id: red-rose, title: Red rose, price: 45.50, stock: 5}
  - id: white-rose
    title: White rose
    price: 40.00
    also-in: [gifts]
    options: {size: [S, L]}
    variants:
      - {id: s, size: S, price: 40.00, stock: 3}
      - {id: l, size: L, price: 60.00}
`,
  'catalog/gifts/category.yaml': 'title: Gifts\n',
  'catalog/gifts/goods.yaml': `products:
  - {id: card, title: Card, price: 70.00, photos: [photos/card.png]}
  - {id: song, title: Song, price: 30.00, deliver: [A-1, A-2]}
`,
  'photos/card.png': await readFile('templates/coffee/photos/beans.png'),
}

/** A shop that has been imported from its files. */
async function importedShop() {
  const dir = await folderOf(files)
  const shop = {
    dir,
    async plan(): Promise<ImportPlan> {
      return shop.withClient(async (client) => unwrap(await planImport(dir, client, 'test')))
    },
    async apply(): Promise<void> {
      await shop.withClient(async (client) => {
        const plan = unwrap(await planImport(dir, client, 'test'))
        if (plan.kind !== 'planned') throw new Error(JSON.stringify(plan))
        unwrap(await plan.apply())
      })
    },
    async withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
      const door = unwrap(await openDoor(dir, { log: silentLog, version: '0' }))
      try {
        return await work(door.client)
      } finally {
        await door.close()
      }
    },
    async replace(path: string, from: string | RegExp, to: string): Promise<void> {
      const text = await readFile(join(dir, path), 'utf8')
      expect(text).toMatch(from)
      await writeFile(join(dir, path), text.replace(from, to))
    },
    /** The same without what is remembered of the last import. */
    async planOfWhole(): Promise<ImportPlan> {
      const kept = join(dir, 'data/cache/imported')
      await rename(kept, `${kept}.away`)
      const plan = await shop.plan()
      await rename(`${kept}.away`, kept)
      return plan
    },
  }
  await shop.apply()
  return shop
}

type Client = Parameters<typeof planImport>[1]

/** What somebody sees of a plan. */
async function seen(plan: ImportPlan) {
  if (plan.kind !== 'planned') return plan
  const { isPart: _, findings: __, apply: ___, places, ...rest } = plan
  return { ...rest, places: [...(await places())] }
}

const roses = 'catalog/roses/goods.yaml'
const gifts = 'catalog/gifts/goods.yaml'

describe('an edit of fields of goods is planned from its file alone, and as from all', () => {
  const edits: [string, string, string | RegExp, string][] = [
    ['a price', roses, '45.50', '49.00'],
    ['a title, lines below', roses, 'products:', '# spring\n\nproducts:'],
    ['a stock', roses, 'stock: 5', 'stock: 9'],
    ['a stock no more counted', roses, ', stock: 5', ''],
    ['a description', roses, 'title: Red rose', 'title: Red rose, description: It smells'],
    ['a price of a variant', roses, '60.00', '55.00'],
    ['a variant less', roses, /\n {6}- {id: l.*/, ''],
    ['visibility', gifts, 'title: Card', 'title: Card, hidden: true'],
    ['a price of what has a picture', gifts, '70.00', '71.00'],
    ['nothing but a note', gifts, 'products:', 'products: # cheap'],
  ]
  it.each(edits)('%s', async (_name, path, from, to) => {
    const shop = await importedShop()
    await shop.replace(path, from, to)
    const plan = await shop.plan()
    expect(plan).toMatchObject({ kind: 'planned', isPart: true })
    expect(await seen(plan)).toEqual(await seen(await shop.planOfWhole()))
    await shop.apply()
    expect(await shop.plan()).toMatchObject({
      kind: 'unchanged',
      result: { changes: { unchanged: 6 } },
    })
    const kept = await shop.withClient(async (client) => unwrap(await client.export()))
    await rm(join(shop.dir, 'data'), { recursive: true })
    await shop.apply()
    const anew = await shop.withClient(async (client) => unwrap(await client.export()))
    expect({ ...kept, revision: '' }).toEqual({ ...anew, revision: '' })
  })
})

describe('whatever else an edit changes, the whole shop is read', () => {
  const edits: [string, string, string | RegExp, string][] = [
    ['a product more', roses, 'products:', 'products:\n  - {id: lily, title: Lily, price: 30.00}'],
    ['a product less', roses, / {2}- {id: red.*\n/, ''],
    ['another id', roses, 'red-rose', 'scarlet-rose'],
    ['a renamed product', roses, 'id: red-rose', 'id: scarlet-rose, was-id: red-rose'],
    ['another place', roses, '[gifts]', '[]'],
    ['another order', gifts, /( {2}- {id: card.*\n)( {2}- .*\n)/, '$2$1'],
    ['a picture less', gifts, ', photos: [photos/card.png]', ''],
    ['another key', gifts, 'A-2', 'A-3'],
    ['a category of its own', gifts, 'products:', 'categories: [{id: new, title: New}]\nproducts:'],
    ['a category', 'catalog/roses/category.yaml', 'Roses', 'All roses'],
    ['the shop', 'shop.yaml', 'Test', 'Best'],
    ['an error', roses, '45.50', '45.50 hrn'],
    ['an id of another file', roses, 'red-rose', 'card'],
  ]
  it.each(edits)('%s', async (_name, path, from, to) => {
    const shop = await importedShop()
    await shop.replace(path, from, to)
    const plan = await shop.plan()
    expect(plan.kind === 'planned' && plan.isPart).toBe(false)
    expect(await seen(plan)).toEqual(await seen(await shop.planOfWhole()))
  })

  it('a file more, a file less, another picture', async () => {
    const shop = await importedShop()
    await writeFile(join(shop.dir, 'catalog/more.yaml'), 'products: []\n')
    expect(await shop.plan()).toMatchObject({ isPart: false })
    await rm(join(shop.dir, 'catalog/more.yaml'))
    await shop.replace(roses, '45.50', '49.00')
    expect(await shop.plan()).toMatchObject({ isPart: true })
    await writeFile(join(shop.dir, 'photos/another.png'), 'x')
    expect(await shop.plan()).toMatchObject({ isPart: false })
    await rm(join(shop.dir, 'photos/another.png'))
    await rm(join(shop.dir, gifts))
    expect(await shop.plan()).toMatchObject({ isPart: false, result: { changes: { delete: 2 } } })
  })
})

it('shows what staff have changed anywhere in the shop, and where the files say it', async () => {
  const shop = await importedShop()
  await shop.withClient(async (client) => {
    const key = { key: 'k1' }
    unwrap(await client.changeProduct(admin, 'card', { price: 7500 }, key))
    unwrap(await client.changeProduct(admin, 'red-rose', { price: 5000 }, { key: 'k2' }))
  })
  await shop.replace(roses, '45.50', '49.00')
  const plan = await shop.plan()
  expect(plan).toMatchObject({
    isPart: true,
    result: { drift: [{ id: 'card' }], conflicts: [{ id: 'red-rose', name: 'price' }] },
  })
  expect(await seen(plan)).toEqual(await seen(await shop.planOfWhole()))
})

it('does not believe what it remembers unless it is of the last import', async () => {
  const shop = await importedShop()
  const kept = join(shop.dir, 'data/cache/imported')
  const before = await readFile(kept)
  await shop.replace(gifts, '70.00', '72.00')
  await shop.apply()
  await shop.replace(roses, '45.50', '49.00')
  const after = await readFile(kept, 'utf8')
  for (const spoilt of [before, '', '[', '{}', '[[1]]', after.replace(/[A-Za-z0-9_-]{43}/, 'x')]) {
    await writeFile(kept, spoilt)
    expect(await shop.plan()).toMatchObject({ isPart: false, result: { changes: { update: 1 } } })
  }
  await writeFile(kept, after)
  expect(await shop.plan()).toMatchObject({ isPart: true, result: { changes: { update: 1 } } })
  await shop.withClient(async (client) =>
    unwrap(await client.rollback({ by: 'test', dryRun: false })),
  )
  expect(await shop.plan()).toMatchObject({ isPart: false, result: { changes: { update: 2 } } })
})
