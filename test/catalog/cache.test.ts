import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readShop } from '../../src/catalog/read.ts'
import { folderOf, shopYaml } from './folder.ts'

const files = {
  'shop.yaml': shopYaml,
  'catalog/flowers/category.yaml': 'title: Flowers\nphoto: photos/missing.png\n',
  'catalog/flowers/roses.yaml': `products:
  - {id: rose, title: Rose, price: 10.00, also-in: [gifts]}
  - {id: rose, title: Second, price: 1.5.0, unknown: 1}
  - {title: Tulip, price: 12}
  - title: Code
    price: 5
    deliver: [AAAA-1, AAAA-2, AAAA-1]
`,
  'catalog/gifts.yaml': 'categories:\n  - {id: gifts, title: Gifts}\nproducts:\n  - {id: rose}\n',
}

/** A shop that has a store, so that it may keep what it has read. */
async function shop() {
  const dir = await folderOf({ ...files, 'data/run.json': '{}' })
  return { dir, cache: join(dir, 'data', 'cache', 'catalog') }
}

test('reading from the cache finds the same as reading the files', async () => {
  const { dir, cache } = await shop()
  const first = await readShop(dir)
  expect(first.findings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['duplicate-id', 'key-twice', 'photo-missing']),
  )
  const kept = await readFile(cache, 'utf8')
  expect(await readShop(dir)).toEqual(first)
  expect(await readFile(cache, 'utf8')).toBe(kept)
  expect(await readShop(await folderOf(files))).toEqual({ ...first, where: first.where })
})

test('a file that has changed is read again, whatever the cache says', async () => {
  const { dir } = await shop()
  await readShop(dir)
  const roses = join(dir, 'catalog/flowers/roses.yaml')
  // As long as before, and as old.
  const { atime, mtime } = await stat(roses)
  await writeFile(roses, files['catalog/flowers/roses.yaml'].replace('1.5.0', '1.500'))
  const { utimes } = await import('node:fs/promises')
  await utimes(roses, atime, mtime)
  const again = await readShop(dir)
  expect(again).toEqual(
    await readShop(
      await folderOf({ ...files, 'catalog/flowers/roses.yaml': await readFile(roses) }),
    ),
  )
})

test('a cache that is damaged, cut, foreign or gone changes nothing but the time', async () => {
  const { dir, cache } = await shop()
  const first = await readShop(dir)
  const kept = await readFile(cache, 'utf8')
  const damages = [
    kept.replace('Rose', 'Hose'),
    kept.slice(0, -20),
    'something else\n',
    '',
    kept.replaceAll(/^(.{43}) ......../gm, '$1 00000000'),
  ]
  for (const damaged of damages) {
    await writeFile(cache, damaged)
    expect(await readShop(dir)).toEqual(first)
  }
  await rm(join(dir, 'data', 'cache'), { recursive: true })
  expect(await readShop(dir)).toEqual(first)
})

test.skipIf(process.platform === 'win32')(
  'keys that are sold lie in no file that others may read',
  async () => {
    const { dir, cache } = await shop()
    await readShop(dir)
    expect((await stat(cache)).mode & 0o077).toBe(0)
    expect((await stat(join(dir, 'data', 'cache'))).mode & 0o077).toBe(0)
  },
)

test('a folder that is only checked gets no cache', async () => {
  const dir = await folderOf(files)
  await readShop(dir)
  await expect(stat(join(dir, 'data'))).rejects.toThrow('ENOENT')
})

test('what is no longer used is dropped in time', async () => {
  const { dir, cache } = await shop()
  const long = 'x'.repeat(300_000)
  for (let at = 0; at < 8; at += 1) {
    const text = `products:\n  - {id: a, title: A, price: 1, description: "${at} ${long}"}\n`
    await writeFile(join(dir, 'catalog/gifts.yaml'), text)
    await readShop(dir)
  }
  expect((await stat(cache)).size).toBeLessThan(2_000_000)
})

test('other languages read the same file otherwise', async () => {
  const { dir } = await shop()
  const titled = 'products:\n  - {id: x, title: {en: A, uk: Б}, price: 1}\n'
  await writeFile(join(dir, 'catalog/gifts.yaml'), titled)
  await readShop(dir)
  await writeFile(join(dir, 'shop.yaml'), `${shopYaml}languages: [en, uk]\n`)
  const both = await readShop(dir)
  await writeFile(join(dir, 'shop.yaml'), `${shopYaml}languages: [en]\n`)
  const one = await readShop(dir)
  const unknown = (codes: typeof one) =>
    codes.findings.filter(({ code }) => code === 'language-unknown')
  expect(unknown(both)).toEqual([])
  expect(unknown(one)).toHaveLength(1)
})
