import { done, failed, type Result } from '../../../shop/problem.ts'
import { type CsvRow, readCsv } from '../csv.ts'
import type { Conversion, Convert, ConvertOptions, ForeignProduct } from '../foreign.ts'
import { looksLike } from '../looks-like.ts'
import { Notes } from '../notes.ts'
import { Spill } from '../spill.ts'
import { Categories } from './categories.ts'
import { type Columns, columnsOf, isWooCommerceHeader } from './columns.ts'
import { productOf } from './product.ts'
import { type Row, rowOf } from './row.ts'

/** WooCommerce's product CSV: *Products → All products → Export*, or another plugin's in its form. */
export const convertWooCommerce: Convert = async (file, options) => {
  const looks = await looksLike(file)
  if (!looks.ok) return looks
  if (!['woocommerce', 'csv', 'shopify'].includes(looks.value.format ?? ''))
    return failed(notWooCommerce(file, looks.value.description))
  const table = await readTable(file)
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

interface Table {
  /** Goods under no key, variations under the name of their parent. */
  readonly rows: Spill<CsvRow>
  readonly columns: Columns
  readonly notes: Notes
}

/** The key of every row that has no parent. */
const goods = ''

async function readTable(file: string): Promise<Result<Table>> {
  const notes = new Notes()
  const rows = new Spill<CsvRow>()
  const unused = new Map<string, number>()
  let header: { columns: Columns; width: number; line: number } | undefined
  const read = await readCsv(file, ({ cells, line }) => {
    if (!header) {
      if (!isWooCommerceHeader(cells)) return failed({ code: 'format-wrong', message: '' })
      header = { columns: columnsOf(cells), width: cells.length, line }
      return done(null)
    }
    const { columns, width } = header
    const row = rowOf({ cells, line }, columns)
    if (cells.slice(width).some((cell) => cell !== '')) {
      notes.leftOut(
        row,
        'cells-shifted',
        `The row has more cells than the header (${cells.length} against ${width}): a comma in it lacks its quotes`,
      )
      return done(null)
    }
    for (const { at, name } of columns.others)
      if (!['', '0', '1'].includes(cells[at] ?? '')) unused.set(name, (unused.get(name) ?? 0) + 1)
    rows.add(isVariation(row) ? `of ${parentOf(row)}` : goods, { cells, line })
    return done(null)
  })
  if (!read.ok || !header) rows.close()
  if (!read.ok) return read
  if (!header) return failed({ code: 'format-wrong', message: '' })
  const { line, columns } = header
  if (unused.size > 0)
    notes.changed({ line, subject: 'the header' }, 'columns-unused', columnsUnused(unused))
  return done({ rows, columns, notes })
}

function columnsUnused(unused: ReadonlyMap<string, number>): string {
  const shown = [...unused].map(([name, rows]) => `${name} (${rows})`).join(', ')
  return `A shop here has no place for these columns, which so many rows fill: ${shown}`
}

const isVariation = (row: Row) => row.types.includes('variation')

/** A SKU, or a number as `id:741`. */
const parentOf = (row: Row) => row.get('parent').replace(/^id:\s*/i, 'id:')

function conversionOf(table: Table, options: ConvertOptions): Conversion {
  const categories = new Categories(table.notes)
  return {
    categories: categories.list(),
    products: productsOf(table, categories, options),
    notes: table.notes,
  }
}

async function* productsOf(
  { rows, columns, notes }: Table,
  categories: Categories,
  options: ConvertOptions,
): AsyncGenerator<ForeignProduct> {
  try {
    const met = new Set<string>()
    for (const stored of rows.each(goods)) {
      const row = rowOf(stored, columns)
      const product = productOf(row, variationsOf(row), categories, notes, options)
      if (product) yield product
    }
    for (const key of rows.keys())
      if (key !== goods && !met.has(key))
        for (const left of rows.each(key)) noteOrphan(rowOf(left, columns), notes)

    function variationsOf(row: Row): Row[] {
      const names = [row.get('sku'), `id:${row.get('id')}`].filter((name) => name !== '')
      const keys = names.map((name) => `of ${name}`).filter((key) => rows.has(key) && !met.has(key))
      for (const key of keys) met.add(key)
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
