import { dirname } from 'node:path'
import type { Problem } from '../../shop/problem.ts'
import { StoreDamage } from './damage.ts'
import type { Disk } from './disk.ts'
import { listGenerations, snapshotName, snapshotPath } from './generations.ts'
import { replay } from './replay.ts'
import { readSnapshot } from './snapshot.ts'

/** Says what is damaged and which state can be had back, by steps that a person can do. */
export async function damageProblem(
  disk: Disk,
  folder: string,
  damage: StoreDamage,
  known: number,
): Promise<Problem> {
  const { code, message, file, offset } = damage
  if (code === 'store-foreign') {
    const hint = 'Nothing was changed. Update shopbot, or start the shop with its own data folder.'
    return { code, message, hint, facts: { file, offset } }
  }
  const good = await lastGood(disk, folder, known)
  const facts = { file, offset, generation: good?.generation ?? null }
  return { code, message, hint: `Nothing was changed. ${describe(folder, good)}`, facts }
}

interface Good {
  readonly generation: number
  readonly savedAt: string
  /** Whether its logs are sound to the end, so that nothing is lost. */
  readonly whole: boolean
  /** Newer generations, which stand in the way. */
  readonly newer: readonly number[]
}

async function lastGood(disk: Disk, folder: string, known: number): Promise<Good | undefined> {
  const found = await listGenerations(disk, folder)
  for (const generation of found.snapshots.toReversed()) {
    const newer = found.snapshots.filter((one) => one > generation)
    try {
      const { manifest } = await readSnapshot(disk, folder, generation, known)
      const whole = await isWhole(replay(disk, folder, found, generation, known))
      return { generation, savedAt: manifest.savedAt, whole, newer }
    } catch (error) {
      if (!(error instanceof StoreDamage)) throw error
    }
  }
  return undefined
}

async function isWhole(replaying: Promise<unknown>): Promise<boolean> {
  try {
    await replaying
    return true
  } catch (error) {
    if (error instanceof StoreDamage) return false
    throw error
  }
}

function describe(folder: string, good: Good | undefined): string {
  if (!good)
    return `No good generation is left in ${folder}: bring back a backup of ${dirname(folder)}.`
  const name = `The last good generation is ${snapshotName(good.generation)}, saved ${good.savedAt}.`
  if (good.whole) {
    const away = good.newer.map((one) => snapshotPath(folder, one)).join(' and ')
    return `${name} It and its logs hold everything: move ${away} to another place and start again.`
  }
  return `${name} To go back to it, rename ${folder}, make a new folder ${folder}, and copy only the folder ${snapshotName(good.generation)} into it; later changes are lost.`
}
