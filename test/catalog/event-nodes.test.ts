import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { nodesOf } from '../../src/catalog/read/event-nodes.ts'

/** Kinds, values, sources and places of a node and all in it. */
function shape(node: unknown): unknown {
  if (isScalar(node)) return [node.range?.[0], node.value, node.source]
  if (isSeq(node)) return { at: node.range?.[0], seq: node.items.map(shape) }
  if (!isMap(node)) return node
  const items = node.items.map((pair) =>
    isPair(pair) || 'key' in pair ? [shape(pair.key), shape(pair.value)] : pair,
  )
  return { at: node.range?.[0], map: items }
}

/** Whether it was read at all; what is read is as `yaml` reads it. */
function agrees(text: string): boolean {
  const lines = new LineCounter()
  const plain = nodesOf(text, lines)
  if (plain === undefined) return false
  const theirLines = new LineCounter()
  const document = parseDocument(text, { lineCounter: theirLines, uniqueKeys: false })
  expect(document.errors, text).toEqual([])
  expect(shape(plain), text).toEqual(shape(document.contents))
  for (let at = 0; at <= text.length; at += 7)
    expect(lines.linePos(at), text).toEqual(theirLines.linePos(at))
  return true
}

test('catalogues as they are written are read', () => {
  const texts = [
    'products:\n  - id: rose\n    title: {uk: Троянда, en: "Red \\"rose\\""}\n    price: 45.50 # each\n',
    'products:\n- id: a\n  title: It\n  photos: [photos/a.jpg, https://x.org/b.png]\n\n- title: B\n  price: -1\n',
    '# all\ncategories:\n  - id: x\n    title: X\n    products:\n      - {id: y, title: Y, price: 1, options: {size: [S, M]}}\n    categories: []\n',
    'title: T\ndescription: |\n  One\n\n    two\n  three\norder: 5\n',
    "description: |-\n  One: two\n  # no comment\ntitle: 'it''s'\nhidden: true\n",
    'products:\n  - title: No end of line\n    price: 12',
    'Розмір одягу: [S, M]\n',
  ]
  expect(texts.map(agrees)).toEqual(texts.map(() => true))
})

test('what is rare, and whatever is wrong, is left to yaml', () => {
  const texts = [
    '',
    '# nothing\n',
    'a:\n',
    'a: &x 1\nb: *x\n',
    'a: !!str 1\n',
    '---\na: 1\n',
    'a: 1\n---\nb: 2\n',
    '%YAML 1.1\n---\na: yes\n',
    'a: | # rows\n  x\n',
    'a: |2\n    x\n',
    '\n  |\n # c',
    'a: b: c\n',
    'a: 1\n  b: 2\n',
    'a:\n    b: 1\n  c: 2\n',
    'a: {b: 1\n',
    'a: @x\n',
    'a: "x" y\n',
    'a: {b: 1}}\n',
    'a: [1, 2] 3\n',
    '['.repeat(70) + ']'.repeat(70),
  ]
  for (const text of texts) expect(nodesOf(text, new LineCounter()), text).toBeUndefined()
})

test('all templates are read alike', () => {
  const templates = join(import.meta.dirname, '../../templates')
  const files = readdirSync(templates, { recursive: true, encoding: 'utf8' })
  const read = files
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => agrees(readFileSync(join(templates, name), 'utf8')))
  expect(read).toContain(true)
})

const pieces = [
  'a',
  'id',
  'title',
  'Троянда',
  'x y',
  '1',
  '45.50',
  '-3',
  '1e3',
  '0x1',
  'true',
  'null',
  '~',
  '.5',
  'no',
  '2024-01-01',
  '10:30',
  ': ',
  ':',
  '\n',
  '\n',
  '\n  ',
  '\n    ',
  '\n- ',
  '\n  - ',
  '\n      ',
  '- ',
  '-',
  ' ',
  '  ',
  '#',
  ' # c',
  ', ',
  ',',
  '{',
  '}',
  '[',
  ']',
  '{a: ',
  '"',
  "'",
  "''",
  '"q: #"',
  "'s'",
  '|',
  '|-',
  '|\n',
  '|-\n    t',
  '>',
  '&a',
  '*a',
  '!',
  '%',
  '@',
  '?',
  '? ',
  '<<',
  '\\',
  '\\n',
  '---',
  '\u00a0',
  'https://x.y/z',
]

test('no text is read otherwise than by yaml', () => {
  const text = fc
    .array(fc.constantFrom(...pieces), { maxLength: 24 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (given) => void agrees(given)),
    { numRuns: 5000 },
  )
})

test('a catalogue with slips in it is read as yaml reads it, or not at all', () => {
  const slip = fc.tuple(fc.nat(sample.length), fc.nat(3), fc.constantFrom('', '', ...pieces))
  let read = 0
  fc.assert(
    fc.property(fc.array(slip, { minLength: 1, maxLength: 3 }), (slips) => {
      let text = sample
      for (const [at, cut, put] of slips) text = text.slice(0, at) + put + text.slice(at + cut)
      if (agrees(text)) read += 1
    }),
    { numRuns: 600 },
  )
  expect(read).toBeGreaterThan(100)
})

const sample = `# Roses
title: {uk: Троянди, en: "Roses"}
order: 2 # second
description: |
  Red and
    white

  and more
products:
  - id: red-rose
    title: Red rose
    price: 45.50
    photos: [photos/red.jpg, 'https://x.org/y.png']
    options: {size: [S, M]}
    variants:
      - {id: s, size: S, price: 40, stock: 5}
      - id: m
        size: M
    hidden: true
  - id: tulip
    also-in:
    - gifts
    - "spring sale"

categories:
  - id: low
    note: |-
      a
      b
    products: []
`

const word = fc.constantFrom(
  'a',
  'Red rose',
  '45.50',
  'true',
  'x#y',
  'a: b',
  '- x',
  '',
  ' pad ',
  '"',
  "it's",
  'ключ',
  '{}',
  '[a',
  '&x',
  '100',
  'null',
  'a\nb',
  'a\n\nb\n',
)
const tree = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    fc.integer(),
    fc.boolean(),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('id', 'title', 'en', 'also-in', 'розмір', '1'), tie('node'), {
      maxKeys: 4,
    }),
  ),
}))

test('whatever yaml writes is read as yaml reads it, and most of it is read', async () => {
  const { stringify } = await import('yaml')
  let read = 0
  let all = 0
  fc.assert(
    fc.property(tree.node, fc.boolean(), (value, flow) => {
      all += 1
      if (
        agrees(
          stringify(
            { products: [value] },
            flow ? { collectionStyle: 'flow', lineWidth: 0 } : { lineWidth: 0 },
          ),
        )
      )
        read += 1
    }),
    { numRuns: 600 },
  )
  expect(read).toBeGreaterThan(all / 4)
})
