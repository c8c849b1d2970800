import { describe, expect, test } from 'vitest'
import { convertShopify } from '../../../src/catalog/convert/shopify/convert.ts'
import { converted as convertedBy, convertText } from './converted.ts'

const converted = (csv: string) => convertedBy(convertShopify, csv)

/** A file of these rows; the columns are those that any of them has. */
function csvOf(...rows: readonly Readonly<Record<string, string>>[]): string {
  const header = ['Handle', 'Variant Price', ...new Set(rows.flatMap((row) => Object.keys(row)))]
  const names = [...new Set(header)]
  const line = (cells: readonly string[]) =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map(line).join('\n')
}

const cup = { Handle: 'cup', Title: 'Cup & saucer', 'Variant Price': '20' }

async function only(...rows: readonly Readonly<Record<string, string>>[]) {
  const { products, notes } = await converted(csvOf(...rows))
  const [product, ...more] = products
  if (!product || more.length > 0) throw new Error(`${products.length} products`)
  return { product, notes }
}

test('rows of one handle are one product, wherever they stand; pictures come in their order', async () => {
  const { products } = await converted(
    csvOf(
      {
        Handle: 'tee',
        Title: 'Tee',
        'Body (HTML)': '<p>Soft &amp; <b>warm</b></p><ul><li>Cotton</li></ul>',
        'Option1 Name': 'Size',
        'Option1 Value': 'S',
        'Option2 Name': 'title',
        'Option2 Value': 'Blue',
        'Variant Price': '20.5',
        'Variant Compare At Price': '25',
        'Variant SKU': 'T-S',
        'Variant Image': 'https://a.com/s.png',
        'Image Src': 'https://a.com/2.png',
        'Image Position': '2',
      },
      cup,
      {
        Handle: 'tee',
        'Option1 Value': 'M',
        'Option2 Value': 'Blue',
        'Variant Price': '22',
        'Variant Compare At Price': '0',
      },
      { Handle: 'tee', 'Image Src': 'https://a.com/1.png', 'Image Position': '1' },
    ),
  )
  expect(products).toMatchObject([
    {
      id: 'tee',
      title: 'Tee',
      description: 'Soft & warm\n\n• Cotton',
      photos: ['https://a.com/1.png', 'https://a.com/2.png', 'https://a.com/s.png'],
      options: { Size: ['S', 'M'], Title: ['Blue'] },
      variants: [
        { options: { Size: 'S', Title: 'Blue' }, price: '20.50', was: '25.00', sku: 'T-S' },
        { options: { Size: 'M', Title: 'Blue' }, price: '22.00' },
      ],
    },
    { id: 'cup', title: 'Cup & saucer', price: '20.00', variants: [], options: {} },
  ])
})

test('the only variant of a product is no choice', async () => {
  const { product } = await only({
    ...cup,
    'Option1 Name': 'Title',
    'Option1 Value': 'Default Title',
    'Variant SKU': 'C-1',
  })
  expect(product).toMatchObject({ price: '20.00', sku: 'C-1', options: {}, variants: [] })
})

test.each([
  ['active', 'true', false],
  ['draft', 'true', true],
  ['archived', 'true', true],
  ['unlisted', 'true', true],
  ['active', 'FALSE', true],
  ['', '', false],
])('status %j and published %j: hidden is %s', async (status, published, hidden) => {
  const { product } = await only({ ...cup, Status: status, Published: published })
  expect(product.hidden).toBe(hidden)
})

describe('stock', () => {
  test.each([
    ['shopify', '7', 'deny', 7, undefined],
    ['shopify', '-2', 'deny', 0, 'stock-negative'],
    ['shopify', '7', 'continue', undefined, 'backorders'],
    ['', '7', 'deny', undefined, 'stock-untracked'],
    ['', '0', 'deny', undefined, undefined],
    ['shopify', '', 'deny', undefined, 'stock-elsewhere'],
  ])('tracked by %j, %j there, then %s: %s', async (tracker, quantity, policy, stock, code) => {
    const { product, notes } = await only({
      ...cup,
      'Variant Inventory Tracker': tracker,
      'Variant Inventory Qty': quantity,
      'Variant Inventory Policy': policy,
    })
    expect(product.stock).toBe(stock)
    expect(notes.map((note) => note.code)).toEqual(code === undefined ? [] : [code])
  })
})

test.each([
  [{ Type: 'Mugs', 'Product Category': 'Home > Kitchen' }, ['Mugs']],
  [{ 'Product Category': 'Home > Kitchen' }, ['Home', 'Kitchen']],
  [{ Type: 'Mugs', Collection: 'Summer' }, ['Summer', 'Mugs']],
  [{}, []],
])('the categories of %j are %j', async (cells, titles) => {
  const { categories, products } = await converted(csvOf({ ...cup, ...cells }))
  expect(categories.map(({ title }) => title)).toEqual(titles)
  expect(products[0]?.categories).toHaveLength(
    titles.length === 0 ? 0 : 'Type' in cells ? titles.length : 1,
  )
})

test('a gift card is hidden: nobody would hand it over', async () => {
  const { product, notes } = await only({ ...cup, 'Gift Card': 'true' })
  expect(product.hidden).toBe(true)
  expect(notes).toMatchObject([{ kind: 'changed', code: 'gift-card', line: 2 }])
})

test('what cannot be carried is told with its line: twins, prices, options, pictures, columns', async () => {
  const size = { Handle: 'tee', 'Option1 Name': 'Size' }
  const { products, notes } = await converted(
    csvOf(
      { ...size, Title: 'Tee', 'Option1 Value': 'S', 'Variant Price': '20', Tags: 'new, cotton' },
      { ...size, 'Option1 Value': 'S', 'Variant Price': '20' },
      { ...size, 'Option1 Value': 'M', 'Variant Price': '1,234' },
      { ...size, 'Variant Price': '20' },
      { ...size, 'Image Src': 'http://a.com/1.png' },
      { ...cup, 'Price / International': '30', 'Variant Compare At Price': '10' },
      { Handle: 'nameless', 'Variant Price': '5' },
      { Handle: 'free', Title: 'Free' },
    ),
  )
  expect(products.map(({ title }) => title)).toEqual(['Tee', 'Cup & saucer'])
  expect(products[0]?.variants).toHaveLength(1)
  expect(notes.map(({ line, code }) => [line, code])).toEqual([
    [1, 'columns-unused'],
    [2, 'photo-http'],
    [3, 'variation-twice'],
    [4, 'money-ambiguous'],
    [5, 'option-missing'],
    [7, 'was-not-higher'],
    [8, 'title-missing'],
    [9, 'price-missing'],
  ])
  expect(notes[0]?.message).toMatch(/Tags \(1\), Price \/ International \(1\)$/)
  expect(notes[2]?.subject).toBe('tee, S')
})

test('the columns as Shopify names them since 2024', async () => {
  const { products } = await converted(
    [
      'Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Option1 name,Option1 value,Option1 Linked To,Price,Compare-at price,Inventory tracker,Inventory quantity,Continue selling when out of stock,Product image URL,Image position,Variant image URL,Gift card',
      'Tee,tee,<p>Soft</p>,,Apparel > Tees,,,TRUE,Active,T-S,Size,S,,20,25,shopify,4,DENY,https://a.com/1.png,1,,FALSE',
      ',tee,,,,,,,,T-M,,M,,22,,shopify,3,CONTINUE,,,,',
    ].join('\n'),
  )
  expect(products).toMatchObject([
    {
      id: 'tee',
      description: 'Soft',
      hidden: false,
      photos: ['https://a.com/1.png'],
      variants: [
        { options: { Size: 'S' }, price: '20.00', was: '25.00', stock: 4, sku: 'T-S' },
        { options: { Size: 'M' }, price: '22.00', sku: 'T-M' },
      ],
    },
  ])
})

test.each([
  ['Type,Name,Regular price,Published\nsimple,Cup,20,1\n', 'a product export of WooCommerce'],
  ['sku,cost\n1,2\n', 'a CSV file with the columns sku, cost'],
  ['<?xml version="1.0"?><yml_catalog date="2026">', 'a YML feed'],
])('what is none of Shopify is told apart: %j', async (csv, looks) => {
  const result = await convertText(convertShopify, csv)
  expect(result).toMatchObject({ ok: false, problem: { code: 'format-wrong' } })
  if (!result.ok) expect(result.problem.message).toContain(looks)
})
