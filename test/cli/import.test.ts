import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { smallShop, writeCatalog } from './serving.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

async function asJson(args: readonly string[]) {
  const { status, stdout } = await shopbot([...args, '--json'])
  return { status, document: JSON.parse(stdout) }
}

test('check counts what is well', async () => {
  const dir = await smallShop()
  const { status, document } = await asJson(['check', dir])
  expect(status).toBe(0)
  expect(document).toMatchObject({
    formatVersion: 1,
    ok: true,
    counts: { categories: 1, products: 2 },
    findings: [],
  })
  const told = await shopbot(['check', dir])
  expect(told.stdout.split('\n').at(-1)).toContain('1 category, 2 products')
})

test('check ends with 1 and says where the fault is, and shows the line', async () => {
  const dir = await smallShop()
  await writeCatalog(dir, '2.505')
  const { status, document } = await asJson(['check', dir])
  expect(status).toBe(1)
  expect(document.ok).toBe(false)
  expect(document.findings[0]).toMatchObject({
    severity: 'error',
    code: expect.any(String),
    message: expect.any(String),
    file: 'catalog.yaml',
    line: 5,
    column: expect.any(Number),
  })
  const told = await shopbot(['check', dir])
  expect(told.status).toBe(1)
  expect(told.stdout).toContain('catalog.yaml')
  expect(told.stdout).toContain('price: 2.505')
})

test('check of a folder without a shop is a finding, not a crash', async () => {
  const { status, document } = await asJson(['check', await temporaryFolder()])
  expect(status).toBe(1)
  expect(document.findings.length).toBeGreaterThan(0)
})

test('an import is planned, applied, and then there is nothing left to do', async () => {
  const dir = await smallShop()

  const planned = await asJson(['import', dir, '--dry-run', '--detailed-exitcode'])
  expect(planned.status).toBe(2)
  expect(planned.document).toMatchObject({
    formatVersion: 1,
    changes: { create: 3, update: 0, delete: 0, unchanged: 0 },
    applied: false,
  })
  expect(planned.document.items).toContainEqual(
    expect.objectContaining({ action: 'create', kind: 'product', id: 'roll' }),
  )

  const applied = await asJson(['import', dir])
  expect(applied).toMatchObject({ status: 0, document: { applied: true, changes: { create: 3 } } })

  const again = await asJson(['import', dir, '--detailed-exitcode', '--dry-run'])
  expect(again).toMatchObject({
    status: 0,
    document: { applied: false, changes: { create: 0, update: 0, delete: 0, unchanged: 3 } },
  })
})

test('`sync` is another name of it, and a change is shown as a difference', async () => {
  const dir = await smallShop()
  await shopbot(['sync', dir])
  await writeCatalog(dir, '3.75')
  const { status, stdout } = await shopbot(['sync', dir, '--dry-run'])
  expect(status).toBe(0)
  expect(stdout).toContain('~ roll  price 2.50 → 3.75 EUR  catalog.yaml:5')
})

test('a plan shows how much is delivered in the chat, never what; neither does a finding', async () => {
  const dir = await smallShop()
  const write = (deliver: string, more = '') =>
    writeFile(
      join(dir, 'catalog.yaml'),
      `products:\n  - id: game\n    title: Game\n    price: 20\n    deliver: ${deliver}\n${more}`,
    )
  await write('[SECRET-1, SECRET-2]')
  const first = await shopbot(['import', dir, '--prune'])
  expect(first).toMatchObject({ status: 0 })
  await write('[SECRET-1, SECRET-3, SECRET-4]')
  const planned = await shopbot(['import', dir, '--dry-run'])
  expect(planned.stdout).toContain('deliver 2 keys → 3 keys')
  const asDocument = await shopbot(['import', dir, '--dry-run', '--json'])
  expect(asDocument.stdout).toContain('"3 keys"')
  await write('Thanks, SECRET')
  await shopbot(['import', dir])
  await write('Thanks again, SECRET')
  const reworded = await shopbot(['import', dir, '--dry-run'])
  expect(reworded.stdout).toContain('deliver text changed')
  await write('[SECRET-1, SECRET-1]', '    stock: 2\n')
  const faulty = await shopbot(['check', dir])
  expect(faulty.stdout).toContain('key-twice')
  expect(faulty.stdout).toContain('keys-with-stock')
  const said = [first, planned, asDocument, reworded, faulty]
  expect(said.map(({ stdout, stderr }) => stdout + stderr).join('\n')).not.toContain('SECRET')
})

test('changes of shop.yaml are shown by the name of what changes, money as money', async () => {
  const dir = await smallShop()
  const before = await readFile(join(dir, 'shop.yaml'), 'utf8')
  const write = (more: string) => writeFile(join(dir, 'shop.yaml'), `${before}${more}`)
  await write(
    'delivery:\n  - {id: courier, title: Courier, price: 5}\n  - {id: post, title: Post, price: 3}\n',
  )
  await shopbot(['import', dir])
  await write(`delivery:
  - {id: courier, title: Courier, price: 7.50, free-from: 100}
  - {id: pickup, title: Pick up, price: 0}
promotions: [{code: may, percent: 5, minimum: 20}]
payment: {methods: [on-delivery], tips: {max: 5}}
`)
  const { stdout } = await shopbot(['import', dir, '--dry-run'])
  expect(stdout).toContain('delivery courier: price 5.00 EUR → 7.50 EUR')
  expect(stdout).toContain('delivery courier: free-from (none) → 100.00 EUR')
  expect(stdout).toContain('delivery post: removed')
  expect(stdout).toContain('delivery pickup: new')
  expect(stdout).toContain('promotion MAY: new')
  expect(stdout).toContain('payment: methods [] → ["on-delivery"]')
})

test('files with errors change nothing', async () => {
  const dir = await smallShop()
  await shopbot(['import', dir])
  await writeFile(join(dir, 'catalog.yaml'), 'products: [')
  const { status, document } = await asJson(['import', dir])
  expect(status).toBe(1)
  expect(document).toMatchObject({ ok: false, problem: { code: 'files-invalid' } })
  expect(document.findings.length).toBeGreaterThan(0)
})

test('nobody there to ask: removing is refused with 3 until a flag says so', async () => {
  const dir = await smallShop()
  await shopbot(['import', dir])
  await writeFile(join(dir, 'catalog.yaml'), 'products:\n  - {id: roll, title: Roll, price: 1}\n')
  const refused = await asJson(['import', dir])
  expect(refused.status).toBe(3)
  expect(refused.document).toMatchObject({
    applied: false,
    problem: { code: 'removal-refused', hint: expect.stringContaining('--prune') },
  })
  const pruned = await asJson(['import', dir, '--prune'])
  expect(pruned).toMatchObject({ status: 0, document: { applied: true, changes: { delete: 2 } } })
})

test('import counts the warnings of the files, and leaves it to check to show them', async () => {
  const dir = await smallShop()
  await writeFile(
    join(dir, 'catalog.yaml'),
    'products:\n  - {id: a, title: A, price: 0.10}\n  - {id: b, title: B, price: 0.20}\n',
  )
  const imported = await shopbot(['import', dir])
  expect(imported.status).toBe(0)
  expect(imported.stdout).not.toContain('price-out-of-bounds')
  expect(imported.stderr).toContain('2 warnings in the files; to see them: shopbot check')
  const one = await shopbot(['check', dir])
  expect(one.stdout.match(/price-out-of-bounds/g)).toHaveLength(2)
})
