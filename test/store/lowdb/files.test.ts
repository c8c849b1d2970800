import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { increment, quantity } from '../increment.ts'
import { cart, hold } from '../records.ts'
import { openSound, shopFolder } from './shop-folder.ts'

it('leaves a folder of JSON that a person can read', async () => {
  const dir = await shopFolder()
  const store = await openSound({ dir, now: () => new Date('2026-01-02T03:04:05Z') })
  await store.write(async (writer) => {
    await writer.put('carts', cart(2, 1))
    await writer.put('carts', cart(1, 3))
    await writer.put('holds', hold('b', '1'))
  })
  await store.close()
  const folder = join(dir, 'store')
  expect((await readdir(folder)).sort()).toEqual([
    '00000001',
    'log-00000000.jsonl',
    'log-00000001.jsonl',
  ])
  const carts = await readFile(join(folder, '00000001', 'carts.json'), 'utf8')
  expect(carts).toBe(`[\n${JSON.stringify(cart(1, 3))},\n${JSON.stringify(cart(2, 1))}\n]\n`)
  expect(JSON.parse(await readFile(join(folder, '00000001', 'orders.json'), 'utf8'))).toEqual([])
  const manifest = JSON.parse(await readFile(join(folder, '00000001', 'manifest.json'), 'utf8'))
  expect(manifest).toMatchObject({ generation: 1, serial: 1, savedAt: '2026-01-02T03:04:05.000Z' })
  expect(manifest.files.carts).toMatchObject({ bytes: carts.length, records: 2 })
  const [header, record] = (await readFile(join(folder, 'log-00000000.jsonl'), 'utf8')).split('\n')
  expect(header).toMatch(/^[0-9a-f]{8} [0-9a-f]{8} [0-9a-f]{8} \{"shopbotLog":1,/)
  expect(record).toContain('["carts","1",{"customer":1,')
})

it('shows its files to nobody else', async () => {
  const dir = join(await shopFolder(), 'data')
  const store = await openSound({ dir })
  await increment(store, 1)
  await store.close()
  const again = await openSound({ dir })
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const paths = [dir, ...entries.map((entry) => join(entry.parentPath, entry.name))]
  for (const path of paths) {
    const found = await stat(path)
    // Windows has no such bits: its folders take the rights of the user's own.
    if (process.platform === 'win32') continue
    expect((found.mode & 0o777).toString(8), path).toBe(found.isDirectory() ? '700' : '600')
  }
  await again.close()
})

it('folds as it grows and keeps no more than the generation before', async () => {
  const dir = await shopFolder()
  const store = await openSound({ dir, foldBytes: 500 })
  const folded = async () => Number((await store.health()).facts.generation)
  while ((await folded()) < 5) await increment(store, 1)
  const expected = await quantity(store)
  expect((await store.health()).facts).toMatchObject({ carts: 1, changes: expected })
  await store.close()
  const names = await readdir(join(dir, 'store'))
  expect(names.filter((name) => /^\d+$/.test(name))).toHaveLength(2)
  expect(names.filter((name) => name.startsWith('log-'))).toHaveLength(2)
  const again = await openSound({ dir })
  expect(await quantity(again)).toBe(expected)
  expect((await again.health()).facts.foldedAt).toMatch(/^\d{4}-/)
  await again.close()
})
