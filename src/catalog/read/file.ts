import { isMap, isSeq, type Node } from 'yaml'
import type { Text } from '../../shop/text.ts'
import { slug } from '../id.ts'
import { SourceFile } from './document.ts'
import { fieldsOf, optional, readInteger, readList, readText } from './fields.ts'
import { type MapEntry, Walk } from './nodes.ts'
import { readPhoto } from './photos.ts'
import { flag, readId, readProduct, readTitle, readWasId } from './product.ts'
import type { FileReading, ReadingRules } from './reading.ts'
import { Recording } from './recording.ts'

const categoryKeys = ['id', 'title', 'description', 'photo', 'order', 'hidden', 'was-id']

/** Reads a file with `products:` and/or `categories:` of a category. Pure. */
export function readContents(bytes: Buffer, rules: ReadingRules): FileReading {
  const recording = new Recording(rules)
  const source = new SourceFile(bytes, recording)
  if (source.root !== null) {
    const walk = new Walk()
    walk.into(source, source.root, () =>
      readLists(recording, source, source.root, null, walk, 'The file', []),
    )
  }
  return { events: recording.events }
}

/** Reads the category.yaml of a folder, which may have none: a folder is a category, its id the folder's name. Pure. */
export function readCategoryFile(
  folder: string,
  bytes: Buffer | undefined,
  rules: ReadingRules,
): FileReading {
  const recording = new Recording(rules)
  const source = new SourceFile(bytes ?? Buffer.alloc(0), recording)
  recording.within(() => readFolderCategory(recording, source, folder))
  return { events: recording.events }
}

function readFolderCategory(recording: Recording, source: SourceFile, folder: string): void {
  const fields =
    source.root === null ? undefined : fieldsOf(source, source.root, 'category.yaml', categoryKeys)
  const id = folderId(recording, source, folder, fields?.get('id'))
  if (id === undefined) return
  const title = optional(fields?.get('title'), (value) =>
    readText(source, value, '"title"', recording.languages),
  )
  addCategory(recording, source, source.root, { id, parent: null, title: title ?? folder, fields })
}

function folderId(
  recording: Recording,
  source: SourceFile,
  folder: string,
  entry: MapEntry | undefined,
): string | undefined {
  if (entry?.value) return readId(recording, source, entry.value, entry, undefined, 'category')
  const id = slug(folder)
  if (id !== '') {
    recording.claim('category', id, source.placeOf(source.root))
    return id
  }
  source.error(
    source.root,
    'id-missing',
    `No id can be made from the folder's name "${folder}"`,
    'Write one into its category.yaml: id: roses',
  )
  return undefined
}

function readLists(
  recording: Recording,
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
  readChildren(recording, source, fields, category, walk)
  return fields
}

function readChildren(
  recording: Recording,
  source: SourceFile,
  fields: ReadonlyMap<string, MapEntry>,
  category: string | null,
  walk: Walk,
): void {
  const products = fields.get('products')
  for (const node of products ? readList(source, products.value) : [])
    recording.within(() => readProduct(recording, source, node, category))
  const categories = fields.get('categories')
  for (const node of categories ? readList(source, categories.value) : []) {
    walk.into(source, node, () =>
      recording.within(() => readNestedCategory(recording, source, node, category, walk)),
    )
  }
}

function readNestedCategory(
  recording: Recording,
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
  const title = readTitle(recording, source, node, fields.get('title'), 'A category')
  const id = readId(recording, source, node, fields.get('id'), title, 'category')
  if (id === undefined || title === undefined) return
  addCategory(recording, source, node, { id, parent, title, fields })
  readChildren(recording, source, fields, id, walk)
}

function addCategory(
  recording: Recording,
  source: SourceFile,
  node: Node | null,
  given: {
    id: string
    parent: string | null
    title: Text
    fields: Map<string, MapEntry> | undefined
  },
): void {
  const { id, parent, title, fields } = given
  const order = optional(fields?.get('order'), (value) =>
    readInteger(source, value, '"order"', 0, 1_000_000),
  )
  const description = optional(fields?.get('description'), (value) =>
    readText(source, value, '"description"', recording.languages),
  )
  const photo = optional(fields?.get('photo'), (value) => readPhoto(source, value))
  const wasId = readWasId(source, fields?.get('was-id'))
  recording.addCategory(source.placeOf(node), {
    id,
    parent,
    title,
    ...(description === undefined ? {} : { description }),
    ...(photo === undefined ? {} : { photo }),
    ...(order === undefined ? {} : { order }),
    hidden: flag(source, fields?.get('hidden')),
    ...(wasId === undefined ? {} : { wasId }),
  })
}
