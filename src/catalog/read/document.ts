import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Finding } from '../finding.ts'
import { textOf } from './bytes.ts'

/** Aliases that one file may use, and how deep its nodes may nest: bombs end here, catalogues never do. */
const aliasBound = 10_000
const depthBound = 64

/** One YAML file with positions; what is wrong with it becomes findings. */
export class SourceFile {
  readonly file: string
  readonly root: Node | null
  readonly #document: Document<ParsedNode> | undefined
  readonly #lines: LineCounter
  readonly #findings: Finding[]
  #aliases = 0

  constructor(file: string, bytes: Buffer, findings: Finding[]) {
    this.file = file
    this.#findings = findings
    this.#lines = new LineCounter()
    const text = textOf(bytes)
    if (typeof text !== 'string') {
      this.root = null
      const before = bytes.subarray(0, text.offset).toString()
      const rows = before.split('\n')
      this.add(
        { ...text, severity: 'error' },
        { line: rows.length, column: (rows.at(-1)?.length ?? 0) + 1 },
      )
      return
    }
    this.#document = this.#parse(text)
    this.root =
      this.#document && this.#document.errors.length === 0 ? this.#document.contents : null
  }

  /** Reports at a node, or at a place. */
  add(finding: Omit<Finding, 'file' | 'line' | 'column'>, at: Place): void {
    const { severity, code, message, hint } = finding
    this.#findings.push({
      severity,
      code,
      message,
      ...(hint === undefined ? {} : { hint }),
      file: this.file,
      ...this.placeOf(at),
    })
  }

  error(at: Place, code: string, message: string, hint?: string): void {
    this.add({ severity: 'error', code, message, ...(hint === undefined ? {} : { hint }) }, at)
  }

  warn(at: Place, code: string, message: string, hint?: string): void {
    this.add({ severity: 'warning', code, message, ...(hint === undefined ? {} : { hint }) }, at)
  }

  placeOf(at: Place): { line: number; column: number } {
    if (at && 'line' in at) return { line: at.line, column: at.column }
    const offset = at?.range?.[0] ?? 0
    const { line, col } = this.#lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }

  /** Follows aliases; undefined (and a finding) where they go round in circles or are too many. */
  resolve(node: unknown): Node | null | undefined {
    let current = node
    const seen = new Set<unknown>()
    while (isAlias(current)) {
      this.#aliases += 1
      if (this.#aliases === aliasBound) {
        this.error(
          current,
          'too-many-aliases',
          `More than ${aliasBound} aliases (*name) are used in this file`,
          'Write the goods out.',
        )
      }
      if (this.#aliases >= aliasBound || seen.has(current)) return undefined
      seen.add(current)
      const target = this.#target(current)
      if (!target) {
        this.error(
          current,
          'alias-unknown',
          `*${current.source} has no anchor &${current.source} before it`,
        )
        return undefined
      }
      current = target
    }
    if (current === null || current === undefined) return null
    return isMap(current) || isSeq(current) || isScalar(current) ? current : null
  }

  #target(alias: Alias): Node | undefined {
    return this.#document && alias.resolve(this.#document)
  }

  #parse(text: string): Document<ParsedNode> | undefined {
    const deep = tooDeep(text)
    try {
      if (deep !== undefined) throw new RangeError()
      const document = parseDocument(text, {
        lineCounter: this.#lines,
        prettyErrors: false,
        logLevel: 'silent',
      })
      const [first] = document.errors
      if (first) {
        const { line, col } = this.#lines.linePos(first.pos[0])
        this.add(
          { severity: 'error', ...explain(first.code, first.message) },
          { line: Math.max(1, line), column: Math.max(1, col) },
        )
      }
      return document
    } catch (error) {
      if (!(error instanceof RangeError)) {
        this.error(
          { line: 1, column: 1 },
          'not-yaml',
          `This cannot be read as YAML: ${error instanceof Error ? error.message : error}`,
        )
        return undefined
      }
      this.error(
        deep ?? { line: 1, column: 1 },
        'too-deep',
        `The YAML is nested more than ${depthBound} levels deep here`,
      )
      return undefined
    }
  }
}

export type Place =
  | Pick<Node, 'range'>
  | { readonly line: number; readonly column: number }
  | null
  | undefined

export interface MapEntry {
  readonly key: string
  readonly keyNode: Node
  readonly value: Node | null
}

/** The entries of a mapping, `<<` merged in, non-text keys and circles reported. */
export function entriesOf(source: SourceFile, map: YAMLMap): MapEntry[] {
  const entries = new Map<string, MapEntry>()
  const merged: MapEntry[] = []
  for (const pair of map.items) {
    const keyNode = source.resolve(pair.key)
    if (!isScalar(keyNode)) {
      source.error(keyNode ?? map, 'key-not-text', 'A key must be a plain word')
      continue
    }
    const key = String(keyNode.source ?? keyNode.value)
    const value = source.resolve(pair.value)
    if (value === undefined) continue
    if (key === '<<') {
      if (isMap(value) && value !== map)
        merged.push(...(value.items.length > 1000 ? [] : plainEntries(source, value)))
      else source.error(keyNode, 'merge-not-a-map', '<< takes the entries of a mapping')
    } else entries.set(key, { key, keyNode, value })
  }
  for (const entry of merged) if (!entries.has(entry.key)) entries.set(entry.key, entry)
  return [...entries.values()]
}

/** Entries of a merged mapping; merges inside merges are not followed. */
function plainEntries(source: SourceFile, map: YAMLMap): MapEntry[] {
  return map.items.flatMap((pair) => {
    const keyNode = source.resolve(pair.key)
    const value = source.resolve(pair.value)
    if (!isScalar(keyNode) || value === undefined) return []
    return [{ key: String(keyNode.source ?? keyNode.value), keyNode, value }]
  })
}

/** The items of a list, aliases followed. */
export function itemsOf(source: SourceFile, seq: YAMLSeq): Node[] {
  return seq.items.flatMap((item) => source.resolve(item) ?? [])
}

/** Brackets or dashes nested beyond the bound, found before the parser recurses into them. */
function tooDeep(text: string): { line: number; column: number } | undefined {
  const flow = /[[{](?:\s*[[{]){63}/.exec(text)
  const dashes = /(?:- ){64}/.exec(text)
  const keys = /(?:\? ){64}/.exec(text)
  const offset = flow?.index ?? dashes?.index ?? keys?.index
  if (offset === undefined) return undefined
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function explain(code: string, message: string): { code: string; message: string; hint: string } {
  switch (code) {
    case 'DUPLICATE_KEY':
      return {
        code: 'duplicate-key',
        message: 'This key stands twice in the same place',
        hint: 'Remove one of the two.',
      }
    case 'TAB_AS_INDENT':
      return {
        code: 'tab-indent',
        message: 'A tab is used to indent',
        hint: 'YAML is indented with spaces, two a level.',
      }
    case 'MULTIPLE_DOCS':
      return {
        code: 'several-documents',
        message: 'The file holds several documents (---)',
        hint: 'Put each into a file of its own.',
      }
    case 'BAD_INDENT':
      return {
        code: 'bad-indent',
        message: 'The indentation does not fit the lines above',
        hint: 'Entries of one level begin in the same column, and a [ or { above must be closed.',
      }
    default:
      return {
        code: 'yaml-syntax',
        message: `This is not valid YAML: ${message}`,
        hint: 'Texts with ": ", "#" or quotes in them need quotes around them.',
      }
  }
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
