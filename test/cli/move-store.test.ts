import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLowdbStore } from '../../src/store/lowdb/open.ts'
import { sized } from '../sampled.ts'
import { ask } from '../store/postgres/databases.ts'
import { databaseForTest, openOn } from '../store/postgres/open.ts'
import { hold } from '../store/records.ts'
import { fillWithOrders } from './many-orders.ts'
import { byCard, byCourier, charge, flowerShop, inShop, order, value } from './selling.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

const many = sized({ part: 200, whole: 2000, long: 100_000 })

let dir = ''
beforeAll(async () => {
  dir = await flowerShop('UAH', mkdtemp(join(tmpdir(), 'shopbot-test-')))
  await inShop(dir, async (client) => {
    await charge(client, await order(client, { customer: 1, name: 'Зоя 🌹', choices: byCard }), 'c')
    await order(client, { customer: 2, choices: byCourier })
  })
  await fillWithOrders(dir, many)
}, 300_000)
afterAll(() => rm(dir, { recursive: true, force: true }))

const move = (shop: string, to: string, url?: string) =>
  shopbot(['move-store', shop, '--to', to, '--json'], {
    env: url === undefined ? {} : { DATABASE_URL: url },
  })

/** Every file of the embedded store. */
async function storeFiles(shop: string): Promise<string[]> {
  const store = join(shop, 'data', 'store')
  const entries = await readdir(store, { recursive: true, withFileTypes: true })
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  return Promise.all(files.toSorted().map(async (file) => file + (await readFile(file, 'utf8'))))
}

/** Header without its moment, and all records. */
async function backupOf(shop: string, env = {}): Promise<string> {
  const out = join(await temporaryFolder(), 'one.shopbot.gz')
  const { status, stderr } = await shopbot(['backup', shop, '--out', out], { env })
  expect([status, stderr]).toEqual([0, expect.stringContaining('Backed up')])
  const text = gunzipSync(await readFile(out)).toString()
  const end = text.lastIndexOf('\n', text.length - 2)
  return text.slice(0, end).replace(/"createdAt":"[^"]+"/, '')
}

async function exportOf(shop: string, env = {}): Promise<string> {
  const out = join(await temporaryFolder(), 'orders.csv')
  const { status } = await shopbot(['orders', 'export', shop, '--unpaid', '--out', out], { env })
  expect(status).toBe(0)
  return readFile(out, 'utf8')
}

test('a shop goes into PostgreSQL and back without a byte being another', async () => {
  const { url } = await databaseForTest('moving')
  const env = { DATABASE_URL: url }
  // What was written until now is folded by the first command that closes it.
  const [backup, csv] = [await backupOf(dir), await exportOf(dir)]
  const files = await storeFiles(dir)
  const there = await move(dir, 'postgres', url)
  expect([there.status, there.stderr]).toEqual([0, expect.stringContaining('Start the shop')])
  const told = JSON.parse(there.stdout)
  expect(told).toMatchObject({ formatVersion: 1, moved: true, to: 'postgres' })
  expect(told.collections.orders.records).toBe(many + 2)
  expect(await storeFiles(dir)).toEqual(files)
  expect(await exportOf(dir, env)).toBe(csv)
  expect(await backupOf(dir, env)).toBe(backup)

  await rename(join(dir, 'data', 'store'), join(dir, 'data', 'store-before'))
  const back = await move(dir, 'embedded', url)
  expect([back.status, back.stderr]).toEqual([0, expect.stringContaining('Start the shop')])
  expect(JSON.parse(back.stdout).collections).toEqual(told.collections)
  expect(await exportOf(dir)).toBe(csv)
  expect(await backupOf(dir)).toBe(backup)
  // The database is as it was.
  expect(await backupOf(dir, env)).toBe(backup)
}, 900_000)

describe('moving is refused', () => {
  test('without DATABASE_URL, which it names', async () => {
    const { status, stdout } = await move(dir, 'postgres')
    expect(status).toBe(1)
    expect(JSON.parse(stdout).problem).toMatchObject({
      code: 'database-url-missing',
      hint: expect.stringContaining('postgres://'),
    })
  })

  test('into a place that holds something, with what to do', async () => {
    const { url } = await databaseForTest('moving')
    const shop = await flowerShop()
    expect((await move(shop, 'postgres', url)).status).toBe(0)
    for (const [to, says] of [
      ['postgres', 'Name an empty one'],
      ['embedded', 'Rename it'],
    ] as const) {
      const { status, stdout } = await move(shop, to, url)
      expect(status).toBe(3)
      expect(JSON.parse(stdout).problem).toMatchObject({
        code: 'target-not-empty',
        hint: expect.stringContaining(says),
      })
    }
  })

  test('while a shop uses the database', async () => {
    const { url } = await databaseForTest('moving')
    const store = await openOn(url)
    await store.read((reader) => reader.count('orders'))
    const { status, stdout } = await move(await flowerShop(), 'postgres', url)
    expect(status).toBe(3)
    expect(JSON.parse(stdout).problem.code).toBe('shop-running')
    await store.close()
  })

  test('where there is nothing to move', async () => {
    const { url } = await databaseForTest('moving')
    const { status, stdout } = await move(await flowerShop(), 'embedded', url)
    expect(status).toBe(1)
    expect(JSON.parse(stdout).problem.code).toBe('nothing-to-move')
  })

  test('where no database answers, without its password', async () => {
    const url = 'postgres://anna:hush-hush@127.0.0.1:1/shop'
    const { status, stdout, stderr } = await move(await flowerShop(), 'postgres', url)
    expect(status).toBe(1)
    expect(JSON.parse(stdout).problem.code).toBe('store-unreachable')
    expect(stdout + stderr).not.toContain('hush-hush')
  })
})

test('what the database refuses is told, and nothing of the rest is left there', async () => {
  const { url } = await databaseForTest('moving')
  const shop = await flowerShop()
  const store = value(await openLowdbStore({ dir: join(shop, 'data') }))
  // Which the shop's own rules never let happen.
  await store.write(async (writer) => {
    for (const id of ['a', 'b']) await writer.put('holds', hold(id, 'o-1'))
  })
  await store.close()
  const { status, stdout } = await move(shop, 'postgres', url)
  expect(status).toBe(1)
  expect(JSON.parse(stdout).problem).toMatchObject({
    code: 'store-unwritable',
    message: expect.stringContaining('shopbot_holds_one_a_line'),
  })
  expect(await ask(url, 'SELECT key FROM shopbot_products')).toEqual([])
})

test('a backup of one place is restored into the other', async () => {
  const { url } = await databaseForTest('moving')
  const env = { DATABASE_URL: url }
  const shop = await flowerShop()
  const { stdout: file } = await shopbot(['backup', shop])
  expect((await shopbot(['restore', file, shop], { env })).status).toBe(0)
  expect(await ask(url, 'SELECT count(*)::int AS count FROM shopbot_products')).toEqual([
    { count: 2 },
  ])
  expect(await backupOf(shop, env)).toBe(await backupOf(shop))
  const refused = await shopbot(['restore', file, shop, '--json'], { env })
  expect(refused.status).toBe(3)
  const again = await shopbot(['restore', file, shop, '--yes', '--json'], { env })
  expect(again.status).toBe(0)
  expect(JSON.parse(again.stdout).before).toContain(join(shop, 'data', 'backups'))
})
