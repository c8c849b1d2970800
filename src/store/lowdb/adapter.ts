import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import type { Log } from '../../shop/log.ts'
import type { Disk, DiskFile } from './disk.ts'
import { type Frozen, freeze } from './frozen.ts'
import { listGenerations, logPath, snapshotPath } from './generations.ts'
import { encodeRecord } from './record.ts'
import { encodeHeader, replay } from './replay.ts'
import { writeSnapshot } from './snapshot.ts'
import type { State } from './state.ts'

/**
 * lowdb's adapter for a shop: `read` is snapshot plus log, `write` appends what changed as one checksummed
 * record with one sync. As the log grows it is folded into the next snapshot, beside the running shop.
 */
export class JournalAdapter implements Adapter<State> {
  readonly #options: JournalOptions
  readonly #disk: Disk
  readonly #folder: string

  #file: DiskFile | undefined
  #generation = 0
  #serial = 0
  /** What the records mean that are read and written. */
  #schemaVersion: number
  /** Length of the sound part of the log. */
  #logBytes = 0
  #headerBytes = 0
  /** Bytes of log from which it is folded. */
  #foldAt = 0
  #snapshotBytes = 0
  #folding: Promise<void> | undefined
  #foldedAt: string | undefined
  /** How long a commit takes, those of late counting most, milliseconds. */
  #commitMs: number | undefined
  /** Whether the log may hold more than its sound part, after a failed append. */
  #unsound = false

  constructor(options: JournalOptions) {
    this.#options = options
    this.#disk = options.disk
    this.#folder = options.folder
    this.#schemaVersion = options.schemaVersion
  }

  get facts(): Readonly<Record<string, string | number>> {
    return {
      generation: this.#generation,
      changes: this.#serial,
      logBytes: this.#logBytes,
      bytes: this.#snapshotBytes + this.#logBytes,
      ...(this.#commitMs !== undefined && { commitMs: Math.round(this.#commitMs * 10) / 10 }),
      ...(this.#foldedAt && { foldedAt: this.#foldedAt }),
    }
  }

  get sound(): boolean {
    return this.#file !== undefined && !this.#unsound
  }

  /** Throws StoreDamage before anything is changed on the disk. */
  async read(): Promise<State> {
    const found = await listGenerations(this.#disk, this.#folder)
    const { schemaVersion, migrate } = this.#options
    const newest = found.snapshots.at(-1)
    const replayed = await replay(this.#disk, this.#folder, found, newest, schemaVersion)
    for (const name of found.unfinished) await this.#disk.remove(join(this.#folder, name))
    this.#generation = replayed.generation
    this.#serial = replayed.serial
    this.#schemaVersion = replayed.schemaVersion
    this.#snapshotBytes = replayed.snapshotBytes
    this.#foldAt = Math.max(this.#options.foldBytes, replayed.snapshotBytes)
    this.#foldedAt = replayed.foldedAt
    try {
      if (replayed.logBytes === 0) await this.#beginLog(replayed.generation)
      else await this.#continueLog(replayed)
      if (replayed.schemaVersion === schemaVersion) return replayed.state
      const state = await migrate(replayed.state, replayed.schemaVersion)
      this.#schemaVersion = schemaVersion
      await this.beginAnew(state)
      return state
    } catch (error) {
      await this.#file?.close().catch(() => undefined)
      this.#file = undefined
      throw error
    }
  }

  /** Appends `state.pending`; when it throws, the log is as it was. */
  async write(state: State): Promise<void> {
    const file = await this.#soundLog()
    const about = `"n":${this.#serial + 1},"at":"${this.#options.now().toISOString()}"`
    const bytes = encodeRecord(`{${about},"c":[${state.pending.join(',')}]}`)
    const began = performance.now()
    try {
      await file.write(bytes, this.#logBytes)
      await file.sync()
    } catch (error) {
      this.#unsound = true
      await this.#soundLog().catch(() => undefined)
      throw error
    }
    const took = performance.now() - began
    this.#commitMs = this.#commitMs === undefined ? took : this.#commitMs * 0.9 + took * 0.1
    this.#logBytes += bytes.length
    this.#serial += 1
  }

  /** Whether the log has grown enough to be folded. */
  get wantsFold(): boolean {
    return this.#folding === undefined && this.#logBytes > this.#foldAt
  }

  /**
   * Begins the next generation. Resolves once changes go to its log, which is when the state may change
   * again; the snapshot is written beside that. Must not run beside `write`.
   */
  async fold(state: State): Promise<void> {
    await this.#folding
    try {
      const before = await this.#soundLog()
      await this.#beginLog(this.#generation + 1)
      // All of it is synced; what goes wrong now is no fault of the new log.
      await before.close().catch(() => undefined)
    } catch (error) {
      this.#foldAt = this.#logBytes + this.#options.foldBytes
      this.#warnOfFold(error)
      return
    }
    const frozen = freeze(state)
    this.#folding = this.#saveSnapshot(frozen)
      .catch((error) => this.#warnOfFold(error))
      .finally(() => {
        frozen.release()
        this.#folding = undefined
      })
  }

  /**
   * Puts another state in the place of all that is kept: it counts from the moment its snapshot has its name, which
   * is one step. When this throws, nothing can be written any more; which of the two states there is, the next
   * opening finds. Must not run beside `write` or `fold`.
   */
  async beginAnew(state: State): Promise<void> {
    await this.#folding
    const before = await this.#soundLog()
    this.#file = undefined
    await before.close()
    const generation = this.#generation + 1
    const log = await this.#createLog(generation, true)
    const frozen = freeze(state)
    try {
      this.#generation = generation
      await this.#saveSnapshot(frozen)
    } catch (error) {
      await log.file.close().catch(() => undefined)
      throw error
    } finally {
      frozen.release()
    }
    this.#adopt(log)
  }

  /** Folds what there is, unless that writes much for little, and lets go of the files. */
  async close(state: State): Promise<void> {
    await this.#folding
    if (this.#file && this.#isWorthFolding) {
      await this.fold(state)
      await this.#folding
    }
    await this.#file?.close()
    this.#file = undefined
  }

  /** A log that is small beside a large snapshot is read at the next opening in no time. */
  get #isWorthFolding(): boolean {
    if (this.#logBytes <= this.#headerBytes) return false
    return this.#snapshotBytes < largeSnapshot || this.#logBytes > this.#snapshotBytes / 20
  }

  async #saveSnapshot(frozen: Frozen): Promise<void> {
    const generation = this.#generation
    const savedAt = this.#options.now().toISOString()
    const schemaVersion = this.#schemaVersion
    const about = { schemaVersion, generation, serial: this.#serial, savedAt }
    const bytes = await writeSnapshot(this.#disk, this.#folder, about, frozen)
    this.#snapshotBytes = bytes
    this.#foldAt = Math.max(this.#options.foldBytes, bytes)
    this.#foldedAt = savedAt
    await this.#forgetBefore(generation)
  }

  /** Keeps the generation before the newest and its log, so that there is one to go back to. */
  async #forgetBefore(newest: number): Promise<void> {
    const { snapshots, logs } = await listGenerations(this.#disk, this.#folder)
    const kept = snapshots.filter((one) => one < newest).at(-1) ?? 0
    for (const old of snapshots.filter((one) => one < kept)) {
      await this.#disk.remove(snapshotPath(this.#folder, old))
    }
    for (const old of logs.filter((one) => one < kept)) {
      await this.#disk.remove(logPath(this.#folder, old))
    }
  }

  #warnOfFold(error: unknown): void {
    const { log } = this.#options
    log.warn('The log could not be folded into a snapshot; it goes on growing', { error })
  }

  /** Begins a log; until it is on disk the one before stays in use. */
  async #beginLog(generation: number): Promise<void> {
    this.#adopt(await this.#createLog(generation))
    this.#generation = generation
  }

  #adopt({ file, bytes }: { readonly file: DiskFile; readonly bytes: number }): void {
    this.#file = file
    this.#headerBytes = bytes
    this.#logBytes = bytes
  }

  async #createLog(generation: number, anew = false): Promise<{ file: DiskFile; bytes: number }> {
    const schemaVersion = this.#schemaVersion
    const header = encodeHeader(generation, this.#serial, { schemaVersion, anew })
    const path = logPath(this.#folder, generation)
    const file = await this.#disk.open(path, 'w')
    try {
      await file.write(header, 0)
      await file.sync()
      await this.#disk.syncFolder(this.#folder)
    } catch (error) {
      await file.close().catch(() => undefined)
      await this.#disk.remove(path).catch(() => undefined)
      throw error
    }
    return { file, bytes: header.length }
  }

  async #continueLog(found: {
    readonly logBytes: number
    readonly headerBytes: number
    readonly tornBytes: number
  }): Promise<void> {
    const path = logPath(this.#folder, this.#generation)
    this.#file = await this.#disk.open(path, 'r+')
    this.#logBytes = found.logBytes
    this.#headerBytes = found.headerBytes
    if (found.tornBytes === 0) return
    const facts = { file: path, offset: found.logBytes, bytes: found.tornBytes }
    this.#options.log.warn(
      'The last change was not written whole and is cut off; it was never confirmed',
      facts,
    )
    this.#unsound = true
    await this.#soundLog()
  }

  /** The log's file, cut back to its sound part if an append failed. */
  async #soundLog(): Promise<DiskFile> {
    if (!this.#file) throw new Error('The store is closed')
    await this.#options.mayWrite()
    if (this.#unsound) {
      await this.#file.truncate(this.#logBytes)
      await this.#file.sync()
      this.#unsound = false
    }
    return this.#file
  }
}

/** Bytes from which a snapshot takes a while to write. */
const largeSnapshot = 1_000_000

export interface JournalOptions {
  readonly disk: Disk
  readonly folder: string
  readonly log: Log
  /** The log is folded when it is larger than this, and larger than the snapshot. */
  readonly foldBytes: number
  readonly now: () => Date
  /** Throws when the folder has become another process's. */
  readonly mayWrite: () => Promise<void>
  /** What records mean now. */
  readonly schemaVersion: number
  /** A state of an older version as it is in this one; called before anything is changed on the disk. */
  readonly migrate: (old: State, from: number) => Promise<State>
}
