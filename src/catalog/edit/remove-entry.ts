import { isSeq } from 'yaml'
import { done, type Result } from '../../shop/problem.ts'
import { type Kind, keys } from './entries.ts'
import { removeField } from './fields.ts'
import { extentOf, removeItem } from './lists.ts'
import { locate, type ShopFiles } from './shop-files.ts'
import { endOf, ownPair, startOf, YamlText } from './yaml-text.ts'

/** Takes a product, or a category inside a file, out of its list; resolves to the file. Codes: `…-unknown`, `edit-shared`. */
export async function removeEntry(
  files: ShopFiles,
  kind: Kind,
  id: string,
): Promise<Result<string>> {
  const found = await locate(files, kind, id)
  if (!found.ok) return found
  const { path, text, find } = found.value
  const source = new YamlText(text)
  const entry = find(source)
  if (!entry) return done(path)
  const { list, index, owner } = entry
  const pair = ownPair(owner, keys[kind])
  if (!list) {
    const removed = removeField(source, owner, keys[kind])
    if (removed.ok) await files.draft.write(path, removed.value)
    return removed.ok ? done(path) : removed
  }
  const removed = removeItem(source, list, index)
  if (!removed.ok) return removed
  // The last one leaves an empty list, so that the file says that it is meant.
  const isLast = list.items.length === 1 && !list.flow && isSeq(pair?.value)
  await files.draft.write(
    path,
    isLast && pair ? emptied(source, list, pair.key.range?.[1] ?? 0) : removed.value,
  )
  return done(path)
}

function emptied(source: YamlText, list: Parameters<typeof extentOf>[1], keyEnd: number): string {
  const colon = source.text.indexOf(':', keyEnd) + 1
  const { from, to } = extentOf(source, list, 0)
  const without = source.isFirstOnLine(startOf(list))
    ? { from, to }
    : { from: startOf(list), to: endOf(source, list) }
  return source.with({ from: colon, to: colon, text: ' []' }, { ...without, text: '' })
}
