import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { moveCategory } from '../../../src/catalog/edit/category.ts'
import { findEntry } from '../../../src/catalog/edit/entries.ts'
import { touchesOthers } from '../../../src/catalog/edit/outcome.ts'
import { editEntry, type FieldEdit } from '../../../src/catalog/edit/product.ts'
import { prove } from '../../../src/catalog/edit/prove.ts'
import { openFiles, type ShopFiles } from '../../../src/catalog/edit/shop-files.ts'
import type { YamlText } from '../../../src/catalog/edit/yaml-text.ts'
import { readShop } from '../../../src/catalog/read.ts'
import { folderOf, shopYaml } from '../folder.ts'

const languages = ['uk', 'en']

function edit(text: string, id: string, ...edits: FieldEdit[]) {
  const find = (source: YamlText) => findEntry(source, 'product', id, languages)
  return editEntry({ text, find }, edits, languages)
}

/** The text after an edit that is possible. */
function edited(text: string, id: string, ...edits: FieldEdit[]): string {
  const result = edit(text, id, ...edits)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

async function open(files: Record<string, string>): Promise<ShopFiles> {
  const dir = await folderOf({ 'shop.yaml': shopYaml, ...files })
  const shop = await readShop(dir)
  if (!shop.ok) throw new Error(JSON.stringify(shop.findings))
  return openFiles(dir, shop, 'catalog.yaml' in files ? 'catalog.yaml' : 'catalog')
}

test('an amount stays as it is written where only its digits differ', () => {
  const text = 'products:\n  - {id: rose, title: Rose, price: 45.50, was: 300.00, stock: 10}\n'
  const to = (key: string, plain: string) => edited(text, 'rose', { key, value: { plain } })
  expect(to('was', '300')).toBe(text)
  expect(to('price', '45.5')).toBe(text)
  expect(to('stock', '100')).toBe(text.replace('stock: 10', 'stock: 100'))
  expect(to('price', '45.05')).toBe(text.replace('45.50', '45.05'))
})

describe('a text', () => {
  const text = `products:
  - id: rose
    title: 'Rose'  # short
    description: >-
      one and
      two
    price: 1
`

  test('keeps its quotes where they can hold the new one', () => {
    const value = { text: "It's new" }
    expect(edited(text, 'rose', { key: 'title', value })).toBe(
      text.replace("'Rose'", "'It''s new'"),
    )
  })

  test('stays folded, and literal where folding cannot hold it', () => {
    const folded = edited(text, 'rose', { key: 'description', value: { text: 'three\n\nfour' } })
    expect(folded).toBe(text.replace('one and\n      two', 'three\n\n\n      four'))
    const indented = edited(text, 'rose', { key: 'description', value: { text: 'a:\n  - b' } })
    expect(indented).toBe(text.replace('>-', '|-').replace('one and\n      two', 'a:\n        - b'))
  })

  test('of several lines becomes a block, with the comment behind its sign', () => {
    const after = edited(text, 'rose', { key: 'title', value: { text: 'A\nB' } })
    expect(after).toBe(text.replace("'Rose'  # short", '|-  # short\n      A\n      B'))
  })

  test('for all languages is kept for the others when one of them changes', () => {
    const after = edited(text, 'rose', { key: 'title', value: { byLanguage: { uk: 'Троянда' } } })
    expect(after).toContain('title: {uk: Троянда, en: Rose}  # short\n')
  })
})

describe('what is taken from elsewhere', () => {
  const text = `products:
  - &base
    id: a
    title: A
    price: &p 10
    sku: S
  - <<: *base
    id: b
    title: B
  - id: c
    title: &t {uk: В, en: C}
    price: *p
  - id: d
    title: *t
    price: 4
`

  test('is written over where it is taken', () => {
    expect(edited(text, 'c', { key: 'price', value: { plain: '12' } })).toBe(
      text.replace('*p', '12'),
    )
    expect(edited(text, 'b', { key: 'price', value: { plain: '12' } })).toBe(
      text.replace('title: B\n', 'title: B\n    price: 12\n'),
    )
    expect(edited(text, 'd', { key: 'title', value: { byLanguage: { en: 'D' } } })).toBe(
      text.replace('*t', '{uk: В, en: D}'),
    )
  })

  test('is not changed under those who take it', async () => {
    expect(edit(text, 'a', { key: 'price', value: { plain: '12' } })).toMatchObject({
      problem: { code: 'edit-shared', message: expect.stringContaining('line 12') },
    })
    const files = await open({
      'catalog.yaml': text.replace(/title: &t .*\n/, 'title: C\n').replace('*t', 'D'),
    })
    const before = files.shop.catalog
    await files.draft.write(
      'catalog.yaml',
      edited((await files.draft.read('catalog.yaml')) ?? '', 'a', {
        key: 'sku',
        value: { text: 'T' },
      }),
    )
    const proof = await prove(files.draft, readShop)
    await proof.drop()
    expect(
      proof.ok && touchesOthers(before, proof.shop.catalog, new Set(['product a'])),
    ).toMatchObject({
      code: 'edit-touches-others',
      message: expect.stringContaining('product b'),
    })
  })

  test('cannot be taken out', () => {
    expect(edit(text, 'b', { key: 'sku', value: null })).toMatchObject({
      problem: { code: 'edit-merged' },
    })
  })
})

test('a flow mapping of several lines gets a line more', () => {
  const text = `products: [
  {
    id: a, # first
    title: A,
    price: 1 # UAH
  },
]
`
  expect(edited(text, 'a', { key: 'stock', value: { plain: '3' } })).toBe(
    text.replace('1 # UAH', '1, # UAH\n    stock: 3'),
  )
})

test('a category inside a file moves with its comments, indented anew; a folder moves as it is', async () => {
  const files = await open({
    'catalog/a.yaml': `categories:
    - id: outer
      title: Outer
      categories:
          # about inner
          - id: inner
            title: Inner
            description: |
                text
                  more
            # its goods
            products:
            - {id: x, title: X, price: 1}
`,
    'catalog/folder/category.yaml': 'title: Folder\n',
    'catalog/other/category.yaml': 'title: Other\n',
  })
  expect(await moveCategory(files, 'inner', 'folder')).toMatchObject({ ok: true })
  expect(await moveCategory(files, 'other', 'folder')).toMatchObject({ ok: true })
  const proof = await prove(files.draft, readShop)
  expect(proof.ok).toBe(true)
  await proof.place()
  const { dir } = files.draft
  expect(await readFile(join(dir, 'catalog/folder/categories.yaml'), 'utf8')).toBe(`categories:
  # about inner
  - id: inner
    title: Inner
    description: |
        text
          more
    # its goods
    products:
    - {id: x, title: X, price: 1}
`)
  expect(await readFile(join(dir, 'catalog/folder/other/category.yaml'), 'utf8')).toBe(
    'title: Other\n',
  )
  const after = await readShop(dir)
  expect(after.ok && after.catalog.categories.map(({ id, parent }) => [id, parent])).toEqual(
    expect.arrayContaining([
      ['inner', 'folder'],
      ['other', 'folder'],
    ]),
  )
})

test('a file that somebody changes in the meantime is not written over', async () => {
  const files = await open({ 'catalog.yaml': 'products:\n  - {id: a, title: A, price: 1}\n' })
  const { draft } = files
  await draft.write(
    'catalog.yaml',
    edited((await draft.read('catalog.yaml')) ?? '', 'a', { key: 'price', value: { plain: '2' } }),
  )
  const proof = await prove(draft, readShop)
  const theirs = 'products:\n  - {id: a, title: Mine, price: 1}\n'
  await writeFile(join(draft.dir, 'catalog.yaml'), theirs)
  expect(await proof.place()).toMatchObject({ problem: { code: 'files-moved-on' } })
  expect(await readFile(join(draft.dir, 'catalog.yaml'), 'utf8')).toBe(theirs)
})
