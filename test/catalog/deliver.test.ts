import { describe, expect, test } from 'vitest'
import { reading } from './folder.ts'

const inStars = 'name: Test\ncurrency: XTR\nlanguages: [uk, en]\n'

const book = (more: string) => `products:\n  - id: book\n    title: Book\n    price: 100\n${more}`

describe('what a product delivers in the chat', () => {
  test.each<[string, string, unknown]>([
    ['a text', 'deliver: https://example.com/book', { text: 'https://example.com/book' }],
    [
      'a text per language',
      'deliver: {uk: Дякуємо, en: Thank you}',
      { text: { uk: 'Дякуємо', en: 'Thank you' } },
    ],
    ['keys', 'deliver: [AAA-1, 007, 1e3, " B "]', { keys: ['AAA-1', '007', '1e3', 'B'] }],
    ['one key', 'deliver:\n      - AAA-1', { keys: ['AAA-1'] }],
  ])('%s', async (_, line, deliver) => {
    const shop = await reading({ 'shop.yaml': inStars, 'catalog.yaml': book(`    ${line}\n`) })
    expect(shop.findings).toEqual([])
    expect(shop.ok && shop.catalog.products[0]?.deliver).toEqual(deliver)
  })

  test.each<[string, string, string, number, number, string]>([
    ['a key twice', 'deliver: [A-1, B-1, A-1]', 'key-twice', 5, 25, 'Remove one'],
    ['no keys', 'deliver: []', 'keys-missing', 5, 14, 'hide the product'],
    ['an empty key', 'deliver: [" ", A-1]', 'key-invalid', 5, 15, 'one key an item'],
    ['a key that is a list', 'deliver: [[A-1], B-1]', 'not-a-text', 5, 15, ''],
    ['a key without end', `deliver: [${'A'.repeat(501)}]`, 'key-invalid', 5, 15, 'one key'],
    ['keys that are counted', 'deliver: [A-1]\n    stock: 1', 'keys-with-stock', 6, 5, 'Leave'],
    [
      'keys of variants',
      'deliver: [A-1]\n    variants: [{id: s, price: 1}]',
      'keys-with-variants',
      6,
      5,
      'a product of each',
    ],
    ['nothing', 'deliver: ""', 'text-empty', 5, 14, ''],
    ['another language', 'deliver: {de: Danke, uk: A, en: B}', 'language-unknown', 5, 15, ''],
    ['a book as it is', `deliver: ${'a'.repeat(3501)}`, 'deliver-too-long', 5, 14, 'downloaded'],
  ])('%s is a finding', async (_, line, code, at, column, hint) => {
    const { ok, findings } = await reading({
      'shop.yaml': inStars,
      'catalog.yaml': book(`    ${line}\n`),
    })
    expect(ok).toBe(false)
    expect(findings).toEqual([
      expect.objectContaining({ severity: 'error', code, file: 'catalog.yaml', line: at, column }),
    ])
    expect(findings[0]?.hint ?? '').toContain(hint)
  })

  test('a key that two products have is named by its place, not by itself', async () => {
    const { findings } = await reading({
      'shop.yaml': inStars,
      'catalog/a.yaml': book('    deliver: [SECRET-1]\n'),
      'catalog/b.yaml':
        'products:\n  - {id: other, title: Other, price: 5, deliver: [SECRET-2, SECRET-1]}\n',
    })
    expect(findings).toEqual([
      expect.objectContaining({ code: 'key-twice', file: 'catalog/b.yaml', line: 2, column: 61 }),
    ])
    expect(findings[0]?.message).toContain('catalog/a.yaml, line 5')
    expect(JSON.stringify(findings)).not.toContain('SECRET')
  })

  test('a text may come in variants, and as often as there is stock', async () => {
    const { findings } = await reading({
      'shop.yaml': inStars,
      'catalog.yaml': `${book('    deliver: Thanks\n    stock: 5\n')}  - title: Course
    deliver: Thanks
    options: {length: [short, long]}
    variants: [{length: short, price: 5}, {length: long, price: 9}]
`,
    })
    expect(findings).toEqual([])
  })
})

describe('what is sold must fit how it is paid', () => {
  const rose =
    '  - {id: rose, title: Rose, price: 100}\n  - {id: tulip, title: Tulip, price: 100}\n'

  test('digital goods without Stars', async () => {
    const { ok, findings } = await reading({
      'catalog.yaml': `products:\n${rose}  - {id: book, title: Book, price: 100, deliver: Thanks}\n`,
    })
    expect(ok).toBe(true)
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'warning',
        code: 'digital-without-stars',
        file: 'catalog.yaml',
        line: 4,
        column: 5,
        hint: expect.stringContaining('currency: XTR'),
      }),
    ])
  })

  test('goods that are sent, for Stars: one warning for all of them', async () => {
    const { ok, findings } = await reading({
      'shop.yaml': inStars,
      'catalog.yaml': `${book('    deliver: Thanks\n')}${rose}`,
    })
    expect(ok).toBe(true)
    expect(findings).toEqual([
      expect.objectContaining({ severity: 'warning', code: 'physical-in-stars', line: 6 }),
    ])
    expect(findings[0]?.message).toContain('"rose" and 1 more')
  })

  test('ways of delivery where nothing is sent', async () => {
    const delivery = 'delivery: [{id: courier, title: Courier, price: 1}]\n'
    const only = await reading({
      'shop.yaml': `${inStars}${delivery}`,
      'catalog.yaml': book('    deliver: Thanks\n'),
    })
    expect(only.ok).toBe(true)
    expect(only.findings).toEqual([
      expect.objectContaining({
        severity: 'warning',
        code: 'delivery-unused',
        file: 'shop.yaml',
        line: 4,
        column: 1,
      }),
    ])
    const mixed = await reading({
      'shop.yaml': `${inStars}${delivery}`,
      'catalog.yaml': `${book('    deliver: Thanks\n')}${rose}`,
    })
    expect(mixed.findings.map(({ code }) => code)).toEqual(['physical-in-stars'])
  })

  test('a price in parts of a Star', async () => {
    const { findings } = await reading({
      'shop.yaml': inStars,
      'catalog.yaml': 'products:\n  - {title: Book, price: 9.50, deliver: Thanks}\n',
    })
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'money-too-many-digits',
        line: 2,
        column: 26,
        hint: 'This currency has no fractions.',
      }),
    ])
  })
})
