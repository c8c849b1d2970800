import type { Low } from 'lowdb'
import type { Change, Writer } from '../store.ts'
import { StoreWriteError } from '../write-error.ts'
import type { JournalAdapter } from './adapter.ts'
import type { Entry, State } from './state.ts'
import { type Layer, Transaction } from './transaction.ts'

/**
 * Runs transactions one after another and makes them durable together: while one batch is being synced,
 * the transactions that follow gather in the next. They see each other's changes; readers see committed ones.
 */
export class Committer {
  readonly #low: Low<State>
  readonly #adapter: JournalAdapter
  readonly #listeners = new Set<(changes: readonly Change[]) => void>()
  readonly #staged: Layer = new Map()
  #gathering: Batch = newBatch()
  #syncing: Batch | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #flushing: Promise<void> | undefined
  /** Grows when staged transactions are lost; a work that read them runs again. */
  #losses = 0

  constructor(low: Low<State>, adapter: JournalAdapter) {
    this.#low = low
    this.#adapter = adapter
  }

  async write<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    const staged = this.#turn.then(() => this.#stage(work))
    this.#turn = staged.catch(() => undefined)
    const { value, durable } = await staged
    await durable
    return value
  }

  onCommit(listener: (changes: readonly Change[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Resolves when all that was asked for is durable or failed. */
  async settle(): Promise<void> {
    await this.#turn
    await this.#flushing
  }

  async #stage<T>(
    work: (writer: Writer) => Promise<T>,
  ): Promise<{ value: T; durable: Promise<void> }> {
    for (;;) {
      const losses = this.#losses
      const transaction = new Transaction(this.#low.data, this.#staged)
      const value = await work(transaction)
      if (losses !== this.#losses) continue
      const entries = transaction.entries()
      // Without changes of its own it may still have read what is not durable yet.
      if (entries.length === 0) return { value, durable: this.#newestBatch() }
      const batch = this.#gathering
      for (const [collection, id, record] of entries) {
        let changes = this.#staged.get(collection)
        if (!changes) {
          changes = new Map()
          this.#staged.set(collection, changes)
        }
        changes.set(id, record)
        batch.entries.push(record === undefined ? [collection, id] : [collection, id, record])
      }
      this.#flushing ??= this.#flush().finally(() => {
        this.#flushing = undefined
      })
      return { value, durable: batch.durable }
    }
  }

  #newestBatch(): Promise<void> {
    if (this.#gathering.entries.length > 0) return this.#gathering.durable
    return this.#syncing?.durable ?? Promise.resolve()
  }

  async #flush(): Promise<void> {
    // One turn of the event loop, so that requests that came together share the first sync as well.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#gathering.entries.length > 0) {
      const batch = this.#gathering
      this.#gathering = newBatch()
      this.#syncing = batch
      this.#low.data.pending = batch.entries
      try {
        await this.#low.write()
      } catch (error) {
        this.#lose([batch, this.#gathering], error)
        continue
      } finally {
        this.#syncing = undefined
      }
      this.#commit(batch)
      if (this.#adapter.wantsFold) await this.#adapter.fold(this.#low.data).catch(() => undefined)
    }
  }

  #commit(batch: Batch): void {
    this.#low.data.apply(batch.entries)
    for (const [collection, id, record] of batch.entries) {
      const changes = this.#staged.get(collection)
      // A later transaction may have staged another value, which stays in front.
      if (changes && changes.get(id) === record) changes.delete(id)
    }
    const changes = batch.entries.map(([collection, id, record]): Change => {
      return { collection, id, deleted: record === undefined }
    })
    for (const listener of this.#listeners) listener(changes)
    batch.resolve()
  }

  #lose(batches: readonly Batch[], cause: unknown): void {
    this.#losses += 1
    this.#staged.clear()
    this.#gathering = newBatch()
    for (const batch of batches) batch.reject(new StoreWriteError(cause))
  }
}

interface Batch {
  readonly entries: Entry[]
  readonly durable: Promise<void>
  resolve(): void
  reject(error: Error): void
}

function newBatch(): Batch {
  let resolve = () => {}
  let reject: (error: Error) => void = () => {}
  const durable = new Promise<void>((done, fail) => {
    resolve = done
    reject = fail
  })
  // Whoever waits hears of a failure; a batch that nobody waits for must not end the process.
  durable.catch(() => undefined)
  return { entries: [], durable, resolve, reject }
}
