import { join } from 'node:path'
import type { ClientBase, ClientConfig } from 'pg'
import type { Log } from '../../shop/log.ts'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import { backupName } from '../backup/file-name.ts'
import { backupLines, compressed, shopName } from '../backup/lines.ts'
import { keptRecords } from '../backup/records.ts'
import { writeBackupFile } from '../backup/write-file.ts'
import { realDisk } from '../lowdb/disk.ts'
import { countAll } from '../move.ts'
import { type Migration, migrateRecord, schemaVersionOf } from '../schema-version.ts'
import type { Kept, Reader } from '../store.ts'
import { StoreWriteError } from '../write-error.ts'
import type { Conversation } from './conversation.ts'
import { endOf } from './fault.ts'
import { readerOf } from './layers.ts'
import { alone, putAll } from './replace.ts'
import { Snapshot } from './snapshot.ts'

export interface BringUpOptions {
  readonly steps: readonly Migration[]
  /** Where what is migrated is backed up before; undefined: nothing is migrated. */
  readonly backups: string | undefined
  readonly log: Log
  readonly now: () => Date
}

/** Code: `store-foreign`: the records are of a newer shopbot. */
export async function recordsAreNewer(
  client: ClientBase,
  steps: readonly Migration[],
): Promise<Result<{ readonly isOlder: boolean }>> {
  const { rows } = await client.query<{ value: string }>(select)
  const version = Number(rows[0]?.value ?? 1)
  const known = schemaVersionOf(steps)
  return version > known ? failed(newer(version, known)) : done({ isOlder: version < known })
}

const select = `SELECT value FROM shopbot_meta WHERE name = 'schemaVersion'`

/**
 * Brings the records to this version, after a backup of them as they are, all in one transaction; of many that start
 * at once one does it. Codes: `store-foreign`, `store-older`.
 */
export async function bringUp(
  config: ClientConfig,
  options: BringUpOptions,
): Promise<Result<null>> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await bringUpOnce(config, options)
    } catch (error) {
      // Whoever waited for another that migrated is told so.
      const lost = error instanceof StoreWriteError && endOf(error.cause) === 'conflict'
      if (!lost || attempt === 20) throw error
    }
  }
}

async function bringUpOnce(config: ClientConfig, options: BringUpOptions): Promise<Result<null>> {
  const known = schemaVersionOf(options.steps)
  return alone(config, 'BEGIN ISOLATION LEVEL REPEATABLE READ', async (conversation) => {
    const [row] = await conversation.ask(lock)
    const version = Number(row?.[0])
    if (version > known) return failed(newer(version, known))
    if (version < known) {
      const problem = await migrateRecords(conversation, version, options)
      if (problem) return failed(problem)
    }
    const now = `UPDATE shopbot_meta SET value = '${known}' WHERE name = 'schemaVersion'`
    await conversation.commit([now])
    return done(null)
  })
}

/** To put the row is to wait for whoever is migrating. */
const lock = `INSERT INTO shopbot_meta (name, value) VALUES ('schemaVersion', '1') ON CONFLICT (name) DO UPDATE SET value = shopbot_meta.value RETURNING value`

async function migrateRecords(
  conversation: Conversation,
  from: number,
  { steps, backups, log, now }: BringUpOptions,
): Promise<Problem | undefined> {
  const reader = readerOf(new Snapshot(conversation))
  if ((await countAll(reader)) === 0) return undefined
  if (backups === undefined) return nowhere(from)
  const backup = await backUp(reader, from, { backups, steps, createdAt: now() })
  if (!backup.ok) return backup.problem
  for await (const page of keptRecords(reader)) {
    const migrated = page.map(([collection, record]): Kept => {
      return [collection, migrateRecord(collection, record, from, steps)]
    })
    await putAll(conversation, migrated)
  }
  const to = schemaVersionOf(steps)
  const changes = steps.slice(from - 1).map(({ what }) => what)
  const file = backup.value
  log.info(`The shop's data is brought from version ${from} to ${to}; as it was it is in ${file}`, {
    from,
    to,
    backup: file,
    changes,
  })
  return undefined
}

async function backUp(
  reader: Reader,
  schemaVersion: number,
  about: {
    readonly backups: string
    readonly steps: readonly Migration[]
    readonly createdAt: Date
  },
): Promise<Result<string>> {
  const { backups, steps, createdAt } = about
  await realDisk.mkdir(backups)
  const file = join(backups, backupName(await shopName(reader), createdAt))
  const { bytes, written } = compressed(backupLines(reader, { createdAt, schemaVersion }))
  const [saved] = await Promise.all([writeBackupFile(realDisk, file, bytes, steps), written])
  return saved.ok ? done(file) : saved
}

function newer(version: number, known: number): Problem {
  return {
    code: 'store-foreign',
    message: `The database was written by a newer shopbot (its records are version ${version}, this one knows ${known})`,
    hint: 'Nothing was changed. Update shopbot, or give the shop a database of its own.',
    facts: { version, known },
  }
}

function nowhere(version: number): Problem {
  return {
    code: 'store-older',
    message: `The records in the database are of an older shopbot (version ${version})`,
    hint: 'Open the shop once with "shopbot status", which backs them up and brings them up to date.',
    facts: { version },
  }
}
