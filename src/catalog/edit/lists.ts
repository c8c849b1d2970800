import { isMap, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml'
import { done, type Result } from '../../shop/problem.ts'
import { ownAnchors } from './anchors.ts'
import { withComments } from './fields.ts'
import { flowInsert, flowRemove } from './flow.ts'
import { flowOf, itemLines, placed, type Value } from './value.ts'
import { endOf, ownPair, partEnd, startOf, YamlText } from './yaml-text.ts'

/** Puts an item into a list so that it becomes the one at `index`. */
export function insertItem(source: YamlText, list: YAMLSeq, index: number, item: Value): string {
  if (list.flow || list.items.length === 0) return flowInsert(source, list, index, flowOf(item))
  const column = source.column(startOf(list))
  return insertLines(
    source,
    list,
    index,
    placed(itemLines(likeSiblings(list, item)), column, source.eol),
  )
}

/** The same with the lines of an item as they shall stand there. */
export function insertLines(source: YamlText, list: YAMLSeq, index: number, lines: string): string {
  const at = Math.min(index, list.items.length)
  if (at === 0) {
    const { from } = extentOf(source, list, 0)
    return source.with(source.insertLines(from, lines))
  }
  const { to } = extentOf(source, list, at - 1)
  const isApart =
    list.items.length > 1 &&
    /\n[^\S\n]*\n$/.test(source.text.slice(0, extentOf(source, list, Math.max(1, at - 1)).from))
  return source.with(source.insertLines(to, `${isApart ? source.eol : ''}${lines}`))
}

/** Takes an item out, with its lines and the comments that belong to it. Code: `edit-shared`. */
export function removeItem(source: YamlText, list: YAMLSeq, index: number): Result<string> {
  const shared = ownAnchors(source, list.items[index] as Node | null)
  if (!shared.ok) return shared
  if (list.flow) return done(flowRemove(source, list, index))
  const { from, to } = extentOf(source, list, index)
  if (!source.isFirstOnLine(dashOf(source, list, index)))
    return done(
      source.with({
        from: dashOf(source, list, index),
        to: dashOf(source, list, index + 1),
        text: '',
      }),
    )
  const isLast = index > 0 && index === list.items.length - 1
  return done(
    source.withoutLines(isLast || isBlank(source, to) ? afterText(source, from) : from, to),
  )
}

/** The lines of an item: from the comments above it to the last line that is indented into it. */
export function extentOf(
  source: YamlText,
  list: YAMLSeq,
  index: number,
): { from: number; to: number } {
  const dash = dashOf(source, list, index)
  const column = source.column(dash)
  const item = list.items[index] as Node | null
  let to = source.nextLine(item ? Math.max(dash, partEnd(source, item)) : dash)
  for (let ahead = to; ahead < source.text.length; ) {
    const line = source.line(ahead)
    const indent = line.search(/\S/)
    if (indent !== -1 && !(line[indent] === '#' && indent > column)) break
    ahead = source.nextLine(ahead)
    if (indent !== -1) to = ahead
  }
  return { from: withComments(source, dash), to }
}

/** A field's list as these texts: what stays keeps its bytes. `write` makes a field where there is no list. */
export function setTexts(
  text: string,
  find: (source: YamlText) => YAMLMap,
  key: string,
  wanted: readonly string[],
): Result<string> | undefined {
  let current = text
  for (let round = 0; round < 1000; round += 1) {
    const source = new YamlText(current)
    const list = ownPair(find(source), key)?.value
    if (!isSeq(list) || wanted.length === 0) return undefined
    const held = list.items.map((item) => textOf(source.resolve(item)))
    const extra = held.findIndex((one, at) => !wanted.includes(one) || held.indexOf(one) !== at)
    const at = held.findIndex((one, place) => one !== wanted[place])
    if (extra !== -1 && held.length > 1) {
      const removed = removeItem(source, list, extra)
      if (!removed.ok) return removed
      current = removed.value
    } else if (extra !== -1) return undefined
    else if (at === -1 && held.length === wanted.length) return done(current)
    else {
      const place = at === -1 ? held.length : at
      const missing = wanted[place] ?? ''
      if (held.includes(missing)) return undefined
      current = insertItem(source, list, place, { text: missing })
    }
  }
  return undefined
}

export function textOf(node: Node | null): string {
  return node && 'value' in node
    ? String(
        ('source' in node && typeof node.value !== 'string' ? node.source : undefined) ??
          node.value,
      )
    : ''
}

/** Where the dash of an item stands. */
export function dashOf(source: YamlText, list: YAMLSeq, index: number): number {
  const first = startOf(list)
  const item = list.items[index] as Node | undefined
  if (index === 0 || !item) return item ? first : endOf(source, list)
  const column = source.column(first)
  for (
    let start = source.lineStart(startOf(item));
    start > first;
    start = source.lineStart(start - 1)
  ) {
    const line = source.line(start)
    if (
      line[column] === '-' &&
      line.slice(0, column).trim() === '' &&
      /^\s|^$/.test(line.slice(column + 1))
    )
      return start + column
  }
  return first
}

/** A list of one-line maps goes on as one. */
function likeSiblings(list: YAMLSeq, item: Value): Value {
  const last = list.items.at(-1)
  if (!isMap(last) || last.flow !== true || !('map' in item)) return item
  return { plain: flowOf(item) }
}

/** Where the empty lines before a line begin: items that stood apart by one stand apart by one again. */
function afterText(source: YamlText, from: number): number {
  let start = from
  while (start > 0 && source.line(start - 1).trim() === '') start = source.lineStart(start - 1)
  return start
}

const isBlank = (source: YamlText, offset: number) =>
  offset < source.text.length && source.line(offset).trim() === ''
