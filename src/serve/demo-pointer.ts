import { lstat, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'

/** Notes which folder the demo of this user is in, so that commands without a folder find it. */
export async function writeDemoPointer(dir: string): Promise<void> {
  const path = pointerPath()
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  if (!(await isOurs(dirname(path)))) return
  await writeFile(path, `${JSON.stringify({ dir })}\n`, { mode: 0o600 })
}

/** undefined: no demo runs. */
export async function readDemoPointer(): Promise<string | undefined> {
  const path = pointerPath()
  try {
    if (!(await isOurs(dirname(path)))) return undefined
    const { dir }: { dir?: unknown } = JSON.parse(await readFile(path, 'utf8'))
    if (typeof dir !== 'string' || !(await stat(dir)).isDirectory()) return undefined
    return dir
  } catch {
    return undefined
  }
}

/** Forgets the demo in `dir`; a later one stays noted. */
export async function removeDemoPointer(dir: string): Promise<void> {
  if ((await readDemoPointer()) === dir) await rm(pointerPath(), { force: true })
}

const pointerPath = () => join(tmpdir(), `shopbot-${userInfo().username}`, 'demo.json')

/** The folder for temporary files is shared: another user could have put this one there. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder)
  return found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid())
}
