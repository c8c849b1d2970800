import { join } from 'node:path'
import type { Disk } from './disk.ts'

/**
 * The store's folder: snapshot `00000007/` holds the shop as it was when `log-00000007.jsonl` began, so
 * a snapshot and the logs from its number on, one after another, are the shop.
 */
export interface Generations {
  /** Ascending, as are the logs. */
  readonly snapshots: readonly number[]
  readonly logs: readonly number[]
  /** Names of snapshots that were never finished. */
  readonly unfinished: readonly string[]
}

export async function listGenerations(disk: Disk, folder: string): Promise<Generations> {
  const names = await disk.readdir(folder)
  const numbers = (shape: RegExp) =>
    names
      .flatMap((name) => Number(shape.exec(name)?.[1] ?? Number.NaN))
      .filter(Number.isInteger)
      .sort((a, b) => a - b)
  return {
    snapshots: numbers(/^(\d{8})$/),
    logs: numbers(/^log-(\d{8})\.jsonl$/),
    unfinished: names.filter((name) => /^\d{8}\.tmp$/.test(name)),
  }
}

export const snapshotName = (generation: number) => String(generation).padStart(8, '0')

export const snapshotPath = (folder: string, generation: number) =>
  join(folder, snapshotName(generation))

export const logPath = (folder: string, generation: number) =>
  join(folder, `log-${snapshotName(generation)}.jsonl`)
