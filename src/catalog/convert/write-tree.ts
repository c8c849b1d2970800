import { textIn } from '../../shop/text.ts'
import type { ForeignCatalog, ForeignCategory, ForeignProduct } from './foreign.ts'
import { Ids } from './ids.ts'
import { categoryYaml, productsYaml, type WrittenProduct } from './tree-yaml.ts'

/** A file of the tree; its path is relative to the catalogue's folder, with `/` between. */
export interface TreeFile {
  readonly path: string
  readonly text: string
}

/** So many products share a file: what is edited together fits into one view of an editor's outline. */
const productsAFile = 200

/** The YAML tree of a catalogue: a folder a category, named by its id, with its products beside. Pure. */
export function treeFiles({ categories, products }: ForeignCatalog): TreeFile[] {
  const places = placesOf(categories)
  const idOf = (key: string) => places.get(key)?.id
  const ids = new Ids()
  const written = products.map((product) => ({
    folder: places.get(product.categories[0] ?? '')?.folder ?? '',
    product: {
      ...product,
      id: ids.take(namesOf(product), 'product'),
      alsoIn: [...new Set(product.categories.slice(1).flatMap((key) => idOf(key) ?? []))],
    },
  }))
  const byFolder = new Map<string, WrittenProduct[]>()
  for (const { folder, product } of written) {
    const beside = byFolder.get(folder)
    if (beside) beside.push(product)
    else byFolder.set(folder, [product])
  }
  return [
    ...categories.flatMap((category) => {
      const place = places.get(category.key)
      return place ? [{ path: `${place.folder}category.yaml`, text: categoryYaml(category) }] : []
    }),
    ...[...byFolder].flatMap(([folder, goods]) =>
      inParts(goods).map(({ name, part }) => ({
        path: `${folder}${name}`,
        text: productsYaml(part),
      })),
    ),
  ]
}

interface Place {
  readonly id: string
  /** Ends with `/`. */
  readonly folder: string
}

/** A category is called by its title; where that is taken, by its parent's before it. */
function placesOf(categories: readonly ForeignCategory[]): Map<string, Place> {
  const ids = new Ids()
  const places = new Map<string, Place>()
  for (const { key, parent, title } of categories) {
    const above = parent === null ? undefined : places.get(parent)
    const name = textIn(title, 'en', [])
    const id = ids.take(above ? [name, `${above.id}-${name}`] : [name], 'category')
    places.set(key, { id, folder: `${above?.folder ?? ''}${id}/` })
  }
  return places
}

function namesOf({ title, names }: ForeignProduct): string[] {
  const name = textIn(title, 'en', [])
  return [name, ...names.map((other) => `${name} ${other}`), ...names]
}

function inParts<T>(goods: readonly T[]): { name: string; part: T[] }[] {
  const count = Math.ceil(goods.length / productsAFile)
  const width = String(count).length
  return Array.from({ length: count }, (_, at) => ({
    name: count === 1 ? 'products.yaml' : `products-${String(at + 1).padStart(width, '0')}.yaml`,
    part: goods.slice(at * productsAFile, (at + 1) * productsAFile),
  }))
}
