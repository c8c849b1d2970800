import { readFile } from 'node:fs/promises'
import { CategoryPaths } from '../category-paths.ts'
import type { Conversion } from '../foreign.ts'
import { plainLine } from '../html-text.ts'
import type { Notes } from '../notes.ts'

/**
 * A taxonomy as text: a path a line, `Clothing > Tees`, an id before it or not. Lines that begin with `#` say
 * something of the file.
 */
export async function readPathLines(
  file: string,
  notes: Notes,
): Promise<Pick<Conversion, 'categories'>> {
  const paths = new CategoryPaths(notes)
  const lines = (await readFile(file, 'utf8')).split(/\r\n|\r|\n/)
  for (const [at, written] of lines.entries()) {
    const path = written.replace(/^\ufeff/, '').trim()
    if (path === '' || path.startsWith('#')) continue
    const titles = path
      .replace(idBefore, '')
      .split(/\s+>\s+/)
      .map(plainLine)
    paths.of({ line: at + 1, subject: titles.at(-1) ?? path }, [titles])
  }
  return { categories: paths.list() }
}

/** `gid://open-taxonomy/TaxonomyCategory/ap : ` or `3237 - `. */
const idBefore = /^(?:[a-z][\w+.-]*:\/\/\S+|[\w-]*\d[\w-]*)\s+[:–-]\s+/i
