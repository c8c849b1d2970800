import { createHash } from 'node:crypto'
import { done, failed, type Result } from '../../shop/problem.ts'
import type { Collection } from '../schema.ts'
import { type Migration, migrateRecord, schemaVersionOf } from '../schema-version.ts'
import type { Kept } from '../store.ts'
import { BackupFault, damaged, foreign, newer } from './fault.ts'
import { fileLines } from './file-lines.ts'
import {
  type BackupHeader,
  type BackupTrailer,
  backupFormat,
  isCollection,
  keyOf,
} from './shape.ts'

/** A backup that was read to its end and found whole. */
export interface ProvenBackup {
  readonly header: BackupHeader
  readonly records: number
  readonly sha256: string
}

/**
 * Reads a file to its end and changes nothing. Codes: `backup-unreadable`, `backup-foreign`, `backup-damaged`,
 * `backup-newer`.
 */
export async function proveBackup(
  file: string,
  steps: readonly Migration[],
): Promise<Result<ProvenBackup>> {
  try {
    const reading = readBackup(file, steps)
    for (;;) {
      const next = await reading.next()
      if (next.done) return done(next.value)
    }
  } catch (error) {
    if (error instanceof BackupFault) return failed(error.problem)
    throw error
  }
}

/**
 * The records of a file as this version means them. Throws `BackupFault` as soon as something is not as it was
 * written, which may be only at the end.
 */
export async function* readBackup(
  file: string,
  steps: readonly Migration[],
): AsyncGenerator<Kept[], ProvenBackup> {
  const hash = createHash('sha256')
  let header: BackupHeader | undefined
  let trailer: BackupTrailer | undefined
  const tally = new Tally(file)
  for await (const lines of fileLines(file)) {
    const page: Kept[] = []
    for (const line of lines) {
      if (trailer) throw damaged(file, 'something follows its end')
      if (!header) {
        header = readHeader(file, line, steps)
      } else if (line[0] === openingBracket) {
        const [collection, record] = tally.take(line)
        page.push([collection, migrateRecord(collection, record, header.schemaVersion, steps)])
      } else {
        trailer = readTrailer(file, line)
        continue
      }
      hash.update(line)
    }
    if (page.length > 0) yield page
  }
  if (!header) throw foreign(file)
  if (!trailer) throw damaged(file, 'its end is missing')
  const sha256 = hash.digest('hex')
  if (trailer.sha256 !== sha256) throw damaged(file, 'its checksum does not match')
  tally.compare(header, trailer)
  return { header, records: trailer.records, sha256 }
}

const openingBracket = 0x5b

/** What came, to be compared with what was promised. */
class Tally {
  readonly #file: string
  readonly #counts = new Map<string, number>()
  #records = 0
  #collection: Collection | undefined
  #key = ''

  constructor(file: string) {
    this.#file = file
  }

  /** The record of a line; keys ascend, so that none comes twice. */
  take(line: Buffer): Kept {
    this.#records += 1
    const [collection, record] = this.#parse(line)
    const key = this.#keyOf(collection, record)
    if (collection !== this.#collection) {
      if (this.#counts.has(collection)) throw this.#misplaced(collection, key)
      this.#collection = collection
    } else if (!follows(key, this.#key)) throw this.#misplaced(collection, key)
    this.#key = key
    this.#counts.set(collection, (this.#counts.get(collection) ?? 0) + 1)
    return [collection, record]
  }

  compare(header: BackupHeader, trailer: BackupTrailer): void {
    const names = new Set([...Object.keys(header.counts), ...this.#counts.keys()])
    const wrong = [...names].find(
      (name) => (header.counts[name] ?? 0) !== (this.#counts.get(name) ?? 0),
    )
    if (wrong !== undefined || trailer.records !== this.#records)
      throw damaged(this.#file, `it does not have all its records (${wrong ?? 'in all'})`)
  }

  #parse(line: Buffer): Kept {
    const parsed = parse(line)
    if (!Array.isArray(parsed) || parsed.length !== 2)
      throw damaged(this.#file, `record ${this.#records} cannot be read`)
    const [collection, record] = parsed
    if (!isCollection(collection))
      throw newer(this.#file, `it has ${String(collection)}, which this one does not know`)
    return [collection, record]
  }

  #keyOf(collection: Collection, record: unknown): string {
    try {
      return keyOf(collection, record)
    } catch {
      throw damaged(this.#file, `record ${this.#records} (${collection}) has no key`)
    }
  }

  #misplaced(collection: Collection, key: string): BackupFault {
    return damaged(this.#file, `record ${this.#records} (${collection} ${key}) is not in its place`)
  }
}

/** Drivers order keys by UTF-16 units or by bytes; these differ for rare signs only. */
function follows(key: string, before: string): boolean {
  return key > before || Buffer.compare(Buffer.from(key), Buffer.from(before)) > 0
}

function readHeader(file: string, line: Buffer, steps: readonly Migration[]): BackupHeader {
  const header = parse(line) as Partial<BackupHeader> | undefined
  if (typeof header?.shopbotBackup !== 'number') throw foreign(file)
  if (header.shopbotBackup > backupFormat) throw newer(file, `format ${header.shopbotBackup}`)
  const { schemaVersion, counts } = header
  if (!Number.isSafeInteger(schemaVersion) || typeof counts !== 'object' || counts === null)
    throw damaged(file, 'its first line cannot be read')
  const known = schemaVersionOf(steps)
  if ((schemaVersion ?? 0) > known)
    throw newer(file, `its records are version ${schemaVersion}, this one knows ${known}`)
  // The rest is for people; the checksum says at the end whether it is as it was written.
  return header as BackupHeader
}

function readTrailer(file: string, line: Buffer): BackupTrailer {
  const trailer = parse(line) as Partial<BackupTrailer> | undefined
  if (typeof trailer?.sha256 !== 'string' || typeof trailer.records !== 'number')
    throw damaged(file, 'a line cannot be read')
  return { sha256: trailer.sha256, records: trailer.records }
}

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString()) ?? undefined
  } catch {
    return undefined
  }
}
