import { done, failed, type Result } from '../../shop/problem.ts'
import { type CsvRow, readCsv } from './csv.ts'
import { Notes } from './notes.ts'
import { Spill } from './spill.ts'

/** What is known of a header, whatever else the format finds in it. */
interface KnownColumns {
  /** Columns that have no place in a shop here, with their names as written. */
  readonly others: readonly { readonly at: number; readonly name: string }[]
}

/** How the rows of a table are to be kept, once its header is known. */
export interface TableShape<C extends KnownColumns> {
  readonly columns: C
  /** Rows of one key are read together. */
  keyOf(row: CsvRow): string
  /** What the merchant knows the row by. */
  subjectOf(row: CsvRow): string
}

/** A CSV file as it was read; who has it closes `rows`. */
export interface Table<C> {
  readonly rows: Spill<CsvRow>
  readonly columns: C
  readonly notes: Notes
}

/**
 * Reads a CSV file to its end and keeps its rows by key. Notes which columns stay behind, and leaves out rows
 * that are longer than the header. Codes: `csv-invalid`, `not-utf-8`; `format-wrong`, without words, when
 * `shapeOf` does not know the header.
 */
export async function readTable<C extends KnownColumns>(
  file: string,
  shapeOf: (header: CsvRow, notes: Notes) => TableShape<C> | undefined,
): Promise<Result<Table<C>>> {
  const notes = new Notes()
  const rows = new Spill<CsvRow>()
  const filled = new Map<string, number>()
  let header: { shape: TableShape<C>; width: number; line: number } | undefined
  const read = await readCsv(file, (row) => {
    const { cells, line } = row
    if (!header) {
      const shape = shapeOf(row, notes)
      if (!shape) return failed({ code: 'format-wrong', message: '' })
      header = { shape, width: cells.length, line }
      return done(null)
    }
    const { shape, width } = header
    if (cells.slice(width).some((cell) => cell !== '')) {
      notes.leftOut(
        { line, subject: shape.subjectOf(row) },
        'cells-shifted',
        `The row has more cells than the header (${cells.length} against ${width}): a separator in it lacks its quotes`,
      )
      return done(null)
    }
    for (const { at, name } of shape.columns.others)
      if (!flags.includes(cells[at]?.toLowerCase() ?? ''))
        filled.set(name, (filled.get(name) ?? 0) + 1)
    rows.add(shape.keyOf(row), row)
    return done(null)
  })
  if (read.ok && header) {
    noteUnused(filled, header.line, notes)
    return done({ rows, columns: header.shape.columns, notes })
  }
  rows.close()
  return read.ok ? failed({ code: 'format-wrong', message: '' }) : read
}

/** Yes and no of a setting is not what a merchant would miss. */
const flags = ['', '0', '1', 'true', 'false']

function noteUnused(filled: ReadonlyMap<string, number>, line: number, notes: Notes): void {
  if (filled.size === 0) return
  const shown = [...filled].map(([name, rows]) => `${name} (${rows})`).join(', ')
  notes.changed(
    { line, subject: 'the header' },
    'columns-unused',
    `A shop here has no place for these columns, which so many rows fill: ${shown}`,
  )
}
