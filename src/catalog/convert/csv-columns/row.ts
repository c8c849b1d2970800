import type { CsvRow } from '../csv.ts'
import { plainLine } from '../html-text.ts'
import { optionName } from '../option-name.ts'
import type { Columns } from './columns.ts'
import type { Field } from './names.ts'

/** One row with what a shop needs of it, still as written. */
export interface Row {
  readonly line: number
  /** What the merchant knows it by. */
  readonly subject: string
  /** Values of options by their names; only those that the row says. */
  readonly options: Readonly<Record<string, string>>
  get(field: Field): string
  /** Of a field that may stand in several columns. */
  all(field: Field): string[]
}

export function rowOf({ cells, line }: CsvRow, columns: Columns): Row {
  const all = (field: Field) =>
    (columns.fields.get(field) ?? []).map((at) => cells[at] ?? '').filter((cell) => cell !== '')
  const get = (field: Field) => all(field)[0] ?? ''
  const options: [string, string][] = columns.options.flatMap(({ name, called, value }) => {
    const chosen = plainLine(cells[value] ?? '')
    if (chosen === '' || chosen === 'Default Title') return []
    const written = name === undefined ? called : plainLine(cells[name] ?? '') || called
    return [[optionName(written), chosen]]
  })
  const called = get('title') || get('group') || get('sku') || get('id') || 'a row without a name'
  const chosen = options.map(([, value]) => value).join(' / ')
  return {
    line,
    subject: chosen === '' ? called : `${called}, ${chosen}`,
    options: Object.fromEntries(options),
    get,
    all,
  }
}
