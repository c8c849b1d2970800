import { done, failed, type Problem, type Result } from '../../../shop/problem.ts'
import { CategoryPaths } from '../category-paths.ts'
import type { CsvRow } from '../csv.ts'
import { readTable, type Table } from '../csv-table.ts'
import type { Convert, ConvertOptions, ForeignProduct } from '../foreign.ts'
import { looksLike } from '../looks-like.ts'
import type { Notes } from '../notes.ts'
import type { Spill } from '../spill.ts'
import { type Columns, columnsOf } from './columns.ts'
import { productOf } from './product.ts'
import { type Row, rowOf } from './row.ts'

/** A CSV whose columns have names, in one of five languages or as `options.columns` say. */
export const convertCsv: Convert = async (file, options) => {
  const looks = await looksLike(file)
  if (!looks.ok) return looks
  if (!['csv', 'shopify', 'woocommerce'].includes(looks.value.format ?? ''))
    return failed({
      code: 'format-wrong',
      message: `${file} is not a CSV file: it looks like ${looks.value.description}`,
      hint: 'Save it as CSV in UTF-8, with a line above that names the columns.',
    })
  const table = await readRows(file, options)
  if (!table.ok) return table
  const categories = new CategoryPaths(table.value.notes)
  return done({
    categories: categories.list(),
    products: productsOf(table.value, categories, options),
    notes: table.value.notes,
  })
}

/** Where rows name their parents: those under `of PARENT`, all others under no key. Else by what they share. */
async function readRows(file: string, options: ConvertOptions): Promise<Result<Table<Columns>>> {
  let problem: Problem = { code: 'format-wrong', message: `${file} has no rows` }
  const table = await readTable<Columns>(file, ({ cells, line }, notes) => {
    const found = columnsOf(cells, options.columns ?? {})
    if (!found.ok) {
      problem = found.problem
      return undefined
    }
    notes.told({ line, subject: 'the header' }, 'columns-taken', found.value.taken)
    return {
      columns: found.value,
      subjectOf: (row) => rowOf(row, found.value).subject,
      keyOf: keysOf(found.value),
    }
  })
  return !table.ok && table.problem.code === 'format-wrong' ? failed(problem) : table
}

const goods = ''

function keysOf(columns: Columns): (row: CsvRow) => string {
  let above = ''
  return (stored) => {
    const { get } = rowOf(stored, columns)
    if (columns.fields.has('parent')) return get('parent') === '' ? goods : `of ${get('parent')}`
    if (columns.fields.has('group')) above = get('group') || above
    else if (columns.options.length > 0) above = get('title').toLowerCase() || above
    else return String(stored.line)
    return above
  }
}

async function* productsOf(
  { rows, columns, notes }: Table<Columns>,
  categories: CategoryPaths,
  options: ConvertOptions,
): AsyncGenerator<ForeignProduct> {
  try {
    const groups = columns.fields.has('parent') ? families(rows, columns, notes) : shared(rows)
    for (const stored of groups) {
      const all = stored.map((one) => rowOf(one, columns))
      const group = all.filter((row) => isOfShop(row, notes, options))
      const [first] = group
      if (!first) continue
      const main = group.find((row) => row.get('title') !== '') ?? first
      const product = productOf(
        main,
        variantsIn(group, columns, main, notes),
        categories,
        notes,
        options,
      )
      if (product) yield product
    }
  } finally {
    rows.close()
  }
}

function* shared(rows: Spill<CsvRow>): Generator<CsvRow[]> {
  for (const key of rows.keys()) yield [...rows.each(key)]
}

/** Each row without a parent, and behind it those that name it by its SKU or id. */
function* families(rows: Spill<CsvRow>, columns: Columns, notes: Notes): Generator<CsvRow[]> {
  for (const stored of rows.each(goods)) {
    const { get } = rowOf(stored, columns)
    const keys = [get('sku'), get('id')].filter((name) => name !== '').map((name) => `of ${name}`)
    const fresh = [...new Set(keys)].filter((key) => rows.has(key) && !rows.wasAsked(key))
    yield [stored, ...fresh.flatMap((key) => [...rows.each(key)])]
  }
  for (const key of rows.unasked()) {
    for (const stored of rows.each(key))
      notes.leftOut(
        rowOf(stored, columns),
        'parent-unknown',
        `No product has the SKU or id of its parent, "${key.slice('of '.length)}"`,
      )
  }
}

/** Files with prices in several currencies have a row for each. */
function isOfShop(row: Row, notes: Notes, { currency }: ConvertOptions): boolean {
  const written = row.get('currency').toUpperCase()
  if (written === '' || written === currency) return true
  notes.leftOut(row, 'currency-other', `Its price is in ${written}, the shop's are in ${currency}`)
  return false
}

/** Rows that are variants of the product; none: it has no choice to offer. */
function variantsIn(group: readonly Row[], columns: Columns, main: Row, notes: Notes): Row[] {
  if (columns.fields.has('parent')) return group.filter((row) => row !== main)
  if (group.length === 1) return []
  const chosen = group.filter((row) => Object.keys(row.options).length > 0)
  if (chosen.length > 0) return chosen
  for (const row of group)
    if (row !== main)
      notes.leftOut(
        row,
        'variation-twice',
        `It has no options by which it would differ from line ${main.line}`,
      )
  return []
}
