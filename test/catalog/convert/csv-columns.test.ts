import { describe, expect, test } from 'vitest'
import { convertCsv } from '../../../src/catalog/convert/csv-columns/convert.ts'
import type { ConvertOptions } from '../../../src/catalog/convert/foreign.ts'
import { converted as convertedBy, convertText } from './converted.ts'

const converted = (csv: string, options: Partial<ConvertOptions> = {}) =>
  convertedBy(convertCsv, csv, options)

describe('columns', () => {
  test.each([
    ['English', 'Name,Price (UAH),Old price,Qty,SKU,Category,Description,Image'],
    ['Ukrainian', 'Назва товару,Ціна,Стара ціна,Залишок,Артикул,Категорія,Опис,Фото'],
    [
      'Polish',
      'Nazwa produktu,Cena brutto,Stara cena,Stan magazynowy,Symbol,Kategoria,Opis,Zdjęcie',
    ],
    [
      'German',
      'Bezeichnung,Preis,Streichpreis,Lagerbestand,Artikelnummer,Warengruppe,Beschreibung,Bild',
    ],
    ['Russian', 'Наименование,Цена,Старая цена,Остаток,Код товара,Группа,Описание,Изображение'],
    [
      'as another shop writes them',
      'name,price,compare_at_price,inventory_count,sku,category1,description,image1_src',
    ],
  ])('are known in %s, and it is told which was taken for what', async (_, header) => {
    const { categories, products, notes } = await converted(
      `${header}\nCup,20,25,7,C-1,Kitchen > Cups,<p>Fired &amp; glazed</p>,https://a.com/1.png\n`,
    )
    expect(products).toEqual([
      {
        title: 'Cup',
        description: 'Fired & glazed',
        names: ['C-1'],
        categories: [expect.anything()],
        price: '20.00',
        was: '25.00',
        stock: 7,
        sku: 'C-1',
        photos: ['https://a.com/1.png'],
        hidden: false,
        options: {},
        variants: [],
      },
    ])
    expect(categories.map(({ title }) => title)).toEqual(['Kitchen', 'Cups'])
    expect(notes).toMatchObject([{ kind: 'told', code: 'columns-taken', line: 1 }])
    const [title = '', price = ''] = header.split(',')
    expect(notes[0]?.message).toContain(`title from ${title}, price from ${price}`)
  })

  test('can be said, against what their names say', async () => {
    const columns = { title: 'Beschreibung', price: 'EK', option1: 'Duft' }
    const { products } = await converted(
      'Beschreibung;Preis;EK;Duft\nKerze;9;2,50;Rose\nKerze;9;3;Flieder\n',
      { columns },
    )
    expect(products).toMatchObject([
      {
        title: 'Kerze',
        options: { Duft: ['Rose', 'Flieder'] },
        variants: [{ price: '2.50' }, { price: '3.00' }],
      },
    ])
  })

  test.each([
    [{}, 'columns-missing', 'Bez, Wert', '--columns title=Bez,price=Wert'],
    [{ title: 'Bez', prise: 'Wert' }, 'column-unknown', '"prise"', 'title, price,'],
    [{ title: 'Bez', price: 'Worth' }, 'column-missing', '"Worth"', 'Bez, Wert'],
  ])('that are missing or unknown are told: %j', async (columns, code, message, hint) => {
    const result = await convertText(convertCsv, 'Bez;Wert\nKerze;9\n', { columns })
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code,
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      },
    })
  })
})

test.each([
  ['45.5', '45.50'],
  ['45,50', '45.50'],
  ['1 234,50', '1234.50'],
  ['1.234,50 грн.', '1234.50'],
  ['1,234.50', '1234.50'],
  ['UAH 20', '20.00'],
  ['20 zł', '20.00'],
  ['0', '0.00'],
  ['20 EUR', undefined],
  ['1,234', undefined],
  ['20.999', undefined],
  ['', undefined],
])('the price %j is %s', async (price, read) => {
  const { products, notes } = await converted(`title;price\nCup;"${price}"\n`)
  expect(products[0]?.price).toBe(read)
  expect(notes.filter(({ kind }) => kind === 'left-out')).toHaveLength(read === undefined ? 1 : 0)
})

test.each([
  ['7', 7],
  ['7 шт.', 7],
  ['-3', 0],
  ['default=100,second=5', 105],
  ['в наявності', undefined],
  ['Немає', 0],
  ['', undefined],
])('the stock %j is %s', async (stock, count) => {
  const { products } = await converted(`title;price;stock\nCup;20;"${stock}"\n`)
  expect(products[0]?.stock).toBe(count)
})

test.each([
  ['Kitchen > Cups', [['Kitchen', 'Cups']]],
  ['Kitchen -> Cups', [['Kitchen', 'Cups']]],
  ['Kitchen/Cups', [['Kitchen', 'Cups']]],
  ['Kitchen > Cups, Sale', [['Kitchen', 'Cups'], ['Sale']]],
  ['Kitchen | Sale', [['Kitchen'], ['Sale']]],
  ['Cups, mugs', [['Cups, mugs']]],
])('the category %j', async (cell, paths) => {
  const { categories, products } = await converted(`title;price;category\nCup;20;"${cell}"\n`)
  const pathOf = (key: string | null): string[] => {
    const found = categories.find((category) => category.key === key)
    return found ? [...pathOf(found.parent), String(found.title)] : []
  }
  expect(products[0]?.categories.map(pathOf)).toEqual(paths)
})

test.each([
  ['hidden', 'yes', true],
  ['hidden', '0', false],
  ['active', '0', true],
  ['status', 'draft', true],
  ['status', 'active', false],
  ['Показувати', 'ні', true],
])('%s %s: hidden is %s', async (column, cell, hidden) => {
  const { products } = await converted(`title,price,${column}\nCup,20,${cell}\n`)
  expect(products[0]?.hidden).toBe(hidden)
})

test('pictures stand in one cell or in several', async () => {
  const { products, notes } = await converted(
    'title,price,image1,image2\nCup,20,"https://a.com/1.png, https://a.com/2,3.png",https://a.com/4.png\nMug,20,"1.webp,2.webp",\n',
  )
  expect(products[0]?.photos).toEqual([
    'https://a.com/1.png',
    'https://a.com/2,3.png',
    'https://a.com/4.png',
  ])
  expect(notes.at(-1)).toMatchObject({ code: 'photo-address', line: 3 })
  expect(notes.at(-1)?.message).toContain('1.webp, 2.webp')
})

describe('variants', () => {
  test('are rows of one title that differ in a column like size', async () => {
    const { products } = await converted(
      'Назва\tЦіна\tРозмір\tАртикул\nФутболка\t20\tS\tT-S\n\t22\tM\tT-M\nЧашка\t5\t0,3 л\t\n',
    )
    expect(products).toMatchObject([
      {
        title: 'Футболка',
        options: { Розмір: ['S', 'M'] },
        variants: [
          { options: { Розмір: 'S' }, price: '20.00', sku: 'T-S' },
          { options: { Розмір: 'M' }, price: '22.00', sku: 'T-M' },
        ],
      },
      { title: 'Чашка', price: '5.00', description: 'Розмір: 0,3 л', variants: [] },
    ])
  })

  test('are rows of one slug with their options named in the row; prices of another currency stay out', async () => {
    const { products, notes } = await converted(
      'slug,name,price,currency,option1_name,option1_value\ntee,Tee,0,UAH,,\ntee,,20,UAH,Size,S\ntee,,22,UAH,Size,M\ntee,,1,EUR,,\n',
    )
    expect(products).toMatchObject([
      {
        id: 'tee',
        options: { Size: ['S', 'M'] },
        variants: [{ price: '20.00' }, { price: '22.00' }],
      },
    ])
    expect(notes.at(-1)).toMatchObject({ kind: 'left-out', code: 'currency-other', line: 5 })
  })

  test('are rows that name their parent; the parent says what they are, or their titles do', async () => {
    const { products, notes } = await converted(
      [
        'sku,parent_sku,name,price,special_price,special_price_to,configurable_variants',
        'A-1,A,Tee Red S,20,15,2026-04-01,',
        'A,,Tee,,,,"sku=A-1,color=Red,size=S|sku=A-2,color=Red,size=M"',
        'A-2,A,Tee Red M,22,18,2026-06-01,',
        'B,,Tea,,,,',
        'B-1,B,Tea - green,5,,,',
        'B-2,B,Tea - black,6,,,',
        'C-1,C,Lost,6,,,',
      ].join('\n'),
    )
    expect(products).toMatchObject([
      {
        title: 'Tee',
        options: { Color: ['Red'], Size: ['S', 'M'] },
        variants: [{ price: '20.00' }, { price: '18.00', was: '22.00' }],
      },
      {
        title: 'Tea',
        options: { Variant: ['green', 'black'] },
        variants: [{ sku: 'B-1' }, { sku: 'B-2' }],
      },
    ])
    expect(notes.map(({ line, code }) => [line, code])).toEqual([
      [1, 'columns-taken'],
      [2, 'sale-over'],
      [4, 'sale-ends'],
      [8, 'parent-unknown'],
    ])
  })
})

test.each([
  ['<?xml version="1.0"?><yml_catalog date="2026">', 'a YML feed'],
  ['just words\n', 'plain text'],
])('what is no table is told apart: %j', async (text, looks) => {
  const result = await convertText(convertCsv, text)
  expect(result).toMatchObject({ ok: false, problem: { code: 'format-wrong' } })
  if (!result.ok) expect(result.problem.message).toContain(looks)
})
