import { expect, test } from 'vitest'
import { convertSylius } from '../../../src/catalog/convert/sylius/convert.ts'
import { outlineSylius } from '../../../src/catalog/convert/sylius/outline.ts'
import { folderOf } from '../folder.ts'
import { converted, convertFile, convertText } from './converted.ts'

const indented = (text: string) => text.replaceAll(/^/gm, '        ')

const fixtures = (text: string) =>
  `# Fixtures\nsylius_fixtures:\n  suites:\n    default:\n      fixtures:\n${indented(text)}\n`

const taxons = `cups_taxon:
  name: taxon
  options:
    custom:
      category:
        code: MENU
        name: Menu
        children:
          - code: cups
            translations:
              en_US: {name: Cups, description: To <b>drink</b> from}
              uk_UA: {name: Чашки}`

const goods = `cup_attribute:
  name: product_attribute
  options:
    custom:
      - {name: Brand, code: brand, type: text}
      - {name: Recycled, code: recycled, type: percent}
cup_option:
  name: product_option
  options:
    custom:
      - {name: Cup size, code: cup_size, values: {s: S, l: L}}
      - {name: Colour, code: colour, values: {w: White, b: Blue}}
cup_product:
  name: product
  options:
    custom:
      - name: Big cup
        main_taxon: cups
        taxons: [MENU, cups]
        product_attributes: {brand: Ours, recycled: 0.07}
        product_options: [cup_size, colour]
        images: [{path: '@Bundle/cup.jpg', type: main}]
      - name: Small cup
        enabled: false
        images: [['https://shop.example/small.jpg', main]]`

test('fixtures with a price that the merchant says: every combination of options is a variant', async () => {
  const text = fixtures(`${taxons}\n${goods}`)
  const { categories, products, notes } = await converted(convertSylius, text, { price: '5.00' })
  expect(categories).toEqual([
    { key: 'MENU', parent: null, title: 'Menu', order: 1 },
    {
      key: 'cups',
      parent: 'MENU',
      title: { en: 'Cups', uk: 'Чашки' },
      description: 'To drink from',
      order: 1,
    },
  ])
  const [big, small] = products
  expect(big).toMatchObject({
    title: 'Big cup',
    description: 'Brand: Ours\nRecycled: 7 %',
    categories: ['cups', 'MENU'],
    options: { 'Cup size': ['S', 'L'], Colour: ['White', 'Blue'] },
    photos: [],
    hidden: false,
  })
  expect(big).not.toHaveProperty('price')
  expect(big?.variants.map(({ options, price }) => [...Object.values(options), price])).toEqual([
    ['S', 'White', '5.00'],
    ['S', 'Blue', '5.00'],
    ['L', 'White', '5.00'],
    ['L', 'Blue', '5.00'],
  ])
  expect(small).toMatchObject({
    price: '5.00',
    hidden: true,
    variants: [],
    photos: ['https://shop.example/small.jpg'],
  })
  expect(notes.map(({ code }) => code)).toEqual(['price-said', 'photo-address', 'price-said'])
})

test('without one its goods are left out, and it is told why', async () => {
  const { products, notes } = await converted(convertSylius, fixtures(goods))
  expect(products).toEqual([])
  expect(notes).toMatchObject([
    { kind: 'left-out', code: 'price-missing', subject: 'Big cup' },
    { kind: 'left-out', code: 'price-missing', subject: 'Small cup' },
  ])
})

test('the files of a folder belong together', async () => {
  const channel =
    'channel:\n  options:\n    custom:\n      web: {code: WEB, currencies: [PLN, EUR]}'
  const dir = await folderOf({
    'goods.yaml': fixtures(goods),
    'taxons.yaml': fixtures(taxons),
    'again.yaml': fixtures(taxons),
    'channel.yaml': fixtures(channel),
  })
  const result = await convertFile(convertSylius, dir, { price: '1.00' })
  expect(result).toMatchObject({
    ok: true,
    value: {
      categories: [{ key: 'MENU' }, { key: 'cups' }],
      products: [{ categories: ['cups', 'MENU'] }, { categories: [] }],
      notes: expect.arrayContaining([expect.objectContaining({ subject: 'goods.yaml: Big cup' })]),
    },
  })
  expect(await outlineSylius(dir)).toEqual({
    ok: true,
    value: { currency: 'PLN', languages: ['en', 'uk'] },
  })
})

test.each([
  ['a menu', 'categories:\n  - name: Cups\n', 'it looks like YAML'],
  ['fixtures of nothing', fixtures('locale:\n  options: {locales: [en_US]}'), 'without goods'],
  ['broken YAML', fixtures('a: [1, 2'), 'line'],
])('%s is refused', async (_, text, said) => {
  const result = await convertText(convertSylius, text)
  expect(result.ok ? 'converted' : result.problem.message).toContain(said)
})
