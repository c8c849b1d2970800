import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { bringHome } from '../../../src/catalog/edit/bring-home.ts'
import { diffLines } from '../../../src/catalog/edit/diff.ts'
import type { Draft } from '../../../src/catalog/edit/draft.ts'
import { touchesOthers } from '../../../src/catalog/edit/outcome.ts'
import { prove } from '../../../src/catalog/edit/prove.ts'
import { openFiles, type ShopFiles } from '../../../src/catalog/edit/shop-files.ts'
import { readShop } from '../../../src/catalog/read.ts'
import { editProduct, type ProductEditOptions } from '../../../src/cli/commands/product-edit.ts'
import type { ProductChange } from '../../../src/client/wire/desk.ts'
import { parseAmount } from '../../../src/shop/money.ts'
import { openBackend, type TestBackend, unwrap } from '../../backend/open-backend.ts'
import { isProof } from '../../sampled.ts'
import { folderOf } from '../folder.ts'
import {
  type MessyProduct,
  type MessyShop,
  messySettings,
  messyShop,
  type Values,
} from './messy-shop.ts'

/** An edit that a merchant makes by command and staff make in the chat, with the values it leads to. */
interface Change {
  readonly options: ProductEditOptions
  readonly inChat: ProductChange
  readonly value: readonly [name: string, text: string]
}

function changesOf(product: MessyProduct): Change[] {
  const { id, titleBy, has, isFlow } = product
  const price = parseAmount('1234.56', 2)
  const words = `It's "новий": ${id} # 1`
  const plain = `Нова назва ${id}`
  const changes: Change[] = [
    {
      options: { price: '1234.56' },
      inChat: { price: price.ok ? price.value : 0 },
      value: [`${id}.price`, '1234.56'],
    },
    titleBy === 'one'
      ? { options: { title: [plain] }, inChat: { title: plain }, value: [`${id}.title`, plain] }
      : {
          options: { title: [plain], language: 'en' },
          inChat: { title: plain, language: 'en' },
          value: [`${id}.title.en`, plain],
        },
  ]
  if (has.has('stock'))
    changes.push({
      options: { stock: '1000' },
      inChat: { stock: 1000 },
      value: [`${id}.stock`, '1000'],
    })
  if (has.has('description') && !isFlow)
    changes.push({
      options: { description: [`${words}\n\nкінець`] },
      inChat: {},
      value: [`${id}.description`, `${words}\n\nкінець`],
    })
  return changes
}

type Sound = ShopFiles['shop']

async function read(dir: string): Promise<Sound> {
  const shop = await readShop(dir)
  if (!shop.ok) throw new Error(JSON.stringify(shop.findings, null, 2))
  return shop
}

/**
 * Writes what was drafted, and resolves to what can be read then: with the proof of every command where that is
 * to be tried, else plainly, which costs a tenth.
 */
async function place(files: ShopFiles, id: string, isProved: boolean): Promise<Sound> {
  const { draft, shop } = files
  const after = isProved ? await placeProved(files) : await placePlainly(draft)
  expect(touchesOthers(shop.catalog, after.catalog, new Set([`product ${id}`]))).toBeUndefined()
  return after
}

async function placeProved({ draft }: ShopFiles): Promise<Sound> {
  const proof = await prove(draft, readShop)
  if (!proof.ok) throw new Error(JSON.stringify(proof.findings, null, 2))
  unwrap(await proof.place())
  return proof.shop
}

async function placePlainly({ dir, changes }: Draft): Promise<Sound> {
  for (const { path, after } of changes) await writeFile(join(dir, path), after ?? '')
  return read(dir)
}

async function importInto(
  { client }: TestBackend,
  { catalog, settings, files }: Sound,
  dryRun = false,
) {
  return unwrap(await client.import({ catalog, settings, files, by: 'test', dryRun }))
}

async function exportInto({ client }: TestBackend, dir: string, shop: Sound): Promise<ShopFiles> {
  const files = openFiles(dir, shop, 'catalog')
  const { products } = unwrap(await client.export())
  const home = await bringHome(files, { products, exponent: 2, choose: undefined })
  expect(home).toMatchObject({ conflicts: [], refused: [] })
  return files
}

async function textsOf(dir: string, paths: readonly string[]): Promise<Record<string, string>> {
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(dir, path), 'utf8')] as const),
  )
  return Object.fromEntries(texts)
}

/** A tree through import, a command, import again, a change in the chat and an export; each by its exact bytes. */
async function roundTrip(backend: TestBackend, shop: MessyShop, which: number): Promise<void> {
  const isProved = which % 5 === 0
  const before = shop.write(shop.values)
  const dir = await folderOf(before)
  const paths = Object.keys(before)
  const sound = await read(dir)
  await importInto(backend, sound)
  // Untouched: no byte changes.
  expect((await exportInto(backend, dir, sound)).draft.changes).toEqual([])

  const product = shop.products[which % shop.products.length]
  if (!product) return
  const all = changesOf(product)
  const change = all[which % all.length]
  const other = all[(which + 1) % all.length]
  if (!change || !other) return
  const edited = await byCommand(dir, sound, shop, product, change, isProved)
  if (!edited) return
  const values = withValue(shop.values, change)
  expect(await textsOf(dir, paths)).toEqual(shop.write(values))
  await importInto(backend, edited)

  const isAliased = (product.lendsPrice || product.takesPrice) && other.inChat.price !== undefined
  if (isAliased || Object.keys(other.inChat).length === 0) return
  const { client } = backend
  unwrap(await client.changeProduct('terminal', product.id, other.inChat, backend.key()))
  const after = await place(await exportInto(backend, dir, edited), product.id, isProved)
  expect(await textsOf(dir, paths)).toEqual(shop.write(withValue(values, other)))
  // Nothing is left to do for the next import.
  expect(await importInto(backend, after, true)).toMatchObject({
    changes: { create: 0, update: 0, delete: 0 },
    drift: [],
    conflicts: [],
  })
}

const withValue = (values: Values, { value: [name, text] }: Change): Values => ({
  ...values,
  [name]: text,
})

/** Resolves to what can be read then; undefined where the files are not of the generator's making any more. */
async function byCommand(
  dir: string,
  sound: Sound,
  shop: MessyShop,
  { id, lendsPrice, takesPrice }: MessyProduct,
  change: Change,
  isProved: boolean,
): Promise<Sound | undefined> {
  const files = openFiles(dir, sound, 'catalog')
  const edited = await editProduct(files, id, change.options)
  const isPrice = change.options.price !== undefined
  if (isPrice && lendsPrice && !edited.ok) {
    // What others take by an alias is not changed under them.
    expect(edited.problem.code).toBe('edit-shared')
    expect(shop.products.some((one) => one.takesPrice)).toBe(true)
    return undefined
  }
  unwrap(edited)
  if (!isPrice || !takesPrice) return place(files, id, isProved)
  const [file] = files.draft.changes
  const lines = diffLines(String(file?.before), String(file?.after), 0).flat()
  expect(lines.map(({ sign }) => sign).join('')).toBe('-+')
  expect(lines[1]?.text).toBe(lines[0]?.text.replace(/\*a-p\d+/, '1234.56'))
  await place(files, id, isProved)
  return undefined
}

/** A proof tries all of them; who waits for the tests gets a part. */
const trees = isProof ? 200 : 20

test(`${trees} messy trees survive import, an edit by command, and export, byte by byte`, async () => {
  const backend = await openBackend({ empty: true })
  onTestFinished(() => backend.close())
  const empty = await read(await folderOf({ 'shop.yaml': messySettings, 'catalog.yaml': '' }))
  await fc.assert(
    fc.asyncProperty(messyShop, fc.nat(1000), async (shop, which) => {
      try {
        await roundTrip(backend, shop, which)
      } finally {
        const { catalog, settings, files } = empty
        const request = { catalog, settings, files, by: 'test', dryRun: false }
        unwrap(await backend.client.import({ ...request, choices: { all: 'ours' } }))
      }
    }),
    { numRuns: trees, seed: 4 },
  )
}, 180_000)
