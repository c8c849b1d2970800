import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { schemaOf } from './schema-of.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

describe('init', () => {
  test.each(['coffee', 'flowers', 'ebooks'])(
    'a shop made from %s passes check',
    async (template) => {
      const dir = join(await temporaryFolder(), 'my-shop')
      const made = await shopbot(['init', dir, '--template', template])
      expect(made).toMatchObject({ status: 0, stdout: expect.stringContaining(template) })
      expect(made.stderr).toContain('shopbot serve --sandbox')
      const entries = await readdir(dir)
      expect(entries).toEqual(expect.arrayContaining(['shop.yaml', '.gitignore', '.env.example']))
      expect(entries).not.toContain('gitignore')
      expect(await readFile(join(dir, '.gitignore'), 'utf8')).toMatch(/^data\/?$/m)

      const { status, stdout } = await shopbot(['check', dir, '--json'])
      const { findings, counts } = JSON.parse(stdout)
      expect(findings).toEqual([])
      expect(counts.products).toBeGreaterThan(3)
      expect(status).toBe(0)
    },
  )

  test('name and currency go into shop.yaml', async () => {
    const dir = join(await temporaryFolder(), 'shop')
    await shopbot(['init', dir, '--yes', '--name', 'Кава: "вдома"', '--currency', 'eur'])
    expect(await schemaOf(dir, 'shop.yaml')).toBe('A shopbot shop')
    expect(await schemaOf(dir, 'catalog/beans/blends.yaml')).toBe('Goods of a shopbot shop')
    expect(await schemaOf(dir, 'catalog/tea/category.yaml')).toBe('A category of a shopbot shop')
    const { stdout } = await shopbot(['check', dir, '--json'])
    expect(JSON.parse(stdout).findings).toEqual([])
    const text = await readFile(join(dir, 'shop.yaml'), 'utf8')
    expect(text).toContain('Кава: "вдома"')
    expect(text).toMatch(/^currency: EUR$/m)
  })

  test('a shop that goes over to Stars, or from them, keeps no ways to pay of the other money', async () => {
    const books = join(await temporaryFolder(), 'books')
    await shopbot(['init', books, '--template', 'ebooks', '--currency', 'UAH'])
    const inHryvnias = JSON.parse((await shopbot(['check', books, '--json'])).stdout)
    expect(inHryvnias).toMatchObject({ ok: true, findings: [{ code: 'digital-without-stars' }] })
    expect(await readFile(join(books, 'shop.yaml'), 'utf8')).not.toMatch(/^ *methods:/m)

    const coffee = join(await temporaryFolder(), 'coffee')
    await shopbot(['init', coffee, '--template', 'coffee', '--currency', 'xtr'])
    const inStars = JSON.parse((await shopbot(['check', coffee, '--json'])).stdout)
    // Prices stay the merchant's to set: some of the example's are not whole.
    const codes = new Set(inStars.findings.map(({ code }: { code: string }) => code))
    expect([...codes]).toEqual(['money-too-many-digits'])
    expect(await readFile(join(coffee, 'shop.yaml'), 'utf8')).not.toMatch(/^ *(methods|tips):/m)
  })

  test('a folder that has files is left alone', async () => {
    const dir = await temporaryFolder()
    await writeFile(join(dir, 'mine.txt'), 'mine')
    const { status, stderr } = await shopbot(['init', dir, '--yes'])
    expect(status).toBe(1)
    expect(stderr).toContain('--force')
    expect(await readdir(dir)).toEqual(['mine.txt'])
  })

  test('--force writes beside what is there', async () => {
    const dir = await temporaryFolder()
    await writeFile(join(dir, 'mine.txt'), 'mine')
    expect(await shopbot(['init', dir, '--yes', '--force'])).toMatchObject({ status: 0 })
    expect(await readFile(join(dir, 'mine.txt'), 'utf8')).toBe('mine')
    expect((await stat(join(dir, 'shop.yaml'))).isFile()).toBe(true)
  })

  test('an empty folder that somebody stands in is filled, not replaced', async () => {
    const dir = await temporaryFolder()
    expect(await shopbot(['init', '--yes'], { cwd: dir })).toMatchObject({ status: 0 })
    expect(await readdir(dir)).toContain('shop.yaml')
  })

  test('where nothing can be written, nothing half-done is left', async () => {
    const parent = await temporaryFolder()
    await writeFile(join(parent, 'file'), '')
    const { status } = await shopbot(['init', join(parent, 'file', 'shop'), '--yes'])
    expect(status).toBe(1)
    expect(await readdir(parent)).toEqual(['file'])
  })
})
