import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { convertRecords } from '../../../../src/catalog/convert/records/convert.ts'
import { folderOf } from '../../folder.ts'
import { converted, convertFile, convertText } from '../converted.ts'

const menu = `
categories:
  - name: Honey
    description: Straight from <b>our</b> hives
    items:
      - name: Creamed honey
        description: Soft as butter.
        sizes:
          - {label: 4 oz, price: 6}
          - {label: 1 lb, price: 24.10}
        flavors:
          - {name: Plain}
          - {name: Lemon, description: With lemon powder.}
      - name: Votive candle
        image: uploads/votive.jpg
        sizes: [{label: pair, price: $4.05}]
      - name: Beard oil
        sizes: [{label: 1 oz}]
  - name: Drinks
    foot: Ask for ice.
    items:
      - {title: '<ul><li>Tea &amp; milk</li></ul>', price: '1,50', stock: 3, sku: T-1}
      - {title: Water, price: 0.1, sizes: [S, L], stock: 7}
`

describe('a menu as its owner wrote it', () => {
  test('becomes categories and goods, with choices from its lists and amounts as they are written', async () => {
    const { categories, products, notes } = await converted(convertRecords, menu, {
      imagesFrom: 'https://shop.example/',
    })
    expect(categories).toMatchObject([
      { title: 'Honey', description: 'Straight from our hives', parent: null },
      { title: 'Drinks', parent: null },
    ])
    const [honey, candle, tea, water] = products
    const [home, drinks] = categories.map(({ key }) => key)
    expect(honey).toMatchObject({
      categories: [home],
      description: 'Soft as butter.\n\nLemon: With lemon powder.',
      options: { Size: ['4 oz', '1 lb'], Flavor: ['Plain', 'Lemon'] },
    })
    expect(honey?.variants.map(({ options, price }) => [...Object.values(options), price])).toEqual(
      [
        ['4 oz', 'Plain', '6.00'],
        ['4 oz', 'Lemon', '6.00'],
        ['1 lb', 'Plain', '24.10'],
        ['1 lb', 'Lemon', '24.10'],
      ],
    )
    expect(candle).toMatchObject({
      price: '4.05',
      description: 'Size: pair',
      photos: ['https://shop.example/uploads/votive.jpg'],
      variants: [],
    })
    expect(tea).toMatchObject({
      title: 'Tea & milk',
      price: '1.50',
      stock: 3,
      sku: 'T-1',
      categories: [drinks],
    })
    expect(water).toMatchObject({
      options: { Size: ['S', 'L'] },
      variants: [{ price: '0.10' }, { price: '0.10' }],
    })
    expect(notes.map(({ code, line, subject }) => [code, line, subject])).toEqual([
      ['columns-unused', 1, 'the records'],
      ['price-missing', 17, 'Beard oil'],
      ['stock-not-split', 23, 'Water'],
    ])
    expect(notes[0]?.message).toContain('foot (1)')
  })

  test('sells what has no price for what its owner says', async () => {
    const { products, notes } = await converted(convertRecords, menu, { price: '9.90' })
    expect(products).toContainEqual(expect.objectContaining({ title: 'Beard oil', price: '9.90' }))
    expect(notes).toContainEqual(
      expect.objectContaining({ code: 'price-said', subject: 'Beard oil' }),
    )
  })
})

test('sections that are keys are categories; JSON is read digit by digit', async () => {
  const text = `{"menu": {"Hot drinks": [{"name": "Tea", "price": 12345678901234.50}],
    "Bar": {"Wine": [{"name": "Red", "price": 5, "old_price": 7}]}}}`
  const { categories, products } = await converted(convertRecords, text)
  expect(categories.map(({ title }) => title)).toEqual(['Hot drinks', 'Bar', 'Wine'])
  expect(categories[2]?.parent).toBe(categories[1]?.key)
  expect(products).toMatchObject([
    { title: 'Tea', price: '12345678901234.50', categories: [categories[0]?.key] },
    { title: 'Red', price: '5.00', was: '7.00', categories: [categories[2]?.key] },
  ])
})

test('goods find their categories by ids, names and paths; variants say their own options', async () => {
  const text = `
- {id: 5, name: Посуд}
- {id: 6, parent_id: 5, name: Чашки}
- {name: Велика, price: 20, categoryId: 6}
- {name: Мала, price: 10, category: Чашки}
- {name: Ваза, price: 30, category: Дім > Вази}
- name: Футболка
  parent: 5
  price: 40
  variants:
    - {розмір: S, колір: біла, stock: 2, sku: F-1}
    - {розмір: M, колір: біла, price: 45, stock: 0, sku: F-2}
- {name: Блюдце, price: 5, parent_id: 77}
`
  const { categories, products, notes } = await converted(convertRecords, text)
  const titleOf = new Map(categories.map(({ key, title }) => [key, title]))
  expect(
    products.map((one) => [one.title, ...one.categories.map((key) => titleOf.get(key))]),
  ).toEqual([
    ['Велика', 'Чашки'],
    ['Мала', 'Чашки'],
    ['Ваза', 'Вази'],
    ['Футболка', 'Посуд'],
  ])
  expect(products[3]?.variants).toEqual([
    { options: { розмір: 'S', колір: 'біла' }, price: '40.00', stock: 2, sku: 'F-1' },
    { options: { розмір: 'M', колір: 'біла' }, price: '45.00', stock: 0, sku: 'F-2' },
  ])
  expect(notes).toMatchObject([{ code: 'parent-unknown', subject: 'Блюдце' }])
})

test('options that are declared beside variants are said once; alone they are choices', async () => {
  const text = JSON.stringify({
    products: [
      {
        title: 'Tee',
        options: [
          { name: 'Size', values: ['S', 'M'] },
          { name: 'Colour', values: ['Red', 'Blue'] },
        ],
        variants: [
          { title: 'S / Red', price: '20.00' },
          { title: 'M / Blue', price: '21.50' },
        ],
      },
      { title: 'Cap', price: '9.00', options: [{ name: 'Size', values: ['S', 'M'] }] },
      { title: 'Mug', price: [3, 4] },
    ],
  })
  const { products, notes } = await converted(convertRecords, text)
  expect(products).toMatchObject([
    {
      options: { Variant: ['S / Red', 'M / Blue'] },
      variants: [{ price: '20.00' }, { price: '21.50' }],
    },
    { options: { Size: ['S', 'M'] }, variants: [{ price: '9.00' }, { price: '9.00' }] },
  ])
  expect(notes).toMatchObject([{ code: 'price-missing', subject: 'Mug' }])
})

describe('a taxonomy is categories without goods', () => {
  const byParents =
    'version: 1\ncategories:\n- {id: 2, label: Cards, parent_id: 1}\n- {id: 1, label: Toys, parent_id: null}\n'
  const byChildren =
    '---\n- id: a\n  name: Toys\n  children:\n  - a-1\n- id: a-1\n  name: Cards\n  children: []\n'
  const nested = '[{"name": "Toys", "children": [{"name": "Cards"}]}]'
  const paths =
    '# Taxonomy 1.0\n\ngid://x/Category/a   : Toys\ngid://x/Category/a-1 : Toys > Cards\n'
  test.each([
    ['by parents', byParents],
    ['by children', byChildren],
    ['nested', nested],
    ['by paths', paths],
  ])('%s', async (_, text) => {
    const { categories, products, notes } = await converted(convertRecords, text)
    const [toys, cards] = categories
    expect(categories).toHaveLength(2)
    expect(toys).toMatchObject({ title: 'Toys', parent: null })
    expect(cards).toMatchObject({ title: 'Cards', parent: toys?.key })
    expect([products, notes]).toEqual([[], []])
  })

  test('in several files of a folder', async () => {
    const dir = await folderOf({
      'a.yml': byChildren,
      'b.json': '[{"id": "b", "name": "Games", "children": ["a"]}]',
      'README.md': 'not of it',
    })
    const result = await convertFile(convertRecords, dir)
    if (!result.ok) throw new Error(result.problem.message)
    expect(result.value.categories.map(({ title }) => title)).toEqual(['Games', 'Toys', 'Cards'])
  })
})

describe('what is no list of records is refused with what it looks like', () => {
  test.each([
    ['prose', 'Just some words.\nAnd more.\n', 'plain text'],
    ['a CSV', 'name,price\nCup,2\n', 'a CSV file'],
    ['a dump of a Django site', '[{"model": "shop.cup", "pk": 1, "fields": {}}]', 'Django'],
    ['settings', 'name: My site\nport: 80\n', 'no list of records'],
    ['broken YAML', 'items:\n  - name: Cup\n  price: [\n', 'line 3'],
    ['a YAML bomb', `a: &a [1]\nb: &b {items: [*a, *b]}\nname: x\n`, 'contains itself'],
  ])('%s', async (_, text, said) => {
    const result = await convertText(convertRecords, text)
    expect(result.ok ? 'converted' : result.problem.message).toContain(said)
  })

  test('a folder without any', async () => {
    const result = await convertFile(convertRecords, await folderOf({ 'a.txt': 'a' }))
    expect(result).toMatchObject({ ok: false, problem: { code: 'folder-empty' } })
    const missing = await convertFile(convertRecords, join(await folderOf({ 'a.txt': 'a' }), 'b'))
    expect(missing).toMatchObject({ ok: false, problem: { code: 'file-unreadable' } })
  })
})
