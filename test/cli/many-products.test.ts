import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readShop } from '../../src/catalog/read.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

test('a shop so large that several threads read it is read as one thread reads it', async () => {
  const dir = await temporaryFolder()
  await mkdir(join(dir, 'catalog'))
  await writeFile(join(dir, 'shop.yaml'), 'name: Large\ncurrency: UAH\n')
  const more = 'A long description of it. '.repeat(30)
  for (let file = 0; file < 100; file += 1) {
    const goods = Array.from(
      { length: 80 },
      (_, at) =>
        `  - {id: p-${file}-${at}, title: P, price: 100, also-in: [shelf-${file}], description: ${more}}\n`,
    )
    const text = `categories:\n  - {id: shelf-${file}, title: S}\nproducts:\n${goods.join('')}`
    await writeFile(join(dir, 'catalog', `goods-${file}.yaml`), text)
  }
  // Faults in two files, and one that only both together have.
  const again = '  - {id: p-70-1, title: Again, price: 1, unknown: 2}\n'
  await appendFile(join(dir, 'catalog', 'goods-3.yaml'), again)
  await appendFile(join(dir, 'catalog', 'goods-55.yaml'), '  - {id: lost, title: X, price: 1,0}\n')

  const { stdout, status } = await shopbot(['check', dir, '--json'])
  const { findings, counts } = await readShop(dir)
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ counts, findings })
  expect(counts.products).toBe(8001)
  expect(findings.map(({ code }) => code)).toContain('duplicate-id')
})
