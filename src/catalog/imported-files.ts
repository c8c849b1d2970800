import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fingerprintOf, type Scan } from './fingerprint.ts'

/** The files as they were imported: each with what is known of it, and of files with goods their shape. */
export interface ImportedFiles {
  readonly files: Scan['files']
  /** By path, of files that hold goods (shape.ts). */
  readonly shapes: ReadonlyMap<string, string>
}

/** Remembers the files of an import in `data/cache/imported`. Where that fails, the next import reads all of them. */
export function rememberImported(dir: string, { files, shapes }: ImportedFiles): void {
  const path = pathIn(dir)
  const beside = `${path}.${process.pid}.tmp`
  const rows = [...files].map(([file, known]) => JSON.stringify([file, known, shapes.get(file)]))
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(beside, `[\n${rows.join(',\n')}\n]\n`, { mode: 0o600 })
    renameSync(beside, path)
  } catch {}
}

/**
 * The files of the import that has this fingerprint, which proves them; undefined: nobody remembers. What is
 * damaged is passed over.
 */
export function recallImported(dir: string, fingerprint: string): ImportedFiles | undefined {
  try {
    // Written above; what is not is refused by its fingerprint.
    const rows: [string, string, string | null][] = JSON.parse(readFileSync(pathIn(dir), 'utf8'))
    const files = new Map(rows.map(([file, known]) => [file, known]))
    if (fingerprintOf(files) !== fingerprint) return undefined
    const shapes = rows.flatMap(([file, , shape]) => (shape ? [[file, shape] as const] : []))
    return { files, shapes: new Map(shapes) }
  } catch {
    return undefined
  }
}

const pathIn = (dir: string) => join(dir, 'data', 'cache', 'imported')
