import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ConvertOptions } from '../../../../src/catalog/convert/foreign.ts'
import { convertYmlFeed } from '../../../../src/catalog/convert/yml-feed/convert.ts'
import { folderOf } from '../../folder.ts'
import { converted, convertText } from '../converted.ts'

const categories =
  '<category id="1">Одяг</category><category id="2" parentId="1">Футболки</category>'

interface Feed {
  readonly offers?: string
  readonly categories?: string
  readonly currencies?: string
  readonly head?: string
}

const feed = (parts: Feed) => `${parts.head ?? '<?xml version="1.0" encoding="UTF-8"?>'}
<!DOCTYPE yml_catalog SYSTEM "shops.dtd">
<yml_catalog date="2026-05-01 12:00"><shop><name>Крамниця</name>
<currencies>${parts.currencies ?? '<currency id="UAH" rate="1"/>'}</currencies>
<categories>${parts.categories ?? categories}</categories>
<offers>
${parts.offers ?? ''}
</offers></shop></yml_catalog>
`

const offer = (inside: string, attributes = 'id="7" available="true"') =>
  `<offer ${attributes}>${inside}</offer>`

const cup =
  '<name>Чашка</name><price>120</price><currencyId>UAH</currencyId><categoryId>2</categoryId>'

async function only(inside: string, options?: Partial<ConvertOptions>) {
  const { products, notes } = await converted(convertYmlFeed, feed({ offers: inside }), options)
  const [product, ...more] = products
  if (!product || more.length > 0)
    throw new Error(`${products.length} products: ${JSON.stringify(notes)}`)
  return { product, notes, codes: notes.map(({ code }) => code) }
}

test('an offer as Rozetka and Prom write it', async () => {
  const { product, notes } = await only(
    offer(
      `<url>https://shop.example/cup</url>
      <price>1 120,50</price><price_old>1500</price_old><currencyId>UAH</currencyId>
      <categoryId>2</categoryId><categoryId>1.0</categoryId>
      <picture>https://shop.example/1.jpg</picture><picture>https://shop.example/2 б.jpg</picture>
      <picture>https://shop.example/1.jpg</picture>
      <vendor>Глина &amp; Ко</vendor><vendorCode>CUP-7</vendorCode>
      <name>Чашка &quot;Ранок&quot;</name>
      <description><![CDATA[<p>Тепла &amp; <b>велика</b></p><ul><li>350 мл</li></ul>]]></description>
      <param name="Колір">Синій</param><param name="Вага" unit="кг">0,4</param>
      <param name="Колір">Білий</param>
      <stock_quantity>5</stock_quantity>`,
      'id="122.0" available="true"',
    ),
  )
  expect(notes).toEqual([])
  expect(product).toEqual({
    title: 'Чашка "Ранок"',
    description:
      'Тепла & велика\n\n• 350 мл\n\nВиробник: Глина & Ко\nКолір: Синій, Білий\nВага: 0,4 кг',
    names: ['CUP-7', '122', '122'],
    categories: ['2', '1'],
    price: '1120.50',
    was: '1500.00',
    stock: 5,
    sku: 'CUP-7',
    photos: ['https://shop.example/1.jpg', 'https://shop.example/2%20%D0%B1.jpg'],
    hidden: false,
    options: {},
    variants: [],
  })
})

describe('names', () => {
  test.each([
    ['<name>Чашка</name><model>X</model>', 'Чашка'],
    [
      '<typePrefix>Чашка</typePrefix><vendor>Глина</vendor><model>Ранок</model>',
      'Чашка Глина Ранок',
    ],
    ['<title>Чашка</title>', 'Чашка'],
    ['<name>Чашка &amp;amp; блюдце</name>', 'Чашка & блюдце'],
    ['<name>Чашка <b>нова</b>\n350 мл</name>', 'Чашка нова 350 мл'],
  ])('%s', async (names, title) => {
    const { product } = await only(offer(`${names}<price>1</price><categoryId>2</categoryId>`))
    expect(product.title).toBe(title)
  })

  const both = offer(
    `<name>Кружка</name><name_ua>Чашка</name_ua><description>Тёплая</description>
    <description_ua>Тепла</description_ua><price>1</price><categoryId>2</categoryId>`,
  )

  test.each<[string, Partial<ConvertOptions>, object]>([
    [
      'a new shop speaks what the feed does',
      {},
      { title: { uk: 'Чашка', ru: 'Кружка' }, description: { uk: 'Тепла', ru: 'Тёплая' } },
    ],
    ['a shop of one language', { languages: ['uk'] }, { title: 'Чашка', description: 'Тепла' }],
    ['a shop of both', { languages: ['ru', 'uk'] }, { title: { ru: 'Кружка', uk: 'Чашка' } }],
    ['a shop of neither', { languages: ['en'] }, { title: 'Чашка' }],
    [
      'whoever asks for one',
      { languages: ['uk'], language: 'ru' },
      { title: 'Кружка', description: 'Тёплая' },
    ],
  ])('%s', async (_, options, texts) => {
    expect((await only(both, options)).product).toMatchObject(texts)
  })

  test('a language that the feed has not is refused', async () => {
    const result = await convertText(convertYmlFeed, feed({ offers: both }), { language: 'pl' })
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'language-unknown', hint: 'It has: uk, ru.' },
    })
  })
})

describe('prices', () => {
  test.each([
    ['<price>45.5</price><oldprice>60</oldprice>', '45.50', '60.00', []],
    ['<price>45</price><old_price>40</old_price>', '45.00', undefined, ['was-not-higher']],
    ['<price>45</price><price_old></price_old>', '45.00', undefined, []],
  ])('%s', async (prices, price, was, told) => {
    const { product, codes } = await only(
      offer(`<name>A</name>${prices}<categoryId>2</categoryId>`),
    )
    expect([product.price, product.was, codes]).toEqual([price, was, told])
  })

  test.each([
    ['19.999', 'money-too-many-digits'],
    ['', 'price-missing'],
    ['договірна', 'money-not-decimal'],
  ])('%j is left out and never rounded', async (price, code) => {
    const { products, notes } = await converted(
      convertYmlFeed,
      feed({ offers: offer(`<name>A</name><price>${price}</price><categoryId>2</categoryId>`) }),
    )
    expect(products).toEqual([])
    expect(notes).toEqual([
      expect.objectContaining({ kind: 'left-out', code, line: 7, subject: 'A' }),
    ])
  })

  const dollars = offer(
    '<name>B</name><price>1</price><currencyId>USD</currencyId><categoryId>2</categoryId>',
    'id="8"',
  )

  test('an offer in another currency stays behind; a feed in another is refused', async () => {
    const mixed = await converted(convertYmlFeed, feed({ offers: offer(cup) + dollars }))
    expect(mixed.products.map(({ title }) => title)).toEqual(['Чашка'])
    expect(mixed.notes).toEqual([
      expect.objectContaining({ code: 'currency-differs', subject: 'B' }),
    ])
    expect(await convertText(convertYmlFeed, feed({ offers: dollars }))).toMatchObject({
      ok: false,
      problem: { code: 'currency-differs', hint: expect.stringContaining('--currency USD') },
    })
    const bare = offer('<name>B</name><price>1</price><categoryId>2</categoryId>')
    const inEuro = feed({
      offers: bare,
      currencies: '<currency id="EUR" rate="1"/><currency id="UAH" rate="45"/>',
    })
    expect(await convertText(convertYmlFeed, inEuro)).toMatchObject({ ok: false })
    expect(await convertText(convertYmlFeed, inEuro, { currency: 'EUR' })).toMatchObject({
      ok: true,
    })
  })
})

test.each([
  ['id="7" available="true"', '', undefined, []],
  ['id="7"', '', undefined, []],
  ['id="7" available="false"', '', 0, []],
  ['id="7" available="false"', '<quantity_in_stock>9</quantity_in_stock>', 0, []],
  ['id="7" available="true"', '<quantity_in_stock>9</quantity_in_stock>', 9, []],
  ['id="7" available="true"', '<stock_quantity>0</stock_quantity>', 0, []],
  ['id="7"', '<quantity>-2</quantity>', 0, ['stock-negative']],
  ['id="7"', '<available>false</available>', 0, []],
  [
    'id="7"',
    '<stock id="Київ"><available>false</available><price>1</price></stock>',
    undefined,
    [],
  ],
])('stock of an offer %s %s', async (attributes, inside, stock, told) => {
  const { product, codes } = await only(offer(cup + inside, attributes))
  expect([product.stock, product.price, codes]).toEqual([stock, '120.00', told])
})

describe('categories', () => {
  test('orphans and circles go to the top, in the order of the feed, and are told', async () => {
    const { categories, notes } = await converted(
      convertYmlFeed,
      feed({
        categories: `<category id="3" parentId="2.0">Третя</category><category id="2">Друга &amp; ко</category>
          <category id="4" parentId="99">Сирота</category><category id="5" parentId="6">Коло</category>
          <category id="6" parentId="5">Коло два</category><category id="2">Знову</category>
          <category id="7" parentId="0"/><category>Без номера</category>`,
      }),
    )
    expect(categories.map(({ key, parent, title }) => [key, parent, title])).toEqual([
      ['2', null, 'Друга & ко'],
      ['3', '2', 'Третя'],
      ['4', null, 'Сирота'],
      ['5', null, 'Коло'],
      ['6', '5', 'Коло два'],
      ['7', null, 'Category 7'],
    ])
    expect(notes.map(({ code }) => code).toSorted()).toEqual([
      'category-circle',
      'category-parent-missing',
      'category-twice',
      'category-unnamed',
    ])
  })

  test('an offer of no category that the feed has stands at the top', async () => {
    const { product, codes } = await only(
      offer('<name>A</name><price>1</price><categoryId>44</categoryId>'),
    )
    expect(product.categories).toEqual([])
    expect(codes).toEqual(['category-missing'])
  })
})

describe('offers of one group', () => {
  const shirt = (id: string, params: Readonly<Record<string, string>>, more = '') =>
    offer(
      `<name>Футболка Basic, ${Object.values(params).join(', ')}</name><price>${300 + Number(id)}</price>
      <categoryId>2</categoryId><vendorCode>T${id}</vendorCode><picture>https://a.example/${id}.jpg</picture>
      ${Object.entries(params)
        .map(([name, value]) => `<param name="${name}">${value}</param>`)
        .join('')}
      <param name="Склад">бавовна</param>${more}`,
      `id="${id}" group_id="55" available="true"`,
    )

  test('become variants by what they differ in, wherever they stand', async () => {
    const { products, notes } = await converted(
      convertYmlFeed,
      feed({
        offers: [
          shirt('1', { Колір: 'біла', Розмір: 'M', Артикул: 'a1' }, '<quantity>4</quantity>'),
          offer(cup),
          shirt('2', { Колір: 'біла', Розмір: 'L', Артикул: 'a2' }),
          shirt('3', { Колір: 'синя', Розмір: 'M', Артикул: 'a3' }),
        ].join('\n'),
      }),
    )
    expect(notes).toEqual([])
    expect(products.map(({ title }) => title)).toEqual(['Футболка Basic', 'Чашка'])
    expect(products[0]).toMatchObject({
      description: 'Артикул: a1\nСклад: бавовна',
      options: { Колір: ['біла', 'синя'], Розмір: ['M', 'L'] },
      photos: ['https://a.example/1.jpg', 'https://a.example/2.jpg', 'https://a.example/3.jpg'],
      variants: [
        { options: { Колір: 'біла', Розмір: 'M' }, price: '301.00', stock: 4, sku: 'T1' },
        { options: { Колір: 'біла', Розмір: 'L' }, price: '302.00', sku: 'T2' },
        { options: { Колір: 'синя', Розмір: 'M' }, price: '303.00', sku: 'T3' },
      ],
    })
  })

  test('one alone is a product; those that only their names tell apart go by these', async () => {
    const { product } = await only(shirt('1', { Колір: 'біла' }))
    expect(product).toMatchObject({ price: '301.00', variants: [] })
    const named = ['мала', 'велика'].map((size, at) =>
      offer(
        `<name>Ваза ${size}</name><price>1</price><categoryId>2</categoryId>`,
        `id="${at}" group_id="g"`,
      ),
    )
    expect((await only(named.join(''))).product).toMatchObject({
      title: 'Ваза',
      options: { Варіант: ['Ваза мала', 'Ваза велика'] },
    })
  })

  test('two of the same are told', async () => {
    const { product, codes } = await only(
      shirt('1', { Розмір: 'M' }) + shirt('2', { Розмір: 'L' }) + shirt('3', { Розмір: 'L' }),
    )
    expect(product.variants).toHaveLength(2)
    expect(codes).toEqual(['variation-twice'])
  })
})

test('parameters in several languages', async () => {
  const { product } = await only(
    offer(`<name>Кружка</name><name_ua>Чашка</name_ua><price>1</price><categoryId>2</categoryId>
      <param name="Колір"><value lang="uk">Синій</value><value lang="ru">Синий</value></param>`),
  )
  expect(product.description).toEqual({ uk: 'Колір: Синій', ru: 'Колір: Синий' })
})

test('an offer twice is carried once', async () => {
  const { product, codes } = await only(offer(cup) + offer(cup, 'id="7.0"'))
  expect(product.title).toBe('Чашка')
  expect(codes).toEqual(['offer-twice'])
})

describe('the file', () => {
  test('in windows-1251, as it says', async () => {
    const text = feed({ offers: offer(cup), head: '<?xml version="1.0" encoding="windows-1251"?>' })
    const bytes = Buffer.from(Array.from(text, cyrillic))
    const { products, categories } = await converted(convertYmlFeed, bytes)
    expect(products[0]?.title).toBe('Чашка')
    expect(categories.map(({ title }) => title)).toEqual(['Одяг', 'Футболки'])
  })

  test('with markup outside of CDATA, a byte order mark and a large gap', async () => {
    const text = feed({
      offers: `${' '.repeat(300_000)}\n${offer(`${cup}<description><p>Один<br>два &amp; <i>три</i></p></description>`)}`,
    })
    const { products, notes } = await converted(convertYmlFeed, `\ufeff${text}`)
    expect(products[0]?.description).toBe('Один\nдва & три')
    expect(notes).toEqual([])
  })

  test('with entities of its own: none is fetched, none is multiplied', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE yml_catalog [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">
      <!ENTITY file SYSTEM "file:///etc/passwd">]>`
    const { products } = await converted(
      convertYmlFeed,
      feed({
        offers: offer(`<name>A &b; &file;</name><price>1</price><categoryId>2</categoryId>`),
      }).replace(/^<\?xml[^>]*>\s*<![^>]*>/, bomb),
    )
    expect(products.map(({ title }) => title)).toEqual(['A &b; &file;'])
  })

  const whole = feed({ offers: `${offer(cup)}\n${offer(cup, 'id="8"')}` })

  test.each([
    ['cut off in an offer', whole.slice(0, whole.indexOf('<price>', whole.indexOf('id="8"'))), 8],
    ['cut off between offers', whole.slice(0, whole.indexOf('</offers>')), 6],
    ['an offer without its end', whole.replace('</offer>', ''), 7],
    ['a price without its end', whole.replace('</price>', ''), 7],
  ])('%s is refused with its line', async (_, text, line) => {
    expect(await convertText(convertYmlFeed, text)).toMatchObject({
      ok: false,
      problem: { code: 'xml-invalid', facts: { line } },
    })
  })

  test.each([
    [
      'bytes that are no text',
      Buffer.concat([Buffer.from(whole), Buffer.from([0xff])]),
      'not-utf-8',
    ],
    ['an encoding of nobody', whole.replace('UTF-8', 'klingon'), 'encoding-unknown'],
    ['another XML', '<?xml version="1.0"?><rss/>', 'format-wrong'],
  ])('%s is refused', async (_, text, code) => {
    expect(await convertText(convertYmlFeed, text)).toMatchObject({ ok: false, problem: { code } })
  })

  test('that is not there is refused', async () => {
    const result = await convertYmlFeed(join(await folderOf({}), 'no.xml'), {
      currency: 'UAH',
      exponent: 2,
      now: new Date(),
    })
    expect(result).toMatchObject({ ok: false, problem: { code: 'file-unreadable' } })
  })
})

function cyrillic(sign: string): number {
  const code = sign.charCodeAt(0)
  const others: Readonly<Record<string, number>> = { і: 0xb3, ї: 0xbf, є: 0xba, ґ: 0xb4 }
  return code < 0x80 ? code : (others[sign] ?? code - 0x410 + 0xc0)
}
