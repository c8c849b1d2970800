import { expect, test } from 'vitest'
import { fieldLine } from '../../src/catalog/field-line.ts'
import { reading } from './folder.ts'

const products = (...lines: string[]) => ({
  'catalog.yaml': `products:\n${lines.map((line) => `  - ${line}\n`).join('')}`,
})

test.each<[string, string[], string, number]>([
  ['its own id', ['{id: tea, was-id: tea, title: Tea, price: 45}'], 'was-id-same', 2],
  [
    'the id of another',
    ['{id: tea, was-id: mate, title: Tea, price: 45}', '{id: mate, title: Mate, price: 45}'],
    'was-id-in-use',
    2,
  ],
  [
    'what another was',
    [
      '{id: tea, was-id: cup, title: Tea, price: 45}',
      '{id: mate, was-id: cup, title: M, price: 9}',
    ],
    'was-id-twice',
    3,
  ],
])('was-id names %s', async (_, lines, code, line) => {
  const { findings } = await reading(products(...lines))
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors).toMatchObject([{ code, file: 'catalog.yaml', line }])
})

const text = `products:
  - id: roll
    title:
      uk: Р
      en: Roll
    # price: 1
    price: 2
    variants:
      - id: s
        price: 3
      - {id: m, price: 4}
  - id: bun
    price: 5
  - {id: cake, price: 3}
`.split('\n')

test.each([
  [2, 'price', 7],
  [2, 'title.en', 5],
  [2, 'variants.s.price', 10],
  [2, 'variants.m.price', 11],
  [2, 'freeFrom', 2],
  [12, 'price', 13],
  [12, 'variants.s.price', 12],
  [14, 'price', 14],
])('from line %d, %s is found in line %d', (from, name, line) => {
  expect(fieldLine(text, from, name)).toBe(line)
})
