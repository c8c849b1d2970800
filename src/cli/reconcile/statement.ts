import { readCsv } from '../../catalog/convert/csv.ts'
import { done, failed, type Result } from '../../shop/problem.ts'
import { findColumns, type StatementColumns, type StatementOptions } from './columns.ts'
import type { LedgerLine } from './stars.ts'
import { type StatementPlace, statementLine } from './statement-line.ts'

export interface Statement {
  readonly lines: readonly LedgerLine[]
  /** Rows that are no charges: refunds, fees and payouts have negative amounts. */
  readonly passedOver: number
  /** What each column is called in the file. */
  readonly columns: Readonly<Record<string, string>>
}

/**
 * Reads a provider's statement, a CSV file with a row a charge. Codes: `statement-missing`, `column-missing`,
 * `statement-row`, and those of the CSV reader.
 */
export async function readStatement(
  file: string,
  options: StatementOptions,
  place: StatementPlace,
): Promise<Result<Statement>> {
  const lines: LedgerLine[] = []
  let passedOver = 0
  let header: readonly string[] = []
  let columns: StatementColumns | undefined
  const visit = ({ cells, line }: { cells: readonly string[]; line: number }): Result<null> => {
    if (!columns) {
      header = cells
      const found = findColumns(cells, options, file)
      if (!found.ok) return found
      columns = found.value
      return done(null)
    }
    const read = statementLine(cells, columns, place)
    if (!read.ok) {
      const message = `${file}, line ${line}: ${read.problem.message}`
      return failed({ ...read.problem, code: 'statement-row', message, facts: { line } })
    }
    if (read.value === null) passedOver += 1
    else lines.push(read.value)
    return done(null)
  }
  try {
    const read = await readCsv(file, visit)
    if (!read.ok) return read
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    return failed({
      code: 'statement-missing',
      message: `${file} cannot be read: ${error.message}`,
      hint: "Name the CSV file that the provider's panel exports.",
    })
  }
  const names = Object.entries(columns ?? {}).flatMap(([name, index]) =>
    index === undefined ? [] : [[name, header[index] ?? '']],
  )
  return done({ lines, passedOver, columns: Object.fromEntries(names) })
}
