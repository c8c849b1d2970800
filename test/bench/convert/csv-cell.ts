/** A row of a CSV, with quotes where they are needed. */
export const csvRow = (...cells: readonly (string | number)[]): string =>
  `${cells.map(cellOf).join(',')}\n`

function cellOf(value: string | number): string {
  const text = String(value)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
