import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readShop } from '../../src/catalog/read.ts'

async function readWithPrice(price: string) {
  const dir = await mkdtemp(join(tmpdir(), 'shopbot-test-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  await writeFile(join(dir, 'shop.yaml'), 'name: Shop\ncurrency: UAH\ncatalog: catalog.yaml\n')
  await writeFile(
    join(dir, 'catalog.yaml'),
    `products:\n  - id: palace\n    title: Palace\n    price: ${price}\n`,
  )
  return readShop(dir)
}

test('a price that a full cart could not add up exactly is a finding with its place', async () => {
  const most = await readWithPrice('1000000000.00')
  expect(most.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const more = await readWithPrice('1000000000.01')
  expect(more.ok).toBe(false)
  expect(more.findings).toContainEqual(
    expect.objectContaining({
      code: 'money-too-large',
      file: 'catalog.yaml',
      line: 4,
      hint: 'At most 1000000000.00.',
    }),
  )
})
