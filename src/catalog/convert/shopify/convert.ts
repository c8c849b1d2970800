import { done, failed, type Result } from '../../../shop/problem.ts'
import { CategoryPaths } from '../category-paths.ts'
import type { CsvRow } from '../csv.ts'
import { readTable } from '../csv-table.ts'
import type { Convert, ConvertOptions, ForeignProduct } from '../foreign.ts'
import { looksLike } from '../looks-like.ts'
import { Notes } from '../notes.ts'
import type { Spill } from '../spill.ts'
import { type Columns, columnsOf, isShopifyHeader } from './columns.ts'
import { productOf } from './product.ts'
import { rowOf } from './row.ts'

/** Shopify's product CSV: *Products → Export → Plain CSV file*. */
export const convertShopify: Convert = async (file, options) => {
  const looks = await looksLike(file)
  if (!looks.ok) return looks
  const wrong = failed(notShopify(file, looks.value.description))
  if (!['shopify', 'csv', 'woocommerce'].includes(looks.value.format ?? '')) return wrong
  const table = await readRows(file)
  if (!table.ok) return table.problem.code === 'format-wrong' ? wrong : table
  const categories = new CategoryPaths(table.value.notes)
  return done({
    categories: categories.list(),
    products: productsOf(table.value, categories, options),
    notes: table.value.notes,
  })
}

function notShopify(file: string, description: string) {
  return {
    code: 'format-wrong',
    message: `${file} is not a product CSV of Shopify: it looks like ${description}`,
    hint: 'In Shopify, open Products → Export, and take all products as a plain CSV file.',
  }
}

interface Table {
  /** By handle. */
  readonly rows: Spill<CsvRow>
  readonly columns: Columns
  readonly notes: Notes
}

async function readRows(file: string): Promise<Result<Table>> {
  const notes = new Notes()
  let columns: Columns | undefined
  // A row without a handle goes on with the product above, unless it has a title.
  let above = ''
  const rows = await readTable(file, notes, ({ cells }) => {
    if (!isShopifyHeader(cells)) return undefined
    const known = columnsOf(cells)
    columns = known
    return {
      others: known.others,
      subjectOf: (row) => rowOf(row, known).subject,
      keyOf: (stored) => {
        const { get } = rowOf(stored, known)
        above = get('handle') || get('title') || above
        return above
      },
    }
  })
  if (!rows.ok) return rows
  return columns
    ? done({ rows: rows.value, columns, notes })
    : failed({ code: 'format-wrong', message: '' })
}

async function* productsOf(
  { rows, columns, notes }: Table,
  categories: CategoryPaths,
  options: ConvertOptions,
): AsyncGenerator<ForeignProduct> {
  try {
    for (const handle of rows.keys()) {
      const ofProduct = [...rows.each(handle)].map((row) => rowOf(row, columns))
      const product = productOf(ofProduct, categories, notes, options)
      if (product) yield product
    }
  } finally {
    rows.close()
  }
}
