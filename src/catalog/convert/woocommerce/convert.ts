import { done, failed, type Result } from '../../../shop/problem.ts'
import { readCsv } from '../csv.ts'
import type { Conversion, Convert, ConvertOptions } from '../foreign.ts'
import { looksLike } from '../looks-like.ts'
import { Notes } from '../notes.ts'
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
  if (table.ok) return done(catalogOf(table.value, options))
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
  readonly rows: readonly Row[]
  readonly notes: Notes
}

async function readTable(file: string): Promise<Result<Table>> {
  const notes = new Notes()
  const rows: Row[] = []
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
    rows.push(row)
    return done(null)
  })
  if (!read.ok) return read
  if (!header) return failed({ code: 'format-wrong', message: '' })
  const { line } = header
  if (unused.size > 0)
    notes.changed({ line, subject: 'the header' }, 'columns-unused', columnsUnused(unused))
  return done({ rows, notes })
}

function columnsUnused(unused: ReadonlyMap<string, number>): string {
  const shown = [...unused].map(([name, rows]) => `${name} (${rows})`).join(', ')
  return `A shop here has no place for these columns, which so many rows fill: ${shown}`
}

function catalogOf({ rows, notes }: Table, options: ConvertOptions): Conversion {
  const categories = new Categories(notes)
  const variations = variationsByParent(rows, notes)
  const products = rows.flatMap((row) => {
    if (isVariation(row)) return []
    const product = productOf(row, variations.get(row) ?? [], categories, notes, options)
    return product ? [product] : []
  })
  return { catalog: { categories: categories.list(), products }, notes: notes.list() }
}

const isVariation = (row: Row) => row.types.includes('variation')

/** `Parent` names a row by its SKU, or as `id:741`. */
function variationsByParent(rows: readonly Row[], notes: Notes): Map<Row, Row[]> {
  const parents = new Map<string, Row>()
  for (const row of rows) {
    if (isVariation(row)) continue
    for (const name of [row.get('sku'), `id:${row.get('id')}`])
      if (name !== '' && name !== 'id:' && !parents.has(name)) parents.set(name, row)
  }
  const found = new Map<Row, Row[]>()
  for (const row of rows.filter(isVariation)) {
    const named = row.get('parent').replace(/^id:\s*/i, 'id:')
    const parent = parents.get(named)
    if (!parent)
      notes.leftOut(
        row,
        'parent-unknown',
        named === ''
          ? 'A variation without a parent'
          : `No product has the SKU or number of its parent, "${named}"`,
      )
    else found.set(parent, [...(found.get(parent) ?? []), row])
  }
  return found
}
