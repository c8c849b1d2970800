import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isMap, isSeq, type Node } from 'yaml'
import type { Photo } from '../../shop/catalog.ts'
import type { Text } from '../../shop/text.ts'
import type { Finding } from '../finding.ts'
import { slug } from '../id.ts'
import type { CatalogReader } from './catalog-reader.ts'
import { SourceFile } from './document.ts'
import { fieldsOf, readInteger, readList, readText } from './fields.ts'
import { type MapEntry, Walk } from './nodes.ts'
import { flag, readId, readProduct, readTitle, readWasId } from './product.ts'

const categoryKeys = ['id', 'title', 'description', 'photo', 'order', 'hidden', 'was-id']

/** Reads a catalogue that is a folder or one file; `path` is relative to the shop's folder. */
export async function readTree(
  dir: string,
  path: string,
  reader: CatalogReader,
  findings: Finding[],
): Promise<void> {
  const kind = await stat(join(dir, path)).catch(() => undefined)
  if (kind?.isDirectory()) await readFolder({ dir, reader, findings }, path, null, 0)
  else if (kind?.isFile()) await readContents({ dir, reader, findings }, path, null)
  else {
    findings.push({
      severity: 'error',
      code: 'catalog-missing',
      message: `There is no catalogue at ${path}`,
      hint: 'Make a folder catalog/ with YAML files in it, or one catalog.yaml.',
      file: 'shop.yaml',
      line: 1,
      column: 1,
    })
  }
}

interface Place {
  readonly dir: string
  readonly reader: CatalogReader
  readonly findings: Finding[]
}

const folderDepth = 32

async function readFolder(
  place: Place,
  folder: string,
  parent: string | null,
  depth: number,
): Promise<void> {
  const listed = await list(place, folder)
  if (depth > folderDepth) {
    tell(place, folder, 'too-deep', `Folders are nested more than ${folderDepth} levels deep`)
    return
  }
  const id = depth === 0 ? null : await readFolderCategory(place, folder, parent)
  if (id === undefined) return
  const files = listed.filter((entry) => isYaml(entry.name) && entry.name !== 'category.yaml')
  for (const entry of files) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory())
      tell(place, path, 'folder-named-file', 'A folder is named like a YAML file', 'Rename it.')
    else await readContents(place, path, id)
  }
  for (const entry of listed) {
    if (isYaml(entry.name) || !entry.isDirectory()) continue
    await readFolder(place, `${folder}/${entry.name}`, id, depth + 1)
  }
}

/** Entries in the order of their names; links and dot files are passed over. */
async function list(place: Place, folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(join(place.dir, folder), { withFileTypes: true })
    return entries
      .filter((entry) => !entry.name.startsWith('.') && !entry.isSymbolicLink())
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    tell(place, folder, 'unreadable', 'The folder cannot be read', 'Look at its permissions.')
    return []
  }
}

/** A folder is a category, its id the folder's name. Returns undefined when it cannot be one. */
async function readFolderCategory(
  place: Place,
  folder: string,
  parent: string | null,
): Promise<string | undefined> {
  const name = basename(folder)
  const path = `${folder}/category.yaml`
  const bytes = await readFile(join(place.dir, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT')
      tell(place, path, 'unreadable', 'The file cannot be read', 'Look at its permissions.')
    return undefined
  })
  const source = new SourceFile(bytes ? path : folder, bytes ?? Buffer.from(''), place.findings)
  const fields =
    source.root === null ? undefined : fieldsOf(source, source.root, 'category.yaml', categoryKeys)
  const id = folderId(place, source, name, fields?.get('id'))
  if (id === undefined) return undefined
  const titled = fields?.get('title')
  const title = titled && readText(source, titled.value, '"title"', place.reader.languages)
  addCategory(place, source, source.root, { id, parent, title: title ?? name, fields })
  return id
}

function folderId(
  place: Place,
  source: SourceFile,
  name: string,
  entry: MapEntry | undefined,
): string | undefined {
  if (entry?.value) return readId(place.reader, source, entry.value, entry, undefined, 'category')
  const id = slug(name)
  if (id === '') {
    source.error(
      source.root,
      'id-missing',
      `No id can be made from the folder's name "${name}"`,
      'Write one into its category.yaml: id: roses',
    )
    return undefined
  }
  return place.reader.claim('category', id, source, source.root) ? id : undefined
}

/** A file with `products:` and/or `categories:` of a category. */
async function readContents(place: Place, path: string, category: string | null): Promise<void> {
  const bytes = await readFile(join(place.dir, path)).catch(() => undefined)
  if (!bytes)
    return tell(place, path, 'unreadable', 'The file cannot be read', 'Look at its permissions.')
  const source = new SourceFile(path, bytes, place.findings)
  if (source.root === null) return
  const walk = new Walk()
  walk.into(source, source.root, () =>
    readLists(place, source, source.root, category, walk, 'The file', []),
  )
}

function readLists(
  place: Place,
  source: SourceFile,
  node: Node | null,
  category: string | null,
  walk: Walk,
  what: string,
  more: readonly string[],
): Map<string, MapEntry> | undefined {
  if (isSeq(node)) {
    source.error(
      node,
      'not-a-mapping',
      `${what} holds a list without a name`,
      'Begin it with "products:" and indent the list below.',
    )
    return undefined
  }
  const fields = fieldsOf(source, node, what, ['products', 'categories', ...more])
  if (!fields || more.length > 0) return fields
  readChildren(place, source, fields, category, walk)
  return fields
}

function readChildren(
  place: Place,
  source: SourceFile,
  fields: ReadonlyMap<string, MapEntry>,
  category: string | null,
  walk: Walk,
): void {
  const products = fields.get('products')
  for (const node of products ? readList(source, products.value) : [])
    readProduct(place.reader, source, node, category)
  const categories = fields.get('categories')
  for (const node of categories ? readList(source, categories.value) : []) {
    walk.into(source, node, () => readNestedCategory(place, source, node, category, walk))
  }
}

function readNestedCategory(
  place: Place,
  source: SourceFile,
  node: Node,
  parent: string | null,
  walk: Walk,
): void {
  if (!isMap(node)) {
    source.error(
      node,
      'not-a-mapping',
      'A category must be written as "key: value" lines',
      'Write: - id: roses',
    )
    return
  }
  const fields = fieldsOf(source, node, 'A category', ['products', 'categories', ...categoryKeys])
  if (!fields) return
  const title = readTitle(place.reader, source, node, fields.get('title'), 'A category')
  const id = readId(place.reader, source, node, fields.get('id'), title, 'category')
  if (id === undefined || title === undefined) return
  addCategory(place, source, node, { id, parent, title, fields })
  readChildren(place, source, fields, id, walk)
}

function addCategory(
  place: Place,
  source: SourceFile,
  node: Node | null,
  given: {
    id: string
    parent: string | null
    title: Text
    fields: Map<string, MapEntry> | undefined
  },
): void {
  const { reader } = place
  const { id, parent, title, fields } = given
  const order = fields?.get('order')
  const explicit = order && readInteger(source, order.value, '"order"', 0, 1_000_000)
  const described = fields?.get('description')
  const description =
    described && readText(source, described.value, '"description"', reader.languages)
  const pictured = fields?.get('photo')
  const found: { photo?: Photo } = {}
  if (pictured) {
    const reading = reader.photos.read(source, pictured.value).then((photo) => {
      if (photo) found.photo = photo
    })
    reader.later(reading)
  }
  const hidden = flag(source, fields?.get('hidden'))
  const wasId = readWasId(source, fields?.get('was-id'))
  // What has no place of its own comes after what has one, as written.
  const written = 1_000_000 + reader.nextOrder(`categories of ${parent ?? ''}`)
  reader.addCategory({ file: source.file, ...source.placeOf(node) }, () => ({
    id,
    parent,
    title,
    ...(description === undefined ? {} : { description }),
    ...found,
    order: explicit ?? written,
    hidden,
    ...(wasId === undefined ? {} : { wasId }),
  }))
}

const isYaml = (name: string) => /\.ya?ml$/i.test(name)

function tell(place: Place, file: string, code: string, message: string, hint?: string): void {
  place.findings.push({
    severity: 'error',
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    file,
    line: 1,
    column: 1,
  })
}
