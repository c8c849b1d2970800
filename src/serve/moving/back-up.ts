import { rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import { backupName } from '../../store/backup/file-name.ts'
import { backupLines, compressed, shopName } from '../../store/backup/lines.ts'
import type { ProvenBackup } from '../../store/backup/read.ts'
import { unfinished, writeBackupFile } from '../../store/backup/write-file.ts'
import { realDisk } from '../../store/lowdb/disk.ts'
import { migrations, schemaVersion } from '../../store/schema-version.ts'
import type { Store } from '../../store/store.ts'
import { backupsFolder } from '../open-store.ts'

/** A backup that was written and read back. */
export interface SavedBackup extends ProvenBackup {
  readonly file: string
  readonly bytes: number
}

/**
 * Saves the bytes of a backup as `out`, or under a name of its own where that is a folder or absent.
 * Codes: `out-unwritable`, `backup-broken-off`, those of `proveBackup`.
 */
export async function saveBackup(
  bytes: AsyncIterable<Uint8Array>,
  place: { readonly dir: string; readonly out: string | undefined; readonly shop: string | null },
  now: Date,
): Promise<Result<SavedBackup>> {
  const { dir, out, shop } = place
  const name = backupName(shop, now)
  if (out === undefined) {
    // One that is named must be there: it may be a disk that is not plugged in.
    await realDisk.mkdir(backupsFolder(dir))
    return save(bytes, await freePath(join(backupsFolder(dir), name)))
  }
  const isFolder = /[/\\]$/.test(out) || (await isDirectory(out))
  return save(bytes, isFolder ? await freePath(join(out, name)) : out)
}

/** A backup of an open store in the shop's own folder of backups. */
export async function backUpStore(
  store: Store,
  dir: string,
  now: Date,
): Promise<Result<SavedBackup>> {
  return store.read(async (reader) => {
    const shop = await shopName(reader)
    const { bytes, written } = compressed(backupLines(reader, { createdAt: now, schemaVersion }))
    const place = { dir, out: undefined, shop }
    const [saved] = await Promise.all([saveBackup(bytes, place, now), written])
    return saved
  })
}

async function save(bytes: AsyncIterable<Uint8Array>, file: string): Promise<Result<SavedBackup>> {
  // Also when somebody interrupts the command.
  const forget = () => rmSync(unfinished(file), { force: true })
  process.once('exit', forget)
  try {
    const saved = await writeBackupFile(realDisk, file, bytes, migrations)
    return saved.ok ? done({ ...saved.value, file }) : saved
  } catch (error) {
    return failed(problemOf(file, error))
  } finally {
    process.off('exit', forget)
  }
}

function problemOf(file: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && 'syscall' in error && 'path' in error) {
    return {
      code: 'out-unwritable',
      message: `${file} cannot be written: ${message}`,
      hint: 'Name a file in a folder that you may write into and that has room.',
    }
  }
  return {
    code: 'backup-broken-off',
    message: `The backup broke off and was thrown away: ${message}`,
    hint: 'Is the shop well ("shopbot status")? Is there room on the disk? Then try again.',
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true
}

/** The path itself, or one with a number where two backups fall into one second. */
async function freePath(path: string): Promise<string> {
  const taken = (one: string) =>
    stat(one).then(
      () => true,
      () => false,
    )
  for (let number = 1; ; number += 1) {
    const one = number === 1 ? path : path.replace(/(\.shopbot\.gz)$/, `-${number}$1`)
    if (!(await taken(one))) return one
  }
}
