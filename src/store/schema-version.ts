import type { Collection } from './schema.ts'

/**
 * What each version of shopbot changed in the meaning of records that were kept before it: the first entry makes
 * version 2 of version 1, and so on. A field or collection that may be absent needs none. To add one is all there is
 * to do: an older shop is brought up when it is opened, after a backup, and an older backup when it is restored.
 */
export const migrations: readonly Migration[] = []

/** From one version of the records to the next. The functions of schema.ts that make keys take records of both. */
export interface Migration {
  /** What it does, for the log. */
  readonly what: string
  /** The record as the next version means it; the same one where nothing is to be done. */
  readonly migrate: (collection: Collection, record: unknown) => unknown
}

/** The version that records have after all of these. */
export function schemaVersionOf(steps: readonly Migration[]): number {
  return 1 + steps.length
}

/** The version of what this shopbot writes. */
export const schemaVersion = schemaVersionOf(migrations)

/** A record of version `from` as it is after all steps. */
export function migrateRecord(
  collection: Collection,
  record: unknown,
  from: number,
  steps: readonly Migration[],
): unknown {
  return steps.slice(from - 1).reduce((before, step) => step.migrate(collection, before), record)
}
