import { failed, type Result } from '../../shop/problem.ts'
import type { Kind } from './entries.ts'
import { extentOf } from './lists.ts'
import { placeEntry } from './place-entry.ts'
import { removeEntry } from './remove-entry.ts'
import { locate, type ShopFiles } from './shop-files.ts'
import { YamlText } from './yaml-text.ts'

/**
 * Cuts the lines of a product or category out of its file, comments too, and puts them where the others of another
 * category stand (null: the top of the shop). Codes: `edit-one-line`, `edit-shared`, `…-unknown`.
 */
export async function moveText(
  files: ShopFiles,
  kind: Kind,
  id: string,
  parent: string | null,
): Promise<Result<string>> {
  const found = await locate(files, kind, id)
  if (!found.ok) return found
  const source = new YamlText(found.value.text)
  const entry = found.value.find(source)
  const { list } = entry ?? {}
  if (!entry || !list || list.flow) {
    return failed({
      code: 'edit-one-line',
      message: `"${id}" is not written on lines of its own in ${found.value.path}`,
      hint: 'Write it on a line of its own with "- " before, then try again.',
    })
  }
  const { from, to } = extentOf(source, list, entry.index)
  const lines = unindented(source.text.slice(from, to), source.column(list.range?.[0] ?? 0))
  const removed = await removeEntry(files, kind, id)
  if (!removed.ok) return removed
  return placeEntry(files, kind, parent, { lines })
}

/** Lines moved to the left by so many blanks, without what ends the last. */
function unindented(text: string, column: number): string {
  const lines = text.replace(/(\r?\n)+$/, '').split(/\r?\n/)
  return lines.map((line) => line.slice(Math.min(column, line.search(/\S|$/)))).join('\n')
}
