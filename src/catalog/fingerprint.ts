import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Grows when the reader would read the same files otherwise. */
const readerVersion = 2

/**
 * SHA-256 over what a shop is read from, without parsing it: texts by content, pictures by size and time.
 * Equal fingerprints mean that an import would find nothing new.
 */
export async function fingerprintShop(dir: string): Promise<string> {
  const hash = createHash('sha256').update(`shopbot ${readerVersion}\n`)
  for (const path of await filesOf(dir, '')) {
    const known = isText(path)
      ? createHash('sha256')
          .update(await readFile(join(dir, path)).catch(() => ''))
          .digest('hex')
      : await sizeAndTime(join(dir, path))
    hash.update(`${path}\n${known}\n`)
  }
  return hash.digest('base64url')
}

/** Files of the shop's folder, in order; data, version control and installed packages are not part of it. */
async function filesOf(dir: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(dir, folder), { withFileTypes: true }).catch(() => [])
  const paths: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (folder !== '' || !['data', 'node_modules'].includes(entry.name))
        paths.push(...(await filesOf(dir, path)))
    } else if (entry.isFile()) paths.push(path)
  }
  return paths
}

const isText = (path: string) => /\.(ya?ml|ftl|md|txt)$/i.test(path)

async function sizeAndTime(path: string): Promise<string> {
  const known = await stat(path).catch(() => undefined)
  return known ? `${known.size} ${known.mtimeMs}` : 'gone'
}
