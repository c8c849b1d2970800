import { join } from 'node:path'
import type { Log } from '../../shop/log.ts'
import { backupName } from '../backup/file-name.ts'
import { backupLines, compressed, shopName } from '../backup/lines.ts'
import { keptRecords } from '../backup/records.ts'
import { writeBackupFile } from '../backup/write-file.ts'
import { type Migration, migrateRecord, schemaVersionOf } from '../schema-version.ts'
import type { Disk } from './disk.ts'
import { State } from './state.ts'
import { LayeredReader } from './transaction.ts'

export interface MigrationOptions {
  readonly disk: Disk
  /** The shop's data folder. */
  readonly dir: string
  readonly log: Log
  readonly now: () => Date
  readonly steps: readonly Migration[]
}

/** What a state of records of version `from` is in this version; it is backed up before. */
export async function migrateState(
  old: State,
  from: number,
  { disk, dir, log, now, steps }: MigrationOptions,
): Promise<State> {
  const reader = new LayeredReader(old)
  const createdAt = now()
  const lines = backupLines(reader, { createdAt, schemaVersion: from })
  const { bytes, written } = compressed(lines)
  const name = backupName(await shopName(reader), createdAt)
  const backup = join(dir, 'backups', name)
  await disk.mkdir(join(dir, 'backups'))
  const [saved] = await Promise.all([writeBackupFile(disk, backup, bytes, steps), written])
  if (!saved.ok) throw new Error(saved.problem.message)
  const state = new State()
  for await (const page of keptRecords(reader)) {
    for (const [collection, record] of page) {
      const migrated = migrateRecord(collection, record, from, steps)
      const table = state.table(collection)
      table.prove(migrated)
      table.put(migrated)
    }
  }
  const to = schemaVersionOf(steps)
  const changes = steps.slice(from - 1).map(({ what }) => what)
  log.info(
    `The shop's data is brought from version ${from} to ${to}; as it was it is in ${backup}`,
    {
      from,
      to,
      backup,
      changes,
    },
  )
  return state
}
