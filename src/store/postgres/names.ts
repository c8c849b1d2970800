import type { PoolClient } from 'pg'
import { type Collection, collections } from '../schema.ts'
import { sqlState } from './fault.ts'
import type { Taken } from './memory.ts'
import {
  addName,
  columnsOf,
  getName,
  insert,
  literal,
  putName,
  type Staged,
  swap,
  swapName,
  tableOf,
  upsert,
} from './sql.ts'

/** Transactions of a connection before that: a command that ends soon would wait for what it does not use. */
const before = 2

/** Whether to work on it is over: of an operator, of the way to it, of what it has too little of. */
const isGoing = (state: string) => ['57', '08', '53'].includes(state.slice(0, 2))

/**
 * Statements of single records by name (PREPARE): a database spends more on reading and planning such a statement
 * than on doing it. A way to it that lends each transaction another connection forgets names; there all is said in
 * full.
 */
export class Names {
  readonly #used = new WeakMap<PoolClient, number>()
  #lasting = true

  /** Whether a connection knows the names; gives it away and throws where it is lost. */
  async on(client: PoolClient): Promise<boolean> {
    const used = this.#used.get(client) ?? 0
    this.#used.set(client, used + 1)
    if (!this.#lasting || used < before) return false
    if (used > before) return true
    try {
      await client.query(declarations.join(';\n'))
    } catch (error) {
      const state = sqlState(error)
      if (state === undefined || isGoing(state)) {
        client.release(true)
        throw error
      }
      this.#lasting = false
    }
    return this.#lasting
  }

  /** Looks at what was said against a transaction: a name is not known there, or is that of another statement. */
  look(error: unknown): void {
    const state = sqlState(error) ?? ''
    if (state === '26000' || state.startsWith('42')) this.#lasting = false
  }
}

const noteColumns = 'shopbot_transactions (id, origin, at, changes)'
const noteName = 'shopbot_transactions_put'

/** Keeps what a transaction was, so that it can be asked what became of it. */
export function noteStatement(
  note: { readonly id: string; readonly origin: string; readonly changes: string },
  named: boolean,
): string {
  const [id, origin, changes] = [note.id, note.origin, note.changes].map(literal)
  return named
    ? `EXECUTE ${noteName}(${id},${origin},${changes})`
    : `INSERT INTO ${noteColumns} VALUES (${id}, ${origin}, clock_timestamp(), ${changes})`
}

/**
 * Fail (division_by_zero) where something is not as it was `taken` to be. What is put proves itself: it is added, or
 * put in the place of what was taken to be there.
 */
export function* proofs(
  changes: ReadonlyMap<Collection, ReadonlyMap<string, Staged>>,
  named: boolean,
  taken: Taken,
): Generator<string> {
  for (const [collection, bodies] of taken) {
    for (const [key, body] of bodies) {
      if (changes.get(collection)?.get(key)) continue
      const [name, values, proof] =
        body === undefined
          ? ['none', [literal(key)], selectNone]
          : ['is', [literal(key), literal(body)], selectSame]
      yield named
        ? `EXECUTE ${tableOf(collection)}_${name}(${values})`
        : proof(collection, ...values)
    }
  }
}

/** Whether a transaction was made upon what is not so (division_by_zero), or adds what is there. */
export const isWrongGuess = (error: unknown) => ['22012', '23505'].includes(sqlState(error) ?? '')

const selectNone = (collection: Collection, key = '$1') =>
  `SELECT 1 / (1 - count(*)) FROM ${tableOf(collection)} WHERE key = ${key}`

const selectSame = (collection: Collection, key = '$1', body = '$2') =>
  `SELECT 1 / count(*) FROM ${tableOf(collection)} WHERE key = ${key} AND body = ${body}`

const declarations: readonly string[] = [
  ...collections().flatMap((collection) => {
    const columns = ['key', ...columnsOf(collection)]
    const types = columns.map((name) => (name === 'on_hand' ? 'bigint' : 'text'))
    const places = columns.map((_, at) => `$${at + 1}`)
    return [
      `PREPARE ${getName(collection)}(text) AS SELECT key, body FROM ${tableOf(collection)} WHERE key = $1`,
      `PREPARE ${tableOf(collection)}_is(text,text) AS ${selectSame(collection)}`,
      `PREPARE ${tableOf(collection)}_none(text) AS ${selectNone(collection)}`,
      `PREPARE ${swapName(collection)}(${types},text) AS ${swap(collection, places, `$${columns.length + 1}`)}`,
      `PREPARE ${putName(collection)}(${types}) AS ${upsert(collection, [places.join(',')])}`,
      `PREPARE ${addName(collection)}(${types}) AS ${insert(collection, [places.join(',')])}`,
    ]
  }),
  `PREPARE ${noteName}(text,text,text) AS INSERT INTO ${noteColumns} VALUES ($1, $2, clock_timestamp(), $3)`,
]
