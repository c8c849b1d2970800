import { describe, expect, test } from 'vitest'
import { convertSaleor } from '../../../src/catalog/convert/saleor/convert.ts'
import { outlineSaleor } from '../../../src/catalog/convert/saleor/outline.ts'
import { folderOf } from '../folder.ts'
import { converted, convertText } from './converted.ts'

type Fields = Readonly<Record<string, unknown>>
type Row = readonly [model: string, pk: number, fields: Fields]

const channels: Row[] = [
  ['channel.channel', 1, { name: 'UA', is_active: true, currency_code: 'UAH' }],
  ['channel.channel', 2, { name: 'Old', is_active: false, currency_code: 'USD' }],
  ['channel.channel', 3, { name: 'EU', is_active: true, currency_code: 'EUR' }],
]

const dump = (...rows: readonly Row[]) =>
  `[\n${[...channels, ...rows]
    .map(([model, pk, fields]) => JSON.stringify({ model, pk, fields }))
    .join(',\n')}\n]\n`

/** A product of one variant, in the channel of the hryvnia. */
const cup = (fields: Fields = {}, listing: Fields = {}, price: Fields = {}): Row[] => [
  ['product.product', 7, { name: 'Cup', slug: 'cup', product_type: 1, category: 5, ...fields }],
  [
    'product.productchannellisting',
    1,
    {
      product: 7,
      channel: 1,
      is_published: true,
      visible_in_listings: true,
      available_for_purchase_at: '2022-05-01T00:00:00Z',
      ...listing,
    },
  ],
  ['product.productvariant', 70, { product: 7, sku: 'C-1', name: 'x', track_inventory: true }],
  [
    'product.productvariantchannellisting',
    1,
    {
      variant: 70,
      channel: 1,
      price_amount: '10.500',
      discounted_price_amount: '10.500',
      ...price,
    },
  ],
]

const size = (variant: number, value: string, price: string): Row[] => [
  [
    'product.productvariant',
    variant,
    { product: 7, name: value, sku: `S-${variant}`, sort_order: 100 - variant },
  ],
  ['product.productvariantchannellisting', variant, { variant, channel: 1, price_amount: price }],
  ['attribute.attributevalue', variant, { attribute: 9, name: value }],
  ['attribute.assignedvariantattribute', variant, { variant, assignment: 3 }],
  ['attribute.assignedvariantattributevalue', variant, { assignment: variant, value: variant }],
]

test('a product of one variant: its price, stock, texts, category and pictures', async () => {
  const blocks = [
    { type: 'paragraph', data: { text: 'White &amp; <b>warm</b>, ["like" {this}]' } },
    { type: 'list', data: { items: ['big', { content: 'round' }] } },
  ]
  const text = dump(
    ['product.category', 5, { name: 'Cups', parent: 4, tree_id: 1, lft: 2 }],
    ['product.category', 4, { name: 'Kitchen', parent: null, tree_id: 1, lft: 1 }],
    ...cup({ description: { blocks } }, {}, { discounted_price_amount: '9.250' }),
    ['warehouse.stock', 1, { product_variant: 70, quantity: 8, quantity_allocated: 3 }],
    ['warehouse.stock', 2, { product_variant: 70, quantity: 1, quantity_allocated: 0 }],
    ['attribute.attribute', 9, { name: 'Brand' }],
    ['attribute.attributevalue', 90, { attribute: 9, name: 'Ours' }],
    ['attribute.assignedproductattributevalue', 1, { product: 7, value: 90 }],
    [
      'product.productmedia',
      2,
      { product: 7, sort_order: 2, image: 'products/b c.png', type: 'IMAGE' },
    ],
    [
      'product.productmedia',
      1,
      { product: 7, sort_order: 1, image: 'products/a.png', type: 'IMAGE' },
    ],
  )
  const imagesFrom = 'https://shop.example/media'
  const { categories, products, notes } = await converted(convertSaleor, text, { imagesFrom })
  expect(categories).toEqual([
    { key: '4', parent: null, title: 'Kitchen', order: 1 },
    { key: '5', parent: '4', title: 'Cups', order: 1 },
  ])
  expect(products).toEqual([
    {
      id: 'cup',
      title: 'Cup',
      description: 'White & warm, ["like" {this}]\n\n• big\n• round\n\nBrand: Ours',
      names: ['C-1'],
      categories: ['5'],
      price: '9.25',
      was: '10.50',
      stock: 6,
      sku: 'C-1',
      photos: [
        'https://shop.example/media/products/a.png',
        'https://shop.example/media/products/b%20c.png',
      ],
      hidden: false,
      options: {},
      variants: [],
    },
  ])
  expect(notes).toMatchObject([{ kind: 'told', code: 'channel-taken', line: 2 }])
})

test('variants in their order, by the attribute that tells them apart; what has no price is left out', async () => {
  const [product, listing] = cup()
  const text = dump(
    ...(product && listing ? [product, listing] : []),
    ['attribute.attribute', 9, { name: 'Size' }],
    ['attribute.attributevariant', 3, { attribute: 9, variant_selection: true }],
    ...size(70, 'M', '20.000'),
    ...size(71, 'S', '12345678901.990'),
    ...size(72, 'L', '1.005'),
  )
  const { products, notes } = await converted(convertSaleor, text)
  expect(products).toMatchObject([
    {
      options: { Size: ['S', 'M'] },
      variants: [
        { options: { Size: 'S' }, price: '12345678901.99', sku: 'S-71', stock: 0 },
        { options: { Size: 'M' }, price: '20.00', sku: 'S-70', stock: 0 },
      ],
    },
  ])
  expect(notes).toContainEqual(
    expect.objectContaining({ kind: 'left-out', code: 'money-too-many-digits', subject: 'Cup, L' }),
  )
})

test.each([
  ['unpublished', cup({}, { is_published: false }), true],
  ['sold later', cup({}, { available_for_purchase_at: '2031-01-01T00:00:00Z' }), true],
  ['in no list', cup({}, { visible_in_listings: false }), true],
  ['a gift card', [...cup(), ['product.producttype', 1, { kind: 'gift_card' }] as Row], true],
  ['on sale', cup(), false],
])('what is %s is hidden or not', async (_, rows, hidden) => {
  const { products } = await converted(convertSaleor, dump(...rows))
  expect(products).toMatchObject([{ hidden }])
})

describe('what is not there to be sold is told', () => {
  test.each([
    ['another channel', cup({}, { channel: 3 }), 'channel-other'],
    ['a variant elsewhere', cup({}, {}, { channel: 3 }), 'channel-other'],
    [
      'no price',
      cup({}, {}, { price_amount: null, discounted_price_amount: null }),
      'price-missing',
    ],
    ['no variant', cup().slice(0, 2), 'variations-missing'],
  ])('%s', async (_, rows, code) => {
    const { products, notes } = await converted(convertSaleor, dump(...rows))
    expect(products).toEqual([])
    expect(notes).toContainEqual(
      expect.objectContaining({ kind: 'left-out', code, subject: 'Cup' }),
    )
  })

  test('sales and collections', async () => {
    const { notes } = await converted(
      convertSaleor,
      dump(
        ...cup(),
        ['discount.sale', 1, { name: 'Spring' }],
        ['product.collection', 1, { name: 'New' }],
      ),
    )
    const left = notes.filter(({ code }) => code === 'not-carried').map(({ message }) => message)
    expect(left).toEqual([expect.stringContaining('Spring'), expect.stringContaining('New')])
  })
})

test('translations become texts in their languages', async () => {
  const text = dump(
    ...cup(),
    ['product.category', 5, { name: 'Cups', parent: null, tree_id: 1, lft: 1 }],
    ['product.categorytranslation', 1, { category: 5, language_code: 'uk', name: 'Чашки' }],
    ['product.producttranslation', 1, { product: 7, language_code: 'uk', name: 'Чашка' }],
  )
  const both = await converted(convertSaleor, text)
  expect(both.products[0]?.title).toEqual({ en: 'Cup', uk: 'Чашка' })
  expect(both.categories[0]?.title).toEqual({ en: 'Cups', uk: 'Чашки' })
  const one = await converted(convertSaleor, text, { language: 'uk' })
  expect(one.products[0]?.title).toBe('Чашка')
  const file = `${await folderOf({ dump: text })}/dump`
  expect(await outlineSaleor(file)).toEqual({
    ok: true,
    value: { currency: 'UAH', languages: ['en', 'uk'] },
  })
})

test.each([
  ['another currency', dump(...cup()), { currency: 'USD' }, 'sell in UAH, EUR'],
  [
    'rows of other tables',
    '[{"model": "auth.user", "pk": 1, "fields": {}}]',
    {},
    'without the goods',
  ],
  ['JSON of something else', '[{"name": "Cup"}]', {}, 'it looks like JSON'],
  ['a dump that is cut off', dump(...cup()).slice(0, -200), {}, 'cannot be read'],
])('%s is refused', async (_, text, options, said) => {
  const result = await convertText(convertSaleor, text, options)
  expect(result.ok ? 'converted' : result.problem.message).toContain(said)
})
