import { isMap, isSeq, type YAMLMap } from 'yaml'
import { done, failed, type Result } from '../../shop/problem.ts'
import { type Kind, keys } from './entries.ts'
import { setField } from './fields.ts'
import { insertItem, insertLines } from './lists.ts'
import { folderOf, locate, type ShopFiles } from './shop-files.ts'
import { itemLines, placed, type Value } from './value.ts'
import { endOf, ownPair, startOf, YamlText } from './yaml-text.ts'

/**
 * Writes a new product or category into a category (null: the top of the shop): behind the others of its kind, in
 * their file; else into a new file. Resolves to the file. Codes: `category-unknown`, `edit-one-line`.
 */
export async function placeEntry(
  files: ShopFiles,
  kind: Kind,
  category: string | null,
  entry: Value | { readonly lines: string },
): Promise<Result<string>> {
  const { draft } = files
  const folder = folderOf(files, category)
  if (folder !== undefined) return placeInFolder(files, kind, folder, entry)
  if (category === null) return placeInFile(files, files.catalog, kind, entry, rootOf)
  const found = await locate(files, 'category', category)
  if (!found.ok) return found
  const { path, find } = found.value
  const placedText = intoMap(
    new YamlText((await draft.read(path)) ?? ''),
    (source) => find(source)?.node,
    kind,
    entry,
  )
  if (!placedText.ok) return placedText
  await draft.write(path, placedText.value)
  return done(path)
}

async function placeInFolder(
  files: ShopFiles,
  kind: Kind,
  folder: string,
  entry: Value | { readonly lines: string },
): Promise<Result<string>> {
  const { draft } = files
  const paths = (await draft.yamlFiles(folder)).filter((path) => !path.endsWith('/category.yaml'))
  let at = `${folder}/${keys[kind]}.yaml`
  for (const path of paths) {
    const root = new YamlText((await draft.read(path)) ?? '').root
    if (isMap(root) && ownPair(root, keys[kind])) at = path
  }
  return placeInFile(files, at, kind, entry, rootOf)
}

const rootOf = ({ root }: YamlText) => (isMap(root) ? root : undefined)

async function placeInFile(
  { draft }: ShopFiles,
  path: string,
  kind: Kind,
  entry: Value | { readonly lines: string },
  find: (source: YamlText) => YAMLMap | undefined,
): Promise<Result<string>> {
  const text = (await draft.read(path)) ?? ''
  const source = new YamlText(text)
  if (find(source)) {
    const edited = intoMap(source, find, kind, entry)
    if (!edited.ok) return edited
    await draft.write(path, edited.value)
    return done(path)
  }
  const open = text === '' || text.endsWith('\n') ? '' : source.eol
  const lines = placed(linesOf(entry), 2, source.eol)
  await draft.write(path, `${text}${open}${keys[kind]}:${source.eol}${lines}${source.eol}`)
  return done(path)
}

function intoMap(
  source: YamlText,
  find: (source: YamlText) => YAMLMap | undefined,
  kind: Kind,
  entry: Value | { readonly lines: string },
): Result<string> {
  const map = find(source)
  if (!map) return failed({ code: 'edit-lost', message: 'The category is not there any more' })
  const key = keys[kind]
  const pair = ownPair(map, key)
  const list = pair?.value
  if (isSeq(list) && list.items.length > 0) {
    if (!('lines' in entry)) return done(insertItem(source, list, list.items.length, entry))
    if (list.flow) return oneLine(key)
    const indent = source.column(startOf(list))
    return done(
      insertLines(source, list, list.items.length, placed(entry.lines, indent, source.eol)),
    )
  }
  if (pair && list && endOf(source, list) > startOf(list) && !isSeq(list)) {
    return failed({
      code: 'edit-not-a-list',
      message: `"${key}:" is not written as a list there`,
      hint: `Write each below it with "- " before, then try again.`,
    })
  }
  if (map.flow) {
    if ('lines' in entry) return oneLine(key)
    return setField(source, map, [key, { list: [entry] }], [...order])
  }
  const indent = source.column(startOf(map))
  const step = stepOf(source)
  const lines = placed(linesOf(entry), indent + step, source.eol)
  if (!pair) {
    const last = map.items.at(-1)
    const end = last ? source.nextLine(endOf(source, map)) : startOf(map)
    return done(
      source.with(source.insertLines(end, `${' '.repeat(indent)}${key}:${source.eol}${lines}`)),
    )
  }
  // `products: []` and a key with nothing behind it become a list; a comment there stays.
  const colon = source.text.indexOf(':', pair.key.range?.[1] ?? 0) + 1
  const end = list ? Math.max(colon, list.range?.[1] ?? colon) : colon
  const rest = source.lineEnd(end)
  return done(
    source.with(
      { from: colon, to: end, text: '' },
      { from: rest, to: rest, text: `${source.eol}${lines}` },
    ),
  )
}

const order = ['id', 'title', 'description', 'photo', 'order', 'hidden', 'categories', 'products']

const linesOf = (entry: Value | { readonly lines: string }) =>
  'lines' in entry ? entry.lines : itemLines(entry)

/** By how many blanks lists are indented in this file. */
function stepOf({ text }: YamlText): number {
  const match =
    /^( *)(?:- )?(?:products|categories):[^\S\n]*(?:#.*)?\r?\n(?:\s*#.*\n|\s*\n)*( *)- /m.exec(text)
  if (!match) return 2
  const key = (match[1] ?? '').length + (/^ *- /.test(match[0]) ? 2 : 0)
  return Math.max(0, (match[2] ?? '').length - key)
}

function oneLine(key: string): Result<never> {
  return failed({
    code: 'edit-one-line',
    message: `"${key}:" is written on one line there, in brackets`,
    hint: 'Write each on a line of its own with "- " before, then try again.',
  })
}
