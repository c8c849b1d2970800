import type { Problem, Result } from '../../shop/problem.ts'
import { csvHead, csvRow } from './csv.ts'
import { type ExportedOrder, type ExportRow, rowsOf } from './rows.ts'
import type { ExportSums } from './sums.ts'

export interface ExportFormat {
  readonly format: 'csv' | 'json'
  readonly timeZone: string
  /** Spreadsheets know by it that a file is UTF-8. */
  readonly mark: boolean
}

/**
 * The text of an export, a piece for each page of orders, so that only one page is held at a time. What it
 * sums up goes into `sums`. Throws `ExportStopped` where the orders end in a problem.
 */
export async function* exportText(
  pages: AsyncIterable<Result<ExportedOrder[]>>,
  { format, timeZone, mark }: ExportFormat,
  sums: ExportSums,
): AsyncGenerator<string> {
  const write = format === 'csv' ? csvText : jsonText()
  let head = (mark ? '\ufeff' : '') + (format === 'csv' ? csvHead : '[')
  for await (const page of pages) {
    if (!page.ok) throw new ExportStopped(page.problem)
    const rows: ExportRow[] = []
    for (const exported of page.value) {
      const made = rowsOf(exported, timeZone)
      if (!made.ok) throw new ExportStopped(made.problem)
      rows.push(...made.value)
      sums.add(exported, made.value.length)
    }
    yield head + write(rows)
    head = ''
  }
  if (format === 'json') yield sums.rows === 0 ? ']\n' : '\n]\n'
}

/** The orders could not be read on. */
export class ExportStopped extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

function csvText(rows: readonly ExportRow[]): string {
  return rows.map(csvRow).join('')
}

/** One array, one row a line. */
function jsonText(): (rows: readonly ExportRow[]) => string {
  let separator = '\n'
  return (rows) => {
    let text = ''
    for (const row of rows) {
      text += `${separator}${JSON.stringify(row)}`
      separator = ',\n'
    }
    return text
  }
}
