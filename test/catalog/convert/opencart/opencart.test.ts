import { describe, expect, test } from 'vitest'
import type { ConvertOptions } from '../../../../src/catalog/convert/foreign.ts'
import { convertOpenCart } from '../../../../src/catalog/convert/opencart/convert.ts'
import { converted, convertText } from '../converted.ts'
import { dump, one, product, type Tables, type Values } from './dump.ts'

const convert = (tables: Tables, options?: Partial<ConvertOptions>) =>
  converted(convertOpenCart, dump(tables), options)

async function only(tables: Tables, options?: Partial<ConvertOptions>) {
  const { products, notes, categories } = await convert(tables, options)
  const [found, ...more] = products
  if (!found || more.length > 0) throw new Error(`${products.length}: ${JSON.stringify(notes)}`)
  return { product: found, categories, notes, codes: notes.map(({ code }) => code) }
}

test('a product with all that belongs to it', async () => {
  const { product: made, notes } = await only(
    one(
      {
        name: 'Сіль &amp; перець &amp;amp;quot;Смак&amp;amp;quot;',
        description:
          '&lt;p&gt;Для &lt;b&gt;кухні&lt;/b&gt; &amp;amp; саду&lt;/p&gt;&lt;ul&gt;&lt;li&gt;19&amp;quot;&lt;/li&gt;&lt;/ul&gt;',
        price: '45.5000',
        quantity: 3,
        sku: 'S-7',
        manufacturer_id: 4,
        image: 'catalog/сіль 1.jpg',
      },
      {
        manufacturer: [{ manufacturer_id: 4, name: 'Глина &amp; Ко' }],
        attribute_description: [{ attribute_id: 2, language_id: 1, name: 'Вага' }],
        product_attribute: [{ product_id: 7, attribute_id: 2, language_id: 1, text: '350 г' }],
        product_image: [
          { product_id: 7, image: 'catalog/b.jpg', sort_order: 2 },
          { product_id: 7, image: 'catalog/a.jpg', sort_order: 1 },
          { product_id: 7, image: 'no_image.png', sort_order: 3 },
        ],
      },
    ),
    { imagesFrom: 'https://shop.example/image' },
  )
  expect(notes).toEqual([])
  expect(made).toEqual({
    title: 'Сіль & перець "Смак"',
    description: 'Для кухні & саду\n\n• 19"\n\nВиробник: Глина & Ко\nМодель: M7\nВага: 350 г',
    names: ['S-7', 'M7', '7'],
    categories: [],
    price: '45.50',
    stock: 3,
    sku: 'S-7',
    photos: [
      'https://shop.example/image/catalog/%D1%81%D1%96%D0%BB%D1%8C%201.jpg',
      'https://shop.example/image/catalog/a.jpg',
      'https://shop.example/image/catalog/b.jpg',
    ],
    hidden: false,
    options: {},
    variants: [],
  })
})

test('pictures without an address are told once, whole addresses are taken', async () => {
  const pictures = [
    { product_id: 7, image: 'https://cdn.example/a.jpg', sort_order: 1 },
    { product_id: 7, image: 'catalog/b.jpg', sort_order: 2 },
  ]
  const { product: made, notes } = await only(
    one({ image: 'catalog/a.jpg' }, { product_image: pictures }),
  )
  expect(made.photos).toEqual(['https://cdn.example/a.jpg'])
  expect(notes).toEqual([
    expect.objectContaining({ code: 'photo-address', message: expect.stringContaining('(2)') }),
  ])
})

describe('prices', () => {
  const special = (values: Values) => ({
    product_id: 7,
    customer_group_id: 1,
    priority: 1,
    price: '80.0000',
    date_start: '0000-00-00',
    date_end: '0000-00-00',
    ...values,
  })

  test.each<[string, Values[], string, string | undefined, string[]]>([
    ['none', [], '100.00', undefined, []],
    ['for ever', [special({})], '80.00', '100.00', []],
    [
      'the first by priority',
      [special({ priority: 2, price: '70.0000' }), special({})],
      '80.00',
      '100.00',
      [],
    ],
    ['the lower of two', [special({}), special({ price: '9.0000' })], '9.00', '100.00', []],
    ['of another group', [special({ customer_group_id: 2 })], '100.00', undefined, []],
    ['over', [special({ date_end: '2026-05-01' })], '100.00', undefined, []],
    ['to come', [special({ date_start: '2026-05-02' })], '100.00', undefined, ['sale-later']],
    [
      'that will end',
      [special({ date_start: '2026-05-01', date_end: '2026-05-02' })],
      '80.00',
      '100.00',
      ['sale-ends'],
    ],
    ['higher', [special({ price: '120.0000' })], '120.00', undefined, []],
    ['free', [special({ price: '0.0000' })], '100.00', undefined, ['sale-unreadable']],
  ])('a special %s', async (_, specials, price, was, told) => {
    const { product: made, codes } = await only(one({}, { product_special: specials }))
    expect([made.price, made.was, codes]).toEqual([price, was, told])
  })

  test.each<[string, Values, string, string | undefined, string[]]>([
    ['a fixed one', { special: 1, type: 'F', price: '80.0000' }, '80.00', '100.00', []],
    ['a percentage', { special: 1, type: 'P', price: '12.5000' }, '87.50', '100.00', []],
    ['an amount less', { special: 1, type: 'S', price: '0.5000' }, '99.50', '100.00', []],
    ['a usual one', { special: 0, type: 'F', price: '80.0000' }, '80.00', undefined, []],
    [
      'by quantity',
      { special: 0, type: 'F', price: '80.0000', quantity: 10 },
      '100.00',
      undefined,
      ['price-by-quantity'],
    ],
  ])('OpenCart 4.1: %s among the discounts', async (_, discount, price, was, told) => {
    const row = special({ quantity: 1, ...discount })
    const { product: made, codes } = await only(one({}, { product_discount: [row] }))
    expect([made.price, made.was, codes]).toEqual([price, was, told])
  })

  test.each([
    ['33.3333', 'price-inexact'],
    ['-5.0000', 'price-inexact'],
    ['NaN', 'money-not-decimal'],
  ])('%s is left out and never rounded', async (price, code) => {
    const { products, notes } = await convert(one({ price }))
    expect(products).toEqual([])
    expect(notes).toEqual([expect.objectContaining({ kind: 'left-out', code, subject: 'Товар 7' })])
  })

  test('a shop in another currency is refused, and told what to do', async () => {
    const result = await convertText(convertOpenCart, dump(one()), { currency: 'EUR' })
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'currency-differs', hint: expect.stringContaining('--currency UAH') },
    })
  })

  test('taxes that OpenCart adds are told', async () => {
    const setting = [
      { store_id: 0, key: 'config_tax', value: '1' },
      { store_id: 0, key: 'config_currency', value: 'UAH' },
    ]
    expect((await only(one({ tax_class_id: 9 }, { setting }))).codes).toEqual(['tax-not-added'])
  })
})

describe('stock', () => {
  test.each<[Values, number | undefined, string[]]>([
    [{ quantity: 5 }, 5, []],
    [{ quantity: 0 }, 0, []],
    [{ quantity: -4 }, 0, ['stock-negative']],
    [{ quantity: 5, subtract: 0 }, undefined, []],
    [{ quantity: 0, subtract: 0 }, 0, []],
  ])('%j', async (values, stock, told) => {
    const { product: made, codes } = await only(one(values))
    expect([made.stock, codes]).toEqual([stock, told])
  })

  test('of a shop that sells beyond it', async () => {
    const setting = [{ store_id: 0, key: 'config_stock_checkout', value: '1' }]
    expect((await only(one({ quantity: 0 }, { setting }))).product.stock).toBeUndefined()
    expect((await only(one({ quantity: 2 }, { setting }))).product.stock).toBe(2)
  })
})

describe('options', () => {
  const names = ['S', 'M', 'L', 'синя', 'біла']
  const shared: Tables = {
    option: [
      { option_id: 2, type: 'radio', sort_order: 2 },
      { option_id: 1, type: 'select', sort_order: 1 },
      { option_id: 3, type: 'checkbox', sort_order: 3 },
      { option_id: 4, type: 'text', sort_order: 4 },
    ],
    option_description: ['price', 'Колір', 'Пакування', 'Напис'].map((name, at) => ({
      option_id: at + 1,
      language_id: 1,
      name,
    })),
    option_value: names.map((_, at) => ({
      option_value_id: at + 1,
      option_id: at < 3 ? 1 : 2,
      sort_order: at,
    })),
    option_value_description: names.map((name, at) => ({
      option_value_id: at + 1,
      language_id: 1,
      name,
    })),
  }
  const option = (id: number, required = 1) => ({
    product_option_id: id * 10,
    product_id: 7,
    option_id: id,
    value: '',
    required,
  })
  const value = (id: number, values: Values = {}) => ({
    product_option_value_id: id * 100,
    product_option_id: id < 4 ? 10 : 20,
    product_id: 7,
    option_value_id: id,
    quantity: 4,
    subtract: 1,
    price: '0.0000',
    price_prefix: '+',
    ...values,
  })
  const optioned = (
    options: Values[],
    values: Values[],
    product_values: Values = {},
    more: Tables = {},
  ) =>
    one(product_values, {
      ...shared,
      product_option: options,
      product_option_value: values,
      ...more,
    })

  test('make variants: prices exact, sold out ones too, a name that is taken raised', async () => {
    const special = { product_id: 7, customer_group_id: 1, priority: 1, price: '90.0000' }
    const { product: made, notes } = await only(
      optioned(
        [option(1)],
        [
          value(3, { price: '0.0100', price_prefix: '-', quantity: 0 }),
          value(1),
          value(2, { price: '20.5000', quantity: 6 }),
        ],
        {},
        { product_special: [special] },
      ),
    )
    expect(notes).toEqual([])
    expect(made.options).toEqual({ Price: ['S', 'M', 'L'] })
    expect(made.price).toBeUndefined()
    expect(made.variants).toEqual([
      { options: { Price: 'S' }, price: '90.00', was: '100.00', stock: 4 },
      { options: { Price: 'M' }, price: '110.50', was: '120.50', stock: 6 },
      { options: { Price: 'L' }, price: '89.99', was: '99.99', stock: 0 },
    ])
  })

  test('multiply, and what they share is shared out', async () => {
    const { product: made, codes } = await only(
      optioned(
        [option(2), option(1)],
        [
          value(1, { quantity: 5 }),
          value(2, { subtract: 0 }),
          value(4, { price: '1.0000' }),
          value(5, { subtract: 0 }),
        ],
        { subtract: 0 },
      ),
    )
    expect(codes).toEqual(['stock-shared'])
    expect(
      made.variants.map(({ options, price, stock }) => [...Object.values(options), price, stock]),
    ).toEqual([
      ['S', 'синя', '101.00', 2],
      ['S', 'біла', '100.00', 2],
      ['M', 'синя', '101.00', 2],
      ['M', 'біла', '100.00', undefined],
    ])
  })

  test('no more is sold than there is of the product', async () => {
    const { product: made } = await only(
      optioned(
        [option(1)],
        [value(1, { quantity: 40 }), value(2, { quantity: 40 }), value(3, { subtract: 0 })],
        { quantity: 10 },
      ),
    )
    expect(made.variants.map(({ stock }) => stock)).toEqual([4, 3, 3])
  })

  test('a price of its own, and what nobody understands', async () => {
    const { product: made, notes } = await only(
      optioned(
        [option(1)],
        [
          value(1, { price: '55.0000', price_prefix: '=' }),
          value(2, { price: '5.0000', price_prefix: '%' }),
        ],
      ),
    )
    expect(made.variants.map(({ price }) => price)).toEqual(['55.00'])
    expect(notes).toEqual([
      expect.objectContaining({ kind: 'left-out', code: 'option-value', subject: 'Товар 7, M' }),
    ])
  })

  test('that may be left out have a value for that; those a buyer fills in are told', async () => {
    const { product: made, notes } = await only(
      optioned([option(1, 0), option(3), option(4, 0)], [value(1), value(2)]),
    )
    expect(made.options).toEqual({ Price: ['S', 'M', '–'] })
    expect(notes).toEqual([
      expect.objectContaining({
        code: 'option-asked',
        message: expect.stringMatching(/Пакування \(required\), Напис$/),
      }),
      expect.objectContaining({ code: 'stock-shared' }),
    ])
  })

  test('of more than 100 combinations, the first 100 are carried', async () => {
    const many = Array.from({ length: 15 }, (_, at) => at + 10)
    const { product: made, codes } = await only(
      optioned(
        [option(1), option(2)],
        many.flatMap((id) =>
          [10, 20].map((at) => value(id, { product_option_id: at, subtract: 0 })),
        ),
        { subtract: 0 },
        {},
      ),
    )
    expect(made.variants).toHaveLength(100)
    expect(codes).toEqual(['too-many-variants'])
  })

  test('OpenCart 4: a variant of a master stands for one of its choices', async () => {
    const master = product({ product_id: 7, name: 'Футболка' })
    const variant = product({
      product_id: 8,
      name: 'Футболка',
      master_id: 7,
      variant: '{"20":"400"}',
    })
    const { products } = await convert({
      ...optioned([option(1), option(2)], [value(1), value(2), value(4, { price: '5.0000' })]),
      product: [master.product, variant.product],
      product_description: [master.product_description, variant.product_description],
    })
    expect(products[1]).toMatchObject({
      title: 'Футболка',
      description: 'Колір: синя',
      options: { Price: ['S', 'M'] },
      variants: [{ price: '105.00' }, { price: '105.00' }],
    })
  })
})

describe('categories', () => {
  const category = (id: number, parent: number, values: Values = {}) => ({
    category_id: id,
    parent_id: parent,
    sort_order: 0,
    status: 1,
    ...values,
  })
  const named = (...names: string[]): Values[] =>
    names.map((name, at) => ({
      category_id: at + 1,
      language_id: 1,
      name,
      description: '&lt;p&gt;Про них&lt;/p&gt;',
    }))

  test('are a tree in the order of the shop', async () => {
    const { categories, notes } = await only(
      one(
        {},
        {
          category: [
            category(1, 0, { sort_order: 5 }),
            category(2, 1),
            category(3, 0, { sort_order: 1, status: 0 }),
            category(4, 99),
            category(5, 6),
            category(6, 5),
          ],
          category_description: named(
            'Одяг &amp; взуття',
            'Светри',
            'Архів',
            'Сирота',
            'Коло',
            'Коло два',
          ),
        },
      ),
    )
    expect(
      categories.map(({ key, parent, title, order, hidden = false }) => [
        key,
        parent,
        title,
        order,
        hidden,
      ]),
    ).toEqual([
      ['5', null, 'Коло', 1, false],
      ['6', '5', 'Коло два', 1, false],
      ['4', null, 'Сирота', 2, false],
      ['3', null, 'Архів', 3, true],
      ['1', null, 'Одяг & взуття', 4, false],
      ['2', '1', 'Светри', 1, false],
    ])
    expect(categories[0]?.description).toBe('Про них')
    expect(notes.map(({ code }) => code).toSorted()).toEqual([
      'category-circle',
      'category-parent-missing',
    ])
  })

  test.each<[string, Values[], string[]]>([
    [
      'the deepest is the home',
      [{ category_id: 1 }, { category_id: 3 }, { category_id: 2 }],
      ['3', '2', '1'],
    ],
    [
      'the main one of ocStore is',
      [
        { category_id: 3, main_category: 0 },
        { category_id: 1, main_category: 1 },
      ],
      ['1', '3'],
    ],
    ['one that is missing is told', [{ category_id: 9 }, { category_id: 2 }], ['2']],
  ])('of a product: %s', async (_, rows, keys) => {
    const { product: made, codes } = await only(
      one(
        {},
        {
          category: [category(1, 0), category(2, 1), category(3, 2)],
          category_description: named('А', 'Б', 'В'),
          product_to_category: rows.map((row) => ({ product_id: 7, ...row })),
        },
      ),
    )
    expect(made.categories).toEqual(keys)
    expect(codes).toEqual(rows.some((row) => row.category_id === 9) ? ['category-missing'] : [])
  })
})

describe('languages', () => {
  const language = [
    { language_id: 1, code: 'uk-ua', sort_order: 2, status: 1 },
    { language_id: 2, code: 'en-gb', sort_order: 1, status: 1 },
    { language_id: 3, code: 'ru-ru', sort_order: 3, status: 0 },
  ]
  const rows = (['Чашка', 'Cup', 'Кружка'] as const).map((name, at) => ({
    product_id: 7,
    language_id: at + 1,
    name,
    description: '',
  }))
  const tables = one({}, { language, product_description: rows })

  test.each<[string, Partial<ConvertOptions>, unknown]>([
    ['a new shop speaks all that are switched on', {}, { uk: 'Чашка', en: 'Cup' }],
    ['a shop of one', { languages: ['uk'] }, 'Чашка'],
    ['a shop of two', { languages: ['en', 'uk'] }, { en: 'Cup', uk: 'Чашка' }],
    ['a shop of another takes the default', { languages: ['pl'] }, 'Чашка'],
    ['one that is asked for', { languages: ['uk'], language: 'en' }, 'Cup'],
  ])('%s', async (_, options, title) => {
    expect((await only(tables, options)).product.title).toEqual(title)
  })

  test('one that is not there is refused', async () => {
    const result = await convertText(convertOpenCart, dump(tables), { language: 'pl' })
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'language-unknown', hint: 'It has: uk, en.' },
    })
  })

  test('a product without a name in the language goes by another', async () => {
    const { product: made } = await only(
      { ...tables, product_description: rows.slice(1) },
      { languages: ['uk'] },
    )
    expect(made.title).toBe('Cup')
  })
})

describe('what nobody is to see is hidden', () => {
  test.each<[string, Values, Tables, string[]]>([
    ['switched off', { status: 0 }, {}, []],
    ['sold later', { date_available: '2026-06-01' }, {}, ['sold-later']],
    ['downloads', {}, { product_to_download: [{ product_id: 7, download_id: 1 }] }, ['download']],
    ['of another shop', {}, { product_to_store: [{ product_id: 7, store_id: 3 }] }, ['other-shop']],
  ])('%s', async (_, values, more, told) => {
    const { product: made, codes } = await only(one(values, more))
    expect([made.hidden, codes]).toEqual([true, told])
  })
})

test('products come by their sort_order; one without a name stays behind', async () => {
  const made = [
    product({ product_id: 1, sort_order: 9 }),
    product({ product_id: 2, sort_order: 1 }),
    product({ product_id: 3, name: '' }),
  ]
  const { products, notes } = await convert({
    product: made.map((one) => one.product),
    product_description: made.map((one) => one.product_description),
  })
  expect(products.map(({ title }) => title)).toEqual(['Товар 2', 'Товар 1'])
  expect(notes).toEqual([expect.objectContaining({ kind: 'left-out', code: 'title-missing' })])
})

test.each(['', 'oc_', 'my_shop_', 'ocproduct_'])(
  'tables may begin with %j, and others stand beside',
  async (prefix) => {
    const sql =
      dump(one(), prefix) +
      dump(
        {
          product_description: [{ product_id: 7, language_id: 1, name: 'Блог' }],
          product: [{ product_id: 7 }],
        },
        `${prefix}blog_`,
      )
    const { products, notes } = await converted(convertOpenCart, sql)
    expect(products.map(({ title }) => title)).toEqual(['Товар 7'])
    expect(notes).toEqual([])
  },
)

test.each([
  [
    'a dump of something else',
    'INSERT INTO `wp_posts` (`ID`) VALUES (1);',
    'not of an OpenCart shop',
  ],
  ['a dump without names', dump({ product: [{ product_id: 7 }] }), 'oc_product only'],
  ['a dump that was cut off', dump(one()).slice(0, -9), 'line 8'],
  ['a CSV', 'a,b\n1,2\n', 'a CSV file'],
])('%s is refused', async (_, text, said) => {
  const result = await convertText(convertOpenCart, text)
  expect(result).toMatchObject({ ok: false, problem: { message: expect.stringContaining(said) } })
})
