import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCategoryFile, readContents } from './file.ts'
import type { FileReading, ReadingRules } from './reading.ts'
import type { ReadFiles, TreeFile } from './tree.ts'

/** Reads files one after another in this thread. */
export function readHere(dir: string, rules: ReadingRules): ReadFiles {
  return async (files) => {
    const readings = new Map<string, FileReading | 'unreadable'>()
    for (const file of files) {
      const bytes = bytesOf(join(dir, file.path))
      readings.set(file.path, bytes === 'unreadable' ? bytes : readOne(file, bytes, rules))
    }
    return readings
  }
}

/** Pure; `bytes` are null for a folder without a category.yaml. */
export function readOne(file: TreeFile, bytes: Buffer | null, rules: ReadingRules): FileReading {
  if (file.folder !== undefined) return readCategoryFile(file.folder, bytes ?? undefined, rules)
  return readContents(bytes ?? Buffer.alloc(0), rules)
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
