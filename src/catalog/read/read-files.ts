import { setImmediate as otherWork } from 'node:timers/promises'
import { cacheKey, type ReadingCache } from './cache.ts'
import { type Fresh, readFresh } from './fresh.ts'
import type { FileReading, ReadingRules } from './reading.ts'
import { startThreads } from './threads.ts'
import type { ReadFiles, TreeFile } from './tree.ts'

export interface ReadFilesOptions {
  readonly dir: string
  readonly rules: ReadingRules
  readonly cache: ReadingCache | undefined
  /** The hash that a file had when the shop was looked at. */
  readonly seen: ReadonlyMap<string, string>
  /** A file is no longer what it was then. */
  readonly onChanged: (path: string) => void
  /** What came of a file. */
  readonly onRead: (file: TreeFile, reading: FileReading) => void
}

/** Reads files, those that the cache knows by their content without parsing them again, many in several threads. */
export function readingFiles(options: ReadFilesOptions): ReadFiles {
  const { dir, rules, cache, seen, onChanged, onRead } = options
  return async (files) => {
    const readings = new Map<string, FileReading | 'unreadable'>()
    const unknown: TreeFile[] = []
    const keep = (file: TreeFile, reading: FileReading) => {
      readings.set(file.path, reading)
      onRead(file, reading)
    }
    for (const file of files) {
      const hash = seen.get(file.path)
      // What stands under the hash of a file is what this reader made of it.
      const known = hash && (cache?.get(keyOf(file, hash)) as FileReading | undefined)
      if (known) keep(file, known)
      else unknown.push(file)
    }
    const take = ({ file, hash, json }: Fresh) => {
      if (json === null) readings.set(file.path, 'unreadable')
      else keep(file, JSON.parse(json))
      if (json === null || hash === null) return
      if (hash !== seen.get(file.path)) onChanged(file.path)
      cache?.put(keyOf(file, hash), json)
    }
    const queue = unknown.values()
    const threads = startThreads({ dir, rules, files: unknown, queue, take })
    for (const file of queue) {
      take(readFresh(dir, file, rules))
      await otherWork()
    }
    for (const file of await threads.left()) take(readFresh(dir, file, rules))
    return readings
  }
}

/** What a category.yaml says depends on the name of its folder, too. */
function keyOf(file: TreeFile, hash: string): string {
  return file.folder === undefined ? hash : cacheKey(file.folder, hash)
}
