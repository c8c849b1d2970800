import { Parser } from 'htmlparser2'
import { done, failed, type Problem, type Result } from '../../../shop/problem.ts'
import { LineCounter } from './line-counter.ts'
import { readXmlText } from './xml-text.ts'

export type Attributes = Readonly<Record<string, string>>

/** An element of an offer, a category or a currency. */
export interface Element {
  readonly name: string
  readonly attributes: Attributes
  /** What stands in it; of markup in it the tags too. */
  readonly text: string
  /** What stands in `<value lang="…">` in it, by language; Rozetka writes parameters so. */
  readonly values?: Attributes
}

export interface FeedItem {
  readonly kind: 'currency' | 'category' | 'offer'
  /** Where it begins; counts from 1. */
  readonly line: number
  readonly attributes: Attributes
  /** Of a category or a currency: what stands in it. */
  readonly text: string
  /** Of an offer. */
  readonly elements: readonly Element[]
}

/** An offer of more signs is one whose end is missing. */
const longestItem = 4_000_000

/** Reads a YML feed item by item. Codes: `xml-invalid`, `format-wrong`, those of `readXmlText`; facts: `line`. */
export async function readFeed(
  file: string,
  visit: (item: FeedItem) => void,
): Promise<Result<null>> {
  const feed = new Feed(visit)
  const read = await readXmlText(file, (text) => {
    feed.write(text)
    return feed.problem ? failed(inFile(file, feed.problem)) : done(null)
  })
  if (!read.ok) return read
  feed.end()
  if (feed.problem) return failed(inFile(file, feed.problem))
  if (feed.isFeed) return done(null)
  return failed({ code: 'format-wrong', message: `${file} holds no <yml_catalog>` })
}

const inFile = (file: string, problem: Problem): Problem => ({
  ...problem,
  message: `${file}, ${problem.message}`,
  hint: 'The feed is broken or was cut off: make it again, or correct it there.',
})

/** What must be closed where it says so, for it tells where things begin and end. */
const structure = new Set(
  'yml_catalog shop currencies currency categories category offers offer'.split(' '),
)

const items: ReadonlySet<string> = new Set(['currency', 'category', 'offer'])

interface Open {
  readonly name: string
  readonly attributes: Attributes
  readonly line: number
  /** Where its tag ends in the file: an empty element ends there itself. */
  readonly at: number
}

class Feed {
  isFeed = false
  problem: Problem | undefined
  readonly #visit: (item: FeedItem) => void
  readonly #lines = new LineCounter()
  readonly #open: Open[] = []
  readonly #parser: Parser
  #item: Open | undefined
  #itemDepth = 0
  #elements: Element[] = []
  #text = ''
  #values: Record<string, string> | undefined
  #value = { language: '', from: 0 }
  #length = 0

  constructor(visit: (item: FeedItem) => void) {
    this.#visit = visit
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => this.#opened(name, attributes),
        onclosetag: (name, implied) => this.#closed(name, implied),
        ontext: (text) => this.#told(text),
      },
      { xmlMode: true, decodeEntities: true },
    )
  }

  write(text: string): void {
    this.#lines.add(text)
    this.#parser.write(text)
  }

  end(): void {
    const [first] = this.#open.toReversed()
    if (first) this.#fail(first.line, `<${first.name}> is opened and the file ends before its end`)
    this.#parser.end()
  }

  #opened(name: string, attributes: Attributes): void {
    const open = {
      name,
      attributes,
      line: this.#lines.at(this.#parser.startIndex),
      at: this.#parser.endIndex,
    }
    this.#open.push(open)
    if (name === 'yml_catalog') this.isFeed = true
    if (this.#item) this.#openedInside(open)
    else if (items.has(name)) {
      this.#item = open
      this.#itemDepth = this.#open.length
      this.#elements = []
      this.#text = ''
      this.#length = 0
    }
  }

  #openedInside({ name, attributes }: Open): void {
    const depth = this.#open.length - this.#itemDepth
    if (depth === 1) {
      this.#text = ''
      this.#values = undefined
    } else if (name === 'value' && attributes.lang !== undefined) {
      this.#value = { language: attributes.lang, from: this.#text.length }
    } else this.#text += `<${name}>`
  }

  #told(text: string): void {
    if (!this.#item) return
    this.#text += text
    this.#length += text.length
    if (this.#length > longestItem) this.#fail(this.#item.line, `<${this.#item.name}> has no end`)
  }

  #closed(name: string, implied: boolean): void {
    const open = this.#open.pop()
    if (!open || this.problem) return
    const isEmpty = open.at === this.#parser.endIndex
    const depth = this.#open.length + 1 - this.#itemDepth
    if (implied && !isEmpty && (structure.has(name) || (this.#item !== undefined && depth === 1)))
      this.#fail(open.line, `<${name}> is opened and not closed`)
    else if (open === this.#item) this.#give(open)
    else if (this.#item && depth === 1) this.#giveElement(open)
    else if (this.#item) this.#closedInside(open)
  }

  #closedInside({ name, attributes }: Open): void {
    const language = attributes.lang
    if (name === 'value' && language !== undefined) {
      this.#values = { ...this.#values, [language]: this.#text.slice(this.#value.from) }
    } else this.#text += `</${name}>`
  }

  #giveElement({ name, attributes }: Open): void {
    this.#elements.push({
      name,
      attributes,
      text: this.#text,
      ...(this.#values === undefined ? {} : { values: this.#values }),
    })
    this.#text = ''
  }

  #give({ name, attributes, line }: Open): void {
    this.#item = undefined
    this.#visit({
      // Only these are items.
      kind: name as FeedItem['kind'],
      line,
      attributes,
      text: this.#text,
      elements: this.#elements,
    })
  }

  #fail(line: number, message: string): void {
    this.problem ??= { code: 'xml-invalid', message: `line ${line}: ${message}`, facts: { line } }
  }
}
