import { done, failed, type Result } from '../../../shop/problem.ts'
import { CategoryPaths } from '../category-paths.ts'
import { readTable, type Table } from '../csv-table.ts'
import type { Conversion, Convert, ConvertOptions, ForeignProduct } from '../foreign.ts'
import { looksLike } from '../looks-like.ts'
import type { Notes } from '../notes.ts'
import { type Columns, columnsOf, isWooCommerceHeader } from './columns.ts'
import { productOf } from './product.ts'
import { type Row, rowOf } from './row.ts'

/** WooCommerce's product CSV: *Products → All products → Export*, or another plugin's in its form. */
export const convertWooCommerce: Convert = async (file, options) => {
  const looks = await looksLike(file)
  if (!looks.ok) return looks
  if (!['woocommerce', 'csv', 'shopify'].includes(looks.value.format ?? ''))
    return failed(notWooCommerce(file, looks.value.description))
  const table = await readRows(file)
  if (table.ok) return done(conversionOf(table.value, options))
  return table.problem.code === 'format-wrong'
    ? failed(notWooCommerce(file, looks.value.description))
    : table
}

function notWooCommerce(file: string, description: string) {
  return {
    code: 'format-wrong',
    message: `${file} is not a product CSV of WooCommerce: it looks like ${description}`,
    hint: 'In WooCommerce, open Products → All products → Export, and take the CSV with all columns.',
  }
}

/** The key of every row that has no parent. */
const goods = ''

/** Goods under no key, variations under the name of their parent. */
function readRows(file: string): Promise<Result<Table<Columns>>> {
  return readTable(file, ({ cells }) => {
    if (!isWooCommerceHeader(cells)) return undefined
    const columns = columnsOf(cells)
    return {
      columns,
      subjectOf: (row) => rowOf(row, columns).subject,
      keyOf: (stored) => {
        const row = rowOf(stored, columns)
        return isVariation(row) ? `of ${parentOf(row)}` : goods
      },
    }
  })
}

const isVariation = (row: Row) => row.types.includes('variation')

/** A SKU, or a number as `id:741`. */
const parentOf = (row: Row) => row.get('parent').replace(/^id:\s*/i, 'id:')

function conversionOf(table: Table<Columns>, options: ConvertOptions): Conversion {
  const categories = new CategoryPaths(table.notes)
  return {
    categories: categories.list(),
    products: productsOf(table, categories, options),
    notes: table.notes,
  }
}

async function* productsOf(
  { rows, columns, notes }: Table<Columns>,
  categories: CategoryPaths,
  options: ConvertOptions,
): AsyncGenerator<ForeignProduct> {
  try {
    for (const stored of rows.each(goods)) {
      const row = rowOf(stored, columns)
      const product = productOf(row, variationsOf(row), categories, notes, options)
      if (product) yield product
    }
    for (const key of rows.unasked())
      for (const left of rows.each(key)) noteOrphan(rowOf(left, columns), notes)

    function variationsOf(row: Row): Row[] {
      const names = [row.get('sku'), `id:${row.get('id')}`].filter((name) => name !== '')
      const keys = names
        .map((name) => `of ${name}`)
        .filter((key) => rows.has(key) && !rows.wasAsked(key))
      const found = keys.flatMap((key) => [...rows.each(key)])
      return found.toSorted((a, b) => a.line - b.line).map((one) => rowOf(one, columns))
    }
  } finally {
    rows.close()
  }
}

function noteOrphan(row: Row, notes: Notes): void {
  const named = parentOf(row)
  notes.leftOut(
    row,
    'parent-unknown',
    named === ''
      ? 'A variation without a parent'
      : `No product has the SKU or number of its parent, "${named}"`,
  )
}
