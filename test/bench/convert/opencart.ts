import { type Good, type Goods, shelves } from './goods.ts'

/** A dump as mysqldump writes it: what belongs to a product stands in several tables, each far from the others. */
export function* openCartText(count: number, goods: Goods): Generator<string> {
  yield "INSERT INTO `oc_language` (`language_id`, `code`, `sort_order`, `status`) VALUES ('1', 'uk-ua', '1', '1');\n"
  yield "INSERT INTO `oc_currency` (`code`, `value`) VALUES ('UAH', '1.00');\n"
  yield* inserts('category', 'category_id, parent_id, sort_order, status', shelfRows())
  yield* inserts(
    'category_description',
    'category_id, language_id, name, description',
    shelfTexts(),
  )
  yield* inserts('option', 'option_id, type, sort_order', [values(1, 'select', 1)])
  yield* inserts('option_description', 'option_id, language_id, name', [values(1, 1, 'Розмір')])
  yield* inserts('option_value', 'option_value_id, option_id, sort_order', sizeRows())
  yield* inserts('option_value_description', 'option_value_id, language_id, name', sizeTexts())
  for (const { name, columns, rows } of tables)
    yield* inserts(name, columns, rowsOf(count, goods, rows))
}

/** `product_id` is the first of the columns. */
const tables: readonly {
  readonly name: string
  readonly columns: string
  readonly rows: (good: Good, id: number) => readonly string[]
}[] = [
  {
    name: 'product',
    columns: 'product_id, model, sku, quantity, image, price, sort_order, status, date_added',
    rows: ({ number, stock, photos, price }, id) => [
      values(id, `M${number}`, `T-${number}`, stock, photos[0] ?? '', price, 0, 1, '2020-01-01'),
    ],
  },
  {
    name: 'product_description',
    columns: 'product_id, language_id, name, description, tag, meta_title',
    rows: ({ title, html }, id) => [values(id, 1, title, escapedHtml(html), '', title)],
  },
  {
    name: 'product_image',
    columns: 'product_image_id, product_id, image, sort_order',
    rows: ({ photos }, id) =>
      photos.slice(1).map((photo, at) => values(id * 200 + at, id, photo, at)),
  },
  {
    name: 'product_option',
    columns: 'product_option_id, product_id, option_id, value, required',
    rows: ({ sizes }, id) => (sizes.length === 0 ? [] : [values(id, id, 1, '', 1)]),
  },
  {
    name: 'product_option_value',
    columns:
      'product_option_value_id, product_option_id, product_id, option_value_id, quantity, subtract, price, price_prefix',
    rows: ({ sizes }, id) =>
      sizes.map((size, at) =>
        values(id * 200 + at, id, id, sizeNumbers.get(size) ?? 0, 5, 1, at, '+'),
      ),
  },
  {
    name: 'product_to_category',
    columns: 'product_id, category_id',
    rows: ({ categories }, id) =>
      categories.map((path) => values(id, shelfNumbers.get(path.join('\n')) ?? 0)),
  },
]

function* rowsOf(
  count: number,
  goods: Goods,
  rows: (good: Good, id: number) => readonly string[],
): Generator<string> {
  for (let number = 0; number < count; number += 1) yield* rows(goods(number), number + 1)
}

const shelfNumbers = new Map(shelves.map((path, at) => [path.join('\n'), at + 1]))

const shelfRows = () =>
  shelves.map((path, at) =>
    values(at + 1, shelfNumbers.get(path.slice(0, -1).join('\n')) ?? 0, at, 1),
  )

const shelfTexts = () => shelves.map((path, at) => values(at + 1, 1, path.at(-1) ?? '', ''))

const sizes = ['S', 'M', 'L', ...Array.from({ length: 100 }, (_, at) => `${at + 1} см`)]

const sizeNumbers = new Map(sizes.map((size, at) => [size, at + 1]))

const sizeRows = () => sizes.map((_, at) => values(at + 1, 1, at))

const sizeTexts = () => sizes.map((size, at) => values(at + 1, 1, size))

/** So many rows are one statement. */
const together = 100

function* inserts(table: string, columns: string, rows: Iterable<string>): Generator<string> {
  const names = columns.split(', ').map((column) => `\`${column}\``)
  const head = `INSERT INTO \`oc_${table}\` (${names.join(', ')}) VALUES\n`
  let count = 0
  for (const row of rows) {
    yield `${count === 0 ? head : count % together === 0 ? `;\n${head}` : ',\n'}${row}`
    count += 1
  }
  if (count > 0) yield ';\n'
}

function values(...row: readonly (string | number)[]): string {
  const written = row.map((value) =>
    typeof value === 'number' ? String(value) : `'${escapedSql(value)}'`,
  )
  return `(${written.join(', ')})`
}

const escapedSql = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')

const escapedHtml = (html: string) =>
  html
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
