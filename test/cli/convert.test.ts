import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { schemaOf } from './schema-of.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

const csv = `ID,Type,SKU,Name,Published,Description,Stock,Sale price,Regular price,Categories,Images,Parent,Attribute 1 name,Attribute 1 value(s)
1,variable,TEE,Tee,1,"<p>Soft &amp; <b>warm</b></p>",,,,"Clothing > Tees, Sale",https://example.com/tee.png,,Size,"S, M"
2,simple,CUP,Cup,1,,7,8.50,10,Kitchen,http://example.com/cup.png,,,
3,variation,TEE-S,Tee - S,1,,4,,20,,,id:1,Size,S
4,variation,TEE-M,Tee - M,1,,5,,22.50,,,TEE,Size,M
5,grouped,SET,Set,1,,,,,Kitchen,,,,
`

async function exported(text: string | Buffer = csv) {
  const folder = await temporaryFolder()
  const file = join(folder, 'products.csv')
  await writeFile(file, text)
  return { file, dir: join(folder, 'my-shop') }
}

async function asJson(args: readonly string[]) {
  const { status, stdout } = await shopbot([...args, '--json'])
  return { status, document: JSON.parse(stdout) }
}

test('an export becomes a shop that passes check and is imported', async () => {
  const { file, dir } = await exported()
  const converted = await shopbot(['convert', 'woocommerce', file, dir, '--currency', 'eur'])
  expect(converted).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('categories 4, products 2, variants 2'),
  })
  expect(converted.stderr).toMatch(/line 3, Cup: .*http:\/\/example\.com\/cup\.png/)
  expect(converted.stderr).toMatch(/- line 6, Set: /)
  expect(converted.stderr).toContain('shopbot import')
  expect(await readdir(join(dir, 'catalog'))).toEqual(['clothing', 'kitchen', 'sale'])
  expect(await readFile(join(dir, 'shop.yaml'), 'utf8')).toMatch(/^name: My shop\ncurrency: EUR$/m)
  expect(await readFile(join(dir, '.gitignore'), 'utf8')).toContain('.env')
  expect(await schemaOf(dir, 'shop.yaml')).toBe('A shopbot shop')
  const tees = 'catalog/clothing/tees'
  expect(await schemaOf(dir, `${tees}/category.yaml`)).toBe('A category of a shopbot shop')
  expect(await schemaOf(dir, `${tees}/products.yaml`)).toBe('Goods of a shopbot shop')

  const counts = { categories: 4, products: 2, variants: 2 }
  expect(await asJson(['check', dir])).toMatchObject({
    status: 0,
    document: { ok: true, counts, findings: [] },
  })
  expect(await asJson(['import', dir, '--yes'])).toMatchObject({
    status: 0,
    document: { applied: true, changes: { create: 6, update: 0, delete: 0, unchanged: 0 } },
  })
})

test('--json tells what was made and what was not', async () => {
  const { file, dir } = await exported()
  const { status, document } = await asJson(['convert', 'woocommerce', file, dir])
  expect(status).toBe(0)
  expect(document).toMatchObject({
    formatVersion: 1,
    ok: true,
    format: 'woocommerce',
    currency: 'USD',
    aside: null,
    counts: { categories: 4, products: 2, variants: 2 },
    findings: [],
  })
  expect(document.notes).toContainEqual(
    expect.objectContaining({ kind: 'left-out', code: 'type-not-carried', line: 6 }),
  )
})

test('a catalogue with files is left alone; --force keeps it beside', async () => {
  const { file, dir } = await exported()
  await shopbot(['convert', 'woocommerce', file, dir])
  await writeFile(join(dir, 'catalog', 'mine.yaml'), 'products: []\n')
  const refused = await shopbot(['convert', 'woocommerce', file, dir])
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('--force') })
  expect(await readdir(join(dir, 'catalog'))).toContain('mine.yaml')

  const forced = await asJson(['convert', 'woocommerce', file, dir, '--force'])
  expect(forced).toMatchObject({ status: 0, document: { ok: true, aside: 'catalog-before' } })
  expect(await readdir(join(dir, 'catalog'))).not.toContain('mine.yaml')
  expect(await readdir(join(dir, 'catalog-before'))).toContain('mine.yaml')
})

test('a shop keeps its shop.yaml, whose currency counts', async () => {
  const { file, dir } = await exported()
  await shopbot(['convert', 'woocommerce', file, dir, '--currency', 'JPY'])
  // Nothing was written: yen have no fractions, but Tee S has a price without any.
  const before = await readFile(join(dir, 'shop.yaml'), 'utf8')
  const other = await shopbot(['convert', 'woocommerce', file, dir, '--force', '--currency', 'UAH'])
  expect(other).toMatchObject({ status: 1, stderr: expect.stringContaining('JPY') })
  const again = await asJson(['convert', 'woocommerce', file, dir, '--force'])
  expect(again.document).toMatchObject({ currency: 'JPY', counts: { products: 1, variants: 1 } })
  expect(await readFile(join(dir, 'shop.yaml'), 'utf8')).toBe(before)
})

test.each([
  ['another format', ['convert', 'magento'], csv, 'woocommerce'],
  ['another file', ['convert', 'woocommerce'], '{"products": []}', 'JSON'],
  ['another export', ['convert', 'shopify'], csv, 'WooCommerce'],
  ['a CSV without names', ['convert', 'csv'], 'a;b\nCup;20\n', '--columns title=a,price=b'],
  [
    'an export without goods',
    ['convert', 'woocommerce'],
    'Type,Name,Regular price\n',
    'no product',
  ],
  ['a file of nobody with init', ['init', '--from'], 'just words', 'plain text'],
])('%s is refused, and nothing is written', async (_, [command = '', format = ''], text, said) => {
  const { file, dir } = await exported(text)
  const args = command === 'init' ? [command, dir, format, file] : [command, format, file, dir]
  const { status, stderr } = await shopbot(args)
  expect(status).toBe(1)
  expect(stderr).toContain(said)
  expect(await readdir(join(dir, '..'))).toEqual(['products.csv'])
})

test('`init --from` finds the format by itself, beside the file or not', async () => {
  const { file } = await exported()
  const dir = join(file, '..')
  const made = await shopbot(['init', '--from', 'products.csv', '--name', 'Kava', '--yes'], {
    cwd: dir,
  })
  expect(made).toMatchObject({ status: 0, stdout: expect.stringContaining('products 2') })
  expect(await readFile(join(dir, 'shop.yaml'), 'utf8')).toContain('name: Kava')
  expect(await readFile(file, 'utf8')).toBe(csv)
  expect(await asJson(['check', dir])).toMatchObject({ status: 0, document: { ok: true } })
})

test('a CSV is converted by what the merchant says of its columns', async () => {
  const { file, dir } = await exported('Товар;Опт;Ціна\nЧашка;"1 100,50";2000\n')
  const args = ['convert', 'csv', file, dir, '--currency', 'UAH', '--columns', 'price=Опт']
  const { status, stderr } = await shopbot(args)
  expect(status).toBe(0)
  expect(stderr).toContain('title from Товар')
  expect(stderr).toContain('price from Опт')
  expect(await readFile(join(dir, 'catalog', 'products.yaml'), 'utf8')).toBe(
    '# yaml-language-server: $schema=../.shopbot/catalog.schema.json\nproducts:\n  - id: chashka\n    title: Чашка\n    price: 1100.50\n',
  )
  const wrong = await shopbot([...args.slice(0, -1), 'Опт'])
  expect(wrong).toMatchObject({ status: 64, stderr: expect.stringContaining('title=Назва') })
})

test('an export of Shopify becomes a shop by `init --from`; pictures that nobody serves stay addresses', async () => {
  const address = 'https://127.0.0.1:1/cup.png'
  const { file, dir } = await exported(
    `Handle,Title,Variant Price,Image Src,Type\ncup,Cup,20,${address},Mugs\n`,
  )
  const made = await asJson(['init', dir, '--from', file])
  expect(made).toMatchObject({
    status: 0,
    document: { format: 'shopify', counts: { products: 1 } },
  })
  const again = await asJson(['convert', 'shopify', file, dir, '--photos', '--force'])
  expect(again).toMatchObject({
    status: 0,
    document: { photos: { fetched: 0, kept: 0, failed: [{ code: 'photo-unreachable' }] } },
  })
  expect(await readFile(join(dir, 'catalog', 'mugs', 'products.yaml'), 'utf8')).toContain(address)
  expect(await readdir(dir)).not.toContain('photos')
})

test('of many warnings of one kind the first are shown, and how many there are', async () => {
  const rows = [1, 2, 3, 4, 5].map((id) => `${id},simple,P${id},P${id},1,,7,,0.10,Kitchen,,,,`)
  const { file, dir } = await exported(`${csv.split('\n')[0]}\n${rows.join('\n')}\n`)
  const { status, stdout, stderr } = await shopbot(['convert', 'woocommerce', file, dir])
  expect(status).toBe(0)
  expect(stdout.match(/price-out-of-bounds/g)).toHaveLength(2)
  expect(stderr).toContain('… and 3 more with price-out-of-bounds (all of them: shopbot check)')
})
