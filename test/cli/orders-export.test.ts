import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseAmount } from '../../src/shop/money.ts'
import { currencyOf } from '../../src/telegram/currencies.ts'
import { fillWithOrders, type Took } from './many-orders.ts'
import { byCard, charge, flowerShop, inShop, order, value } from './selling.ts'
import { bin, cleanEnv, shopbot, temporaryFolder } from './shopbot.ts'

type Row = Readonly<Record<string, string>>

function sumsOf(rows: readonly Row[]): Took {
  const sums: Record<string, number> = {}
  for (const { amount = '', currency = '' } of rows) {
    const digits = value(parseAmount(amount.replace('-', ''), currencyOf(currency)?.exponent ?? 0))
    sums[currency] = (sums[currency] ?? 0) + (amount.startsWith('-') ? -digits : digits)
  }
  return sums
}

const readRows = (text: string): Row[] => parse(text, { columns: true, record_delimiter: '\r\n' })

describe('thousands of orders', () => {
  let dir = ''
  let took: Took = {}
  beforeAll(async () => {
    dir = await flowerShop('UAH', mkdtemp(join(tmpdir(), 'shopbot-test-')))
    took = await fillWithOrders(dir, 3000)
  })
  afterAll(() => rm(dir, { recursive: true, force: true }))

  test('the amounts of the CSV sum up to what the store has, to the smallest unit', async () => {
    const { status, stdout, stderr } = await shopbot(['orders', 'export', dir], {
      stripFinalNewline: false,
    })
    expect(status).toBe(0)
    const rows = readRows(stdout)
    expect(sumsOf(rows)).toEqual(took)
    expect(new Set(rows.map(({ row }) => row))).toEqual(
      new Set(['goods', 'discount', 'delivery', 'tip', 'refund']),
    )
    const orders = new Set(rows.map((row) => row.order)).size
    expect(stderr).toContain(`Exported ${orders} orders in ${rows.length} rows.`)
  })

  test('so do those of the JSON, an array with the same rows, in a file of its own', async () => {
    const file = join(await temporaryFolder(), 'orders.json')
    const { status, stdout } = await shopbot(['orders', 'export', dir, '--out', file, '--json'])
    expect(status).toBe(0)
    const rows: Row[] = JSON.parse(await readFile(file, 'utf8'))
    expect(sumsOf(rows)).toEqual(took)
    const told = JSON.parse(stdout)
    expect(told).toMatchObject({ formatVersion: 1, file, rows: rows.length })
    for (const { currency, total, refunded } of told.sums)
      expect(total - refunded).toBe(took[currency])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('days in the shop’s time zone part them without a gap', async () => {
    const rows = async (...period: string[]) => {
      const { stdout } = await shopbot(['orders', 'export', dir, '--format', 'json', ...period])
      return JSON.parse(stdout) as Row[]
    }
    const first = await rows('--to', '2026-01-07')
    const rest = await rows('--from', '2026-01-08')
    expect(first.length).toBeGreaterThan(100)
    expect(sumsOf([...first, ...rest])).toEqual(took)
    expect(first.every(({ ordered = '' }) => ordered < '2026-01-08')).toBe(true)
    expect(rest.every(({ ordered = '' }) => ordered >= '2026-01-08')).toBe(true)
  })

  test('whoever reads only the first lines ends it without an error', async () => {
    const piped = execa(process.execPath, [bin, 'orders', 'export', dir], {
      env: cleanEnv,
      extendEnv: false,
      stdin: 'ignore',
      buffer: false,
      reject: false,
    })
    const said: string[] = []
    piped.stderr.on('data', (chunk) => said.push(String(chunk)))
    piped.stdout.once('data', () => piped.stdout.destroy())
    const { exitCode } = await piped
    expect(said.join('')).not.toContain('✗')
    expect(exitCode).toBe(0)
  })
})

test('no text of a customer becomes a formula, and what has commas and quotes stays one cell', async () => {
  const dir = await flowerShop()
  await inShop(dir, async (client) => {
    const lines = [{ product: 'tulip', quantity: 1 }]
    const name = '@SUM(1+1)\t"x"'
    const one = await order(client, { customer: 1, name, lines, choices: byCard })
    await charge(client, one, '=1+2')
  })
  const { stdout } = await shopbot(['orders', 'export', dir, '--bom'], { stripFinalNewline: false })
  expect(stdout.startsWith('\ufeffdate,order,')).toBe(true)
  expect(stdout.endsWith('\r\n')).toBe(true)
  const [row] = readRows(stdout.slice(1))
  expect(row).toMatchObject({
    name: `'@SUM(1+1)\t"x"`,
    title: `'=Tulip, "early"`,
    charge: "'=1+2",
    provider_charge: 'panel-=1+2',
    amount: '19.99',
  })
})

test('orders that brought no money are left out unless they are asked for', async () => {
  const dir = await flowerShop()
  await inShop(dir, (client) => order(client, { customer: 1, choices: byCard }))
  const rows = async (...flags: string[]) =>
    JSON.parse((await shopbot(['orders', 'export', dir, '--json', ...flags])).stdout)
  expect(await rows()).toEqual([])
  expect(await rows('--unpaid')).toMatchObject([{ row: 'goods', date: '' }, { row: 'delivery' }])
})

test('a file that cannot be written leaves nothing behind', async () => {
  const dir = await flowerShop()
  const folder = await temporaryFolder()
  const nowhere = join(folder, 'nowhere', 'orders.csv')
  const { status, stderr } = await shopbot(['orders', 'export', dir, '--out', nowhere])
  expect(status).toBe(1)
  expect(stderr).toContain(`${nowhere} cannot be written`)
  // A folder of that name cannot be replaced by the file that is ready beside it.
  await mkdir(join(folder, 'orders.csv'))
  const onFolder = await shopbot(['orders', 'export', dir, '--out', join(folder, 'orders.csv')])
  expect(onFolder.status).toBe(1)
  expect(await readdir(folder)).toEqual(['orders.csv'])
})
