import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Text } from '../../shop/text.ts'
import type { SourceFile } from './document.ts'
import { readText } from './fields.ts'
import type { MapEntry } from './nodes.ts'

/** `terms: terms.md` is a file of the shop's folder; anything else is the text itself. */
export async function readTextOrFile(
  dir: string,
  source: SourceFile,
  entry: MapEntry | undefined,
  languages: readonly string[],
): Promise<Text | undefined> {
  const text = entry && readText(source, entry.value, `"${entry.key}"`, languages)
  if (!entry || text === undefined) return undefined
  const load = async (written: string): Promise<string> => {
    if (!/^[\w./-]+\.(md|txt)$/.test(written) || written.includes('..')) return written
    const content = await readFile(join(dir, written), 'utf8').catch(() => undefined)
    if (content === undefined)
      source.error(
        entry.value,
        'file-missing',
        `There is no file ${written} in the shop's folder`,
        'Look at its spelling: capitals count; or write the text itself here.',
      )
    return (content ?? written).trim()
  }
  if (typeof text === 'string') return load(text)
  const loaded = await Promise.all(
    Object.entries(text).map(
      async ([language, written]) => [language, await load(written)] as const,
    ),
  )
  return Object.fromEntries(loaded)
}

/** `locales/uk.ftl` overrides our texts in Ukrainian. */
export async function readLocales(dir: string): Promise<Record<string, string>> {
  const names = await readdir(join(dir, 'locales')).catch(() => [])
  const files = names.filter((name) => extname(name) === '.ftl').sort()
  const texts = await Promise.all(
    files.map(
      async (name) => [name.slice(0, -4), await readTexts(join(dir, 'locales', name))] as const,
    ),
  )
  return Object.fromEntries(texts)
}

/** Some editors begin a file with a mark of its byte order, which would spoil its first text. */
async function readTexts(path: string): Promise<string> {
  const text = await readFile(path, 'utf8')
  return text.replace(/^\uFEFF/, '')
}
