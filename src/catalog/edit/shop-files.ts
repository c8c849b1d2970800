import type { Category } from '../../shop/catalog.ts'
import { failed, type Result } from '../../shop/problem.ts'
import { didYouMean } from '../read/fields.ts'
import type { ShopReading } from '../read.ts'
import { Draft } from './draft.ts'
import { type Entry, findEntry, type Kind } from './entries.ts'
import { YamlText } from './yaml-text.ts'

/** A sound shop and the draft of what becomes of its files. */
export interface ShopFiles {
  readonly shop: Extract<ShopReading, { ok: true }>
  readonly draft: Draft
  /** The catalogue's folder or file, from the shop's folder. */
  readonly catalog: string
}

export function openFiles(dir: string, shop: ShopFiles['shop'], catalog: string): ShopFiles {
  return { shop, draft: new Draft(dir), catalog: catalog.replace(/^\.\//, '').replace(/\/+$/, '') }
}

export interface Found {
  readonly path: string
  readonly text: string
  /** Finds it again in the text after an edit. */
  find(source: YamlText): Entry | undefined
}

/** Where a product, or a category inside a file, is written. Codes: `product-unknown`, `category-unknown`. */
export async function locate(
  { shop, draft }: ShopFiles,
  kind: Kind,
  id: string,
): Promise<Result<Found>> {
  const path = shop.where.get(`${kind} ${id}`)?.file
  const text = path === undefined ? undefined : await draft.read(path)
  const find = (source: YamlText) => findEntry(source, kind, id, shop.settings.languages)
  if (path !== undefined && text !== undefined && find(new YamlText(text)))
    return { ok: true, value: { path, text, find } }
  return unknown(shop, kind, id)
}

export function unknown(shop: ShopFiles['shop'], kind: Kind, id: string): Result<never> {
  const { products, categories } = shop.catalog
  const known = (kind === 'product' ? products : categories).map((one) => one.id)
  const list = known.slice(0, 12).join(', ')
  return failed({
    code: `${kind}-unknown`,
    message: `The files name no ${kind} "${id}"`,
    hint:
      didYouMean(id, known) ??
      (known.length === 0
        ? `There is no ${kind} yet.`
        : `There ${known.length === 1 ? 'is' : 'are'}: ${list}${known.length > 12 ? ', …' : ''}`),
  })
}

/** The folder of a category that is one; undefined: it is written inside a file. */
export function folderOf({ shop, catalog }: ShopFiles, id: string | null): string | undefined {
  if (id === null) return /\.ya?ml$/i.test(catalog) ? undefined : catalog
  const file = shop.where.get(`category ${id}`)?.file ?? ''
  if (file.endsWith('/category.yaml')) return file.slice(0, -'/category.yaml'.length)
  return /\.ya?ml$/i.test(file) ? undefined : file
}

/** A category and all below it. */
export function withBelow(categories: readonly Category[], id: string): ReadonlySet<string> {
  const ids = new Set([id])
  for (let size = 0; size !== ids.size; ) {
    size = ids.size
    for (const one of categories) if (one.parent !== null && ids.has(one.parent)) ids.add(one.id)
  }
  return ids
}
