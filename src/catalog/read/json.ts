import { isMap, isScalar, isSeq, type Node } from 'yaml'
import type { SourceFile } from './document.ts'
import { entriesOf, itemsOf } from './nodes.ts'

/** Deeper than this no one writes; an alias that contains itself goes on for ever. */
const depthBound = 16

/** What a node says as JSON text; undefined, and a finding, where JSON cannot say it. */
export function jsonOf(source: SourceFile, node: Node): string | undefined {
  const value = plain(source, node, 0)
  return value === undefined ? undefined : JSON.stringify(value)
}

/** undefined: it has been reported why not. */
function plain(source: SourceFile, node: Node | null, depth: number): unknown {
  if (depth > depthBound) {
    source.error(node, 'too-deep', `This is nested more than ${depthBound} levels deep`)
    return undefined
  }
  if (isMap(node)) {
    const entries = entriesOf(source, node).map(
      ({ key, value }) => [key, plain(source, value, depth + 1)] as const,
    )
    return entries.some(([, value]) => value === undefined)
      ? undefined
      : Object.fromEntries(entries)
  }
  if (isSeq(node)) {
    const items = itemsOf(source, node).map((item) => plain(source, item, depth + 1))
    return items.includes(undefined) ? undefined : items
  }
  const value = isScalar(node) ? node.value : null
  if (typeof value === 'number' && !Number.isFinite(value)) {
    source.error(node, 'number-invalid', 'JSON has no such number', 'Write digits.')
    return undefined
  }
  return value
}
