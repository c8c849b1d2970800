import { type Collection, keptBy, schema } from '../schema.ts'

/**
 * A backup is a gzip file of JSON lines that `zcat` shows: a header, each record as `["orders",{…}]` in the order of
 * keys, and a trailer that tells a cut or changed file from a whole one.
 */
export interface BackupHeader {
  /** The format of the file. */
  readonly shopbotBackup: number
  /** What the records mean (schema-version.ts). */
  readonly schemaVersion: number
  /** The shop's name; null: it was never imported. */
  readonly shop: string | null
  /** The newest import. */
  readonly revision: string | null
  /** ISO 8601 */
  readonly createdAt: string
  /** Records by collection. */
  readonly counts: Readonly<Record<string, number>>
}

export interface BackupTrailer {
  readonly records: number
  /** Of all lines before it, hex. */
  readonly sha256: string
}

export const backupFormat = 1

export const backupEnding = '.shopbot.gz'

export function isCollection(name: unknown): name is Collection {
  return typeof name === 'string' && Object.hasOwn(schema, name)
}

/** The key of a record; throws what the record is unfit for. */
export function keyOf(collection: Collection, record: unknown): string {
  // What is no record of it makes its function throw or give no text.
  const key: unknown = keptBy(collection).key(record)
  if (typeof key !== 'string' || key === '') throw new TypeError('The record has no key')
  return key
}
