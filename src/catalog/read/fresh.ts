import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from '../fingerprint.ts'
import { readCategoryFile, readContents } from './file.ts'
import type { ReadingRules } from './reading.ts'
import type { TreeFile } from './tree.ts'

/** A file that has just been read. */
export interface Fresh {
  readonly file: TreeFile
  /** Of its bytes; null: it is a folder without a category.yaml. */
  readonly hash: string | null
  /** Its FileReading as JSON, which goes into the cache and between threads; null: it cannot be read. */
  readonly json: string | null
}

export function readFresh(dir: string, file: TreeFile, rules: ReadingRules): Fresh {
  const bytes = bytesOf(join(dir, file.path))
  if (bytes === 'unreadable') return { file, hash: null, json: null }
  const reading =
    file.folder === undefined
      ? readContents(bytes ?? Buffer.alloc(0), rules)
      : readCategoryFile(file.folder, bytes ?? undefined, rules)
  return { file, hash: bytes && hashOf(bytes), json: JSON.stringify(reading) }
}

/** null: it is a folder, whose name alone makes a category. */
function bytesOf(path: string): Buffer | null | 'unreadable' {
  try {
    return readFileSync(path)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EISDIR'
      ? null
      : 'unreadable'
  }
}
