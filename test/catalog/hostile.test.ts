import { expect, test } from 'vitest'
import { readShop } from '../../src/catalog/read.ts'
import { isProof, sampled } from '../sampled.ts'
import { folderOf, shopYaml } from './folder.ts'

/** Texts that break what reads them carelessly; each wrong where it is put. */
const naughty = [
  '\0',
  '\x1b[31m',
  '\ud800',
  '\u202e',
  '\ufeff',
  '\u2028',
  '％',
  '%s%n',
  '$(x)',
  '{{7*7}}',
  '../../etc/passwd',
  "'; DROP TABLE products;--",
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'Infinity',
  '-0',
  '0x1F',
  '1e309',
  '1/0',
  '١٢',
  '１２',
  '½',
  '1_000',
  '1,00',
  '.5',
  '5.',
  '+5',
  '-1',
  '1.2.3',
  '12:30',
  '2024-01-01',
  'true',
  'null',
  '~',
  '',
  ' ',
  '\t',
  'a'.repeat(100_000),
  '9'.repeat(400),
  '👩‍👩‍👧‍👧',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍',
  'ﷺ',
  '田中さん',
  'ЀЁЂ',
]

/** The shapes of the yaml-test-suite's invalid cases, as a catalogue would hold them. */
const malformed = [
  'products: [',
  'products: ]',
  'products: [a, b, c ]]',
  'products: {a, b',
  'products: }',
  'a: b: c: d',
  'products:\n\t- id: a',
  'products:\n  - id: a\n   title: b',
  'products:\n- id: a\n title: b',
  'a: "b',
  "a: 'b",
  'a: "\\x"',
  'a: "\\uZZZZ"',
  'a: "b" c',
  "a: 'b' c",
  'a: |x\n  b',
  'a: >10\n b',
  'a: |\n    b\n  c\nd',
  '- a\nb: c',
  'a\nb: c',
  'a: - b',
  'a: &x &y b',
  'a: *missing',
  '*missing : a',
  'a: &x',
  '&x *x',
  'a: !<tag b',
  '!!int a',
  'a: !x!y b',
  '%YAML 1.2',
  '%YAML 9 9\n---\na',
  '%TAG ! x\n%TAG ! y\n---\na: b',
  '--- a\n--- b',
  'a: b\n...\nc: d',
  '---\n---\n',
  '@a',
  '`a`',
  'a: @b',
  'a: `b`',
  '? a\n? b',
  '? [a]\n: b',
  '[a]: b',
  '{a: b}: c',
  '- [a\n- b',
  'a: [b\n]',
  'a: [\nb\n]',
  'a:\n  - b\n c: d',
  'key: [word1\n#  comment\n  , word2]',
  'a: "b\n---\nc"',
  'k: v\nk: w',
  'a: b\n  c',
  'a:\n  b\n c',
  '"a\nb": c',
  'a: # \n  - b\n- c',
  '[,]',
  '[a,,b]',
  '{,}',
  '{a: b,, c: d}',
  '[a b: c, d',
  '-',
  '?',
  ':',
  '---',
  '- - - a',
  'x: {y: z}in: valid',
  'a: !!binary "%%%"',
  'a: !!set {b}',
  'a: !!omap [b]',
  'a: !!timestamp never',
  'a: !!js/function "x"',
  'a: !!python/object:os.system x',
]

/** Lists of products and the like where something else stands. */
const misplaced = [
  'a',
  '5',
  '[]',
  '{}',
  '[[]]',
  '[{}]',
  '[null]',
  '{a: {b: c}}',
  '&x [*x]',
  '&x {products: *x}',
  '"\\0"',
  '!!null x',
  '[a, [b, [c]]]',
]

const deep = (open: string, close: string, levels: number) =>
  open.repeat(levels) + close.repeat(levels)
const indented = (levels: number) =>
  Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}categories:`).join('\n')
const nestedCategories = (levels: number) =>
  Array.from({ length: levels }, (_, at) => {
    const space = '    '.repeat(at)
    return `${space}categories:\n${space}  - id: c${at}\n${space}    title: T\n`
  }).join('')

/** What multiplies is as large as it must be to show; a proof makes it a hundred times so. */
const many = (count: number) => (isProof ? count : count / 10)

const bomb = (width: number, depth: number) =>
  [
    `a0: &a0 [${'x,'.repeat(width)}]`,
    ...Array.from(
      { length: depth },
      (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(width)}]`,
    ),
    `products: *a${depth}`,
  ].join('\n')
const product = '{id: a, title: A, price: 1}'

const bombs: Readonly<Record<string, string>> = {
  'a billion laughs': bomb(10, 9),
  'a quadratic blow-up':
    `products: [&p {${'k,'.repeat(many(5000))}}, ${'*p,'.repeat(many(9000))}]`.replaceAll(
      'k,',
      'zz: 1,',
    ),
  'one product ten thousand times': `products: [&p ${product}, ${'*p,'.repeat(20_000)}]`,
  'unknown keys through aliases': `products: [&p {${Array.from({ length: many(3000) }, (_, at) => `k${at}: 1`).join(', ')}}, ${'*p,'.repeat(many(1000))}]`,
  'merges of merges': `products: [{<<: &m {<<: {<<: {a: b}}}}, ${'{<<: *m},'.repeat(5000)}]`,
  'a category in itself': 'categories:\n  - &c\n    id: a\n    title: A\n    categories: [*c]',
  'a product in itself': 'products: &p\n  - *p',
  'variants in themselves':
    'products:\n  - id: a\n    title: A\n    price: 1\n    options: {s: [x]}\n    variants: &v [*v]',
  'a text in itself': 'products:\n  - title: &t {en: *t}\n    price: 1',
  'options in themselves': 'products:\n  - title: A\n    price: 1\n    options: &o {size: *o}',
  'a merge of itself': 'products:\n  - &p\n    <<: *p\n    title: A',
}

const nests: Readonly<Record<string, string>> = {
  'brackets together': deep('[', ']', 100_000),
  'brackets apart': `${'[\n '.repeat(50_000)}`,
  'braces with keys': deep('{a: ', '}', 20_000),
  'braces with keys, unclosed': '{a: '.repeat(20_000),
  dashes: `${'- '.repeat(50_000)}a`,
  'question marks': `${'? '.repeat(50_000)}a`,
  indentation: indented(1500),
  categories: nestedCategories(70),
  'lists that begin with a word': '[a, '.repeat(20_000),
  'folders worth of maps': `categories: ${'[{title: a, categories: '.repeat(3000)}`,
}

const binary: Readonly<Record<string, Buffer>> = {
  'a zip': Buffer.from('PK\x03\x04\x14\0', 'latin1'),
  'a picture': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  'a photo': Buffer.from('\xff\xd8\xff\xe0', 'latin1'),
  'a compressed file': Buffer.from('\x1f\x8b\x08', 'latin1'),
  'UTF-16': Buffer.from('\ufeffproducts: []', 'utf16le'),
  'UTF-16 without a mark': Buffer.from('products: []', 'utf16le'),
  zeros: Buffer.alloc(10_000),
  'all bytes': Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  'Windows-1251': Buffer.from([0x70, 0x3a, 0x20, 0xd2, 0xf0, 0xee, 0xff]),
  'half a sign at the end': Buffer.from('products: \u20ac').subarray(0, -1),
  'an overlong sign': Buffer.from([0x61, 0x3a, 0x20, 0xc0, 0xaf]),
  'a surrogate in UTF-8': Buffer.from([0x61, 0x3a, 0x20, 0xed, 0xa0, 0x80]),
  XML: Buffer.from('<?xml version="1.0"?><yml_catalog/>'),
  'JSON lines': Buffer.from('{"id":1}\n{"id":2}\n'),
  HTML: Buffer.from('<!DOCTYPE html><html></html>'),
}

const large: Readonly<Record<string, string>> = {
  'values without end': `products: [${'a,'.repeat(500_100)}]`,
  'lines without end': '- a\n'.repeat(500_100),
  'keys without end': Array.from({ length: 20_000 }, (_, at) => `k${at}: a`).join('\n'),
  'one key again and again': 'products: []\n'.repeat(50_000),
  'one line of megabytes': `title: ${'x'.repeat(5_000_000)}`,
  'more than a file may have': '#'.repeat(32 * 1024 * 1024 + 1),
  'aliases without end': `x: &x 1\nproducts: [${'*x,'.repeat(100_000)}]`,
}

const productKeys = ['title', 'price', 'options', 'variants', 'photos', 'stock', 'hidden']

type Input = [name: string, content: string | Buffer]

function* small(): Generator<Input> {
  for (const text of malformed) {
    yield [`malformed ${JSON.stringify(text)}`, text]
    yield [`malformed inside ${JSON.stringify(text)}`, `products:\n  - title: [x\n${text}`]
  }
  for (const text of misplaced) {
    for (const key of ['products', 'categories'])
      yield [`${key}: ${text}`, `${key}: [${text}, {x: 1}]`]
    for (const key of [...productKeys, 'deliver'])
      yield [
        `${key}: ${text}`,
        `products:\n  - {id: a, title: A, price: 1, zz: 1, ${key}: ${text}}`,
      ]
  }
  for (const text of naughty) {
    const quoted = JSON.stringify(text)
    yield [
      `an id of ${quoted.slice(0, 40)}`,
      `products:\n  - {title: A, price: 1, id: ${JSON.stringify(`${text} B`)}}`,
    ]
    yield [`a key ${quoted.slice(0, 40)}`, `products:\n  - {title: A, price: 1, ${quoted}: 1}`]
    yield [
      `a price of ${quoted.slice(0, 40)}`,
      `products:\n  - {id: a, title: A, price: ${quoted} }\n  - x`,
    ]
    yield [
      `a title ${quoted.slice(0, 40)} twice`,
      `products:\n  - {title: ${quoted}, title: ${quoted}, price: 1}`,
    ]
    yield [`a title ${quoted.slice(0, 40)} without quotes or end`, `products:\n  - title: "${text}`]
  }
}

const texts = [...small()]
const whole = [bombs, nests, binary, large].flatMap<Input>((made) => Object.entries(made))
const cases = [...sampled(texts, 3), ...whole]

test('there are 200 of them and more', () => {
  expect(texts.length + whole.length).toBeGreaterThanOrEqual(200)
})

test.each(cases)('%s is found, at a place in the file', async (_, content) => {
  const dir = await folderOf({ 'shop.yaml': shopYaml, 'catalog/goods.yaml': content })
  const { ok, findings } = await readShop(dir)
  expect(ok).toBe(false)
  expect(findings.length).toBeLessThanOrEqual(2000)
  const lines = content.toString().split(/\r\n|\r|\n/)
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.length).toBeGreaterThan(0)
  for (const { line, column, file, message } of errors) {
    expect(file).toBe('catalog/goods.yaml')
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(lines.length)
    expect(column).toBeGreaterThanOrEqual(1)
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1)
    expect(message.length).toBeLessThan(300)
  }
})

const asShop = cases.filter(
  ([name]) => !/^an? (?:id|key|price|title)/.test(name) && !(name in large),
)

test.each(asShop)('%s as shop.yaml', async (_, content) => {
  const { ok, findings } = await readShop(await folderOf({ 'shop.yaml': content }))
  expect(ok).toBe(false)
  expect(
    findings.some(({ severity, line, column }) => severity === 'error' && line >= 1 && column >= 1),
  ).toBe(true)
})

/** Where shop.yaml holds lists and mappings of its own. */
const sections = [
  'payment: …',
  'payment: {methods: …}',
  'payment: {tips: …}',
  'payment: {tips: {max: 5, suggested: …}}',
  'payment: {provider-data: …}',
  'payment: {provider-data: {a: …}}',
  'delivery: …',
  'delivery: [{id: a, title: A, price: 1, countries: …}]',
  'promotions: …',
  'promotions: [{code: AB, percent: 1, from: …, categories: …}]',
  'moderators: …',
  'privacy: …',
]

test.each(sections)('whatever stands in %s ends', async (section) => {
  const fan = `&f {a: [${'*f,'.repeat(50)}]}`
  const quoted = sampled(naughty.map((text) => JSON.stringify(text)))
  for (const value of [...misplaced, ...quoted, fan]) {
    const shop = `${shopYaml}zz: 1\n${section.replaceAll('…', () => value)}\n`
    const { ok, findings } = await readShop(await folderOf({ 'shop.yaml': shop }))
    expect(ok).toBe(false)
    expect(findings.length).toBeLessThanOrEqual(2000)
  }
})
