/**
 * The line of a field of a thing that is written in YAML, by looking at its lines only: parsing a large file for
 * a place in it costs more than the import. `from` counts from 1 and is where the thing begins; `name` is a way
 * like `variants.s.price`. Where the field is not found, the line of what is around it.
 */
export function fieldLine(lines: readonly string[], from: number, name: string): number {
  let at = from
  let column = columnOf(lines[from - 1] ?? '')
  let end = endOf(lines, from, column)
  for (const step of name.split('.')) {
    const found = findKey(lines, at, end, column, step)
    if (found === undefined) return at
    at = found.line
    const below = found.isEntry ? (lines[at - 1] ?? '') : firstBelow(lines, at)
    column = columnOf(below)
    end = endOf(lines, at, found.isEntry ? column : indentOf(below), end)
  }
  return at
}

/** Where the keys of a thing stand: after the dash of a list. */
function columnOf(line: string): number {
  return /^\s*(?:-\s+)*/.exec(line)?.[0].length ?? 0
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function firstBelow(lines: readonly string[], at: number): string {
  return lines.slice(at, at + 100).find(isSaying) ?? ''
}

/** The first line that stands further left than what begins at `from`. */
function endOf(
  lines: readonly string[],
  from: number,
  indent: number,
  limit = lines.length + 1,
): number {
  for (let line = from + 1; line < limit; line += 1) {
    const text = lines[line - 1] ?? ''
    if (isSaying(text) && indentOf(text) < indent) return line
  }
  return limit
}

function isSaying(line: string): boolean {
  const text = line.trimStart()
  return text !== '' && !text.startsWith('#')
}

/** A key, or the entry of a list that has it for its id. */
function findKey(
  lines: readonly string[],
  from: number,
  end: number,
  column: number,
  step: string,
): { readonly line: number; readonly isEntry: boolean } | undefined {
  const name = yamlName(step)
  const asKey = new RegExp(`^["']?${name}["']?\\s*:(\\s|$)`)
  const asEntry = new RegExp(`(^|[{,\\s])["']?id["']?\\s*:\\s*["']?${name}["']?\\s*([,}#]|$)`)
  for (let line = from; line < end; line += 1) {
    const text = lines[line - 1] ?? ''
    const rest = text.slice(columnOf(text))
    if (columnOf(text) === column && asKey.test(rest)) return { line, isEntry: false }
    if (/^\s*-\s/.test(text) && asEntry.test(rest)) return { line, isEntry: true }
  }
  return undefined
}

/** A field as it is called in the files, fit for a pattern. */
function yamlName(field: string): string {
  const written = field.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)
  return written.replaceAll(/[^\w-]/g, (sign) => `\\${sign}`)
}
