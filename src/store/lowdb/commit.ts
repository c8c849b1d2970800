import type { Low } from 'lowdb'
import type { Log } from '../../shop/log.ts'
import type { Change, CommitListener, Reader, StoreWatch, Writer } from '../store.ts'
import { StoreWriteError } from '../write-error.ts'
import type { JournalAdapter } from './adapter.ts'
import { type Batch, newBatch } from './batch.ts'
import type { Layer, State } from './state.ts'
import { LayeredReader, Transaction } from './transaction.ts'

/**
 * Runs transactions one after another and makes them durable together: while one batch is being synced,
 * the transactions that follow gather in the next. They see each other's changes; readers see committed ones.
 */
export class Committer {
  readonly #low: Low<State>
  readonly #adapter: JournalAdapter
  readonly #log: Log
  readonly #watch: StoreWatch
  readonly #listeners = new Set<CommitListener>()
  /** What is not committed yet, of all batches together. */
  readonly #staged: Layer = new Map()
  #gathering: Batch = newBatch()
  #syncing: Batch | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #flushing: Promise<void> | undefined
  #closing = false
  /** Grows when staged transactions are lost; a work that read them runs again. */
  #losses = 0

  constructor(low: Low<State>, adapter: JournalAdapter, log: Log, watch: StoreWatch) {
    this.#low = low
    this.#adapter = adapter
    this.#log = log
    this.#watch = watch
  }

  async read<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const view = this.#low.data.openView()
    try {
      return await work(new LayeredReader(this.#low.data, [view.before]))
    } finally {
      view.close()
    }
  }

  async write<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    if (this.#closing) throw new StoreWriteError(new Error('The store is closed'))
    const staged = this.#turn.then(() => this.#stage(work))
    this.#turn = staged.catch(() => undefined)
    const { outcome, durable } = await staged
    await durable
    return outcome
  }

  /** Puts another state in the place of this one, after all transactions asked for; listeners are not told. */
  async replace(state: State): Promise<void> {
    if (this.#closing) throw new StoreWriteError(new Error('The store is closed'))
    const replaced = this.#turn.then(async () => {
      await this.#flushing
      await this.#adapter.beginAnew(state)
      this.#low.data = state
    })
    this.#turn = replaced.catch(() => undefined)
    await replaced.catch((error: unknown) => {
      throw new StoreWriteError(error)
    })
  }

  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes no further transactions; resolves when those asked for are durable or failed. */
  async settle(): Promise<void> {
    this.#closing = true
    await this.#turn
    await this.#flushing
  }

  /** An outcome holds only once what it was read from is durable, also that of a work without changes. */
  async #stage<T>(
    work: (writer: Writer) => Promise<T>,
  ): Promise<{ outcome: T | Promise<never>; durable: Promise<void> }> {
    for (;;) {
      const losses = this.#losses
      const transaction = new Transaction(this.#low.data, this.#staged)
      try {
        const outcome = await work(transaction)
        if (losses !== this.#losses) continue
        const { entries, json } = transaction.finish()
        if (entries.length === 0) return { outcome, durable: this.#newestBatch() }
        this.#gathering.add(entries, json)
        for (const [collection, id, record] of entries) {
          this.#staged.set(collection, (this.#staged.get(collection) ?? new Map()).set(id, record))
        }
        this.#flushing ??= this.#flush()
        return { outcome, durable: this.#gathering.durable }
      } catch (error) {
        if (losses !== this.#losses) continue
        const refused = Promise.reject(error)
        refused.catch(() => undefined)
        return { outcome: refused, durable: this.#newestBatch() }
      }
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
      this.#low.data.pending = batch.json
      const began = performance.now()
      try {
        await this.#low.write()
        this.#watch.committed((performance.now() - began) / 1000)
        this.#commit(batch)
      } catch (error) {
        this.#watch.failed()
        this.#lose([batch, this.#gathering], error)
      }
      this.#syncing = undefined
      if (this.#adapter.wantsFold) await this.#adapter.fold(this.#low.data)
    }
    // In the same turn as the last look at what is gathering, so that nothing is left lying.
    this.#flushing = undefined
  }

  #commit(batch: Batch): void {
    this.#low.data.apply(batch.entries)
    for (const [collection, id, record] of batch.entries) {
      const changes = this.#staged.get(collection)
      // A later transaction may have staged another value, which stays in front.
      if (changes?.get(id) === record) changes?.delete(id)
    }
    const changes = batch.entries.map(([collection, id, record]): Change => {
      return { collection, id, deleted: record === undefined }
    })
    for (const listener of this.#listeners) this.#tell(listener, changes)
    batch.resolve()
  }

  #tell(listener: CommitListener, changes: readonly Change[]): void {
    try {
      listener(changes, 'here')
    } catch (error) {
      this.#log.error('A listener to the store failed', { error })
    }
  }

  #lose(batches: readonly Batch[], cause: unknown): void {
    this.#losses += 1
    this.#staged.clear()
    this.#gathering = newBatch()
    for (const batch of batches) batch.reject(new StoreWriteError(cause))
  }
}
