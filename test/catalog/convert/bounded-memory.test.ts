import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ForeignProduct } from '../../../src/catalog/convert/foreign.ts'
import { formats } from '../../../src/catalog/convert/formats.ts'
import { writeTree } from '../../../src/catalog/convert/write-tree.ts'
import { type Goods, longGoods, terseGoods } from '../../bench/convert/goods.ts'
import { type ExportText, exportTexts, writeExport } from '../../bench/convert/write-export.ts'
import { sampled } from '../../sampled.ts'
import { folderOf } from '../folder.ts'
import { bytesInUse } from './in-use.ts'

const megabyte = 1024 * 1024

/** Texts weigh most in some, rows in the others. */
const goods: Goods = (number) => (number % 20 === 0 ? longGoods(number) : terseGoods(number))

test.each(sampled(Object.entries(exportTexts)))(
  'a file of %s that is larger by megabytes is not held in memory',
  async (format, text) => {
    await heldOf(format, text, megabyte / 4)
    const small = await heldOf(format, text, megabyte / 2)
    const large = await heldOf(format, text, 10 * megabyte)
    expect(large.products).toBeGreaterThan(small.products * 3)
    // What waits to be written or was read at once is bounded, and small files do not fill it.
    expect(large.bytes - small.bytes).toBeLessThan(0.65 * 9.5 * megabyte)
  },
)

test('a tree that is larger by megabytes is written with little more memory', async () => {
  await heldWriting(10)
  // Some megabytes wait until they are worth a write.
  const [small, large] = [await heldWriting(60), await heldWriting(260)]
  expect(large - small).toBeLessThan(0.1 * 200 * longTextBytes)
})

const longTextBytes = 100_000

/** How many bytes are in use at most, and are no garbage, while a file is converted. */
async function heldOf(format: string, text: ExportText, size: number) {
  const file = join(await folderOf({}), 'export')
  await writeExport(file, text, size, goods)
  const convert = await formats[format]?.()
  const read = await convert?.(file, { currency: 'UAH', exponent: 2, now: new Date() })
  if (!read?.ok) throw new Error(read?.problem.message)
  let products = 0
  let bytes = bytesInUse()
  for await (const _ of read.value.products) {
    products += 1
    if (products % 500 === 0) bytes = Math.max(bytes, bytesInUse())
  }
  return { products, bytes: Math.max(bytes, bytesInUse()) }
}

/** The same while so many products of 100,000 characters are written. */
async function heldWriting(count: number): Promise<number> {
  const dir = await folderOf({})
  let bytes = 0
  async function* products(): AsyncGenerator<ForeignProduct> {
    for (let number = 0; number < count; number += 1) {
      yield {
        title: `Book ${number}`,
        description: `${number} ${'x'.repeat(longTextBytes)}`,
        names: [],
        categories: [],
        price: '10.00',
        photos: [],
        hidden: false,
        options: {},
        variants: [],
      }
      if (number % 10 === 9) bytes = Math.max(bytes, bytesInUse())
    }
  }
  await writeTree(dir, { categories: [], products: products() })
  return bytes
}
