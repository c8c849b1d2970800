import { blockLines, inline, type Style } from './scalar.ts'

/** What is written for a field. */
export type Value =
  /** Words; written in quotes where YAML needs them. */
  | { readonly text: string }
  /** A number, `true` or an id, written as it is. */
  | { readonly plain: string }
  | { readonly list: readonly Value[] }
  | { readonly map: readonly Field[] }

export type Field = readonly [key: string, value: Value]

/** A text, one for all languages or one for each. */
export function textValue(text: string | Readonly<Record<string, string>>): Value {
  if (typeof text === 'string') return { text }
  return { map: Object.entries(text).map(([language, words]) => [language, { text: words }]) }
}

/** On one line, as inside `{…}` or `[…]`. */
export function flowOf(value: Value, style: Style = 'plain', flow = true): string {
  if ('plain' in value) return value.plain
  if ('text' in value) return inline(value.text, style, flow)
  if ('list' in value) return `[${value.list.map((item) => flowOf(item, style)).join(', ')}]`
  return `{${value.map.map(([key, one]) => `${flowOf({ text: key })}: ${flowOf(one, style)}`).join(', ')}}`
}

const longestFlow = 100

/** The lines of `key: value` in a block, without indentation; `\n` between. */
export function fieldLines([key, value]: Field): string {
  const name = flowOf({ text: key })
  if ('text' in value && value.text.includes('\n')) {
    const lines = blockLines(value.text, 'literal', 0)
    if (lines) return [`${name}: |-`, ...lines.map(indented)].join('\n')
  }
  const flow = `${name}: ${flowOf(value, 'plain', !('text' in value))}`
  if (fitsFlow(value) && flow.length <= longestFlow) return flow
  if ('map' in value && value.map.length > 0)
    return [`${name}:`, ...value.map.map((field) => indentedAll(fieldLines(field)))].join('\n')
  if ('list' in value && value.list.length > 0)
    return [`${name}:`, ...value.list.map((item) => indentedAll(itemLines(item)))].join('\n')
  return flow
}

/** The lines of `- item`. */
export function itemLines(item: Value): string {
  if ('map' in item && !(isShort(item) && flowOf(item).length <= 70)) {
    const [first = '', ...rest] = item.map.map(fieldLines).join('\n').split('\n')
    return [`- ${first}`, ...rest.map(indented)].join('\n')
  }
  return `- ${flowOf(item, 'plain', !('text' in item))}`
}

/** A variant is written like a row of a table; goods and categories have their lines. */
function isShort(item: Value): boolean {
  return 'map' in item && item.map.every(([key]) => !['title', 'photos', 'products'].includes(key))
}

function fitsFlow(value: Value): boolean {
  if ('plain' in value) return true
  if ('text' in value) return true
  if ('list' in value) return value.list.every((item) => !('map' in item) && fitsFlow(item))
  return value.map.every(([, one]) => fitsFlow(one) && !('text' in one && one.text.includes('\n')))
}

/** Lines with this many blanks before each that is not empty, and this line break. */
export function placed(lines: string, indent: number, eol: string): string {
  const blanks = ' '.repeat(indent)
  return lines
    .split('\n')
    .map((line) => (line === '' ? '' : blanks + line))
    .join(eol)
}

const indented = (line: string) => (line === '' ? '' : `  ${line}`)
const indentedAll = (lines: string) => lines.split('\n').map(indented).join('\n')
