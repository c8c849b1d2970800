import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { readShop } from '../../src/catalog/read.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

const datasets = process.env.SHOPBOT_DATASETS ?? ''

type Cells = Readonly<Record<string, string>>

/** What a shop is to hold; the sum is of the prices of what can be bought, in cents. */
interface Totals {
  categories: number
  products: number
  variants: number
  sum: number
}

const cents = (written: string) => Math.round(Number(written) * 100)
const distinct = (list: readonly string[]) => new Set(list.filter((one) => one !== '')).size

/** Every path and every beginning of it: `A > B` is two categories. */
function pathsOf(cells: readonly string[], between: string): number {
  const titles = cells.map((cell) => cell.split(between).map((title) => title.trim()))
  return distinct(
    titles.flatMap((path) =>
      path.map((_, at) =>
        path
          .slice(0, at + 1)
          .join(between)
          .toLowerCase(),
      ),
    ),
  )
}

/** One row a variant; those that only add a picture have no price. */
function shopify(rows: readonly Cells[]): Totals {
  const priced = rows.filter((row) => row['Variant Price'])
  const single = priced.filter((row) => row['Option1 Value'] === 'Default Title')
  return {
    categories: distinct(rows.map((row) => row.Type ?? '')),
    products: distinct(rows.map((row) => row.Handle ?? '')),
    variants: priced.length - single.length,
    sum: priced.reduce((sum, row) => sum + cents(row['Variant Price'] ?? ''), 0),
  }
}

/** Sales of a time are over; what an attribute leaves open is one variant for each of its values. */
function woocommerce(rows: readonly Cells[]): Totals {
  const price = (row: Cells) => {
    const ends = row['Date sale price ends'] ?? ''
    const over = ends !== '' && new Date(ends) < new Date()
    return cents((over ? '' : row['Sale price']) || row['Regular price'] || '')
  }
  const typeOf = (row: Cells) => (row.Type ?? '').split(',')[0]?.trim()
  const simple = rows.filter((row) => typeOf(row) === 'simple')
  const families = rows
    .filter((row) => typeOf(row) === 'variable')
    .map((parent) => {
      const names = [parent.SKU, `id:${parent.ID}`]
      const own = rows.filter(
        (row) => typeOf(row) === 'variation' && names.includes(row.Parent ?? ''),
      )
      return variantsOf(parent, own).map(({ row }) => price(row))
    })
  const carried = [...simple, ...rows.filter((row) => typeOf(row) === 'variable')]
  const cells = carried.flatMap((row) => (row.Categories ?? '').split(','))
  return {
    categories: pathsOf(cells, '>'),
    products: simple.length + families.length,
    variants: families.flat().length,
    sum: [...simple.map(price), ...families.flat()].reduce((sum, one) => sum + one, 0),
  }
}

function variantsOf(parent: Cells, rows: readonly Cells[]): { row: Cells; choice: string }[] {
  const numbers = [1, 2, 3, 4].filter((at) => rows.some((row) => row[`Attribute ${at} name`]))
  const found: { row: Cells; choice: string; open: number }[] = rows.flatMap((row) => {
    const values = numbers.map((at) => row[`Attribute ${at} value(s)`] ?? '')
    const lists = numbers.map((at, nth) =>
      values[nth] ? [values[nth]] : (parent[`Attribute ${at} value(s)`] ?? '').split(','),
    )
    const choices = lists.reduce<string[]>(
      (all, list) => all.flatMap((one) => list.map((value) => `${one}|${value.trim()}`)),
      [''],
    )
    const open = values.filter((value) => value === '').length
    return choices.map((choice) => ({ row, choice: choice.toLowerCase(), open }))
  })
  const exactFirst = found.toSorted((a, b) => a.open - b.open)
  return exactFirst.filter(
    ({ choice }, at) => exactFirst.findIndex((one) => one.choice === choice) === at,
  )
}

/** Children name their parents; grouped goods and bundles have no price of their own. */
function bagisto(rows: readonly Cells[]): Totals {
  const children = rows.filter((row) => row.parent_sku)
  const single = rows.filter((row) => row.price && !row.parent_sku)
  return {
    categories: pathsOf(
      rows.map((row) => row.categories ?? ''),
      '/',
    ),
    products: single.length + distinct(children.map((row) => row.parent_sku ?? '')),
    variants: children.length,
    sum: [...single, ...children].reduce((sum, row) => sum + cents(row.price ?? ''), 0),
  }
}

/** The first row of a slug is the product, those in dollars with an option its variants. */
function spree(rows: readonly Cells[]): Totals {
  const variants = rows.filter((row) => row.currency === 'USD' && row.option1_value)
  return {
    categories: pathsOf(
      rows.map((row) => row.category1 ?? ''),
      '->',
    ),
    products: distinct(rows.map((row) => row.slug ?? '')),
    variants: variants.length,
    sum: variants.reduce((sum, row) => sum + cents(row.price ?? ''), 0),
  }
}

describe('real catalogues keep their counts and their sums, and are imported', () => {
  it.each([
    ['woocommerce', 'woocommerce/sample_products.csv', woocommerce],
    ['woocommerce', 'woocommerce/importer-unit-test-sample.csv', woocommerce],
    ['shopify', 'shopify-template/product_template.csv', shopify],
    ['shopify', 'shopify-template/product_template.goncharIV.csv', shopify],
    ['shopify', 'shopify-template/shopify_sample_product_template.csv', shopify],
    ['shopify', 'shopify-packt/Product-data.csv', shopify],
    ['csv', 'bagisto/products.csv', bagisto],
    ['csv', 'spree/products.csv', spree],
  ] as const)('%s %s', async (format, name, totalsOf) => {
    const file = join(datasets, name)
    const rows = parse(readFileSync(file), { columns: true, bom: true, relax_column_count: true })
    // Cells by the names of their columns, as `columns` asks for.
    const expected = totalsOf(rows as unknown as Cells[])
    const dir = join(await temporaryFolder(), 'shop')
    const converted = await shopbot(['convert', format, file, dir, '--currency', 'USD', '--json'])
    expect(converted.status).toBe(0)
    expect(JSON.parse(converted.stdout)).toMatchObject({ ok: true })

    const shop = await readShop(dir)
    if (!shop.ok) throw new Error(JSON.stringify(shop.findings))
    const { catalog } = shop
    const prices = catalog.products.flatMap(({ price, variants }) =>
      variants.length === 0 ? [price] : variants.map((variant) => variant.price),
    )
    expect({
      categories: catalog.categories.length,
      products: catalog.products.length,
      variants: catalog.products.flatMap(({ variants }) => variants).length,
      sum: prices.reduce((sum, price) => sum + price, 0),
    }).toEqual(expected)

    const imported = await shopbot(['import', dir, '--yes', '--json'])
    expect(JSON.parse(imported.stdout)).toMatchObject({
      applied: true,
      changes: { create: expected.categories + expected.products },
    })
  })
})
