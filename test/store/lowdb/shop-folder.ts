import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Disk, realDisk } from '../../../src/store/lowdb/disk.ts'
import { type LowdbOptions, openLowdbStore } from '../../../src/store/lowdb/open.ts'
import type { FillableStore } from '../../../src/store/store.ts'

/** A data folder that is gone after the test. */
export async function shopFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'shopbot-store-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

/** Opens a store that must open. */
export async function openSound(options: LowdbOptions): Promise<FillableStore> {
  const opened = await openLowdbStore(options)
  if (!opened.ok) throw new Error(`${opened.problem.message} ${opened.problem.hint}`)
  return opened.value
}

/** For tests of the format that open hundreds of stores: the same disk without waiting for it. */
export const hastyDisk: Disk = {
  ...realDisk,
  async open(path, flags, mode) {
    return { ...(await realDisk.open(path, flags, mode)), async sync() {} }
  },
  async syncFolder() {},
}
