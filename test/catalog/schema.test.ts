import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { explain, explainedCodes } from '../../src/catalog/explain/explain.ts'
import { readShop } from '../../src/catalog/read.ts'
import { paymentMethods } from '../../src/shop/payment.ts'
import { currencyCodes } from '../../src/telegram/currencies.ts'
import { folderOf, shopYaml } from './folder.ts'
import { readCases } from './golden/case.ts'
import { disagreements, parsed, schemaErrors } from './schema-agrees.ts'

const schemaOf = (name: string) =>
  JSON.parse(readFileSync(`templates/any/shopbot/${name}.schema.json`, 'utf8'))

it.each(
  readdirSync('templates').filter((name) => existsSync(join('templates', name, 'shop.yaml'))),
)('takes the template %s, every file of which names its schema', async (name) => {
  const dir = join('templates', name)
  const { findings, ok } = await readShop(dir)
  expect(ok).toBe(true)
  expect(disagreements(dir, findings)).toEqual([])
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((path) => path.endsWith('.yaml'))) {
    const text = readFileSync(join(dir, file), 'utf8')
    expect(schemaErrors(file, parsed(text)?.value), file).toEqual([])
    const above = '../'.repeat(file.split(/[\\/]/).length - 1)
    const kind = /(shop|category)\.yaml$/.exec(file)?.[1] ?? 'catalog'
    expect(text.split('\n')[0], file).toBe(
      `# yaml-language-server: $schema=${above}.shopbot/${kind}.schema.json`,
    )
  }
})

it('agrees with check on both examples of every code that is explained', async () => {
  for (const code of explainedCodes()) {
    const { file = 'catalog.yaml', wrong, right } = explain(code) ?? { wrong: '', right: '' }
    if (!/\.yaml$/.test(file)) continue
    for (const text of [wrong, right]) {
      const whole =
        file === 'shop.yaml' && !/^currency:/m.test(text) ? `currency: UAH\n${text}` : text
      const named = file === 'shop.yaml' && !/^name:/m.test(whole) ? `name: Test\n${whole}` : whole
      const dir = await folderOf({ 'shop.yaml': shopYaml, [file]: named })
      const { findings } = await readShop(dir)
      expect(disagreements(dir, findings), `${code}\n${named}`).toEqual([])
    }
  }
})

it.each(readCases('test/catalog/golden').map((one) => [one.name, one] as const))(
  'agrees with check on the golden case %s, wrong and corrected',
  async (_, { files, fixed }) => {
    for (const written of [files, { ...files, ...fixed }]) {
      const dir = await folderOf({ 'shop.yaml': shopYaml, ...written })
      const { findings } = await readShop(dir)
      expect(disagreements(dir, findings)).toEqual([])
    }
  },
)

/** Wrong in one way each, with the line that both must name. */
const wrongs: readonly (readonly [string, number, string])[] = [
  ['shop.yaml', 3, 'name: T\ncurrency: UAH\nadmin: [1]\n'],
  ['shop.yaml', 2, 'name: T\ncurrency: UHA\n'],
  ['shop.yaml', 1, 'currency: UAH\n'],
  ['shop.yaml', 4, 'name: T\ncurrency: UAH\npayment:\n  methods: [cash]\n'],
  ['shop.yaml', 3, 'name: T\ncurrency: UAH\npayment: [telegram]\n'],
  ['shop.yaml', 4, 'name: T\ncurrency: UAH\ndelivery:\n  - {id: a, title: A}\n'],
  ['shop.yaml', 4, 'name: T\ncurrency: UAH\ndelivery:\n  {id: Not an id, title: A, price: 1}\n'],
  ['shop.yaml', 4, 'name: T\ncurrency: UAH\ndelivery:\n  - {id: a, title: A, price: "1,5"}\n'],
  ['shop.yaml', 3, 'name: T\ncurrency: UAH\nstock: {hold: 15 minutes}\n'],
  ['shop.yaml', 3, 'name: T\ncurrency: UAH\nserver: {port: 99999}\n'],
  ['shop.yaml', 3, 'name: T\ncurrency: UAH\nretry: {factor: 0.5}\n'],
  ['shop.yaml', 3, 'name: T\ncurrency: UAH\nretry: {jitter: some}\n'],
  ['shop.yaml', 3, 'name: T\ncurrency: UAH\ntelegram: {mode: webhook}\n'],
  ['shop.yaml', 3, 'name: T\ncurrency: UAH\ntelegram: {url: "https://a.b/c"}\n'],
  ['shop.yaml', 3, 'name: T\ncurrency: UAH\ntelegram: {mode: webhook, url: "http://a.b/c"}\n'],
  ['shop.yaml', 3, 'name: T\ncurrency: UAH\nadmins: [taras]\n'],
  ['shop.yaml', 3, 'name: T\ncurrency: UAH\npromotions: [{code: A B, percent: 10}]\n'],
  ['shop.yaml', 3, 'name: T\ncurrency: UAH\npromotions: [{code: SPRING}]\n'],
  ['shop.yaml', 3, 'name: T\ncurrency: UAH\npromotions: [{code: SPRING, percent: 1, amount: 2}]\n'],
  ['catalog.yaml', 1, '- {title: Tea, price: 45}\n'],
  ['catalog.yaml', 1, 'prodcuts: []\n'],
  ['catalog.yaml', 2, 'products:\n  - Tea\n'],
  ['catalog.yaml', 2, 'products:\n  - {price: 45}\n'],
  ['catalog.yaml', 2, 'products:\n  - {title: Tea}\n'],
  ['catalog.yaml', 2, 'products:\n  {title: Tea, prize: 45, price: 45}\n'],
  ['catalog.yaml', 3, 'products:\n  - title: Tea\n    price: -5\n'],
  ['catalog.yaml', 3, 'products:\n  - title: Tea\n    price: 45 UAH\n'],
  ['catalog.yaml', 2, 'products:\n  - title: ""\n    price: 45\n'],
  ['catalog.yaml', 2, 'products:\n  - title: [Tea]\n    price: 45\n'],
  ['catalog.yaml', 2, 'products:\n  - {title: Tea, price: 45, stock: many}\n'],
  ['catalog.yaml', 2, 'products:\n  - {title: Tea, price: 45, hidden: maybe}\n'],
  ['catalog.yaml', 2, 'products:\n  - {title: Tea, price: 45, id: Red Tea}\n'],
  ['catalog.yaml', 2, 'products:\n  - {title: Tea, price: 45, options: [S, M]}\n'],
  ['catalog.yaml', 2, 'products:\n  - {title: Tea, price: 45, options: {price: [1]}}\n'],
  ['catalog.yaml', 4, 'products:\n  - title: Tea\n    variants:\n      - {id: s}\n'],
  [
    'catalog.yaml',
    5,
    'products:\n  - title: Tea\n    price: 1\n    variants:\n      - {id: s, colour: red}\n',
  ],
  ['catalog.yaml', 2, 'products:\n  - {title: Tea, price: 45, deliver: []}\n'],
  ['catalog.yaml', 2, 'products:\n  - {title: Tea, price: 45, deliver: [A], stock: 1}\n'],
  ['catalog.yaml', 3, 'categories:\n  - title: Tea\n    prodcuts: []\n'],
  ['catalog/tea/category.yaml', 2, 'title: Tea\nhiden: true\n'],
  ['catalog/tea/category.yaml', 2, 'title: Tea\norder: first\n'],
]

it.each(wrongs)('and check name the same line of %s: %i of %j', async (file, line, text) => {
  const dir = await folderOf({ 'shop.yaml': shopYaml, [file]: text })
  const { findings } = await readShop(dir)
  const errors = findings.filter((one) => one.file === file && one.severity === 'error')
  expect(errors.map((one) => one.line)).toContain(line)
  expect(schemaErrors(file, parsed(text)?.value)).not.toEqual([])
  expect(disagreements(dir, findings)).toEqual([])
})

it('completes what the shop knows: its currencies and its ways to pay', () => {
  const { properties, definitions } = schemaOf('shop')
  expect(properties.currency.enum).toEqual(currencyCodes())
  expect([...definitions.method.enum].sort()).toEqual([...paymentMethods].sort())
})

it('describes every key of every mapping', () => {
  const plain: string[] = []
  const look = (name: string, node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('properties' in node && 'additionalProperties' in node)
      for (const [key, value] of Object.entries(node.properties ?? {}))
        if (typeof value === 'object' && !('title' in value)) plain.push(`${name} ${key}`)
    for (const value of Object.values(node)) look(name, value)
  }
  for (const name of ['shop', 'category', 'catalog']) look(name, schemaOf(name))
  expect(plain).toEqual([])
})

it('says the same of the same things in each file', () => {
  const schemas = ['shop', 'category', 'catalog'].map((name) => schemaOf(name).definitions)
  for (const name of ['text', 'word', 'id', 'flag', 'price', 'photo']) {
    const told = schemas.map((one) => one[name]).filter((one) => one !== undefined)
    for (const one of told) expect(one, name).toEqual(told[0])
  }
})
