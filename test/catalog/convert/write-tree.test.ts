import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ForeignCategory, ForeignProduct } from '../../../src/catalog/convert/foreign.ts'
import { writeTree } from '../../../src/catalog/convert/write-tree.ts'
import { folderOf, reading } from '../folder.ts'

interface Goods {
  readonly categories: readonly ForeignCategory[]
  readonly products: readonly ForeignProduct[]
}

function product(title: string, more: Partial<ForeignProduct> = {}): ForeignProduct {
  return {
    title,
    names: [],
    categories: [],
    price: '1.00',
    photos: [],
    hidden: false,
    options: {},
    variants: [],
    ...more,
  }
}

/** The files by their paths. */
async function treeOf({ categories, products }: Goods): Promise<Map<string, string>> {
  const dir = await folderOf({})
  async function* coming() {
    yield* products
  }
  await writeTree(dir, { categories, products: coming() })
  const paths = (await readdir(dir, { recursive: true })).filter((path) => path.endsWith('.yaml'))
  const files = paths
    .sort()
    .map(
      async (path) => [path.split(sep).join('/'), await readFile(join(dir, path), 'utf8')] as const,
    )
  return new Map(await Promise.all(files))
}

async function read(goods: Goods) {
  const files = [...(await treeOf(goods))].map(([path, text]) => [`catalog/${path}`, text])
  const shop = await reading(Object.fromEntries(files))
  if (!shop.ok) throw new Error(JSON.stringify(shop.findings))
  return shop
}

test('a folder a category, amounts digit by digit, variants a line each', async () => {
  const files = await treeOf({
    categories: [
      { key: 'a', parent: null, title: 'Clothing' },
      { key: 'b', parent: 'a', title: 'Tees & more' },
      { key: 'c', parent: null, title: 'Sale' },
    ],
    products: [
      product('Red tee', {
        categories: ['b', 'c'],
        price: '9007199254740.99',
        was: '9007199254741.00',
        options: { Size: ['S', 'M'] },
        variants: [
          { options: { Size: 'S' }, price: '10.00', stock: 3 },
          { options: { Size: 'M' }, price: '10.00' },
        ],
      }),
    ],
  })
  expect([...files.keys()]).toEqual([
    'clothing/category.yaml',
    'clothing/tees-more/category.yaml',
    'clothing/tees-more/products.yaml',
    'sale/category.yaml',
  ])
  expect(files.get('clothing/tees-more/products.yaml')).toBe(`products:
  - id: red-tee
    title: Red tee
    price: 9007199254740.99
    was: 9007199254741.00
    also-in: [sale]
    options:
      Size: [S, M]
    variants:
      - {id: s, Size: S, price: 10.00, stock: 3}
      - {id: m, Size: M, price: 10.00}
`)
})

test('what is called alike gets ids of its own', async () => {
  const { catalog } = await read({
    categories: [
      { key: 'a', parent: null, title: 'Men' },
      { key: 'b', parent: null, title: 'Women' },
      { key: 'c', parent: 'a', title: 'Shoes' },
      { key: 'd', parent: 'b', title: 'Shoes' },
      { key: 'e', parent: null, title: '靴' },
      { key: 'f', parent: null, title: 'Con' },
    ],
    products: [
      product('Boot'),
      product('Boot', { names: ['B-2'] }),
      product('Boot'),
      product('靴', { names: ['R 7'] }),
      product('靴'),
    ],
  })
  expect(catalog.categories.map(({ id }) => id).sort()).toEqual(
    ['category-2', 'con-2', 'men', 'shoes', 'women', 'women-shoes'].sort(),
  )
  expect(catalog.products.map(({ id }) => id)).toEqual([
    'boot',
    'boot-b-2',
    'boot-2',
    'r-7',
    'product-2',
  ])
})

test('many products of one category share out over files, in their order', async () => {
  const products = Array.from({ length: 1001 }, (_, at) => product(`Cup ${at}`))
  const files = await treeOf({ categories: [], products })
  expect([...files.keys()]).toEqual([1, 2, 3, 4, 5, 6].map((part) => `products-${part}.yaml`))
  const { catalog } = await read({ categories: [], products })
  expect(catalog.products.map(({ title }) => title)).toEqual(products.map(({ title }) => title))
})

test('any titles, descriptions, options and SKUs come back as they went', async () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((one) => one.replaceAll(/[\p{Cc}\p{Cs}]/gu, '').trim())
    .filter((one) => one !== '')
  const values = fc.uniqueArray(text, {
    minLength: 1,
    maxLength: 4,
    selector: (one) => one.toLowerCase(),
  })
  const goods = fc.record({ title: text, description: text, sku: text, values })
  await fc.assert(
    fc.asyncProperty(fc.array(goods, { minLength: 1, maxLength: 8 }), async (list) => {
      const { catalog } = await read({
        categories: [{ key: 'k', parent: null, title: list[0]?.title ?? '' }],
        products: list.map(({ values: sizes, ...one }) =>
          product(one.title, {
            ...one,
            categories: ['k'],
            options: { Size: sizes },
            variants: sizes.map((size) => ({ options: { Size: size }, price: '2.00' })),
          }),
        ),
      })
      expect(
        catalog.products.map(({ title, description, sku }) => ({ title, description, sku })),
      ).toEqual(list.map(({ title, description, sku }) => ({ title, description, sku })))
      expect(catalog.products.map(({ options }) => options.Size)).toEqual(
        list.map((one) => one.values),
      )
    }),
    { numRuns: 60 },
  )
})
