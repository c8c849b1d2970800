import type { CsvRow } from '../csv.ts'
import type { WrittenPrice } from '../sale-price.ts'
import type { Columns, Field } from './columns.ts'

/** One row with what a shop needs of it, still as written. */
export interface Row {
  readonly line: number
  /** `simple`, or several: `simple, downloadable, virtual`. Lower case. */
  readonly types: readonly string[]
  /** What the merchant knows it by: its name, else its SKU or number. */
  readonly subject: string
  readonly attributes: readonly Attribute[]
  get(field: Field): string
}

export interface Attribute {
  readonly name: string
  /** Empty in a variation: any. */
  readonly values: readonly string[]
  readonly visible: boolean
}

export function rowOf({ cells, line }: CsvRow, columns: Columns): Row {
  const get = (field: Field) => unescaped(cells[columns.fields.get(field) ?? -1] ?? '')
  const types = get('type').toLowerCase().split(',')
  return {
    line,
    types: types.map((type) => type.trim()).filter((type) => type !== ''),
    subject: subjectOf(get),
    attributes: columns.attributes.flatMap(({ name, values, visible }) => {
      const called = unescaped(cells[name ?? -1] ?? '')
      if (called === '') return []
      const shown = visible === undefined || cells[visible] !== '0'
      return [
        { name: called, values: listed(unescaped(cells[values ?? -1] ?? '')), visible: shown },
      ]
    }),
    get,
  }
}

function subjectOf(get: Row['get']): string {
  if (get('name') !== '' || get('sku') !== '') return get('name') || get('sku')
  if (get('parent') !== '') return `variation of ${get('parent')}`
  return get('id') === '' ? 'a row without a name' : `id ${get('id')}`
}

export function pricesOf({ get }: Row): WrittenPrice {
  return {
    regular: get('regular'),
    sale: get('sale'),
    starts: get('saleStarts'),
    ends: get('saleEnds'),
  }
}

/** Values of one cell: apart by commas, older exports by `|`; `\,` is a comma of the value. */
export function listed(cell: string): string[] {
  const parted =
    cell.includes(' | ') && !/(?<!\\),/.test(cell) ? cell.split(' | ') : cell.split(/(?<!\\),/)
  return parted.map((value) => value.replaceAll('\\,', ',').trim()).filter((value) => value !== '')
}

/** The exporter puts a quote before what a spreadsheet would take for a formula. */
function unescaped(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
