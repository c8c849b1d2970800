import { existsSync, readdirSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { bringHome } from '../../../src/catalog/edit/bring-home.ts'
import { diffLines } from '../../../src/catalog/edit/diff.ts'
import { placeEntry } from '../../../src/catalog/edit/place-entry.ts'
import { editEntry, type FieldEdit } from '../../../src/catalog/edit/product.ts'
import { prove } from '../../../src/catalog/edit/prove.ts'
import { removeEntry } from '../../../src/catalog/edit/remove-entry.ts'
import { locate, openFiles, type ShopFiles } from '../../../src/catalog/edit/shop-files.ts'
import { readCatalogPlace, readShop } from '../../../src/catalog/read.ts'
import { editProduct } from '../../../src/cli/commands/product-edit.ts'
import { openBackend, unwrap } from '../../backend/open-backend.ts'
import { sized } from '../../sampled.ts'
import { folderOf } from '../folder.ts'
import { messyShop } from './messy-shop.ts'

async function open(dir: string): Promise<ShopFiles> {
  const shop = await readShop(dir)
  const place = await readCatalogPlace(dir)
  if (!shop.ok || !place) throw new Error(JSON.stringify(shop.findings, null, 2))
  return openFiles(dir, shop, place.catalog)
}

/** Which lines differ, as a row of signs. */
function signsOf(before: string, after: string): string {
  return diffLines(before, after, 0)
    .flat()
    .map(({ sign }) => sign)
    .join('')
}

const additions: readonly FieldEdit[] = [
  { key: 'was', value: { plain: '5000' } },
  { key: 'sku', value: { text: 'A: 1' } },
  { key: 'description', value: { byLanguage: { uk: 'Одне', en: 'One' } } },
  { key: 'also-in', value: { list: [{ text: 'roses' }] } },
]

test('a field that is added is one line more, and taking it out again gives the same bytes', async () => {
  for (const shop of fc.sample(messyShop, {
    numRuns: sized({ part: 4, whole: 10, long: 10 }),
    seed: 5,
  })) {
    const files = await open(await folderOf(shop.write(shop.values)))
    const { languages } = files.shop.settings
    for (const { id, isFlow, has } of shop.products) {
      const { text, find } = unwrap(await locate(files, 'product', id))
      for (const edit of additions) {
        const isThere = has.has(edit.key) || (edit.key === 'sku' && text.includes('<<'))
        if (isThere) continue
        const added = unwrap(editEntry({ text, find }, [edit], languages))
        expect(signsOf(text, added)).toBe(isFlow ? '-+' : '+')
        const removed = unwrap(
          editEntry({ text: added, find }, [{ key: edit.key, value: null }], languages),
        )
        expect(removed).toBe(text)
      }
    }
  }
})

test('a product that is added and removed again leaves the same bytes', async () => {
  const entry = {
    map: [
      ['id', { plain: 'new' }] as const,
      ['title', { text: 'New' }] as const,
      ['price', { plain: '1' }] as const,
    ],
  }
  for (const shop of fc.sample(messyShop, {
    numRuns: sized({ part: 3, whole: 8, long: 8 }),
    seed: 6,
  })) {
    const dir = await folderOf(shop.write(shop.values))
    const { shop: sound, catalog } = await open(dir)
    for (const category of [null, ...sound.catalog.categories.map(({ id }) => id)]) {
      const files = openFiles(dir, sound, catalog)
      const path = unwrap(await placeEntry(files, 'product', category, entry))
      const [change] = files.draft.changes
      const added = change?.after?.toString() ?? ''
      // Nothing but new lines, where the list was not empty or in brackets.
      if (!/products: \[\]/.test(String(change?.before)))
        expect(signsOf(String(change?.before ?? ''), added)).toMatch(/^\++$/)
      const proof = await prove(files.draft, readShop)
      expect(proof.ok && proof.shop.catalog.products.find(({ id }) => id === 'new')?.category).toBe(
        category,
      )
      await proof.drop()
      if (!proof.ok || sound.catalog.products.every((one) => one.category !== category)) continue
      const again = {
        ...files,
        shop: {
          ...sound,
          where: new Map([...sound.where, ['product new', { file: path, line: 1, column: 1 }]]),
        },
      }
      unwrap(await removeEntry(again, 'product', 'new'))
      expect(await files.draft.read(path)).toBe(String(change?.before).replace(/^\ufeff/, ''))
    }
  }
})

for (const template of readdirSync('templates').filter((name) =>
  existsSync(join('templates', name, 'shop.yaml')),
)) {
  test(`the tree of ${template}: each price and title by command is one line, an export untouched is none`, async () => {
    const dir = await mkdtemp(join(tmpdir(), 'shopbot-edit-'))
    onTestFinished(() => rm(dir, { recursive: true, force: true }))
    await cp(join('templates', template), dir, { recursive: true })
    const { shop, catalog } = await open(dir)
    const backend = await openBackend({ catalog: shop.catalog, settings: shop.settings })
    onTestFinished(() => backend.close())
    const { products } = unwrap(await backend.client.export())
    const untouched = openFiles(dir, shop, catalog)
    expect(await bringHome(untouched, { products, exponent: 2, choose: undefined })).toEqual({
      changed: [],
      added: [],
      conflicts: [],
      refused: [],
    })
    expect(untouched.draft.changes).toEqual([])
    for (const { id, variants } of shop.catalog.products) {
      for (const options of [
        { price: '77', ...(variants[0] ? { variant: variants[0].id } : {}) },
        { title: ['Something: new'], language: 'en' },
      ]) {
        const files = openFiles(dir, shop, catalog)
        unwrap(await editProduct(files, id, options))
        const signs = files.draft.changes.map(({ before, after }) =>
          signsOf(String(before), String(after)),
        )
        expect(signs).toEqual(['-+'])
      }
    }
  })
}
