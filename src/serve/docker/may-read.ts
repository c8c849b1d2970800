import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { done, failed, type Result } from '../../shop/problem.ts'
import type { Owner } from './written.ts'

/** Whether the containers may read the shop: where root starts them they are another user. Code: `folder-closed`. */
export async function mayRead(dir: string, owner: Owner): Promise<Result<null>> {
  if (process.platform === 'win32') return done(null)
  const needs = [
    { path: dir, bits: 0o5 },
    { path: join(dir, 'shop.yaml'), bits: 0o4 },
  ]
  for (const { path, bits } of needs) {
    const found = await stat(path).catch(() => undefined)
    if (!found || found.uid === owner.uid || (found.mode & bits) === bits) continue
    if (found.gid === owner.gid && ((found.mode >> 3) & bits) === bits) continue
    return failed({
      code: 'folder-closed',
      message: `The containers run as user ${owner.uid}, who may not read ${path}`,
      hint: 'Run "chmod -R o+rX ." in the shop\'s folder (then "chmod 600 .env"), or start as the user who owns it.',
      facts: { path },
    })
  }
  return done(null)
}
