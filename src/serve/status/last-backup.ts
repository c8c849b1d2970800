import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { backupEnding } from '../../store/backup/shape.ts'

export interface LastBackup {
  /** Path from the shop's folder. */
  readonly file: string
  /** ISO 8601 */
  readonly at: string
  readonly bytes: number
}

/** The newest backup in data/backups; those that were taken elsewhere are not known. */
export async function lastBackup(dir: string): Promise<LastBackup | null> {
  const folder = join('data', 'backups')
  const names = await readdir(join(dir, folder)).catch(() => [])
  const found = await Promise.all(
    names
      .filter((name) => name.endsWith(backupEnding))
      .map(async (name): Promise<LastBackup | null> => {
        const file = join(folder, name)
        const about = await stat(join(dir, file)).catch(() => undefined)
        return about?.isFile() ? { file, at: about.mtime.toISOString(), bytes: about.size } : null
      }),
  )
  return found.reduce((a, b) => (a === null || (b !== null && b.at > a.at) ? b : a), null)
}
