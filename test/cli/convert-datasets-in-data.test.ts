import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readShop } from '../../src/catalog/read.ts'
import type { Catalog } from '../../src/shop/catalog.ts'
import type { Settings } from '../../src/shop/settings.ts'
import { backendForTest, olena, unwrap } from '../backend/open-backend.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

const datasets = process.env.SHOPBOT_DATASETS ?? ''

/** What a shop is to hold; the sum is of the prices of what can be bought, in cents. */
interface Totals {
  readonly categories: number
  /** Categories that stand at the top. */
  readonly top: number
  readonly products: number
  readonly variants: number
  readonly sum: number
}

const cents = (written: unknown) => Math.round(Number(String(written).replace('$', '')) * 100)
const total = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0)
const textOf = (...path: readonly string[]) => readFileSync(join(datasets, ...path), 'utf8')
const withoutGoods = { products: 0, variants: 0, sum: 0 }

/** A product of one variant is one without a choice; the rest are counted as the tables have them. */
function saleor(channel: number): Totals {
  const rows: { model: string; pk: number; fields: Record<string, unknown> }[] = JSON.parse(
    textOf('saleor', 'populatedb_data.json'),
  )
  const of = (model: string) => rows.filter((row) => row.model === model)
  const variants = of('product.productvariant')
  const choices = of('product.product').map(
    ({ pk }) => variants.filter(({ fields }) => fields.product === pk).length,
  )
  const listings = of('product.productvariantchannellisting').filter(
    ({ fields }) => fields.channel === channel,
  )
  return {
    categories: of('product.category').length,
    top: of('product.category').filter(({ fields }) => fields.level === 0).length,
    products: choices.length,
    variants: total(choices.filter((count) => count > 1)),
    sum: total(listings.map(({ fields }) => cents(fields.price_amount))),
  }
}

/** Every combination of a product's options is a variant; each costs what the test says. */
function sylius(): Totals {
  const files = readdirSync(join(datasets, 'sylius')).filter((name) => name.endsWith('.yaml'))
  const texts = files.map((name) => textOf('sylius', name))
  const named = texts.flatMap((text) =>
    Object.values(parse(text).sylius_fixtures.suites.default.fixtures),
  )
  const customs = (kind: string) =>
    named.flatMap((one) => {
      const { name, options } = one as { name?: string; options?: { custom?: object } }
      return name === kind ? Object.values(options?.custom ?? {}) : []
    })
  const values = new Map(
    customs('product_option').map(({ code, values: all }) => [code, Object.keys(all).length]),
  )
  const choices = customs('product').map(({ product_options: codes = [] }) =>
    codes.length === 0
      ? 0
      : codes.reduce((count: number, code: string) => count * (values.get(code) ?? 0), 1),
  )
  const roots = new Set(customs('taxon').map(({ code }) => code))
  const codesIn = (taxon: { code: string; children?: [] }): string[] => [
    taxon.code,
    ...(taxon.children ?? []).flatMap(codesIn),
  ]
  return {
    categories: new Set(customs('taxon').flatMap(codesIn)).size,
    top: roots.size,
    products: choices.length,
    variants: total(choices),
    sum: total(choices.map((count) => Math.max(1, count) * 1990)),
  }
}

function whatnot(): Totals {
  const text = textOf('whatnot-taxonomy', 'taxonomy.yml')
  return {
    categories: text.match(/^- id: /gm)?.length ?? 0,
    top: text.match(/^ {2}parent_id: null$/gm)?.length ?? 0,
    ...withoutGoods,
  }
}

function shopify(): Totals {
  const lines = textOf('shopify-taxonomy', 'categories.txt').match(/^gid:.*$/gm) ?? []
  return {
    categories: lines.length,
    top: lines.filter((line) => !line.includes(' > ')).length,
    ...withoutGoods,
  }
}

interface Item {
  readonly price?: string
  readonly sizes?: readonly { readonly price?: number }[]
  readonly flavors?: readonly object[]
  readonly scents?: readonly object[]
}

/** What costs nothing or says no price cannot be sold; of several sizes each comes in each flavour or scent. */
function menu(name: string): Totals {
  const { categories }: { categories: { items: Item[] }[] } = parse(textOf('yaml-catalogues', name))
  const prices = categories
    .flatMap(({ items }) => items)
    .map(({ price, sizes = [{ price: price as unknown as number }], flavors, scents }) => {
      const kinds = (flavors ?? scents ?? [{}]).length
      const priced = sizes.filter((size) => size.price !== undefined && String(size.price) !== '')
      return priced.flatMap((size) => Array<number>(kinds).fill(cents(size.price)))
    })
    .filter((list) => list.length > 0)
  return {
    categories: categories.length,
    top: categories.length,
    products: prices.length,
    variants: prices.filter((list) => list.length > 1).flat().length,
    sum: total(prices.flat()),
  }
}

function totalsOf({ categories, products }: Catalog): Totals {
  const variants = products.flatMap((product) => product.variants)
  const single = products.filter((product) => product.variants.length === 0)
  return {
    categories: categories.length,
    top: categories.filter(({ parent }) => parent === null).length,
    products: products.length,
    variants: variants.length,
    sum: total([...single, ...variants].map(({ price }) => price)),
  }
}

/** Buys two pieces of the first thing that is there, and two of the first of a choice. */
async function buy(catalog: Catalog, settings: Settings) {
  const backend = await backendForTest({ empty: true })
  const payment = { methods: ['telegram' as const], ask: [] }
  await backend.import(catalog, { ...settings, payment, delivery: [] })
  const isThere = ({ stock }: { readonly stock?: number }) => (stock ?? 2) > 1
  const shown = catalog.products.filter(({ hidden }) => !hidden)
  const single = shown.find((product) => product.variants.length === 0 && isThere(product))
  const choice = shown.find((product) => product.variants.some(isThere))
  const variant = choice?.variants.find(isThere)
  const goods = [
    ...(single ? [[single.id, 2] as const] : []),
    ...(choice && variant ? [[choice.id, 2, variant.id] as const] : []),
  ]
  expect(goods).not.toEqual([])
  const order = unwrap(await backend.client.order(await backend.order(olena, ...goods)))
  expect(order.total).toBe(2 * ((single?.price ?? 0) + (variant?.price ?? 0)))
}

const taxonomy = 'shopify-taxonomy'

describe('real catalogues in JSON, YAML and text keep their counts and sums, and sell', () => {
  it.each([
    ['saleor', ['saleor', 'populatedb_data.json'], ['--currency', 'USD'], () => saleor(1)],
    ['saleor', ['saleor', 'populatedb_data.json'], ['--currency', 'PLN'], () => saleor(2)],
    ['sylius', ['sylius'], ['--price', '19.90'], sylius],
    ['records', ['whatnot-taxonomy', 'taxonomy.yml'], [], whatnot],
    ['records', [taxonomy, 'categories.txt'], [], shopify],
    ['records', [taxonomy, 'categories'], [], shopify],
    ...['heidisteriyaki-menu.en.yml', 'mandmohoney.en.yaml'].map(
      (name) => ['records', ['yaml-catalogues', name], [], () => menu(name)] as const,
    ),
  ] as const)('%s %s %s', { timeout: 400_000 }, async (format, path, flags, counted) => {
    const expected = counted()
    const dir = join(await temporaryFolder(), 'shop')
    const file = join(datasets, ...path)
    const converted = await shopbot(['convert', format, file, dir, ...flags, '--json'])
    expect(JSON.parse(converted.stdout)).toMatchObject({ ok: true })
    expect(converted.status).toBe(0)

    const shop = await readShop(dir)
    if (!shop.ok) throw new Error(JSON.stringify(shop.findings))
    expect(totalsOf(shop.catalog)).toEqual(expected)

    const imported = await shopbot(['import', dir, '--yes', '--json'])
    expect(JSON.parse(imported.stdout)).toMatchObject({
      applied: true,
      changes: { create: expected.categories + expected.products },
    })
    if (expected.products > 0) await buy(shop.catalog, shop.settings)
  })
})
