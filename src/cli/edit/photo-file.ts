import { readFile, stat } from 'node:fs/promises'
import { basename, extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Draft } from '../../catalog/edit/draft.ts'
import { slug } from '../../catalog/id.ts'
import { failed, type Result } from '../../shop/problem.ts'

/**
 * A picture as the files name it: an address, a path inside the shop's folder; one that lies elsewhere is copied
 * into photos/. Code: `photo-missing`.
 */
export async function photoOf(draft: Draft, given: string): Promise<Result<string>> {
  if (/^https:\/\//i.test(given)) return { ok: true, value: given }
  for (const path of [resolve(draft.dir, given), resolve(given)]) {
    const found = await stat(path).catch(() => undefined)
    if (!found?.isFile()) continue
    const inside = relative(draft.dir, path)
    if (!isAbsolute(inside) && inside !== '..' && !inside.startsWith(`..${sep}`))
      return { ok: true, value: inside.split(sep).join('/') }
    return { ok: true, value: await copied(draft, path) }
  }
  return failed({
    code: 'photo-missing',
    message: `There is no picture ${given}`,
    hint: `Write its path, from here or from ${draft.dir}, or an https address.`,
  })
}

async function copied(draft: Draft, path: string): Promise<string> {
  const bytes = await readFile(path)
  const ending = extname(path).toLowerCase()
  const name = slug(basename(path, extname(path))) || 'photo'
  for (let number = 1; ; number += 1) {
    const target = `photos/${name}${number === 1 ? '' : `-${number}`}${ending}`
    const drafted = draft.changes.find((change) => change.path === target)?.after
    const held = drafted ?? (await readFile(join(draft.dir, target)).catch(() => undefined))
    if (held?.equals(bytes)) return target
    if (held) continue
    await draft.writeBytes(target, bytes)
    return target
  }
}
