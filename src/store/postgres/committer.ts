import { setTimeout as pause } from 'node:timers/promises'
import type { Change, StoreWatch } from '../store.ts'
import { StoreWriteError } from '../write-error.ts'
import { type Conversation, converse } from './conversation.ts'
import { endOf } from './fault.ts'
import { type Asked, type Done, runGroup } from './group.ts'
import { type Guesses, Memory } from './memory.ts'
import { isWrongGuess, Names, noteStatement } from './names.ts'
import { backoff, connect, type Pools } from './pools.ts'
import { literal } from './sql.ts'

export interface CommitterOptions {
  readonly pools: Pools
  readonly random: () => number
  readonly newId: () => string
  /** Milliseconds, as Date.now. */
  readonly now: () => number
  /** Statements that begin a transaction that writes. */
  readonly begin: readonly string[]
  /** What else belongs into the transaction, so that others hear of it. */
  readonly tell: (changes: readonly Change[]) => readonly string[]
  readonly note: (changes: readonly Change[]) => string
  /** Told of what others commit. */
  readonly memory?: Memory
  /** Identity of this store among those that write. */
  readonly origin: string
  readonly watch: StoreWatch
  readonly onCommit: (changes: readonly Change[]) => void
}

/** For so long it is tried to reach the database again, milliseconds; a bot waits eight seconds at most. */
const patience = 4000

/** Signs of statements that travel together. */
const largest = 1_000_000

/** Tries after which others are let on first. */
const mostConflicts = 60

/** Makes groups of works durable: each once, whatever becomes of connections and whoever else writes. */
export class Committer {
  readonly #options: CommitterOptions
  readonly #names = new Names()
  readonly #memory: Memory
  /** How often transactions were run again because of others. */
  conflicts = 0
  /** How often the way to the database was lost under a transaction. */
  losses = 0

  constructor(options: CommitterOptions) {
    this.#options = options
    this.#memory = options.memory ?? new Memory()
  }

  async run(works: readonly Asked[]): Promise<void> {
    const { now, random, onCommit, watch } = this.#options
    const deadline = now() + patience
    // Those that share a transaction share its questions too, and lose more by wrong guesses of what others change.
    let guesses: Guesses = works.length === 1 ? 'seen' : 'new'
    for (let attempt = 0; ; attempt += 1) {
      try {
        const began = performance.now()
        const { outcomes, changes, staged } = await this.#attempt(works, deadline, guesses)
        this.#memory.keep(staged)
        if (changes.length > 0) {
          watch.committed((performance.now() - began) / 1000)
          onCommit(changes)
        }
        outcomes.forEach((outcome, at) => {
          if ('value' in outcome) works[at]?.resolve(outcome.value)
          else works[at]?.reject(outcome.error)
        })
        return
      } catch (error) {
        // It is run again upon what is read, which puts the memory right.
        if (guesses !== 'none' && isWrongGuess(error)) {
          guesses = 'none'
          continue
        }
        if (guesses === 'seen') guesses = 'new'
        const end = endOf(error)
        if (end === 'refused') return this.#refuse(works, error)
        this.#tell(end)
        const isOver = end === 'conflict' ? attempt >= mostConflicts : now() >= deadline
        if (isOver) {
          watch.failed()
          return reject(works, new StoreWriteError(error))
        }
      }
      await backoff(Math.min(attempt, 8), random)
    }
  }

  #tell(end: ReturnType<typeof endOf>): void {
    const { watch } = this.#options
    if (end === 'conflict') {
      this.conflicts += 1
      watch.conflict()
    } else {
      this.losses += 1
      watch.lost()
    }
  }

  async #attempt(works: readonly Asked[], deadline: number, guesses: Guesses): Promise<Done> {
    const { pools, begin, random, now } = this.#options
    const client = await connect(pools.writers, { deadline, random, now })
    const named = await this.#names.on(client)
    const id = this.#options.newId()
    let said: Done | undefined
    const talk = async (conversation: Conversation) => {
      const done = await runGroup(works, conversation, { memory: this.#memory, guesses })
      await this.#commit(conversation, done, id, () => {
        said = done
      })
      return done
    }
    try {
      return await converse(client, begin, talk, named)
    } catch (error) {
      this.#names.look(error)
      // Only of what may have been committed: before that, nothing was.
      if (!said || endOf(error) !== 'lost' || said.changes.length === 0) throw error
      if (await this.#hasCommitted(id)) return said
      throw error
    }
  }

  async #commit(
    conversation: Conversation,
    { changes, statements }: Done,
    id: string,
    saying: () => void,
  ): Promise<void> {
    if (changes.length === 0) return conversation.commit(statements)
    const { note, tell, origin } = this.#options
    const messages = messagesOf(statements)
    const last = messages.pop() ?? []
    for (const message of messages) {
      await Promise.all(message.map((statement) => conversation.ask(statement)))
    }
    const noted = noteStatement({ id, origin, changes: note(changes) }, conversation.named)
    saying()
    await conversation.commit([...last, noted, ...tell(changes)])
  }

  /**
   * Finds out what became of a transaction whose answer was lost. To put its note is to wait for its end if it is
   * still under way, and to keep it from committing later if it is not there. That wait ends in an answer only in READ
   * COMMITTED, whatever the database takes by default. What is said against the asking is no word on the transaction.
   */
  async #hasCommitted(id: string): Promise<boolean> {
    const { pools, now, random, origin } = this.#options
    const deadline = now() + patience
    const fence = `INSERT INTO shopbot_transactions (id, origin, at, changes) VALUES (${literal(id)}, ${literal(origin)}, clock_timestamp(), '[]') ON CONFLICT (id) DO NOTHING RETURNING id`
    for (;;) {
      const client = await connect(pools.writers, { deadline, random, now })
      try {
        await client.query('BEGIN ISOLATION LEVEL READ COMMITTED')
        const { rows } = await client.query(fence)
        await client.query('COMMIT')
        client.release()
        return rows.length === 0
      } catch (error) {
        client.release(true)
        if (now() >= deadline)
          throw new Error('The end of a transaction is not known', { cause: error })
        await pause(50)
      }
    }
  }

  /** A constraint refused one of them: each alone, so that only that one fails. */
  async #refuse(works: readonly Asked[], error: unknown): Promise<void> {
    if (works.length === 1) return reject(works, error)
    for (const work of works) await this.run([work])
  }
}

/** Statements that travel together: all of them, unless that is much to hold at once. */
function messagesOf(statements: readonly string[]): string[][] {
  const messages: string[][] = []
  let signs = Number.POSITIVE_INFINITY
  for (const statement of statements) {
    signs += statement.length
    if (signs > largest) {
      messages.push([])
      signs = statement.length
    }
    messages.at(-1)?.push(statement)
  }
  return messages
}

function reject(works: readonly Asked[], error: unknown): void {
  for (const work of works) work.reject(error)
}
