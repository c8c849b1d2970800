/** A line of a difference: taken out, put in, or shown for orientation; both numbers count from 1. */
export interface DiffLine {
  readonly sign: '-' | '+' | ' '
  readonly text: string
  /** In the text after, and for what was taken out in the text before. */
  readonly line: number
}

/** Which lines of a text become others, each part with `context` lines around it. */
export function diffLines(before: string, after: string, context = 2): DiffLine[][] {
  const old = linesOf(before)
  const now = linesOf(after)
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1
  let tail = 0
  while (
    tail < Math.min(old.length, now.length) - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail += 1
  const middle = editScript(old.slice(head, old.length - tail), now.slice(head, now.length - tail))
  const lines: DiffLine[] = [
    ...now.slice(0, head).map((text, at) => ({ sign: ' ' as const, text, line: at + 1 })),
    ...middle.map((one) => ({ ...one, line: one.line + head })),
    ...now
      .slice(now.length - tail)
      .map((text, at) => ({ sign: ' ' as const, text, line: now.length - tail + at + 1 })),
  ]
  return hunks(lines, context)
}

function hunks(lines: readonly DiffLine[], context: number): DiffLine[][] {
  const found: DiffLine[][] = []
  let last = -1
  for (const [at, { sign }] of lines.entries()) {
    if (sign === ' ') continue
    const from = Math.max(last + 1, at - context)
    const current = found.at(-1)
    const joins = current !== undefined && from <= last + 1 && last >= 0
    const to = Math.min(lines.length, at + 1)
    if (joins) current.push(...lines.slice(last + 1, to))
    else found.push(lines.slice(from, to))
    last = to - 1
    // What follows is shown up to the next change, or as far as the context goes.
    const next = lines.findIndex((line, place) => place > last && line.sign !== ' ')
    const shown = Math.min(last + context, next === -1 ? lines.length - 1 : next - 1)
    found.at(-1)?.push(...lines.slice(last + 1, shown + 1))
    last = Math.max(last, shown)
  }
  return found
}

/** The longest common lines stay. Middles too large for a table are replaced whole. */
function editScript(old: readonly string[], now: readonly string[]): DiffLine[] {
  const script: DiffLine[] = []
  const width = now.length + 1
  if (old.length * now.length > 4_000_000)
    return [
      ...old.map((text, at) => ({ sign: '-' as const, text, line: at + 1 })),
      ...now.map((text, at) => ({ sign: '+' as const, text, line: at + 1 })),
    ]
  const common = new Uint32Array((old.length + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      common[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
  let row = 0
  let column = 0
  while (row < old.length || column < now.length) {
    const [left, right] = [old[row], now[column]]
    if (left !== undefined && left === right) {
      script.push({ sign: ' ', text: left, line: column + 1 })
      row += 1
      column += 1
    } else if (
      left !== undefined &&
      (right === undefined || at(row + 1, column) >= at(row, column + 1))
    ) {
      script.push({ sign: '-', text: left, line: row + 1 })
      row += 1
    } else {
      script.push({ sign: '+', text: right ?? '', line: column + 1 })
      column += 1
    }
  }
  return script
}

/** With a mark where the last line has no end, so that a difference in it shows. */
function linesOf(text: string): string[] {
  if (text === '') return []
  const lines = text.split(/(?<=\n)/)
  return lines.map((line) => line.replace(/\r?\n$/, ''))
}
