import { done, failed, type Result } from '../../../shop/problem.ts'
import { CategoryPaths } from '../category-paths.ts'
import { readTable, type Table } from '../csv-table.ts'
import type { Convert, ConvertOptions, ForeignProduct } from '../foreign.ts'
import { looksLike } from '../looks-like.ts'
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

/** Rows by handle. */
function readRows(file: string): Promise<Result<Table<Columns>>> {
  // A row without a handle goes on with the product above, unless it has a title.
  let above = ''
  return readTable(file, ({ cells }) => {
    if (!isShopifyHeader(cells)) return undefined
    const columns = columnsOf(cells)
    return {
      columns,
      subjectOf: (row) => rowOf(row, columns).subject,
      keyOf: (stored) => {
        const { get } = rowOf(stored, columns)
        above = get('handle') || get('title') || above
        return above
      },
    }
  })
}

async function* productsOf(
  { rows, columns, notes }: Table<Columns>,
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
