import { cp, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inShop } from './selling.ts'
import { smallShop } from './serving.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

async function asJson(...args: readonly string[]) {
  const { status, stdout } = await shopbot([...args, '--json'])
  return { status, document: JSON.parse(stdout) }
}

const catalogOf = (dir: string) => readFile(join(dir, 'catalog.yaml'), 'utf8')

test('a price by command changes its line and no other, and says where', async () => {
  const dir = await smallShop()
  const before = await catalogOf(dir)
  const shown = await shopbot(['product', 'edit', 'roll', dir, '--price', '2.75', '--dry-run'])
  expect(shown.stdout).toContain('- 5        - {id: roll, title: Roll, price: 2.50, stock: 10}')
  expect(shown.stdout).toContain('+ 5        - {id: roll, title: Roll, price: 2.75, stock: 10}')
  expect(await catalogOf(dir)).toBe(before)

  const { status, document } = await asJson(
    'product',
    'edit',
    'roll',
    dir,
    '--price',
    '2.75',
    '--sku',
    'R 1',
  )
  expect({ status, document }).toMatchObject({
    status: 0,
    document: { formatVersion: 1, ok: true, written: true, at: { file: 'catalog.yaml', line: 5 } },
  })
  expect(await catalogOf(dir)).toBe(
    before.replace('price: 2.50, stock: 10', 'price: 2.75, stock: 10, sku: R 1'),
  )
})

test('goods and categories come, move and go; removing wants a yes', async () => {
  const dir = await smallShop()
  await asJson('category', 'add', dir, '--title', 'Sweet things', '--parent', 'bread')
  await asJson(
    'product',
    'add',
    dir,
    '--title',
    'Bun: sweet',
    '--price',
    '3',
    '--category',
    'sweet-things',
  )
  expect(await catalogOf(dir)).toBe(`categories:
  - id: bread
    title: Bread
    products:
      - {id: roll, title: Roll, price: 2.50, stock: 10}
      - {id: loaf, title: Loaf, price: 4.00}
    categories:
      - id: sweet-things
        title: Sweet things
        products:
          - id: bun-sweet
            title: "Bun: sweet"
            price: 3
`)
  expect(await asJson('category', 'move', 'bread', dir, '--to', 'sweet-things')).toMatchObject({
    status: 1,
    document: { problem: { code: 'category-inside-itself' } },
  })
  await asJson('category', 'move', 'sweet-things', dir, '--top')
  expect(await catalogOf(dir)).toBe(`categories:
  - id: bread
    title: Bread
    products:
      - {id: roll, title: Roll, price: 2.50, stock: 10}
      - {id: loaf, title: Loaf, price: 4.00}
    categories: []
  - id: sweet-things
    title: Sweet things
    products:
      - id: bun-sweet
        title: "Bun: sweet"
        price: 3
`)
  expect(await asJson('category', 'remove', 'sweet-things', dir)).toMatchObject({
    status: 3,
    document: { problem: { code: 'category-has-products' } },
  })
  expect(await asJson('product', 'remove', 'bun-sweet', dir)).toMatchObject({
    status: 3,
    document: { problem: { code: 'removal-refused' } },
  })
  expect((await asJson('product', 'remove', 'bun-sweet', dir, '--yes')).status).toBe(0)
  expect(await catalogOf(dir)).toContain('title: Sweet things\n    products: []\n')
})

test('what check would refuse is not written', async () => {
  const dir = await smallShop()
  const before = await catalogOf(dir)
  const { status, document } = await asJson('product', 'edit', 'roll', dir, '--also-in', 'cakes')
  expect(status).toBe(1)
  expect(document).toMatchObject({
    problem: { code: 'outcome-invalid' },
    findings: [{ code: 'category-unknown', file: 'catalog.yaml', line: 5 }],
  })
  expect(await catalogOf(dir)).toBe(before)
  expect((await asJson('product', 'edit', 'roll', dir)).status).toBe(64)
  expect((await asJson('product', 'edit', 'roll', dir, '--price', '1,5')).status).toBe(64)
})

test('an export brings home what staff changed; what the files changed too is left to be decided', async () => {
  const dir = await smallShop()
  await shopbot(['import', dir, '--yes'])
  await inShop(dir, async (client) => {
    await client.changeProduct('terminal', 'roll', { price: 300 }, { key: 'a' })
    await client.changeProduct('terminal', 'roll', { stock: 4 }, { key: 'b' })
    await client.changeProduct('terminal', 'loaf', { price: 500 }, { key: 'c' })
    await client.addProduct(
      'terminal',
      { category: 'bread', title: 'Bagel', price: 150 },
      { key: 'd' },
    )
  })
  const edited = (await catalogOf(dir)).replace('price: 4.00}', 'price: 4.20} # dearer flour')
  await writeFile(join(dir, 'catalog.yaml'), edited)

  const { status, document } = await asJson('export', dir)
  expect(status).toBe(3)
  expect(document).toMatchObject({
    written: true,
    changed: [{ product: 'roll' }],
    added: ['bagel'],
    conflicts: [{ product: 'loaf', fields: [{ name: 'price', base: 400, files: 420, shop: 500 }] }],
  })
  expect(await catalogOf(dir)).toBe(
    edited.replace('price: 2.50, stock: 10', 'price: 3.00, stock: 4') +
      '      - {id: bagel, title: Bagel, price: 1.50}\n',
  )
  const told = await shopbot(['export', dir])
  expect(told.stdout).toContain(
    'price: was 4.00 EUR, the files say 4.20 EUR, the shop has 5.00 EUR',
  )
  expect((await asJson('export', dir, '--theirs')).status).toBe(0)
  expect(await catalogOf(dir)).toContain('price: 5.00} # dearer flour\n')
  const planned = await asJson('import', dir, '--dry-run', '--detailed-exitcode')
  expect(planned.status).toBe(0)
  expect((await asJson('export', dir)).document).toMatchObject({
    written: false,
    changed: [],
    conflicts: [],
  })
})

test('an export into a folder without files writes a shop that reads as the store has it', async () => {
  const dir = await smallShop()
  await shopbot(['import', dir, '--yes'])
  const empty = await temporaryFolder()
  await cp(join(dir, 'data'), join(empty, 'data'), { recursive: true })
  expect(await asJson('export', empty)).toMatchObject({ status: 0, document: { written: true } })
  expect((await stat(join(empty, 'catalog', 'bread', 'category.yaml'))).isFile()).toBe(true)
  expect(await asJson('import', empty, '--dry-run', '--detailed-exitcode')).toMatchObject({
    status: 0,
    document: { changes: { create: 0, update: 0, delete: 0, unchanged: 3 }, shop: { fields: [] } },
  })
})
