import { columns, type ExportColumn, type ExportRow } from './rows.ts'

/** The first line, with the names of the columns. RFC 4180 */
export const csvHead = line([...columns])

/**
 * A row as RFC 4180 has it. A text that a spreadsheet would take for a formula (= + - @ and the blanks it
 * passes over) gets an apostrophe before it, so that a customer's name runs nothing on the accountant's machine.
 */
export function csvRow(row: ExportRow): string {
  return line(columns.map((column) => (isNumber(column) ? row[column] : plainText(row[column]))))
}

function line(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function plainText(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
}

/** We write these ourselves: a discount is a negative number and must stay one. */
function isNumber(column: ExportColumn): boolean {
  return column === 'quantity' || column === 'price' || column === 'amount'
}
