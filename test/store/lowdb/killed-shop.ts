import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { increment } from '../increment.ts'
import { MemoryDisk } from './memory-disk.ts'
import { hastyDisk, openSound, shopFolder } from './shop-folder.ts'

/** The data as a process that is killed at this moment leaves it, in a folder of its own. */
export async function asKilled(dir: string): Promise<string> {
  const copy = await shopFolder()
  await cp(join(dir, 'store'), join(copy, 'store'), { recursive: true })
  return copy
}

export const changes = 3

/** The log of a killed shop that never folded, and its lengths: of its header, then after each change. */
export async function killedLog(): Promise<{ bytes: Buffer; lengths: number[] }> {
  const dir = await shopFolder()
  const store = await openSound({ dir, disk: hastyDisk })
  const length = async () => Number((await store.health()).facts.logBytes)
  const lengths = [await length()]
  for (let change = 0; change < changes; change += 1) {
    await increment(store, 1)
    lengths.push(await length())
  }
  const bytes = await readFile(join(dir, 'store', firstLog))
  await store.close()
  return { bytes, lengths }
}

/** A disk on which the data folder holds nothing but this log. */
export async function withLog(dir: string, bytes: Buffer): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  await disk.mkdir(join(dir, 'store'))
  const file = await disk.open(join(dir, 'store', firstLog), 'w')
  await file.write(bytes, 0)
  await file.close()
  return disk
}

export const firstLog = 'log-00000000.jsonl'

/** Every file of the store with its content, to see whether anything was changed. */
export async function contents(dir: string): Promise<Map<string, string>> {
  const entries = await readdir(join(dir, 'store'), { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((one) => join(one.parentPath, one.name))
  const read = async (file: string) => [file, await readFile(file, 'base64')] as const
  return new Map(await Promise.all(files.sort().map(read)))
}
