import { describe, expect, test } from 'vitest'
import { codeFrame } from '../../src/catalog/frame.ts'
import { findingIn, reading } from './folder.ts'

const product = (more: string) =>
  `products:\n  - id: rose\n    title: Rose\n    price: 100\n${more}`

describe('one fault is one finding, exactly where it stands', () => {
  test.each<[string, string, string, number, number, string]>([
    [
      'a key written wrongly',
      product('    pirce: 5\n'),
      'unknown-key',
      5,
      5,
      'Did you mean "price"?',
    ],
    ['a key nobody knows', product('    zzzzzzzz: 5\n'), 'unknown-key', 5, 5, 'Known keys: '],
    ['a key twice', product('    price: 5\n'), 'duplicate-key', 5, 5, 'Remove one'],
    [
      'a price with too many digits',
      'products:\n  - {id: a, title: A, price: 45.505}',
      'money-too-many-digits',
      2,
      30,
      'At most 2 digits',
    ],
    [
      'a float gone wrong',
      'products:\n  - {id: a, title: A, price: 45.300000000000004}',
      'money-too-many-digits',
      2,
      30,
      'At most 2',
    ],
    [
      'a price with an exponent',
      'products:\n  - {id: a, title: A, price: 1e3}',
      'price-invalid',
      2,
      30,
      'exponents',
    ],
    [
      'a comma in a price',
      'products:\n  - {id: a, title: A, price: "45,50"}',
      'price-invalid',
      2,
      30,
      '45.50',
    ],
    [
      'a price below nothing',
      'products:\n  - {id: a, title: A, price: -1}',
      'price-invalid',
      2,
      30,
      'negative',
    ],
    ['no price', 'products:\n  - {id: a, title: A}', 'price-missing', 2, 5, 'price: 45.50'],
    ['no title', 'products:\n  - {id: a, price: 100}', 'title-missing', 2, 5, 'title: Red rose'],
    [
      'an id with capitals',
      'products:\n  - {id: Red Rose, title: A, price: 100}',
      'id-invalid',
      2,
      10,
      'id: red-rose',
    ],
    [
      'an unknown category',
      `${product('    also-in: [gifs]\n')}categories:\n  - {id: gifts, title: Gifts}\n`,
      'category-unknown',
      5,
      15,
      'Did you mean "gifts"?',
    ],
    [
      'a photo that is missing',
      product('    photos:\n      - photos/no.png\n'),
      'photo-missing',
      6,
      9,
      'spelling',
    ],
    [
      'a photo outside',
      product('    photos: [../secret.png]\n'),
      'photo-outside',
      5,
      14,
      'photos/',
    ],
    [
      'a photo by http',
      product('    photos: ["http://a.com/x.png"]\n'),
      'photo-address',
      5,
      14,
      'photos/',
    ],
    ['a tab', 'products:\n\t- id: a\n', 'tab-indent', 2, 1, 'spaces'],
    [
      'several documents',
      'products: []\n---\nproducts: []\n',
      'several-documents',
      2,
      1,
      'file of its own',
    ],
    ['an alias of nothing', 'products:\n  - *rose\n', 'alias-unknown', 2, 5, 'quotes'],
    ['XML', '<?xml version="1.0"?>\n<shop/>\n', 'not-yaml', 1, 1, 'shopbot convert'],
    ['JSON lines', '{"id": 1}\n{"id": 2}\n', 'not-yaml', 1, 1, 'shopbot convert'],
  ])('%s', async (_, catalog, code, line, column, hint) => {
    const finding = await findingIn(catalog)
    expect(finding).toMatchObject({ severity: 'error', code, file: 'catalog.yaml', line, column })
    expect(finding?.hint).toContain(hint)
  })

  test('a byte that no UTF-8 text has', async () => {
    const text = Buffer.concat([Buffer.from('products:\n  - title: "Тр'), Buffer.from([0xff])])
    expect(await findingIn(text)).toMatchObject({ code: 'not-utf-8', line: 2, column: 15 })
  })

  test('a file over the bound', async () => {
    expect(await findingIn(`# ${'x'.repeat(32 * 1024 * 1024)}`)).toMatchObject({
      code: 'file-too-large',
      line: 1,
      column: 1,
    })
  })

  test.each([
    ['a category', 'categories:\n  - &c\n    id: a\n    title: A\n    categories: [*c]\n'],
    ['a list', 'categories: &c\n  - id: a\n    title: A\n    categories: *c\n'],
  ])('%s that contains itself through an anchor', async (_, catalog) => {
    const { ok, findings } = await reading({ 'catalog.yaml': catalog })
    expect(ok).toBe(false)
    expect(findings.map(({ code }) => code)).toContain('alias-cycle')
  })
})

describe('shop.yaml', () => {
  test.each([
    ['telegram: {mode: webhook}', 'webhook-invalid'],
    ['telegram: {url: "https://a.b"}', 'webhook-invalid'],
    ['telegram: {mode: webhook, url: "http://a.b/c"}', 'webhook-invalid'],
    ['telegram: {mode: webhook, url: "https://a.b:8080/c"}', 'webhook-invalid'],
    ['telegram: {mode: webhook, url: "https://a.b/c", port: high}', 'number-invalid'],
    ['telegram: {mode: pull}', 'mode-unknown'],
    ['langauges: [uk]', 'unknown-key'],
    ['timezone: Europe/Kiyv', 'timezone-unknown'],
    ['stock: {hold: 15 minutes}', 'duration-invalid'],
    ['admins: [anna]', 'number-invalid'],
  ])('%s', async (line, code) => {
    const { ok, findings } = await reading({
      'shop.yaml': `name: Test\ncurrency: UAH\n${line}\n`,
      'catalog.yaml': product(''),
    })
    expect(ok).toBe(false)
    expect(findings).toEqual([expect.objectContaining({ code, file: 'shop.yaml', line: 3 })])
  })
})

test('an id that two files want names the first of them', async () => {
  const { findings } = await reading({
    'catalog/a.yaml': product(''),
    'catalog/b.yaml': `# the second\n${product('')}`,
  })
  expect(findings).toEqual([
    expect.objectContaining({ code: 'duplicate-id', file: 'catalog/b.yaml', line: 3, column: 9 }),
  ])
  expect(findings[0]?.message).toContain('catalog/a.yaml, line 2')
})

test('all findings of all files come in one run, in order', async () => {
  const { findings } = await reading({
    'catalog/b.yaml': 'products:\n  - {id: B, title: B, price: 1x}\n  - {id: c}\n',
    'catalog/a.yaml': 'products: [',
  })
  expect(findings.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'catalog/a.yaml:1',
    'catalog/b.yaml:2',
    'catalog/b.yaml:3',
  ])
})

test('warnings let a shop pass, and stand where the product is', async () => {
  const { ok, findings } = await reading({
    'catalog.yaml': 'products:\n  - {id: a, title: A, price: 0.01}\n',
  })
  expect(ok).toBe(true)
  expect(findings).toEqual([
    expect.objectContaining({
      severity: 'warning',
      code: 'price-out-of-bounds',
      line: 2,
      column: 5,
    }),
  ])
})

test('a code frame shows the line, the one before, and carets below the word', () => {
  const source = 'products:\r\n  - id: rose\r\n    pirce: 5\r\n'
  expect(codeFrame(source, { line: 3, column: 5 })).toBe(
    ['  2 |   - id: rose', '> 3 |     pirce: 5', '    |     ^^^^^'].join('\n'),
  )
})

test('a shop of one file that grows into folders keeps its ids, and all else', async () => {
  const one = await reading({
    'catalog.yaml': `categories:
  - id: flowers
    title: Flowers
    categories:
      - id: roses
        title: Roses
        products:
          - {title: Red rose, price: 100}
products:
  - {id: card, title: Card, price: 100, also-in: [roses]}
`,
  })
  const grown = await reading({
    'catalog/category-less.yaml':
      'products:\n  - {id: card, title: Card, price: 100, also-in: [roses]}\n',
    'catalog/flowers/category.yaml': 'title: Flowers\n',
    'catalog/flowers/roses/category.yaml': 'title: Roses\n',
    'catalog/flowers/roses/goods.yml': 'products:\n  - {title: Red rose, price: 100}\n',
  })
  if (!one.ok || !grown.ok) throw new Error(JSON.stringify([one.findings, grown.findings]))
  const plain = ({ catalog }: typeof one) => ({
    categories: catalog.categories.map(({ order: _, ...rest }) => rest),
    products: catalog.products
      .map(({ order: _, ...rest }) => rest)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  })
  expect(plain(grown)).toEqual(plain(one))
  expect(grown.catalog.products.map(({ id }) => id).sort()).toEqual(['card', 'red-rose'])
})
