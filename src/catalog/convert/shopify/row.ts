import type { CsvRow } from '../csv.ts'
import type { Columns, Field } from './columns.ts'

/** One row with what a shop needs of it, still as written. */
export interface Row {
  readonly line: number
  /** What the merchant knows it by. */
  readonly subject: string
  /** A row is a variant unless it only adds a picture. */
  readonly isVariant: boolean
  get(field: Field): string
}

export function rowOf({ cells, line }: CsvRow, { fields }: Columns): Row {
  const get = (field: Field) => cells[fields.get(field) ?? -1] ?? ''
  const chosen = numbers.map((at) => get(`option${at}Value`)).filter((value) => value !== '')
  const called = get('title') || get('handle') || 'a row without a name'
  const isDefault = chosen.length === 0 || chosen[0] === 'Default Title'
  return {
    line,
    subject: isDefault ? called : `${called}, ${chosen.join(' / ')}`,
    isVariant: chosen.length > 0 || get('price') !== '' || get('sku') !== '',
    get,
  }
}

const numbers = [1, 2, 3] as const
