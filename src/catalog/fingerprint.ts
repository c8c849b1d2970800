import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as otherWork } from 'node:timers/promises'
import { readerVersion } from './read/cache.ts'

/** What a shop's folder held at one look. */
export interface Scan {
  /**
   * SHA-256 over what a shop is read from, without parsing it: texts by content, pictures by size and time.
   * Equal fingerprints mean that an import would find nothing new.
   */
  readonly fingerprint: string
  /** SHA-256 of each text file's bytes, base64url, by its path from the shop's folder. */
  readonly texts: ReadonlyMap<string, string>
}

/** Calls that do not wait take a quarter of what promises do for many small files; others get their turn between. */
export async function scanShop(dir: string): Promise<Scan> {
  const hash = createHash('sha256').update(`shopbot ${readerVersion}\n`)
  const texts = new Map<string, string>()
  let turn = performance.now()
  for (const path of filesOf(dir, '')) {
    const known = isText(path) ? hashOf(bytesOf(join(dir, path))) : sizeAndTime(join(dir, path))
    if (isText(path)) texts.set(path, known)
    hash.update(`${path}\n${known}\n`)
    if (performance.now() - turn < turnMs) continue
    await otherWork()
    turn = performance.now()
  }
  return { fingerprint: hash.digest('base64url'), texts }
}

const turnMs = 20

export function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('base64url')
}

/** Files of the shop's folder, in order; data, version control and installed packages are not part of it. */
function* filesOf(dir: string, folder: string): Generator<string> {
  for (const entry of entriesOf(join(dir, folder))) {
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (folder !== '' || !['data', 'node_modules'].includes(entry.name)) yield* filesOf(dir, path)
    } else if (entry.isFile()) yield path
  }
}

function entriesOf(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

const isText = (path: string) => /\.(ya?ml|ftl|md|txt)$/i.test(path)

function bytesOf(path: string): Buffer | string {
  try {
    return readFileSync(path)
  } catch {
    return ''
  }
}

function sizeAndTime(path: string): string {
  const known = statSync(path, { throwIfNoEntry: false })
  return known ? `${known.size} ${known.mtimeMs}` : 'gone'
}
