import type { LineCounter, Node } from 'yaml'

/**
 * Reads the YAML that catalogues are mostly written in, some ten times as fast as a parser of all of YAML: block
 * maps and lists, flow collections, quotes and plain words on one line, `|` texts, comments. Returns what `yaml`
 * would have made of it (the nodes' kinds, values, sources and places); undefined for anything else, however
 * small, and for whatever is wrong: that is for `yaml` to read and to explain.
 */
export function parsePlainYaml(text: string, lines: LineCounter): Node | undefined {
  if (beyond.test(text)) return undefined
  const parser = new PlainParser(text)
  try {
    const node = parser.document()
    lines.addNewLine(0)
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
      lines.addNewLine(at + 1)
    // They have what the readers look at: range, value, source, items, and the sign of their kind.
    return node as unknown as Node
  } catch (error) {
    if (error === otherYaml) return undefined
    throw error
  }
}

/** Tabs, other ends of line, and what tells documents apart. */
const beyond = /[\t\r\0]|^(?:---|\.\.\.|%)/m

const otherYaml = new Error('This is for the other parser')

function giveUp(): never {
  throw otherYaml
}

const kind = Symbol.for('yaml.node.type')
type Range = readonly [number, number, number]

class PlainScalar {
  declare readonly [kind]: symbol
  constructor(start: number, end: number, value: string | number | boolean | null, source: string) {
    this.range = [start, end, end]
    this.value = value
    this.source = source
  }
  readonly range: Range
  readonly value: string | number | boolean | null
  readonly source: string
}

class PlainMap {
  declare readonly [kind]: symbol
  readonly range: Range
  readonly items: { readonly key: PlainScalar; readonly value: PlainNode }[] = []
  constructor(start: number) {
    this.range = [start, start, start]
  }
}

class PlainSeq {
  declare readonly [kind]: symbol
  readonly range: Range
  readonly items: PlainNode[] = []
  constructor(start: number) {
    this.range = [start, start, start]
  }
}

// On the prototypes, as `isMap` and the like look there, too.
for (const [prototype, name] of [
  [PlainScalar.prototype, 'yaml.scalar'],
  [PlainMap.prototype, 'yaml.map'],
  [PlainSeq.prototype, 'yaml.seq'],
] as const)
  Object.defineProperty(prototype, kind, { value: Symbol.for(name) })

type PlainNode = PlainScalar | PlainMap | PlainSeq

/** Levels beyond this are for the other parser, which has its bounds. */
const deepest = 40

class PlainParser {
  readonly #text: string
  /** The line at hand: where its first sign stands, how far it is indented; `#at` is -1 after the last. */
  #at = 0
  #indent = 0

  constructor(text: string) {
    this.#text = text
    this.#line(0)
  }

  document(): PlainNode {
    if (this.#at === -1) giveUp()
    const node = this.#block(0)
    if (this.#at !== -1) giveUp()
    return node
  }

  /** Goes to the first line from `start` that says something. */
  #line(start: number): void {
    const text = this.#text
    let from = start
    while (from < text.length) {
      let at = from
      while (text.charCodeAt(at) === space) at += 1
      const sign = text.charCodeAt(at)
      if (at < text.length && sign !== newline && sign !== hash) {
        this.#at = at
        this.#indent = at - from
        return
      }
      const end = text.indexOf('\n', at)
      from = end === -1 ? text.length : end + 1
    }
    this.#at = -1
    this.#indent = -1
  }

  #block(depth: number): PlainNode {
    if (depth > deepest) giveUp()
    if (this.#isDash(this.#at)) return this.#seq(this.#indent, depth)
    return this.#map(this.#indent, depth)
  }

  #map(indent: number, depth: number): PlainMap {
    const map = new PlainMap(this.#at)
    while (this.#at !== -1 && this.#indent === indent && !this.#isDash(this.#at)) {
      const key = this.#key(this.#at)
      let at = key.range[1] + 1
      while (this.#text.charCodeAt(at) === space) at += 1
      map.items.push({ key, value: this.#value(at, indent, depth, true) })
    }
    if (this.#indent >= indent && !(this.#indent === indent && this.#isDash(this.#at))) giveUp()
    return map
  }

  /** Ends before a line that is no item; whoever called knows whether that line may stand there. */
  #seq(indent: number, depth: number): PlainSeq {
    const seq = new PlainSeq(this.#at)
    while (this.#at !== -1 && this.#indent === indent && this.#isDash(this.#at)) {
      let at = this.#at + 1
      while (this.#text.charCodeAt(at) === space) at += 1
      if (this.#isDash(at)) giveUp()
      keyShape.lastIndex = at
      if (keyShape.test(this.#text)) {
        this.#indent += at - this.#at
        this.#at = at
        seq.items.push(this.#map(this.#indent, depth + 1))
      } else seq.items.push(this.#value(at, indent, depth, false))
    }
    if (this.#indent > indent) giveUp()
    return seq
  }

  /** What stands behind `key:` or `-`, on the line or below it. */
  #value(at: number, indent: number, depth: number, ofMap: boolean): PlainNode {
    const sign = this.#text.charCodeAt(at)
    if (at >= this.#text.length || sign === newline || sign === hash) {
      const end = this.#text.indexOf('\n', at)
      this.#line(end === -1 ? this.#text.length : end)
      if (this.#indent > indent) return this.#nested(indent, depth)
      // A list may stand as far left as the key it belongs to.
      if (ofMap && this.#indent === indent && this.#isDash(this.#at))
        return this.#seq(indent, depth + 1)
      return giveUp()
    }
    if (sign === bar) return this.#literal(at, indent)
    const node = this.#inline(at, depth)
    this.#endOfLine(this.#end)
    return node
  }

  #nested(indent: number, depth: number): PlainNode {
    const node = this.#block(depth + 1)
    if (this.#indent > indent) giveUp()
    return node
  }

  /** Where the scalar or flow collection read last ended. */
  #end = 0

  #inline(at: number, depth: number): PlainNode {
    const sign = this.#text.charCodeAt(at)
    if (sign === doubleQuote || sign === singleQuote) return this.#quoted(at, sign)
    if (sign === brace || sign === bracket) return this.#flow(at, depth + 1)
    const lineEnd = this.#text.indexOf('\n', at)
    let end = lineEnd === -1 ? this.#text.length : lineEnd
    const source = this.#text.slice(at, end)
    const comment = source.indexOf(' #')
    if (comment !== -1) end = at + comment
    while (this.#text.charCodeAt(end - 1) === space) end -= 1
    const word = this.#text.slice(at, end)
    if (word.includes(': ') || word.endsWith(':')) giveUp()
    this.#end = end
    return plainScalar(at, end, word)
  }

  #quoted(at: number, sign: number): PlainScalar {
    const shape = sign === doubleQuote ? inDouble : inSingle
    shape.lastIndex = at
    if (!shape.test(this.#text)) giveUp()
    const end = shape.lastIndex
    const inside = this.#text.slice(at + 1, end - 1)
    const value = sign === doubleQuote ? unescaped(inside) : inside.replaceAll("''", "'")
    this.#end = end
    return new PlainScalar(at, end, value, value)
  }

  #flow(start: number, depth: number): PlainMap | PlainSeq {
    if (depth > deepest) giveUp()
    const isMap = this.#text.charCodeAt(start) === brace
    const closing = isMap ? 0x7d : 0x5d
    const map = new PlainMap(start)
    const seq = new PlainSeq(start)
    let at = this.#skip(start + 1)
    if (this.#text.charCodeAt(at) !== closing) {
      for (;;) {
        if (isMap) {
          const key = this.#key(at)
          at = this.#skip(key.range[1] + 1)
          map.items.push({ key, value: this.#flowValue(at, depth) })
        } else seq.items.push(this.#flowValue(at, depth))
        at = this.#skip(this.#end)
        const sign = this.#text.charCodeAt(at)
        if (sign === closing) break
        if (sign !== comma) giveUp()
        at = this.#skip(at + 1)
      }
    }
    this.#end = at + 1
    return isMap ? map : seq
  }

  #flowValue(at: number, depth: number): PlainNode {
    const sign = this.#text.charCodeAt(at)
    if (sign === doubleQuote || sign === singleQuote) return this.#quoted(at, sign)
    if (sign === brace || sign === bracket) return this.#flow(at, depth + 1)
    flowWord.lastIndex = at
    const word = flowWord.exec(this.#text)?.[0].trimEnd() ?? ''
    // In a flow, a colon before one of its signs ends a key.
    if (word.includes(' #') || /:(?: |$)/.test(word)) giveUp()
    const end = at + word.length
    this.#end = end
    const next = this.#text.charCodeAt(end)
    if (next === newline || this.#text.charCodeAt(this.#skip(end)) === newline) giveUp()
    return plainScalar(at, end, word)
  }

  /** `|` and `|-` with their text below. */
  #literal(at: number, indent: number): PlainScalar {
    const text = this.#text
    const strips = text.charCodeAt(at + 1) === 0x2d
    const head = strips ? at + 2 : at + 1
    if (text.charCodeAt(head) !== newline) giveUp()
    const rows: string[] = []
    let inner = -1
    let from = head + 1
    while (from < text.length) {
      const found = text.indexOf('\n', from)
      const end = found === -1 ? text.length : found
      let start = from
      while (text.charCodeAt(start) === space) start += 1
      const isBlank = start >= end
      if (isBlank && inner === -1) giveUp()
      if (!isBlank) {
        if (start - from <= indent && inner === -1) giveUp()
        if (inner === -1) inner = start - from
        if (start - from < inner) break
      }
      rows.push(
        isBlank ? text.slice(Math.min(end, from + inner), end) : text.slice(from + inner, end),
      )
      from = end + 1
    }
    while (rows.at(-1) === '') rows.pop()
    // Spaces alone at the end are text in one place and nothing in another.
    if (rows.length === 0 || /^ *$/.test(rows.at(-1) ?? '') || from > text.length) giveUp()
    this.#line(from)
    // A comment that stands further in than the key would be part of the text elsewhere.
    if (this.#indent > indent) giveUp()
    const value = rows.join('\n') + (strips ? '' : '\n')
    return new PlainScalar(at, from, value, value)
  }

  #key(at: number): PlainScalar {
    keyShape.lastIndex = at
    const word = keyShape.exec(this.#text)?.[1]
    if (word === undefined) return giveUp()
    return plainScalar(at, at + word.length, word)
  }

  /** Nothing but a comment may stand in the rest of the line. */
  #endOfLine(from: number): void {
    const text = this.#text
    let at = from
    while (text.charCodeAt(at) === space) at += 1
    const sign = text.charCodeAt(at)
    if (at < text.length && sign !== newline && !(sign === hash && at > from)) giveUp()
    const end = text.indexOf('\n', at)
    this.#line(end === -1 ? text.length : end + 1)
  }

  #skip(from: number): number {
    let at = from
    while (this.#text.charCodeAt(at) === space) at += 1
    return at
  }

  #isDash(at: number): boolean {
    if (this.#text.charCodeAt(at) !== 0x2d) return false
    const next = this.#text.charCodeAt(at + 1)
    return next === space || next === newline || at + 1 >= this.#text.length
  }
}

const [newline, space, doubleQuote, hash, singleQuote, comma] = [0x0a, 0x20, 0x22, 0x23, 0x27, 0x2c]
const [bracket, brace, bar] = [0x5b, 0x7b, 0x7c]

const keyShape = /([\p{L}\p{N}_][\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]+)*):(?=[ \n]|$)/uy
const inDouble = /"(?:[^"\\\n]|\\["\\/bfnrt])*"/y
const inSingle = /'(?:[^'\n]|'')*'(?!')/y
const flowWord = /[^,[\]{}\n]*/y

/** The escapes that `inDouble` lets through mean in YAML what they mean in JSON. */
function unescaped(inside: string): string {
  if (!inside.includes('\\')) return inside
  try {
    return JSON.parse(`"${inside}"`)
  } catch {
    return giveUp()
  }
}

/** A word without quotes, by YAML 1.2's core schema; what is rare in it is left to the other parser. */
function plainScalar(start: number, end: number, word: string): PlainScalar {
  if (!/^[\p{L}\p{N}_/$€(«„“№]/u.test(word) && !/^-[0-9]/.test(word)) giveUp()
  return new PlainScalar(start, end, meaningOf(word), word)
}

function meaningOf(word: string): string | number | boolean | null {
  const first = word.charCodeAt(0)
  if (first === 0x2d || (first >= 0x30 && first <= 0x39)) {
    if (/^-?[0-9]+(?:\.[0-9]*)?$/.test(word)) return Number(word)
    return /^-?(?:0[ox]|[0-9.]+[eE])/.test(word) ? giveUp() : word
  }
  if (word.length > 5) return word
  if (/^(?:true|True|TRUE)$/.test(word)) return true
  if (/^(?:false|False|FALSE)$/.test(word)) return false
  return /^(?:null|Null|NULL)$/.test(word) ? null : word
}
