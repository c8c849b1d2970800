import { createHash } from 'node:crypto'
import { type FindingSink, findingBound } from './findings.ts'
import type {
  CategoryDraft,
  FileFinding,
  FileReading,
  LinePlace,
  ProductDraft,
  ReadEvent,
  ReadingRules,
} from './reading.ts'

/** Writes down what one file says while it is read. */
export class Recording implements FindingSink, FileReading {
  readonly languages: readonly string[]
  readonly exponent: number
  readonly events: ReadEvent[] = []
  readonly #counts = { error: 0, warning: 0 }
  /** The claim of the thing that is being read, and where it stands among the events. */
  #claim: Claim | undefined

  constructor({ languages, exponent }: ReadingRules) {
    this.languages = languages
    this.exponent = exponent
  }

  get isFull(): boolean {
    return this.#counts.error >= findingBound
  }

  add(finding: FileFinding): void {
    this.#counts[finding.severity] += 1
    if (this.#counts[finding.severity] <= findingBound)
      this.events.push({ kind: 'finding', ...finding })
  }

  /** Reads one thing with all that stands in it: if the id it claims is taken, nothing of it holds. */
  within(read: () => void): void {
    const outer = this.#claim
    this.#claim = undefined
    read()
    // `read` may have set it, which the compiler does not see.
    const claim = this.#claim as Claim | undefined
    if (claim) claim.event.skip = this.events.length - claim.at - 1
    this.#claim = outer
  }

  claim(of: 'product' | 'category', id: string, { line, column }: LinePlace): void {
    const event = { kind: 'claim' as const, of, id, line, column, skip: 0 }
    this.#claim = { event, at: this.events.length }
    this.events.push(event)
  }

  /** Takes a key of digital goods, without keeping what it is. */
  claimKey(key: string, { line, column }: LinePlace): void {
    const hash = createHash('sha256').update(key).digest('base64url')
    this.events.push({ kind: 'key', hash, line, column })
  }

  refer(id: string, { line, column }: LinePlace): void {
    this.events.push({ kind: 'refer', id, line, column })
  }

  addCategory({ line, column }: LinePlace, category: CategoryDraft): void {
    this.events.push({ kind: 'category', line, column, category })
  }

  addProduct({ line, column }: LinePlace, product: ProductDraft): void {
    this.events.push({ kind: 'product', line, column, product })
  }
}

interface Claim {
  readonly event: Extract<ReadEvent, { kind: 'claim' }>
  /** Where it stands among the events. */
  readonly at: number
}
