import {
  type Alias,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml'
import { aliasTargets } from '../read/aliases.ts'

/** A replacement of the signs from `from` up to `to`. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The text of a YAML file without its byte order mark, with what stands where. Edits make a new text. */
export class YamlText {
  readonly text: string
  readonly root: Node | null
  /** How its lines end. */
  readonly eol: string
  readonly #aliases: ReadonlyMap<Alias, Node>

  constructor(text: string) {
    this.text = text
    this.eol = text.includes('\r\n') ? '\r\n' : '\n'
    this.root = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' }).contents
    this.#aliases = aliasTargets(this.root)
  }

  /** What an alias stands for; any other node is itself. */
  resolve(node: unknown): Node | null {
    let current = node
    for (let step = 0; isAlias(current) && step < 64; step += 1)
      current = this.#aliases.get(current)
    return isMap(current) || isSeq(current) || isScalar(current) ? current : null
  }

  /** Where a node with an anchor is used again; empty where it is not. */
  usesOf(node: Node): readonly Alias[] {
    return [...this.#aliases].flatMap(([alias, target]) => (target === node ? [alias] : []))
  }

  /** Offset at which the line of `offset` begins. */
  lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1
  }

  /** Offset at which the line of `offset` ends, before its line break. */
  lineEnd(offset: number): number {
    const next = this.text.indexOf('\n', offset)
    if (next === -1) return this.text.length
    return this.text[next - 1] === '\r' && next > offset ? next - 1 : next
  }

  /** Offset of the next line; the end of the text where there is none. */
  nextLine(offset: number): number {
    const next = this.text.indexOf('\n', offset)
    return next === -1 ? this.text.length : next + 1
  }

  line(offset: number): string {
    return this.text.slice(this.lineStart(offset), this.lineEnd(offset))
  }

  /** Counts from 1. */
  lineNumber(offset: number): number {
    return this.text.slice(0, offset).split('\n').length
  }

  column(offset: number): number {
    return offset - this.lineStart(offset)
  }

  /** Whether nothing but blanks stands before it on its line. */
  isFirstOnLine(offset: number): boolean {
    return this.text.slice(this.lineStart(offset), offset).trim() === ''
  }

  /** The text with parts replaced; the parts do not overlap. */
  with(...splices: readonly Splice[]): string {
    let { text } = this
    for (const { from, to, text: put } of [...splices].sort(
      (a, b) => b.from - a.from || b.to - a.to,
    ))
      text = text.slice(0, from) + put + text.slice(to)
    return text
  }

  /** The text without whole lines; a file whose last line has no end stays one. */
  withoutLines(from: number, to: number): string {
    const isOpenEnd = to === this.text.length && !this.text.endsWith('\n')
    const start = isOpenEnd ? this.text.slice(0, from).replace(/\r?\n$/, '').length : from
    return this.with({ from: start, to, text: '' })
  }

  /** Text put in as lines of their own where a line begins, or at the end of a file without a last line break. */
  insertLines(offset: number, lines: string): Splice {
    const open = offset === this.text.length && offset > 0 && !this.text.endsWith('\n')
    const text = open ? `${this.eol}${lines}` : `${lines}${this.eol}`
    return { from: offset, to: offset, text }
  }
}

export function startOf(node: Node): number {
  return node.range?.[0] ?? 0
}

/** Where what a node says ends: before trailing blanks, comments and empty lines. */
export function endOf({ text }: YamlText, node: Node): number {
  const [start, end] = node.range ?? [0, 0]
  if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED'))
    return start + text.slice(start, end).trimEnd().length
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1)
    if (last !== undefined) return partEnd({ text } as YamlText, last)
  }
  return end
}

/** The same of an entry of a mapping or a list. */
export function partEnd(source: YamlText, part: unknown): number {
  if (!isPair(part)) return endOf(source, part as Node)
  const value = part.value as Node | null
  if (value?.range) return Math.max(endOf(source, value), colonAfter(source, part))
  return (part.key as Node).range?.[1] ?? 0
}

/** Offset behind the colon of an entry; behind its key where it has none. */
export function colonAfter({ text }: YamlText, pair: Pair): number {
  const end = (pair.key as Node).range?.[1] ?? 0
  const colon = /^\s*:/.exec(text.slice(end, end + 200))
  return colon ? end + colon[0].length : end
}

/** A mapping's own entry of this key. */
export function ownPair(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
  return map.items.find(
    (pair) => isScalar(pair.key) && String(pair.key.source ?? pair.key.value) === key,
  ) as Pair<Node, Node | null> | undefined
}

/** The value of a key, whether its own or merged in by `<<`; undefined: there is none. */
export function fieldValue(source: YamlText, map: YAMLMap, key: string): Node | null | undefined {
  const own = ownPair(map, key)
  if (own) return source.resolve(own.value)
  for (const pair of map.items) {
    if (!isScalar(pair.key) || pair.key.value !== '<<') continue
    const merged = source.resolve(pair.value)
    const found = isMap(merged) ? ownPair(merged, key) : undefined
    if (found) return source.resolve(found.value)
  }
  return undefined
}
