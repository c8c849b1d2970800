import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as otherWork } from 'node:timers/promises'
import { hashOf } from '../fingerprint.ts'
import { cacheKey, type ReadingCache } from './cache.ts'
import { readCategoryFile, readContents } from './file.ts'
import type { FileReading, ReadingRules } from './reading.ts'
import type { ReadFiles, TreeFile } from './tree.ts'

export interface ReadFilesOptions {
  readonly dir: string
  readonly rules: ReadingRules
  readonly cache: ReadingCache | undefined
  /** The hash that a file had when the shop was looked at. */
  readonly seen: ReadonlyMap<string, string>
  /** A file is no longer what it was then. */
  readonly onChanged: (path: string) => void
}

/** Reads files, those that the cache knows by their content without parsing them again. */
export function readingFiles(options: ReadFilesOptions): ReadFiles {
  const { cache, seen } = options
  return async (files) => {
    const readings = new Map<string, FileReading | 'unreadable'>()
    const unknown: TreeFile[] = []
    for (const file of files) {
      const hash = seen.get(file.path)
      // What stands under the hash of a file is what this reader made of it.
      const known = hash && (cache?.get(keyOf(file, hash)) as FileReading | undefined)
      if (known) readings.set(file.path, known)
      else unknown.push(file)
    }
    for (const file of unknown) {
      readings.set(file.path, readFresh(file, options))
      await otherWork()
    }
    return readings
  }
}

function readFresh(
  file: TreeFile,
  { dir, rules, cache, seen, onChanged }: ReadFilesOptions,
): FileReading | 'unreadable' {
  const bytes = bytesOf(join(dir, file.path))
  if (bytes === 'unreadable') return bytes
  const reading = readOne(file, bytes, rules)
  if (bytes === null) return reading
  const hash = hashOf(bytes)
  if (hash !== seen.get(file.path)) onChanged(file.path)
  cache?.put(keyOf(file, hash), JSON.stringify(reading))
  return reading
}

/** Pure; `bytes` are null for a folder without a category.yaml. */
export function readOne(file: TreeFile, bytes: Buffer | null, rules: ReadingRules): FileReading {
  if (file.folder !== undefined) return readCategoryFile(file.folder, bytes ?? undefined, rules)
  return readContents(bytes ?? Buffer.alloc(0), rules)
}

/** What a category.yaml says depends on the name of its folder, too. */
function keyOf(file: TreeFile, hash: string): string {
  return file.folder === undefined ? hash : cacheKey(file.folder, hash)
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
