import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { textIn } from '../../shop/text.ts'
import type { Conversion, ForeignCategory, ForeignProduct } from './foreign.ts'
import { Ids } from './ids.ts'
import { type Head, PartFiles } from './part-files.ts'
import { categoryYaml, productYaml } from './tree-yaml.ts'

/** What a tree holds. */
export interface TreeCounts {
  readonly categories: number
  readonly products: number
  readonly variants: number
}

export interface WrittenTree {
  readonly counts: TreeCounts
  /** Of the files of its products. */
  readonly characters: number
}

/**
 * Writes the YAML tree of a catalogue into a folder that is there and empty: a folder a category, named by its
 * id, with its products beside. Goods go to their files as they come; memory holds ids and paths. `head` gives the
 * lines that a file begins with, by its path in the folder.
 */
export async function writeTree(
  folder: string,
  { categories, products }: Pick<Conversion, 'categories' | 'products'>,
  head: Head = () => '',
): Promise<WrittenTree> {
  const places = new Places(folder, head)
  const parts = new PartFiles(folder, head)
  const ids = new Ids()
  let variants = 0
  for await (const product of products) {
    await places.take(categories)
    const [home, ...others] = product.categories
    const id = ids.take(namesOf(product), 'product')
    const alsoIn = [...new Set(others.flatMap((key) => places.of(key)?.id ?? []))]
    parts.add(places.of(home ?? '')?.folder ?? '', productYaml({ ...product, id, alsoIn }))
    variants += product.variants.length
  }
  await places.take(categories)
  parts.finish()
  const counts = { categories: categories.length, products: parts.products, variants }
  return { counts, characters: parts.characters }
}

interface Place {
  readonly id: string
  /** From the catalogue's folder; ends with `/`. */
  readonly folder: string
}

/** Where the categories lie, each written down as it becomes known. */
class Places {
  readonly #folder: string
  readonly #head: Head
  readonly #ids = new Ids()
  readonly #places = new Map<string, Place>()
  #taken = 0

  constructor(folder: string, head: Head) {
    this.#folder = folder
    this.#head = head
  }

  of(key: string): Place | undefined {
    return this.#places.get(key)
  }

  async take(categories: readonly ForeignCategory[]): Promise<void> {
    for (const category of categories.slice(this.#taken)) {
      const file = `${this.#placeFor(category).folder}category.yaml`
      const path = join(this.#folder, file)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, this.#head(file) + categoryYaml(category))
    }
    this.#taken = categories.length
  }

  /** A category is called by its title; where that is taken, by its parent's before it. */
  #placeFor({ key, parent, title }: ForeignCategory): Place {
    const above = parent === null ? undefined : this.#places.get(parent)
    const name = textIn(title, 'en', [])
    const id = this.#ids.take(above ? [name, `${above.id}-${name}`] : [name], 'category')
    const place = { id, folder: `${above?.folder ?? ''}${id}/` }
    this.#places.set(key, place)
    return place
  }
}

function namesOf({ id, title, names }: ForeignProduct): string[] {
  const name = textIn(title, 'en', [])
  return [
    ...(id === undefined ? [] : [id]),
    name,
    ...names.map((other) => `${name} ${other}`),
    ...names,
  ]
}
