import { watch } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLowdbStore } from '../../src/store/lowdb/open.ts'
import type { Store } from '../../src/store/store.ts'
import { sized } from '../sampled.ts'
import { databaseForTest } from '../store/postgres/open.ts'
import { fillWithOrders } from './many-orders.ts'
import { byCard, byCourier, charge, flowerShop, inShop, order, step, value } from './selling.ts'
import { clientOf, serve, smallShop } from './serving.ts'
import { bin, cleanEnv, shopbot, temporaryFolder } from './shopbot.ts'

let original = ''
beforeAll(async () => {
  original = await flowerShop('UAH', mkdtemp(join(tmpdir(), 'shopbot-test-')))
  await inShop(original, async (client) => {
    await charge(client, await order(client, { customer: 1, choices: byCard }), 'c-1')
    await order(client, { customer: 2, choices: byCourier })
  })
  expect((await shopbot(['backup', original])).status).toBe(0)
})
afterAll(() => rm(original, { recursive: true, force: true }))

/** A shop that has sold something, and its only backup. */
async function soldShop(): Promise<{ dir: string; file: string }> {
  const dir = await temporaryFolder()
  await cp(original, dir, { recursive: true })
  const [name = ''] = await readdir(join(dir, 'data', 'backups'))
  return { dir, file: join(dir, 'data', 'backups', name) }
}

async function store(dir: string): Promise<Store> {
  return value(await openLowdbStore({ dir: join(dir, 'data') }))
}

const orders = async (dir: string) =>
  JSON.parse((await shopbot(['orders', 'list', dir, '--json'])).stdout)

/** What a backup holds, without the moment it was made. */
async function contentOf(file: string): Promise<string[]> {
  const [header = '', ...lines] = gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n')
  const { createdAt: _, ...rest } = JSON.parse(header)
  return [JSON.stringify(rest), ...lines.slice(0, -1)]
}

describe('a backup', () => {
  test('is one file in the shop’s own folder, for its owner only, and says what is in it', async () => {
    const { dir, file } = await soldShop()
    expect(file).toMatch(/Flowers-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.shopbot\.gz$/)
    expect(await readdir(join(dir, 'data', 'backups'))).toEqual([file.split('/').at(-1)])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const { status, stdout, stderr } = await shopbot(['restore', file, '--verify'])
    expect(status).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toContain('is whole: 2 orders, 2 products and 2 customers of Flowers')
  })

  test('goes where it is told to: a file or a folder, that must be there', async () => {
    const { dir } = await soldShop()
    const folder = await temporaryFolder()
    const named = join(folder, 'mine.gz')
    const { stdout, stderr } = await shopbot(['backup', dir, '--out', named, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      file: named,
      bytes: (await stat(named)).size,
      shop: 'Flowers',
      schemaVersion: 1,
      counts: { orders: 2, payments: 1 },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(stderr).toContain('It names your customers')
    const inFolder = await shopbot(['backup', dir, '--out', folder, '--quiet'])
    expect(inFolder.stdout.startsWith(`${folder}/Flowers-`)).toBe(true)
    expect(inFolder.stderr).toBe('')
    const nowhere = join(folder, 'unplugged', 'x.gz')
    const refused = await shopbot(['backup', dir, '--out', nowhere, '--json'])
    expect(refused.status).toBe(1)
    expect(JSON.parse(refused.stdout).problem.code).toBe('out-unwritable')
    expect(await readdir(folder)).toHaveLength(2)
  })

  test('holds no secret of .env', async () => {
    const { dir } = await soldShop()
    await writeFile(join(dir, '.env'), 'TELEGRAM_BOT_TOKEN=123456:AAHvery-secret-token\n')
    const { stdout: file } = await shopbot(['backup', dir])
    expect(gunzipSync(await readFile(file)).toString()).not.toContain('very-secret')
  })
})

describe('restoring', () => {
  test('into an empty folder brings back the shop: its orders, its export, its backup', async () => {
    const { dir, file } = await soldShop()
    const other = await temporaryFolder()
    const { status, stdout, stderr } = await shopbot(['restore', file, other])
    expect(status).toBe(0)
    expect(stdout).toContain('Restored 2 orders')
    expect(stderr).toContain('orders reconcile')
    expect(await orders(other)).toEqual(await orders(dir))
    const csv = (shop: string) => shopbot(['orders', 'export', shop, '--unpaid'])
    expect((await csv(other)).stdout).toBe((await csv(dir)).stdout)
    const { stdout: again } = await shopbot(['backup', other])
    expect(await contentOf(again)).toEqual(await contentOf(file))
  })

  test('over a shop wants a yes, and keeps what was there', async () => {
    const { dir, file } = await soldShop()
    await inShop(dir, (client) => order(client, { customer: 3, choices: byCard }))
    const before = await orders(dir)
    const refused = await shopbot(['restore', file, dir, '--json'])
    expect(refused.status).toBe(3)
    expect(JSON.parse(refused.stdout).problem).toMatchObject({
      code: 'restore-unconfirmed',
      facts: { orders: 3 },
    })
    expect(await orders(dir)).toEqual(before)
    const restored = await shopbot(['restore', file, dir, '--yes', '--json'])
    expect(restored.status).toBe(0)
    const told = JSON.parse(restored.stdout)
    expect(told).toMatchObject({ formatVersion: 1, restored: true, counts: { orders: 2 } })
    expect(await orders(dir)).toHaveLength(2)
    // The way back from it.
    expect((await shopbot(['restore', told.before, dir, '--yes'])).status).toBe(0)
    expect(await orders(dir)).toEqual(before)
  })

  test('is refused while the shop runs', async () => {
    const dir = await smallShop()
    const { stdout: file } = await shopbot(['import', dir, '--yes']).then(() =>
      shopbot(['backup', dir]),
    )
    await serve(dir, ['--only', 'backend'])
    const { status, stdout } = await shopbot(['restore', file, dir, '--yes', '--json'])
    expect(status).toBe(3)
    expect(JSON.parse(stdout).problem).toMatchObject({
      code: 'shop-running',
      hint: expect.stringContaining('Stop it first'),
    })
  })

  test.each<[string, (whole: Buffer) => Buffer, string]>([
    ['cut', (whole) => whole.subarray(0, whole.length - 9), 'is damaged: its end is missing'],
    ['changed', changed, 'is damaged'],
    ['foreign', () => Buffer.from('PK\u0003\u0004 something else'), 'is not a backup of shopbot'],
    ['of a newer shopbot', newer, 'was written by a newer shopbot'],
  ])(
    'of a file that is %s is refused with a sentence, and changes nothing',
    async (_, harm, says) => {
      const { dir, file } = await soldShop()
      const bad = join(await temporaryFolder(), 'bad.shopbot.gz')
      await writeFile(bad, harm(await readFile(file)))
      const before = await orders(dir)
      const { status, stdout, stderr } = await shopbot(['restore', bad, dir, '--yes'])
      expect(status).toBe(1)
      expect(stdout).toBe('')
      expect(stderr).toContain(`${bad} ${says}`)
      expect(await orders(dir)).toEqual(before)
      expect(await readdir(join(dir, 'data', 'backups'))).toHaveLength(1)
    },
  )

  test('over damaged data says how to keep it, and then works', async () => {
    const { dir, file } = await soldShop()
    const names = await readdir(join(dir, 'data', 'store'))
    const log =
      names
        .filter((one) => one.endsWith('.jsonl'))
        .toSorted()
        .at(-1) ?? ''
    await writeFile(join(dir, 'data', 'store', log), 'rubbish\n'.repeat(20))
    const { status, stderr } = await shopbot(['restore', file, dir, '--yes'])
    expect(status).toBe(1)
    expect(stderr).toContain('Rename the folder data/store')
    await rename(join(dir, 'data', 'store'), join(dir, 'data', 'store-damaged'))
    expect((await shopbot(['restore', file, dir])).status).toBe(0)
    expect(await orders(dir)).toHaveLength(2)
  })

  test('that is killed in the middle leaves the shop as it was, or as it is to be', async () => {
    const held = sized({ part: 1000, whole: 3000, long: 3000 })
    const dir = await flowerShop()
    const { stdout: file } = await shopbot(['backup', dir])
    await fillWithOrders(dir, held)
    const count = (shop: string) =>
      store(shop).then(async (opened) => {
        const found = await opened.read((reader) => reader.count('orders'))
        await opened.close()
        return found
      })
    const counts: number[] = []
    // As the present data is backed up; as the new is written beside; as it has its place.
    for (const [folder, sign] of [
      ['data/backups', /\.part$/],
      ['data/store', /\.tmp$/],
      ['data/store', /^\d{8}$/],
    ] as const) {
      const appeared = new Promise<void>((resolve) => {
        const watcher = watch(join(dir, folder), (_, name) => {
          if (!sign.test(String(name))) return
          watcher.close()
          resolve()
        })
      })
      const running = execa(process.execPath, [bin, 'restore', file, dir, '--yes'], {
        env: cleanEnv,
        extendEnv: false,
        reject: false,
      })
      await Promise.race([appeared, running])
      running.kill('SIGKILL')
      await running
      counts.push(await count(dir))
    }
    expect(counts[0]).toBe(held)
    for (const one of counts) expect([0, held]).toContain(one)
    expect((await shopbot(['restore', file, dir, '--yes'])).status).toBe(0)
    expect(await count(dir)).toBe(0)
  })
})

test.each(['the embedded store', 'PostgreSQL'])(
  'backups of %s taken while customers buy restore to consistent shops',
  async (kept) => {
    const initial = 100_000
    const dir = await smallShop({ stock: initial })
    const isEmbedded = kept !== 'PostgreSQL'
    const database = isEmbedded ? {} : { DATABASE_URL: (await databaseForTest()).url }
    await serve(dir, ['--only', 'backend'], { PORT: '0', ...database })
    expect((await shopbot(['import', dir, '--yes'])).status).toBe(0)
    const client = await clientOf(dir)
    let open = true
    let placed = 0
    let begun = () => {}
    const underWay = new Promise<void>((resolve) => {
      begun = resolve
    })
    const buys = async (index: number) => {
      for (let round = 0; open; round += 1) {
        const customer = index * 100_000 + round + 1
        const lines = [{ product: 'roll', quantity: 1 + (round % 3) }]
        const choices = { method: 'telegram' } as const
        const one = await order(client, { customer, lines, choices })
        placed += 1
        if (placed === 40) begun()
        if (round % 4 === 3) value(await client.cancelOrder(customer, one.id, step()))
        else if (round % 4 > 0) await charge(client, one, `charge-${customer}`)
      }
    }
    const customers = Array.from({ length: 8 }, (_, index) => buys(index))
    const seen: number[] = []
    try {
      await Promise.race([underWay, Promise.all(customers)])
      for (let taken = 0; taken < sized({ part: 2, whole: 6, long: 20 }); taken += 1) {
        const before = placed
        const { status, stdout: file, stderr } = await shopbot(['backup', dir])
        expect(stderr).toContain('Backed up')
        expect(status).toBe(0)
        const after = placed
        const restored = await temporaryFolder()
        expect((await shopbot(['restore', file, restored])).status).toBe(0)
        const count = await consistent(restored, initial)
        expect(count).toBeGreaterThanOrEqual(before)
        // Those that were not answered yet may be in it as well.
        expect(count).toBeLessThanOrEqual(after + customers.length)
        seen.push(count)
      }
    } finally {
      open = false
    }
    await Promise.all(customers)
    expect(seen.at(-1)).toBeGreaterThan(seen[0] ?? 0)
  },
  600_000,
)

/** Holds a restored shop against the rules; resolves to how many orders it has. */
async function consistent(dir: string, initial: number): Promise<number> {
  const opened = await store(dir)
  try {
    return await opened.read(async (reader) => {
      const all = await reader.find('orders', {})
      const placedOnes = all.filter(({ status }) => status !== 'draft')
      const sold = placedOnes
        .filter(({ stockTaken }) => stockTaken)
        .flatMap(({ lines }) => lines.map(({ quantity }) => quantity))
      const onHand = (await reader.get('stock', 'roll'))?.onHand ?? Number.NaN
      expect(onHand + sold.reduce((sum, one) => sum + one, 0)).toBe(initial)
      const payments = new Map(
        (await reader.find('payments', {})).map((payment) => [payment.chargeId, payment]),
      )
      const paid = placedOnes.filter(({ payment }) => payment.paidAt !== null)
      for (const { id, total, payment } of paid) {
        expect(payments.get(payment.chargeId ?? '')).toMatchObject({
          order: id,
          amount: total,
          outcome: 'paid',
        })
      }
      expect(payments.size).toBe(paid.length)
      const status = new Map(all.map((one) => [one.id, one.status]))
      const holds = await reader.find('holds', {})
      for (const hold of holds) expect(status.get(hold.order)).toBe('awaiting-payment')
      const waiting = all.filter((one) => one.status === 'awaiting-payment')
      expect(new Set(holds.map((hold) => hold.order)).size).toBe(waiting.length)
      expect(paid.length).toBeGreaterThan(0)
      return placedOnes.length
    })
  } finally {
    await opened.close()
  }
}

test('of many orders need no more memory than a small one', async () => {
  const many = sized({ part: 1000, whole: 10_000, long: 100_000 })
  const dir = await smallShop()
  await shopbot(['import', dir, '--yes'])
  await fillWithOrders(dir, many)
  await serve(dir, ['--only', 'backend'])
  const tight = { env: { NODE_OPTIONS: '--max-old-space-size=48' } }
  const { status, stdout: file } = await shopbot(['backup', dir], tight)
  expect(status).toBe(0)
  const proven = await shopbot(['restore', file, '--verify', '--json'], tight)
  expect(JSON.parse(proven.stdout).counts.orders).toBe(many)
})

/** One byte of a record is another, and gzip does not mind. */
function changed(whole: Buffer): Buffer {
  return gzipSync(gunzipSync(whole).toString().replace('"name":"Anna"', '"name":"Inna"'))
}

function newer(whole: Buffer): Buffer {
  return gzipSync(gunzipSync(whole).toString().replace('"schemaVersion":1', '"schemaVersion":9'))
}
