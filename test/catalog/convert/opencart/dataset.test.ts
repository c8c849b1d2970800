import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { convertOpenCart } from '../../../../src/catalog/convert/opencart/convert.ts'
import { writeTree } from '../../../../src/catalog/convert/write-tree.ts'
import { readShop } from '../../../../src/catalog/read.ts'
import { formatAmount } from '../../../../src/shop/money.ts'
import { backendForTest, olena, unwrap } from '../../../backend/open-backend.ts'
import { folderOf } from '../../folder.ts'

const datasets = process.env.SHOPBOT_DATASETS ?? ''
const file = join(datasets, 'opencart', 'opencart-3.0.sql')

/** The rows of a table as this one file writes them: each in a line of its own, behind the columns. */
async function rowsOf(table: string): Promise<Record<string, string>[]> {
  const text = await readFile(file, 'utf8')
  const statement = new RegExp(
    `^INSERT INTO \`oc_${table}\` \\(([^)]*)\\) VALUES\\n((?:\\(.*\\n)+)`,
    'm',
  )
  const [, columns = '', rows = ''] = statement.exec(text) ?? []
  const names = [...columns.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
  return rows
    .trim()
    .split('\n')
    .map((line) => {
      const values = [...line.matchAll(/'((?:[^'\\]|\\.)*)'|(-?[\d.]+)/g)].map(
        ([, text, number]) => text ?? number ?? '',
      )
      return Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']))
    })
}

const cents = (written = '') => Math.round(Number(written) * 100)

/** What each product, or each combination of its choices, costs today: straight from the tables. */
async function pricesByProduct(): Promise<Map<string, number[]>> {
  const types = new Map((await rowsOf('option')).map((row) => [row.option_id, row.type]))
  const specials = await rowsOf('product_special')
  const options = await rowsOf('product_option')
  const values = await rowsOf('product_option_value')
  const prices = new Map<string, number[]>()
  for (const { product_id: id = '', price } of await rowsOf('product')) {
    const special = specials
      .filter((row) => row.product_id === id)
      .toSorted((a, b) => Number(a.priority) - Number(b.priority))[0]
    let costs = [cents(special?.price ?? price)]
    for (const option of options.filter((row) => row.product_id === id)) {
      if (!['select', 'radio'].includes(types.get(option.option_id ?? '') ?? '')) continue
      const adds = values
        .filter((row) => row.product_option_id === option.product_option_id)
        .map((row) => (row.price_prefix === '-' ? -cents(row.price) : cents(row.price)))
      costs = costs.flatMap((cost) => adds.map((add) => cost + add))
    }
    prices.set(id, costs)
  }
  return prices
}

async function convertedShop() {
  const dir = await folderOf({ 'shop.yaml': 'name: Demo\ncurrency: USD\nlanguages: [en]\n' })
  const converted = unwrap(
    await convertOpenCart(file, {
      currency: 'USD',
      exponent: 2,
      now: new Date('2026-05-01T12:00:00Z'),
      languages: ['en'],
    }),
  )
  await mkdir(join(dir, 'catalog'))
  await writeTree(join(dir, 'catalog'), converted)
  return { reading: await readShop(dir), notes: converted.notes }
}

describe('the demo shop of OpenCart 3', () => {
  test('is carried whole: categories, products, variants, and the sum of all prices', async () => {
    const { reading, notes } = await convertedShop()
    if (!reading.ok) throw new Error(JSON.stringify(reading.findings))
    const { categories, products } = reading.catalog
    const prices = [...(await pricesByProduct()).values()]
    expect(categories).toHaveLength((await rowsOf('category')).length)
    expect(products).toHaveLength((await rowsOf('product')).length)
    expect([categories.length, products.length]).toEqual([38, 19])
    const variants = products.flatMap((one) => one.variants)
    expect(variants).toHaveLength(prices.filter(({ length }) => length > 1).flat().length)
    const sum = products
      .flatMap(({ price, variants: own }) => (own.length > 0 ? own.map((one) => one.price) : price))
      .reduce((all, price) => all + price, 0)
    expect(formatAmount(sum, 2)).toBe(
      formatAmount(
        prices.flat().reduce((all, one) => all + one, 0),
        2,
      ),
    )
    const parents = new Map(
      (await rowsOf('category')).map((row) => [row.category_id, row.parent_id]),
    )
    expect(categories.filter(({ parent }) => parent === null)).toHaveLength(
      [...parents.values()].filter((parent) => parent === '0').length,
    )
    expect(notes.count('left-out')).toBe(0)
  })

  test('sells what it holds', async () => {
    const { reading } = await convertedShop()
    if (!reading.ok) throw new Error(JSON.stringify(reading.findings))
    const backend = await backendForTest({ empty: true })
    await backend.import(reading.catalog, {
      ...reading.settings,
      payment: { methods: ['telegram'], ask: [] },
      delivery: [],
    })
    const id = await backend.order(olena, ['htc-touch-hd', 2], ['product-8', 1, 'large'])
    expect(unwrap(await backend.client.order(id))).toMatchObject({
      currency: 'USD',
      total: 2 * 10_000 + 11_500,
      lines: [{ title: 'HTC Touch HD' }, { title: 'Product 8 (Large)' }],
    })
  })
})
