import type { Collection } from '../schema.ts'
import type { Query } from '../store.ts'
import { afterOthers, type Conversation } from './conversation.ts'
import { type Guesses, isUsuallyNew, type Memory, type Taken } from './memory.ts'
import { getName, isKeepable, literal, selectCount, selectKeys, selectQuery } from './sql.ts'

/** The committed state as one transaction sees it; single records are asked for once, and many at a time. */
export class Snapshot {
  readonly #conversation: Conversation
  readonly #records = new Map<Collection, Map<string, unknown>>()
  readonly #asked = new Map<Collection, Map<string, Promise<unknown>>>()
  #wanted = new Map<Collection, string[]>()
  #answer: Promise<void> | undefined

  readonly #keepsFound: boolean

  readonly #memory: Memory | undefined
  readonly #guesses: Guesses
  /** What was taken to be so (undefined: absent); it is to be proven with what is put. */
  readonly taken: Taken = new Map()

  /** `keepsFound`: whether it is to be known afterwards what queries found, which is held in memory until then. */
  constructor(
    conversation: Conversation,
    keepsFound = true,
    { memory, guesses = 'none' }: { readonly memory?: Memory; readonly guesses?: Guesses } = {},
  ) {
    this.#conversation = conversation
    this.#keepsFound = keepsFound
    this.#memory = memory
    this.#guesses = guesses
  }

  /** A record, or its absence, if it has been read. */
  known(collection: Collection, id: string): { readonly record: unknown } | undefined {
    const records = this.#records.get(collection)
    return records?.has(id) ? { record: records.get(id) } : undefined
  }

  async get(collection: Collection, id: string): Promise<unknown> {
    const known = this.known(collection, id)
    if (known || !isKeepable(id)) return known?.record
    const asked = this.#asked.get(collection) ?? new Map<string, Promise<unknown>>()
    this.#asked.set(collection, asked)
    if (!asked.has(id) && this.#guess(collection, id)) return this.known(collection, id)?.record
    const answer = asked.get(id) ?? this.#ask(collection, id)
    asked.set(id, answer)
    return answer
  }

  async find<C extends Collection>(
    collection: C,
    query: Query<C>,
    claiming: boolean,
  ): Promise<(readonly [string, unknown])[]> {
    if (!isKeepable(`${query.index?.value}${query.after}`)) return []
    const sql = selectQuery(collection, query)
    const rows = await this.#conversation.ask(claiming ? `${sql} FOR UPDATE SKIP LOCKED` : sql)
    // Whoever pages through a whole collection may be reading a million records one after another.
    if (!query.index || !this.#keepsFound)
      return rows.map(([key, body]) => [String(key), JSON.parse(String(body))])
    return rows.map(([key, body]) => [String(key), this.#keep(collection, String(key), body)])
  }

  async count<C extends Collection>(
    collection: C,
    query: Pick<Query<C>, 'index'>,
  ): Promise<number> {
    if (!isKeepable(String(query.index?.value))) return 0
    const [row] = await this.#conversation.ask(selectCount(collection, query))
    return Number(row?.[0])
  }

  /** Whether the record could be guessed, and the database will be asked whether it is so. */
  #guess(collection: Collection, key: string): boolean {
    if (this.#guesses === 'none') return false
    if (isUsuallyNew(collection)) return this.#take(collection, key, undefined)
    if (this.#guesses === 'new' || !this.#conversation.named) return false
    const guess = this.#memory?.guess(collection, key)
    return guess !== undefined && this.#take(collection, key, guess.body)
  }

  #take(collection: Collection, key: string, body: string | undefined): true {
    const taken = this.taken.get(collection) ?? new Map<string, string | undefined>()
    this.taken.set(collection, taken.set(key, body))
    this.#remember(collection, key, body === undefined ? undefined : JSON.parse(body))
    return true
  }

  async #ask(collection: Collection, id: string): Promise<unknown> {
    const keys = this.#wanted.get(collection) ?? []
    this.#wanted.set(collection, [...keys, id])
    // Works that run beside each other ask in the same turn.
    this.#answer ??= new Promise<void>(afterOthers).then(() => this.#fetch())
    await this.#answer
    return this.#records.get(collection)?.get(id)
  }

  async #fetch(): Promise<void> {
    const wanted = this.#wanted
    this.#wanted = new Map()
    this.#answer = undefined
    await Promise.all(
      [...wanted].map(async ([collection, keys]) => {
        const rows = await this.#conversation.ask(this.#select(collection, keys))
        for (const [key, body] of rows) {
          this.#keep(collection, String(key), body)
          this.#memory?.see(collection, String(key), String(body))
        }
        for (const key of keys) {
          if (this.known(collection, key)) continue
          this.#remember(collection, key, undefined)
          this.#memory?.see(collection, key, undefined)
        }
      }),
    )
  }

  #select(collection: Collection, keys: readonly string[]): string {
    const [key = ''] = keys
    return this.#conversation.named && keys.length === 1
      ? `EXECUTE ${getName(collection)}(${literal(key)})`
      : selectKeys(collection, keys)
  }

  #keep(collection: Collection, key: string, body: unknown): unknown {
    const known = this.known(collection, key)
    if (known?.record !== undefined) return known.record
    const record: unknown = JSON.parse(String(body))
    this.#remember(collection, key, record)
    return record
  }

  #remember(collection: Collection, key: string, record: unknown): void {
    const records = this.#records.get(collection) ?? new Map<string, unknown>()
    this.#records.set(collection, records.set(key, record))
  }
}
