import { dirname } from 'node:path'
import type { Result } from '../../shop/problem.ts'
import type { Disk } from '../lowdb/disk.ts'
import type { Migration } from '../schema-version.ts'
import { type ProvenBackup, proveBackup } from './read.ts'

/**
 * Writes a backup that nobody else may read: beside, synced, read back and proven, and only then given its name.
 * Codes: those of `proveBackup`; throws what the disk or `bytes` throw.
 */
export async function writeBackupFile(
  disk: Disk,
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  steps: readonly Migration[],
): Promise<Result<ProvenBackup & { readonly bytes: number }>> {
  const beside = unfinished(path)
  try {
    const length = await write(disk, beside, bytes)
    const proven = await proveBackup(beside, steps)
    if (!proven.ok) return proven
    await disk.rename(beside, path)
    await disk.syncFolder(dirname(path))
    return { ok: true, value: { ...proven.value, bytes: length } }
  } finally {
    await disk.remove(beside).catch(() => undefined)
  }
}

/** What a backup is called until it is whole; one that this process leaves behind is good for nothing. */
export const unfinished = (path: string) => `${path}.${process.pid}.part`

async function write(disk: Disk, path: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await disk.open(path, 'w', 0o600)
  let length = 0
  try {
    for await (const piece of bytes) {
      await file.write(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength), length)
      length += piece.byteLength
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return length
}
