import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The title of the schema that the first line of a file leads an editor to, as from a fresh clone. */
export async function schemaOf(dir: string, file: string): Promise<string> {
  const path = join(dir, file)
  const [first = ''] = (await readFile(path, 'utf8')).split('\n')
  const named = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1]
  if (named === undefined) throw new Error(`${file} begins with no schema: ${first}`)
  return JSON.parse(await readFile(join(dirname(path), named), 'utf8')).title
}
