import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import type { Log } from '../../shop/log.ts'
import { StoreDamage } from './damage.ts'
import type { Disk, DiskFile } from './disk.ts'
import { encodeRecord, scanRecord } from './record.ts'
import { formatVersion, freeze, readSnapshot, snapshotName, writeSnapshot } from './snapshot.ts'
import { type Entry, State } from './state.ts'

/**
 * lowdb's adapter for a shop: `read` is snapshot plus log, `write` appends what changed as one checksummed
 * record with one sync. As the log grows it is folded into the next snapshot, beside the running shop.
 */
export class JournalAdapter implements Adapter<State> {
  readonly #disk: Disk
  readonly #folder: string
  readonly #log: Log
  readonly #foldBytes: number
  readonly #now: () => Date

  #file: DiskFile | undefined
  #generation = 0
  #serial = 0
  #logBytes = 0
  #snapshotBytes = 0
  #folding: Promise<void> | undefined
  /** The length to cut back to after a failed append; undefined while the file is sound. */
  #unsound: number | undefined
  foldedAt: Date | undefined

  constructor(options: JournalOptions) {
    this.#disk = options.disk
    this.#folder = options.folder
    this.#log = options.log
    this.#foldBytes = options.foldBytes
    this.#now = options.now
  }

  get facts(): { generation: number; serial: number; logBytes: number } {
    return { generation: this.#generation, serial: this.#serial, logBytes: this.#logBytes }
  }

  /** Throws StoreDamage. */
  async read(): Promise<State> {
    await this.#disk.mkdir(this.#folder)
    const { snapshots, logs } = await this.#generations()
    const base = snapshots.at(-1)
    let state = new State()
    if (base !== undefined) {
      const opened = await readSnapshot(this.#disk, this.#folder, base)
      state = opened.state
      this.#serial = opened.manifest.serial
      this.#snapshotBytes = opened.bytes
    }
    await this.#replay(state, base, logs)
    return state
  }

  /** Appends `state.pending`; when it throws, the log is as it was. */
  async write(state: State): Promise<void> {
    const file = await this.#sound()
    const entries = state.pending
    const bytes = encodeRecord(
      JSON.stringify({ n: this.#serial + 1, at: this.#now().toISOString(), c: entries }),
    )
    try {
      await file.write(bytes)
      await file.sync()
    } catch (error) {
      this.#unsound = this.#logBytes
      await this.#sound().catch(() => undefined)
      throw error
    }
    this.#logBytes += bytes.length
    this.#serial += 1
  }

  /** Whether the log has grown enough to be folded. */
  get wantsFold(): boolean {
    return (
      this.#folding === undefined && this.#logBytes > Math.max(this.#foldBytes, this.#snapshotBytes)
    )
  }

  /**
   * Begins the next generation. Resolves once changes go to its log, which is when the state may change
   * again; the snapshot is written beside that. Must not run beside `write`.
   */
  async fold(state: State): Promise<void> {
    await this.#folding
    const generation = this.#generation + 1
    const serial = this.#serial
    const file = await this.#createLog(generation)
    await this.#file?.close()
    this.#file = file
    this.#generation = generation
    const records = freeze(state)
    this.#folding = this.#saveSnapshot(generation, serial, records)
      .catch((error) =>
        this.#log.warn('The log could not be folded; it goes on growing', { error }),
      )
      .finally(() => {
        this.#folding = undefined
      })
  }

  /** Folds what there is and lets go of the files. */
  async close(state: State): Promise<void> {
    await this.#folding
    if (this.#serial > 0 && this.#logBytes > this.#headerBytes) {
      await this.fold(state).catch((error) =>
        this.#log.warn('The log could not be folded at the end; it is read at the next start', {
          error,
        }),
      )
      await this.#folding
    }
    await this.#file?.close()
    this.#file = undefined
  }

  #headerBytes = 0

  async #saveSnapshot(
    generation: number,
    serial: number,
    records: ReturnType<typeof freeze>,
  ): Promise<void> {
    const savedAt = this.#now()
    const about = { generation, serial, savedAt: savedAt.toISOString() }
    this.#snapshotBytes = await writeSnapshot(this.#disk, this.#folder, about, records)
    this.foldedAt = savedAt
    await this.#forgetBefore(generation)
  }

  /** Keeps the generation before the newest, so that there is one to go back to. */
  async #forgetBefore(newest: number): Promise<void> {
    const { snapshots, logs } = await this.#generations()
    const kept = snapshots.filter((one) => one < newest).at(-1) ?? 0
    for (const old of snapshots.filter((one) => one < kept)) {
      await this.#disk.remove(join(this.#folder, snapshotName(old)))
    }
    for (const old of logs.filter((one) => one < kept)) {
      await this.#disk.remove(join(this.#folder, logName(old)))
    }
  }

  async #generations(): Promise<{ snapshots: number[]; logs: number[] }> {
    const names = await this.#disk.readdir(this.#folder)
    const numbers = (shape: RegExp) =>
      names
        .flatMap((name) => Number(shape.exec(name)?.[1] ?? Number.NaN))
        .filter(Number.isInteger)
        .sort((a, b) => a - b)
    return { snapshots: numbers(/^(\d{8})$/), logs: numbers(/^log-(\d{8})\.jsonl$/) }
  }

  async #replay(state: State, base: number | undefined, logs: readonly number[]): Promise<void> {
    const first = base ?? 0
    const wanted = logs.filter((one) => one >= first)
    if (wanted.length === 0) {
      if (base !== undefined)
        throw new StoreDamage(join(this.#folder, logName(base)), 0, 'the log is missing')
      await this.#startLog(0)
      return
    }
    for (const [index, generation] of wanted.entries()) {
      if (generation !== first + index) {
        throw new StoreDamage(join(this.#folder, logName(first + index)), 0, 'the log is missing')
      }
      await this.#replayLog(state, generation, index === wanted.length - 1)
    }
  }

  async #replayLog(state: State, generation: number, last: boolean): Promise<void> {
    const path = join(this.#folder, logName(generation))
    const content = await this.#disk.readFile(path)
    let at = 0
    while (at < content.length) {
      const scanned = scanRecord(content, at)
      if (scanned.kind === 'damaged') throw new StoreDamage(path, at, scanned.reason)
      if (scanned.kind === 'torn') {
        if (!last) throw new StoreDamage(path, at, 'its end is missing')
        break
      }
      if (at === 0) this.#checkHeader(path, scanned.json, generation)
      else state.apply(this.#changesOf(path, at, scanned.json))
      at = scanned.end
    }
    if (!last) return
    // Nothing is acknowledged before the header is on disk, so a log without one holds nothing.
    if (at === 0) return this.#startLog(generation)
    const file = await this.#disk.open(path, 'a')
    if (at < content.length) {
      this.#log.warn(
        'The last change was not written whole and is cut off; it was never confirmed',
        {
          file: path,
          offset: at,
          bytes: content.length - at,
        },
      )
      await file.truncate(at)
      await file.sync()
    }
    this.#file = file
    this.#generation = generation
    this.#logBytes = at
  }

  #checkHeader(path: string, json: string, generation: number): void {
    const header: { shopbotLog?: number; generation?: number; after?: number } = JSON.parse(json)
    if (header.shopbotLog === undefined || header.generation !== generation) {
      throw new StoreDamage(path, 0, 'it is not the log of this store')
    }
    if (header.shopbotLog > formatVersion) {
      throw new StoreDamage(
        path,
        0,
        `it was written by a newer shopbot (format ${header.shopbotLog})`,
      )
    }
    if (header.after !== this.#serial)
      throw new StoreDamage(path, 0, 'changes before it are missing')
    this.#headerBytes = encodeRecord(json).length
  }

  #changesOf(path: string, at: number, json: string): Entry[] {
    const record: { n: number; c: Entry[] } = JSON.parse(json)
    if (record.n !== this.#serial + 1)
      throw new StoreDamage(path, at, 'a change before it is missing')
    this.#serial = record.n
    return record.c
  }

  async #startLog(generation: number): Promise<void> {
    this.#file = await this.#createLog(generation)
    this.#generation = generation
  }

  async #createLog(generation: number): Promise<DiskFile> {
    const header = encodeRecord(
      JSON.stringify({ shopbotLog: formatVersion, generation, after: this.#serial }),
    )
    const path = join(this.#folder, logName(generation))
    const fresh = await this.#disk.open(path, 'w')
    try {
      await fresh.write(header)
      await fresh.sync()
      await this.#disk.syncFolder(this.#folder)
    } catch (error) {
      await this.#disk.remove(path).catch(() => undefined)
      throw error
    } finally {
      await fresh.close()
    }
    const file = await this.#disk.open(path, 'a')
    this.#headerBytes = header.length
    this.#logBytes = header.length
    return file
  }

  /** The log's file, cut back to its last whole record if an append failed. */
  async #sound(): Promise<DiskFile> {
    if (!this.#file) throw new Error('The store is closed')
    if (this.#unsound !== undefined) {
      await this.#file.truncate(this.#unsound)
      await this.#file.sync()
      this.#unsound = undefined
    }
    return this.#file
  }
}

export interface JournalOptions {
  readonly disk: Disk
  readonly folder: string
  readonly log: Log
  /** The log is folded when it is larger than this, and larger than the snapshot. */
  readonly foldBytes: number
  readonly now: () => Date
}

const logName = (generation: number) => `log-${snapshotName(generation)}.jsonl`
