import { statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** The disk that the data folder is on, bytes. */
export interface DiskRoom {
  /** What whoever runs the shop may still fill. */
  readonly free: number
  readonly total: number
}

/** null: the system does not tell. */
export async function diskRoom(dir: string): Promise<DiskRoom | null> {
  for (const folder of [join(dir, 'data'), dir]) {
    const found = await statfs(folder).catch(() => undefined)
    if (found) return { free: found.bavail * found.bsize, total: found.blocks * found.bsize }
  }
  return null
}
