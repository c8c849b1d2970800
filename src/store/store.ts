import type { Collection, Records, schema } from './schema.ts'

/**
 * Where the shop is kept. Drivers (lowdb, PostgreSQL) pass one contract suite;
 * business rules live above, once.
 */
export interface Store {
  readonly driver: string

  /** Whether other processes may read and change the same data while this one does. */
  readonly shared: boolean

  /** Reads committed state; all reads of one `work` see the same state. */
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>

  /**
   * One transaction: `work` sees its own changes; they become durable and visible together, or, when it
   * throws, not at all. Resolves only once they are on disk or committed. `work` may run more than once
   * and must do nothing but read and change through `writer`.
   */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>

  /**
   * Called after each commit with what it changed, those of other processes too where the store is shared (soon
   * after they are committed, and then perhaps again); returns the way to stop listening.
   */
  onCommit(listener: CommitListener): () => void

  /** Whether it works now, and facts for `status`. */
  health(): Promise<StoreHealth>

  /** Waits for what is being written, folds what can be folded, lets go of files and locks. */
  close(): Promise<void>
}

/** A store that can be filled as a whole. */
export interface FillableStore extends Store {
  /**
   * Puts these records in the place of everything that is kept: all of them, or, when `pages` throws or the process
   * ends, none. Nobody else may be using the store; listeners are not told.
   */
  replaceAll(pages: AsyncIterable<readonly Kept[]>): Promise<void>
}

/** A record with the collection it belongs to. */
export type Kept = readonly [collection: Collection, record: unknown]

export interface Reader {
  get<C extends Collection>(collection: C, id: string): Promise<Records[C] | undefined>
  /** Records whose index has the value, in ascending order of the collection's key. */
  find<C extends Collection>(collection: C, query: Query<C>): Promise<Records[C][]>
  count<C extends Collection>(
    collection: C,
    query?: Omit<Query<C>, 'limit' | 'after' | 'newest'>,
  ): Promise<number>
}

export interface Writer extends Reader {
  put<C extends Collection>(collection: C, record: Records[C]): Promise<void>
  delete<C extends Collection>(collection: C, id: string): Promise<void>
  /**
   * Finds work to take on: like `find`, but passes over what another transaction has claimed and not ended yet,
   * so that of many who look at once each gets other records. PostgreSQL: FOR UPDATE SKIP LOCKED.
   */
  claim<C extends Collection>(collection: C, query: Query<C>): Promise<Records[C][]>
}

export interface Query<C extends Collection> {
  /** One of the collection's indexes (schema.ts) and the value wanted; absent: all records. */
  readonly index?: { readonly name: IndexName<C>; readonly value: string }
  readonly limit?: number
  /** Only records with a key greater than this one (smaller, with `newest`). */
  readonly after?: string
  /** Descending order of the key. */
  readonly newest?: boolean
}

export type IndexName<C extends Collection> = keyof (typeof schema)[C]['indexes'] & string

export type CommitListener = (changes: readonly Change[], where: 'here' | 'elsewhere') => void

export interface Change {
  readonly collection: Collection
  /** Absent where many or unknown records of the collection have changed elsewhere. */
  readonly id?: string
  /** Whether the record is gone. */
  readonly deleted: boolean
}

export interface StoreHealth {
  readonly ok: boolean
  readonly driver: string
  readonly facts: Readonly<Record<string, string | number>>
}

/** Told by a driver what it does, for whoever counts. */
export interface StoreWatch {
  /** Changes are durable; how long that took. */
  committed(seconds: number): void
  /** A transaction runs again because of others. */
  conflict(): void
  /** The way to the database was lost under a transaction. */
  lost(): void
  /** Changes could not be made durable, and are not. */
  failed(): void
}

export const nobodyWatches: StoreWatch = { committed() {}, conflict() {}, lost() {}, failed() {} }
