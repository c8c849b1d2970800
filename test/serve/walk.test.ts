import { expect, test } from 'vitest'
import { checkWalk } from '../../src/serve/walk/check-walk.ts'
import { reading } from '../catalog/folder.ts'

async function walked(files: Readonly<Record<string, string>>) {
  const read = await reading(files)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return { read, ...(await checkWalk(read)) }
}

const tea = '{id: tea, title: Tea, price: 45}'

test('counts the taps from the menu to each product, by the nearest way', async () => {
  const { taps, findings } = await walked({
    'catalog.yaml': `categories:
  - id: teas
    title: Teas
    categories:
      - {id: green, title: Green teas, products: [{id: sencha, title: Sencha, price: 90}]}
    products: [${tea}, {id: mate, title: Mate, price: 60, also-in: [green]}]
products:
  - {id: cup, title: Cup, price: 90, also-in: [green]}
`,
  })
  expect(Object.fromEntries(taps)).toEqual({ cup: 1, tea: 2, mate: 2, sencha: 3 })
  expect(findings).toEqual([])
})

test('does not go where customers cannot', async () => {
  const { taps } = await walked({
    'catalog.yaml': `categories:
  - {id: winter, title: Winter, hidden: true, products: [{id: fir, title: Fir, price: 450}]}
products: [${tea}, {id: old, title: Old, price: 45, hidden: true}]
`,
  })
  expect([...taps.keys()]).toEqual(['tea'])
})

test('draws every variant and every page of them', async () => {
  const values = Array.from({ length: 60 }, (_, at) => `v${at}`)
  const { screens } = await walked({
    'catalog.yaml': `products:
  - id: tea
    title: Tea
    price: 45
    options: {kind: [${values.join(', ')}]}
    variants: [${values.map((value) => `{kind: ${value}}`).join(', ')}]
`,
  })
  const without = await walked({ 'catalog.yaml': `products: [${tea}]\n` })
  // Its first page has a screen of its own already; 24 variants a page make two more.
  expect(screens - without.screens).toBe(60 + 3)
})

test('a long shelf is told once, with how far away its last product is', async () => {
  const many = Array.from({ length: 150 }, (_, at) => `{id: t-${at}, title: T ${at}, price: 45}`)
  const { findings } = await walked({
    'catalog.yaml': `categories:\n  - {id: teas, title: Teas, products: [${many.join(', ')}]}\n`,
  })
  expect(findings).toEqual([
    expect.objectContaining({ severity: 'warning', code: 'product-far', file: 'catalog.yaml' }),
  ])
  expect(findings[0]?.message).toContain('in "teas"')
})

test('categories that have no room on a screen are named', async () => {
  const many = Array.from(
    { length: 80 },
    (_, at) => `{id: c-${at}, title: C ${at}, products: [{id: p-${at}, title: P, price: 45}]}`,
  )
  const { findings, taps } = await walked({ 'catalog.yaml': `categories: [${many.join(', ')}]\n` })
  expect(findings.map(({ code }) => code)).toEqual(['category-crowded'])
  expect(findings[0]?.message).toContain('"c-70"')
  expect(taps.has('p-69')).toBe(true)
  expect(taps.has('p-70')).toBe(false)
})

test('what is cut only with all that stands beside it is told with how much it is too long', async () => {
  const { read, findings } = await walked({
    'shop.yaml': `name: Test\ncurrency: UAH\nlanguages: [en, uk]\nwelcome: "${'Welcome! '.repeat(454)}"\n`,
    'catalog.yaml': `products:
  - id: tea
    title: Tea
    price: 45
    photos: ["https://tea.example/tea.jpg"]
    description: "${'Good tea. '.repeat(82)}"
    options: {leaf: [${'x'.repeat(40)}]}
    variants: [{id: a, leaf: ${'x'.repeat(40)}, title: "${'Long name '.repeat(25)}"}]
`,
  })
  expect(read.findings).toEqual([])
  const cut = findings.filter(({ code }) => code === 'text-cut')
  expect(cut.map(({ file }) => file).sort()).toEqual(['catalog.yaml', 'shop.yaml'])
})

test('no text of a merchant makes Telegram refuse a screen', async () => {
  const wild = '<b>&amp; \\"quoted\\" 🌹</b>'
  const { findings } = await walked({
    'shop.yaml': `name: "${wild}"\ncurrency: UAH\nsupport: "${wild}"\nwelcome: "${wild}"\n`,
    'catalog.yaml': `categories:
  - id: ${'c'.repeat(40)}
    title: "${wild}"
    products:
      - id: ${'p'.repeat(40)}
        title: "${wild}"
        price: 45
        options: {a: ["${wild}"]}
        variants: [{id: ${'v'.repeat(40)}, a: "${wild}"}]
`,
  })
  expect(findings.filter(({ code }) => code === 'screen-refused')).toEqual([])
})
