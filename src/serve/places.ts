import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fieldLine } from '../catalog/field-line.ts'
import type { ImportResult } from '../client/wire/import.ts'
import type { Source } from '../shop/catalog.ts'

/** Where things and their fields are written, `catalog/roses.yaml:14`, by `placeKey`. */
export type Places = ReadonlyMap<string, string>

export function placeKey(kind: string, id: string, field = ''): string {
  return `${kind} ${id} ${field}`
}

/** So many of each kind of news are looked up: nobody reads more one by one. */
const lookedUp = 60

/** Finds the lines of what a plan tells, reading only the files that hold it. */
export async function placesOf(
  dir: string,
  where: ReadonlyMap<string, Source>,
  { items, drift, conflicts }: Pick<ImportResult, 'items' | 'drift' | 'conflicts'>,
): Promise<Places> {
  const places = new Map<string, string>()
  const files = new Map<string, Promise<readonly string[]>>()
  const linesOf = (file: string) => {
    const lines = files.get(file) ?? readLines(join(dir, file))
    files.set(file, lines)
    return lines
  }
  const find = async (kind: string, id: string, fields: readonly string[]) => {
    const at = where.get(`${kind} ${id}`)
    if (!at) return
    places.set(placeKey(kind, id), `${at.file}:${at.line}`)
    const lines = fields.length > 0 ? await linesOf(at.file) : []
    for (const field of fields) {
      const line = fieldLine(lines, at.line, field)
      places.set(placeKey(kind, id, field), `${at.file}:${line}`)
    }
  }
  for (const action of ['create', 'update'] as const) {
    const shown = items.filter((item) => item.action === action).slice(0, lookedUp)
    for (const { kind, id, fields } of shown)
      await find(kind, id, action === 'create' ? [] : fields.map(({ name }) => name))
  }
  for (const { kind, id, fields } of drift.slice(0, lookedUp))
    await find(
      kind,
      id,
      fields.map(({ name }) => name),
    )
  for (const { kind, id, name } of conflicts.slice(0, lookedUp)) await find(kind, id, [name])
  return places
}

async function readLines(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.split(/\r?\n/)
}
