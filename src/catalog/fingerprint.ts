import { createHash, hash } from 'node:crypto'
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
  /** By path from the shop's folder: SHA-256 of a text file's bytes, base64url; size and time of any other. */
  readonly files: ReadonlyMap<string, string>
}

/** Calls that do not wait take a quarter of what promises do for many small files; others get their turn between. */
export async function scanShop(dir: string): Promise<Scan> {
  const files = new Map<string, string>()
  let turn = performance.now()
  for (const path of filesOf(dir, '')) {
    const place = join(dir, path)
    files.set(path, isText(path) ? hashOf(bytesOf(place)) : sizeAndTime(place))
    if (performance.now() - turn < turnMs) continue
    await otherWork()
    turn = performance.now()
  }
  return { fingerprint: fingerprintOf(files), files }
}

export function fingerprintOf(files: Scan['files']): string {
  const sum = createHash('sha256').update(`shopbot ${readerVersion}\n`)
  for (const [path, known] of files) sum.update(`${path}\n${known}\n`)
  return sum.digest('base64url')
}

const turnMs = 20

export function hashOf(bytes: Buffer | string): string {
  return hash('sha256', bytes, 'base64url')
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
