import type { PoolClient, QueryArrayResult } from 'pg'
import { endOf } from './fault.ts'

type Rows = readonly (readonly unknown[])[]

interface Question {
  readonly sql: string
  readonly resolve: (rows: Rows) => void
  readonly reject: (error: unknown) => void
}

/**
 * One transaction on one connection. Questions that come while another is being answered, or from the same
 * answer, travel as one message, so that many works pay the way there and back together.
 */
export class Conversation {
  readonly #client: PoolClient
  /** Statements that begin the transaction; they travel with the first question. */
  #begin: readonly string[]
  #waiting: Question[] = []
  #busy = false
  #over = false
  #turn: Promise<unknown> = Promise.resolve()
  #failure: { readonly error: unknown } | undefined
  /** Whether anything was answered. */
  answered = false

  /** Whether the connection knows the statements of names.ts. */
  readonly named: boolean

  constructor(client: PoolClient, begin: readonly string[], named = false) {
    this.#client = client
    this.#begin = begin
    this.named = named
  }

  /** What the database or the way to it said against the transaction, which is over then. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure
  }

  ask(sql: string): Promise<Rows> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ sql, resolve, reject })
      if (this.#waiting.length === 1 && !this.#busy) afterOthers(() => this.#send())
    })
  }

  /** Says the last statements and ends the transaction; throws what is said against it. */
  async commit(statements: readonly string[]): Promise<void> {
    this.#over = true
    if (this.#failure) throw this.#failure.error
    if (this.#begin.length > 0 && statements.length === 0) return
    await this.#say([...this.#begin, ...statements, 'COMMIT'])
  }

  /** Ends a transaction that has changed nothing: what it has read stays true, whatever becomes of its end. */
  async leave(): Promise<void> {
    this.#over = true
    if (this.#begin.length === 0) await this.#inTurn('COMMIT')
  }

  async rollback(): Promise<void> {
    this.#over = true
    if (this.#begin.length === 0) await this.#inTurn('ROLLBACK')
  }

  async #send(): Promise<void> {
    const questions = this.#waiting
    this.#waiting = []
    if (questions.length === 0) return
    this.#busy = true
    try {
      if (this.#failure) throw this.#failure.error
      // Its connection may be somebody else's by now.
      if (this.#over) throw new Error('The transaction is over')
      const begin = this.#begin
      const results = await this.#say([...begin, ...questions.map(({ sql }) => sql)])
      this.answered = true
      questions.forEach(({ resolve }, at) => {
        resolve(results[begin.length + at]?.rows ?? [])
      })
    } catch (error) {
      for (const { reject } of questions) reject(error)
    }
    this.#busy = false
    if (this.#waiting.length > 0) afterOthers(() => this.#send())
  }

  async #say(statements: readonly string[]): Promise<readonly QueryArrayResult[]> {
    this.#begin = []
    try {
      const said = await this.#inTurn(statements.join(';\n'))
      // pg answers with one result where there is one statement, else with a list.
      return (Array.isArray(said) ? said : [said]) as QueryArrayResult[]
    } catch (error) {
      this.#failure = { error }
      throw error
    }
  }

  /** A work may end while questions of its own are still under way: the client takes one message after another. */
  #inTurn(text: string): Promise<unknown> {
    const said = this.#turn.then(() => this.#client.query({ text, rowMode: 'array' }))
    this.#turn = said.catch(() => undefined)
    return said
  }
}

/** Calls once all that goes on has come to wait for something: what is asked until then travels together. */
export function afterOthers(call: () => void): void {
  // The queue of ticks is looked at again when that of promises has run empty.
  queueMicrotask(() => process.nextTick(call))
}

/** Reads, and gives the connection back behind the back of whoever waits for what was read. */
export async function converseReading<T>(
  client: PoolClient,
  begin: readonly string[],
  talk: (conversation: Conversation) => Promise<T>,
): Promise<T> {
  const conversation = new Conversation(client, begin)
  try {
    return await talk(conversation)
  } finally {
    conversation.leave().then(
      () => client.release(conversation.failure !== undefined),
      () => client.release(true),
    )
  }
}

/** Begins, lets `talk` happen and gives the connection back, or away where it is of no more use. */
export async function converse<T>(
  client: PoolClient,
  begin: readonly string[],
  talk: (conversation: Conversation) => Promise<T>,
  named = false,
): Promise<T> {
  const conversation = new Conversation(client, begin, named)
  let spoilt = false
  try {
    return await talk(conversation)
  } catch (error) {
    spoilt = endOf(conversation.failure?.error) === 'lost'
    if (!spoilt) {
      await conversation.rollback().catch(() => {
        spoilt = true
      })
    }
    throw error
  } finally {
    client.release(spoilt)
  }
}
