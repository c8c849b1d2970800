/** Lays out rows in columns; numbers (`right`) are flush with the right edge of theirs. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string[] {
  const widths = head.map((title, column) =>
    Math.max(width(title), ...rows.map((row) => width(row[column] ?? ''))),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const fill = ' '.repeat((widths[column] ?? 0) - width(cell))
        return right.includes(column) ? fill + cell : cell + fill
      })
      .join('  ')
      .trimEnd()
  return [line(head), ...rows.map(line)]
}

/** Signs that a person sees, as near as code points tell. */
function width(text: string): number {
  return [...text].length
}
