import { isAlias, isMap, isScalar, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml'
import { done, failed, type Result } from '../../shop/problem.ts'
import { ownAnchors } from './anchors.ts'
import { flowInsert, flowRemove } from './flow.ts'
import { blockLines, inline, type Style } from './scalar.ts'
import { type Field, fieldLines, flowOf, placed, type Value } from './value.ts'
import { colonAfter, endOf, ownPair, partEnd, startOf, type YamlText } from './yaml-text.ts'

/**
 * Writes a field of a mapping: over what stands there, else at its place in `order`. What came through an alias or
 * `<<` is written over, so that nothing else changes. Code: `edit-shared` when others take the old value by an alias.
 */
export function setField(
  source: YamlText,
  map: YAMLMap,
  [key, value]: Field,
  order: readonly string[],
): Result<string> {
  const pair = ownPair(map, key)
  if (!pair) return done(addField(source, map, [key, value], order))
  const shared = ownAnchors(source, pair.value)
  return shared.ok ? done(overwrite(source, map, pair, value)) : shared
}

/** Takes a field out, with its line, what stands behind it there, and the comments right above. */
export function removeField(source: YamlText, map: YAMLMap, key: string): Result<string> {
  const pair = ownPair(map, key)
  if (!pair) {
    return failed({
      code: 'edit-merged',
      message: `"${key}" comes from elsewhere by "<<" and cannot be taken out here`,
      hint: 'Write the fields out in place of "<<", then try again.',
    })
  }
  const shared = ownAnchors(source, pair.value)
  if (!shared.ok) return shared
  const at = map.items.indexOf(pair)
  if (map.flow) return done(flowRemove(source, map, at))
  const after = source.nextLine(partEnd(source, pair))
  const start = startOf(pair.key)
  if (source.isFirstOnLine(start))
    return done(source.withoutLines(withComments(source, start), after))
  const next = map.items[at + 1]
  if (next) return done(source.with({ from: start, to: startOf(next.key as Node), text: '' }))
  return failed({ code: 'edit-last-field', message: `"${key}" is the only thing written there` })
}

/** Where comment lines right above begin, at the same indentation; the line itself where there are none. */
export function withComments(source: YamlText, offset: number): number {
  const column = source.column(offset)
  let start = source.lineStart(offset)
  while (start > 0) {
    const above = source.lineStart(start - 1)
    const line = source.text.slice(above, start)
    if (line.search(/\S/) !== column || line[column] !== '#') break
    // The language server's line is about the whole file.
    if (line.includes('yaml-language-server')) break
    start = above
  }
  return start
}

function addField(source: YamlText, map: YAMLMap, field: Field, order: readonly string[]): string {
  const before = order.slice(0, order.indexOf(field[0]))
  const names = map.items.map((pair) =>
    String((pair.key as Scalar).source ?? (pair.key as Scalar).value),
  )
  const nearest = before.reverse().find((name) => names.includes(name)) ?? '<<'
  const following = order.includes(field[0]) ? names.indexOf(nearest) : names.length - 1
  if (map.flow)
    return flowInsert(
      source,
      map,
      following + 1,
      `${flowOf({ text: field[0] })}: ${flowOf(field[1])}`,
    )
  const indent = source.column(startOf(map))
  const lines = placed(fieldLines(field), indent, source.eol)
  const previous = map.items[following]
  if (previous)
    return source.with(source.insertLines(source.nextLine(partEnd(source, previous)), lines))
  const start = startOf(map)
  const text = `${lines.slice(indent)}${source.eol}${' '.repeat(indent)}`
  return source.with({ from: start, to: start, text })
}

function overwrite(
  source: YamlText,
  map: YAMLMap,
  pair: Pair<Node, Node | null>,
  value: Value,
): string {
  const { value: old } = pair
  const flow = map.flow === true || isInsideFlow(source, map)
  if ('text' in value || 'plain' in value) return overwriteScalar(source, map, pair, value, flow)
  const colon = colonAfter(source, pair)
  const end = Math.max(colon, old ? endOf(source, old) : colon)
  if (flow) return source.with({ from: colon, to: end, text: ` ${flowOf(value)}` })
  const key = String((pair.key as Scalar).value)
  const lines = fieldLines([key, value])
  const indent = source.column(startOf(map))
  const written = placed(lines, indent, source.eol).slice(indent + flowOf({ text: key }).length + 1)
  return source.with({ from: colon, to: end, text: written })
}

function overwriteScalar(
  source: YamlText,
  map: YAMLMap,
  pair: Pair<Node, Node | null>,
  value: { readonly text: string } | { readonly plain: string },
  flow: boolean,
): string {
  const { value: old } = pair
  if ('plain' in value && isScalar(old) && isSameAmount(old.source, value.plain)) return source.text
  const colon = colonAfter(source, pair)
  const style = isScalar(old) ? styles[old.type ?? ''] : undefined
  if (isScalar(old) && 'text' in value && (style === 'literal' || style === 'folded')) {
    const written = overBlock(source, map, old, value.text, style)
    if (written !== undefined) return written
  }
  if (!flow && 'text' in value && value.text.includes('\n')) {
    const written = asBlock(source, map, pair, value.text)
    if (written !== undefined) return written
  }
  const isQuoted = style === 'single' || style === 'double'
  const text =
    'text' in value
      ? inline(value.text, style ?? 'plain', flow)
      : isQuoted
        ? inline(value.plain, style, flow)
        : value.plain
  const isThere = old && (isAlias(old) || isScalar(old)) && endOf(source, old) > startOf(old)
  if (isThere) return source.with({ from: startOf(old), to: endOf(source, old), text })
  const end = Math.max(colon, old ? endOf(source, old) : colon)
  const gap = source.text[colon - 1] === ':' ? ' ' : ': '
  return source.with({
    from: colon,
    to: isThere || !old || isScalar(old) ? colon : end,
    text: gap + text,
  })
}

/** 300.00 is 300: who names the same amount in other digits changes nothing. */
function isSameAmount(old: string | undefined, given: string): boolean {
  const number = /^(0|[1-9]\d*)(?:\.(\d*?)0*)?$/
  const [before, after] = [number.exec(old ?? ''), number.exec(given)]
  return before !== null && after !== null && digitsOf(before) === digitsOf(after)
}

function digitsOf([, whole, fraction]: RegExpExecArray): string {
  return `${whole}.${fraction ?? ''}`
}

/** A block scalar stays one: its header with a comment there, its indentation, how wide it is. */
function overBlock(
  source: YamlText,
  map: YAMLMap,
  old: Scalar,
  text: string,
  style: 'literal' | 'folded',
): string | undefined {
  const start = startOf(old)
  const first = source.nextLine(start)
  const end = endOf(source, old)
  const content = source.text.slice(first, end).split(/\r?\n/)
  const own = content.find((line) => line.trim() !== '')?.search(/\S/)
  const header = source.text.slice(start, source.lineEnd(start))
  // With the indentation written out, the first line may have more.
  const named = /^[|>][+-]?[1-9]/.test(header)
  if (end <= first || own === undefined || named) return undefined
  const width = Math.max(60, ...content.map((line) => line.trim().length))
  const lines = blockLines(text, style, width)
  const kept = lines ?? blockLines(text, 'literal', 0)
  if (!kept) return undefined
  const indent = Math.max(own, source.column(startOf(map)) + 1)
  const put = placed(kept.join('\n'), indent, source.eol)
  const sign = lines ? [] : [{ from: start, to: start + 1, text: '|' }]
  return source.with(...sign, { from: first, to: end, text: put })
}

/** A value on the line of its key becomes a block below it; a comment behind it stays there. */
function asBlock(
  source: YamlText,
  map: YAMLMap,
  pair: Pair<Node, Node | null>,
  text: string,
): string | undefined {
  const lines = blockLines(text, 'literal', 0)
  const colon = colonAfter(source, pair)
  const old = pair.value
  const start = old && endOf(source, old) > startOf(old) ? startOf(old) : colon
  const end = old ? Math.max(colon, endOf(source, old)) : colon
  const isBesideKey = !source.text.slice(colon, start).includes('\n')
  if (!lines || !isBesideKey || (old && isMap(old) && !old.flow)) return undefined
  const indent = source.column(startOf(map)) + 2
  const put = placed(lines.join('\n'), indent, source.eol)
  const lineEnd = source.lineEnd(end)
  return source.with(
    { from: start, to: end, text: `${start === colon ? ' ' : ''}|-` },
    { from: lineEnd, to: lineEnd, text: `${source.eol}${put}` },
  )
}

const styles: Readonly<Record<string, Style>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

/** Whether a mapping is written inside `[…]` without braces of its own, like `[a: 1]`. */
function isInsideFlow(source: YamlText, map: YAMLMap): boolean {
  return (
    map.flow !== true &&
    /[[{,]\s*$/.test(source.text.slice(source.lineStart(startOf(map)), startOf(map)))
  )
}
