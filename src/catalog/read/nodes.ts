import { isAlias, isMap, isScalar, type Node, type YAMLMap, type YAMLSeq } from 'yaml'
import type { SourceFile } from './document.ts'
import { depthBound } from './syntax.ts'

export interface MapEntry {
  readonly key: string
  readonly keyNode: Node
  readonly value: Node | null
}

/** The entries of a mapping, `<<` merged in, non-text keys and circles reported. */
export function entriesOf(source: SourceFile, map: YAMLMap): MapEntry[] {
  const simple = plainlyWritten(source, map)
  if (simple) return simple
  const entries = new Map<string, MapEntry>()
  const merged: MapEntry[] = []
  if (!source.spend(map.items.length, map)) return []
  for (const pair of map.items) {
    const keyNode = source.resolve(pair.key)
    if (!isScalar(keyNode)) {
      source.error(keyNode ?? map, 'key-not-text', 'A key must be a plain word')
      continue
    }
    const key = String(keyNode.source ?? keyNode.value)
    const value = source.resolve(pair.value)
    if (value === undefined) continue
    if (entries.has(key)) {
      source.error(
        keyNode,
        'duplicate-key',
        'This key stands twice in the same place',
        'Remove one of the two.',
      )
    } else if (key === '<<') {
      if (isMap(value) && value !== map)
        merged.push(...(value.items.length > 1000 ? [] : plainEntries(source, value)))
      else source.error(keyNode, 'merge-not-a-map', '<< takes the entries of a mapping')
    } else entries.set(key, { key, keyNode, value })
  }
  for (const entry of merged) if (!entries.has(entry.key)) entries.set(entry.key, entry)
  return [...entries.values()]
}

/** Most mappings are short and have neither aliases, merges nor a key twice; undefined: this one is not so. */
function plainlyWritten(source: SourceFile, map: YAMLMap): MapEntry[] | undefined {
  if (map.items.length > shortMap) return undefined
  const entries: MapEntry[] = []
  for (const { key: keyNode, value } of map.items) {
    if (!isScalar(keyNode) || isAlias(value)) return undefined
    const key = String(keyNode.source ?? keyNode.value)
    if (key === '<<' || entries.some((entry) => entry.key === key)) return undefined
    entries.push({ key, keyNode, value: source.resolve(value) ?? null })
  }
  return entries
}

const shortMap = 16

/** Entries of a merged mapping; merges inside merges are not followed. */
function plainEntries(source: SourceFile, map: YAMLMap): MapEntry[] {
  if (!source.spend(map.items.length, map)) return []
  return map.items.flatMap((pair) => {
    const keyNode = source.resolve(pair.key)
    const value = source.resolve(pair.value)
    if (!isScalar(keyNode) || value === undefined) return []
    return [{ key: String(keyNode.source ?? keyNode.value), keyNode, value }]
  })
}

/** The items of a list, aliases followed. */
export function itemsOf(source: SourceFile, seq: YAMLSeq): Node[] {
  if (!source.spend(seq.items.length, seq)) return []
  return seq.items.flatMap((item) => source.resolve(item) ?? [])
}

/** Guards a walk against aliases that contain themselves and against depth. */
export class Walk {
  readonly #open = new Set<Node>()

  /** Runs `visit` unless the node is being visited already. */
  into(source: SourceFile, node: Node, visit: () => void): void {
    if (this.#open.has(node)) {
      source.error(
        node,
        'alias-cycle',
        'An alias (*name) contains itself here',
        'Write the goods out instead of repeating them by an anchor.',
      )
      return
    }
    if (this.#open.size >= depthBound) {
      source.error(
        node,
        'too-deep',
        `Categories are nested more than ${depthBound} levels deep here`,
      )
      return
    }
    this.#open.add(node)
    visit()
    this.#open.delete(node)
  }
}
