import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml'
import {
  Document,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  Pair,
  Scalar,
  type ScalarTag,
  YAMLMap,
  YAMLSeq,
} from 'yaml'
import { depthBound } from './syntax.ts'

/**
 * The nodes that `yaml` would have made of a text, made of the events of `js-yaml`, which reads some eight times as
 * fast: their kinds, values, sources and where they begin. Undefined where there is nothing, something rare
 * (anchors, aliases, tags, keys without a value, several documents) or anything wrong: `yaml` reads and explains that.
 */
export function nodesOf(text: string, lines: LineCounter): Node | undefined {
  const events = eventsOf(text)
  if (events === undefined) return undefined
  const root = new Builder(text).build(events)
  if (root === undefined) return undefined
  lines.addNewLine(0)
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
    lines.addNewLine(at + 1)
  return root
}

function eventsOf(text: string): readonly Event[] | undefined {
  try {
    return parseEvents(text, { maxDepth: depthBound })
  } catch {
    return undefined
  }
}

type Open = YAMLMap | YAMLSeq

/**
 * Nodes as `yaml` makes them, which defines what kind one is on each anew; here a node inherits it, and is made in a
 * third of the time.
 */
class PlainScalar {
  readonly value: unknown
  readonly source: string
  readonly range: readonly [number, number, number]

  constructor(value: unknown, source: string, start: number, end: number) {
    this.value = value
    this.source = source
    this.range = [start, end, end]
  }
}

class PlainList {
  readonly items: unknown[] = []
  readonly range: readonly [number, number, number]

  constructor(start: number) {
    this.range = [start, start, start]
  }
}

class PlainMap extends PlainList {}

class PlainPair {
  readonly key: unknown
  readonly value: unknown

  constructor(key: unknown, value: unknown) {
    this.key = key
    this.value = value
  }
}

Object.setPrototypeOf(PlainScalar.prototype, new Scalar(null))
Object.setPrototypeOf(PlainList.prototype, new YAMLSeq())
Object.setPrototypeOf(PlainMap.prototype, new YAMLMap())
Object.setPrototypeOf(PlainPair.prototype, new Pair(null))

// Each inherits all of the class that it stands for, and has the fields of its own that are set here.
const newScalar = (...given: ConstructorParameters<typeof PlainScalar>) =>
  new PlainScalar(...given) as unknown as Scalar
const newMap = (start: number) => new PlainMap(start) as unknown as YAMLMap
const newList = (start: number) => new PlainList(start) as unknown as YAMLSeq
const newPair = (key: Node, value: Node) => new PlainPair(key, value) as unknown as Pair
type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>

class Builder {
  readonly #text: string
  readonly #open: Open[] = []
  #key: Node | undefined
  /** Of each mapping around: the key whose value is being read. */
  readonly #keys: (Node | undefined)[] = []
  #root: Node | undefined

  constructor(text: string) {
    this.#text = text
  }

  build(events: readonly Event[]): Node | undefined {
    let documents = 0
    for (const event of events) {
      if (event.type === EVENT_ID.POP) {
        this.#open.pop()
        this.#key = this.#keys.pop()
      } else if (event.type === EVENT_ID.DOCUMENT) {
        documents += 1
        if (documents > 1 || event.explicitStart || event.explicitEnd) return undefined
      } else if (event.type === EVENT_ID.ALIAS || event.anchorStart >= 0 || event.tagStart >= 0) {
        return undefined
      } else if (event.type === EVENT_ID.SCALAR) {
        const scalar = this.#scalar(event)
        if (scalar === undefined) return undefined
        this.#add(scalar)
      } else {
        const node = event.type === EVENT_ID.MAPPING ? newMap(event.start) : newList(event.start)
        this.#add(node)
        this.#keys.push(this.#key)
        this.#key = undefined
        this.#open.push(node)
      }
    }
    return this.#root
  }

  #add(node: Node): void {
    const into = this.#open.at(-1)
    if (into === undefined) this.#root ??= node
    else if (isSeq(into)) into.items.push(node)
    else if (this.#key === undefined) this.#key = node
    else {
      into.items.push(newPair(this.#key, node))
      this.#key = undefined
    }
  }

  /** Undefined where there is no value: only `yaml` knows its place. */
  #scalar(event: ScalarEvent): Scalar | undefined {
    if (event.valueStart < 0) return undefined
    const start = this.#startOf(event)
    const source = getScalarValue(this.#text, event)
    if (start === undefined || (source === '' && isBlock(event))) return undefined
    const value = event.style === SCALAR_STYLE.PLAIN ? meaningOf(source) : source
    return newScalar(value, source, start, event.valueEnd)
  }

  /** A text block begins at its sign, which stands at the end of the line above; a comment there may hold such a sign. */
  #startOf({ style, valueStart }: ScalarEvent): number | undefined {
    if (style === SCALAR_STYLE.PLAIN) return valueStart
    if (!isBlock({ style })) return valueStart - 1
    const sign = style === SCALAR_STYLE.LITERAL_BLOCK ? '|' : '>'
    const header = this.#text.slice(this.#text.lastIndexOf('\n', valueStart - 2) + 1, valueStart)
    if (header.includes('#')) return undefined
    const at = /[|>][-+]?\s*$/.exec(header)?.index
    return at === undefined || header.charAt(at) !== sign
      ? undefined
      : valueStart - header.length + at
  }
}

function isBlock({ style }: Pick<ScalarEvent, 'style'>): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK
}

/** The words that stand for something else than themselves, and what for: by the tags of `yaml`'s own schema. */
const tags = new Document(null).schema.tags.filter((tag): tag is ScalarTag => 'test' in tag)

function meaningOf(word: string): unknown {
  const tag = wordOfTag.test(word) ? tags.find(({ test }) => test?.test(word)) : undefined
  if (tag === undefined) return word
  const value = tag.resolve(word, () => {}, {})
  return isScalar(value) ? value.value : value
}

/** Whether one of the tags may fit: most words are none of theirs. */
const wordOfTag = /^(?:[-+.0-9~]|[ntf][a-z]{3,4}$|$)/i
