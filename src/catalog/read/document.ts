import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml'
import type { Finding } from '../finding.ts'
import { secretFault, secretsIn, withoutSecrets } from '../secrets.ts'
import { aliasTargets } from './aliases.ts'
import { textOf } from './bytes.ts'
import { nodesOf } from './event-nodes.ts'
import type { FindingSink } from './findings.ts'
import { depthBound, explain, tooDeep } from './syntax.ts'

/** Aliases that one file may use, and entries that may be read through them: bombs end here, catalogues never do. */
const aliasBound = 10_000
const entryBound = 600_000

/** One YAML file with positions; what is wrong with it becomes findings. */
export class SourceFile {
  readonly root: Node | null
  readonly #lines: LineCounter
  readonly #findings: FindingSink
  #aliases = 0
  #entries = 0
  #targets: ReadonlyMap<Alias, Node> | undefined

  constructor(bytes: Buffer, findings: FindingSink) {
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
    for (const found of secretsIn(text)) this.add(secretFault(found), found)
    this.root = nodesOf(text, this.#lines) ?? this.#parse(text)
  }

  /** Reports at a node, or at a place. */
  add(finding: Omit<Finding, 'file' | 'line' | 'column'>, at: Place): void {
    const { severity, code, message, hint } = finding
    this.#findings.add({
      severity,
      code,
      message: clip(withoutSecrets(message)),
      ...(hint === undefined ? {} : { hint: clip(withoutSecrets(hint)) }),
      ...this.placeOf(at),
    })
  }

  /** Whether more errors would not be listed any more. */
  get isFull(): boolean {
    return this.#findings.isFull
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
    if (!isAlias(node)) return isNode(node) ? node : null
    let current: unknown = node
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
          'Write the thing out, or put quotes around a text that begins with "*".',
        )
        return undefined
      }
      current = target
    }
    return isNode(current) ? current : null
  }

  /** Whether so many more entries may be read; aliases can make of a small file a long one. */
  spend(entries: number, at: Place): boolean {
    const before = this.#entries
    this.#entries += entries
    if (this.#entries <= entryBound) return true
    if (before <= entryBound)
      this.error(
        at,
        'too-many-aliases',
        `Aliases (*name) make more than ${entryBound} entries of this file`,
        'Write the goods out.',
      )
    return false
  }

  #target(alias: Alias): Node | undefined {
    this.#targets ??= aliasTargets(this.root)
    return this.#targets.get(alias)
  }

  #parse(text: string): Node | null {
    const deep = tooDeep(text)
    try {
      if (deep !== undefined) throw new RangeError()
      const document = parseDocument(text, {
        lineCounter: this.#lines,
        prettyErrors: false,
        // 'silent' would keep quiet about a second document, too.
        logLevel: 'error',
        // The parser compares each key with all before it; entriesOf finds duplicates in one pass.
        uniqueKeys: false,
      })
      const [first] = document.errors
      if (first) {
        const { offset = first.pos[0], ...explained } = explain(first, text)
        const { line, col } = this.#lines.linePos(offset)
        this.add(
          { severity: 'error', ...explained },
          { line: Math.max(1, line), column: Math.max(1, col) },
        )
      }
      return first ? null : document.contents
    } catch (error) {
      if (!(error instanceof RangeError)) {
        this.error(
          { line: 1, column: 1 },
          'not-yaml',
          `This cannot be read as YAML: ${error instanceof Error ? error.message : error}`,
        )
        return null
      }
      this.error(
        deep ?? { line: 1, column: 1 },
        'too-deep',
        `The YAML is nested more than ${depthBound} levels deep here`,
      )
      return null
    }
  }
}

function isNode(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node)
}

export type Place =
  | Pick<Node, 'range'>
  | { readonly line: number; readonly column: number }
  | null
  | undefined

/** What a merchant wrote is quoted in findings, however long it is. */
function clip(text: string): string {
  return text.length > 280 ? `${text.slice(0, 280)}…` : text
}
