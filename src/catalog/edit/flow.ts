import type { Node, YAMLMap, YAMLSeq } from 'yaml'
import { isPair } from 'yaml'
import { partEnd, startOf, type YamlText } from './yaml-text.ts'

/** Puts an entry into `{…}` or `[…]` so that it becomes the one at `index`. */
export function flowInsert(
  source: YamlText,
  container: YAMLMap | YAMLSeq,
  index: number,
  entry: string,
): string {
  const { items } = container
  const start = startOf(container)
  const previous = items[index - 1]
  const next = items[index]
  if (previous !== undefined) {
    const end = partEnd(source, previous)
    const opens = beginOf(previous)
    if (!source.isFirstOnLine(opens)) return source.with({ from: end, to: end, text: `, ${entry}` })
    // One a line: the new one gets a line too, behind a comment on that of the one before.
    const indent = ' '.repeat(source.column(opens))
    const comma = commaAfter(source, end)
    if (comma !== undefined) {
      const line = restIsBlank(source, comma + 1) ? source.lineEnd(comma) : comma + 1
      return source.with({ from: line, to: line, text: `${source.eol}${indent}${entry},` })
    }
    const line = restIsBlank(source, end) ? source.lineEnd(end) : end
    return source.with(
      { from: end, to: end, text: ',' },
      { from: line, to: line, text: `${source.eol}${indent}${entry}` },
    )
  }
  if (next === undefined) {
    const close = (container.range?.[1] ?? start + 2) - 1
    return source.with({ from: start + 1, to: close, text: entry })
  }
  const at = beginOf(next)
  return source.with({ from: at, to: at, text: `${entry}, ` })
}

/** Takes an entry out of `{…}` or `[…]`, with the comma and the line that it leaves behind. */
export function flowRemove(source: YamlText, container: YAMLMap | YAMLSeq, index: number): string {
  const { items } = container
  const own = items[index]
  const end = partEnd(source, own)
  const comma = commaAfter(source, end)
  const begin = beginOf(own)
  const after = comma === undefined ? end : comma + 1
  if (source.isFirstOnLine(begin) && restIsBlank(source, after))
    return source.withoutLines(source.lineStart(begin), source.nextLine(after))
  const next = items[index + 1]
  if (next !== undefined) return source.with({ from: begin, to: beginOf(next), text: '' })
  const previous = items[index - 1]
  if (previous === undefined)
    return source.with({
      from: startOf(container) + 1,
      to: (container.range?.[1] ?? 0) - 1,
      text: '',
    })
  return source.with({ from: partEnd(source, previous), to: end, text: '' })
}

function beginOf(item: unknown): number {
  return startOf((isPair(item) ? item.key : item) as Node)
}

/** The comma behind an entry, past blanks and comments. */
function commaAfter({ text }: YamlText, end: number): number | undefined {
  const between = /^(?:\s|#[^\n]*\n)*,/.exec(text.slice(end))
  return between ? end + between[0].length - 1 : undefined
}

function restIsBlank(source: YamlText, offset: number): boolean {
  return /^\s*(#.*)?$/.test(source.text.slice(offset, source.lineEnd(offset)))
}
