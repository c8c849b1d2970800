import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { done, failed, type Result } from '../../shop/problem.ts'
import { moveText } from './move-text.ts'
import { placeEntry } from './place-entry.ts'
import { editEntry } from './product.ts'
import { removeEntry } from './remove-entry.ts'
import { folderOf, locate, type ShopFiles, unknown, withBelow } from './shop-files.ts'
import { type Field, fieldLines } from './value.ts'

/**
 * A new category: a folder where its parent is one, else an entry of its parent's file. Resolves to the file that
 * describes it. Codes: `category-unknown`, `category-taken`, `edit-one-line`.
 */
export async function addCategory(
  files: ShopFiles,
  { id, parent, fields }: { id: string; parent: string | null; fields: readonly Field[] },
): Promise<Result<string>> {
  const { shop, draft } = files
  if (shop.catalog.categories.some((one) => one.id === id))
    return taken(shop.where.get(`category ${id}`)?.file ?? '', id)
  if (parent !== null && !isKnown(files, parent)) return unknown(shop, 'category', parent)
  const folder = folderOf(files, parent)
  if (folder === undefined)
    return placeEntry(files, 'category', parent, { map: [['id', { plain: id }], ...fields] })
  const path = `${folder}/${id}/category.yaml`
  if (await exists(join(draft.dir, folder, id))) return taken(`${folder}/${id}`, id)
  await draft.write(path, `${fields.map(fieldLines).join('\n')}\n`)
  return done(path)
}

/**
 * Gives a category another parent (null: the top of the shop) with all that is in it. A folder is moved; what is
 * written inside a file is moved as text, with its comments. Resolves to the new place. Codes: `category-unknown`,
 * `category-inside-itself`, `category-there`, `folder-into-file`, `category-taken`, `edit-shared`, `edit-one-line`.
 */
export async function moveCategory(
  files: ShopFiles,
  id: string,
  parent: string | null,
): Promise<Result<string>> {
  const { shop, draft } = files
  const category = shop.catalog.categories.find((one) => one.id === id)
  if (!category) return unknown(shop, 'category', id)
  if (parent !== null && !isKnown(files, parent)) return unknown(shop, 'category', parent)
  if (parent !== null && withBelow(shop.catalog.categories, id).has(parent)) {
    return failed({
      code: 'category-inside-itself',
      message: `"${parent}" is ${parent === id ? 'the category itself' : `inside "${id}"`}: it cannot be moved there`,
    })
  }
  if (category.parent === parent) {
    const where = parent === null ? 'at the top of the shop' : `in "${parent}"`
    return failed({ code: 'category-there', message: `"${id}" is ${where} already` })
  }
  const from = folderOf(files, id)
  const to = folderOf(files, parent)
  if (from === undefined) return moveText(files, 'category', id, parent)
  if (to === undefined) {
    return failed({
      code: 'folder-into-file',
      message: `"${id}" is a folder (${from}), and "${parent ?? 'the catalogue'}" is written inside a file: a file cannot hold a folder`,
      hint:
        parent === null
          ? 'Make a folder of the catalogue first.'
          : `Make a folder "${parent}" with a category.yaml first, or move it to another category.`,
    })
  }
  const target = `${to}/${basename(from)}`
  if (await exists(join(draft.dir, target))) return taken(target, basename(from))
  draft.moveFolder(from, target)
  return done(target)
}

/**
 * Takes a category out with all below it; goods of others no longer name it. Resolves to what went. Codes:
 * `category-unknown`, `category-has-products`, `category-has-files`, `edit-shared`.
 */
export async function removeCategory(
  files: ShopFiles,
  id: string,
  withProducts: boolean,
): Promise<
  Result<{ readonly products: readonly string[]; readonly categories: readonly string[] }>
> {
  const { shop, draft } = files
  if (!isKnown(files, id)) return unknown(shop, 'category', id)
  const gone = withBelow(shop.catalog.categories, id)
  const products = shop.catalog.products.filter(
    (one) => one.category !== null && gone.has(one.category),
  )
  if (products.length > 0 && !withProducts) {
    const some = products
      .slice(0, 5)
      .map((one) => one.id)
      .join(', ')
    return failed({
      code: 'category-has-products',
      message: `"${id}" has ${products.length} ${products.length === 1 ? 'product' : 'products'} in it: ${some}${products.length > 5 ? ', …' : ''}`,
      hint: 'To remove them too, add --with-products. Nothing was changed.',
      facts: { products: products.length },
    })
  }
  for (const product of shop.catalog.products) {
    const left = product.alsoIn.filter((one) => !gone.has(one))
    if (left.length === product.alsoIn.length || products.includes(product)) continue
    const found = await locate(files, 'product', product.id)
    if (!found.ok) return found
    const list = { list: left.map((text) => ({ text })) }
    const edited = editEntry(
      found.value,
      [{ key: 'also-in', value: list }],
      shop.settings.languages,
    )
    if (!edited.ok) return edited
    await draft.write(found.value.path, edited.value)
  }
  const folder = folderOf(files, id)
  const removed =
    folder === undefined
      ? await removeEntry(files, 'category', id)
      : await removeFolder(files, folder)
  if (!removed.ok) return removed
  return done({ products: products.map((one) => one.id), categories: [...gone] })
}

async function removeFolder({ draft }: ShopFiles, folder: string): Promise<Result<string>> {
  const paths = await filesBelow(draft.dir, folder)
  const other = paths.find((path) => !/\.ya?ml$/i.test(path))
  if (other !== undefined) {
    return failed({
      code: 'category-has-files',
      message: `The folder ${folder} holds other files, too: ${other}`,
      hint: 'Move them elsewhere, then try again.',
    })
  }
  for (const path of paths) await draft.remove(path)
  return done(folder)
}

async function filesBelow(dir: string, folder: string): Promise<string[]> {
  const paths: string[] = []
  for (const entry of await readdir(join(dir, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) paths.push(...(await filesBelow(dir, path)))
    else if (entry.name !== '.DS_Store') paths.push(path)
  }
  return paths
}

const isKnown = ({ shop }: ShopFiles, id: string) =>
  shop.catalog.categories.some((one) => one.id === id)

const exists = (path: string) =>
  readdir(path).then(
    () => true,
    () => false,
  )

function taken(where: string, id: string): Result<never> {
  return failed({
    code: 'category-taken',
    message: `There is a category "${id}" already: ${where}`,
    hint: 'Choose another id.',
  })
}
