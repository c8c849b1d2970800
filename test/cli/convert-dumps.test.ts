import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dump, one } from '../catalog/convert/opencart/dump.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

const feed = `<?xml version="1.0" encoding="UTF-8"?>
<yml_catalog><shop><currencies><currency id="UAH" rate="1"/></currencies>
<categories><category id="1">Посуд</category></categories><offers>
<offer id="1" available="true"><price>120</price><currencyId>UAH</currencyId><categoryId>1</categoryId>
<name>Чашка їжачок</name><stock_quantity>3</stock_quantity></offer>
<offer id="2"><price>1</price><currencyId>EUR</currencyId><categoryId>1</categoryId><name>Ваза</name></offer>
</offers></shop></yml_catalog>
`

const category = {
  category: [{ category_id: 1, parent_id: 0, sort_order: 0, status: 1 }],
  category_description: [{ category_id: 1, language_id: 1, name: 'Посуд', description: '' }],
  product_to_category: [{ product_id: 7, category_id: 1 }],
}

async function fileOf(text: string) {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'goods'), text)
  return { file: join(folder, 'goods'), dir: join(folder, 'my-shop') }
}

test('a feed says itself what its prices and texts are in; what is in another currency is told', async () => {
  const { file, dir } = await fileOf(feed)
  const made = await shopbot(['init', dir, '--from', file])
  expect(made).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('categories 1, products 1, variants 0'),
  })
  expect(made.stderr).toMatch(/- line 6, Ваза: .*EUR/)
  expect(made.stderr).not.toContain('does not say its currency')
  const yaml = await readFile(join(dir, 'shop.yaml'), 'utf8')
  expect(yaml).toMatch(/^currency: UAH\nlanguages: \[uk\] /m)
  const products = await readFile(join(dir, 'catalog', 'posud', 'products.yaml'), 'utf8')
  expect(products).toContain('title: Чашка їжачок\n    price: 120.00\n    stock: 3\n')
  expect(await shopbot(['import', dir, '--yes'])).toMatchObject({ status: 0 })
})

test('a dump, its pictures found by the address of their folder', async () => {
  const { file, dir } = await fileOf(
    dump(one({ name: 'Чашка', image: 'catalog/cup.jpg' }, category)),
  )
  const from = ['--images-from', 'https://shop.example/image/']
  const made = await shopbot(['convert', 'opencart', file, dir, ...from])
  expect(made).toMatchObject({ status: 0, stdout: expect.stringContaining('products 1') })
  const products = await readFile(join(dir, 'catalog', 'posud', 'products.yaml'), 'utf8')
  expect(products).toContain('- https://shop.example/image/catalog/cup.jpg')
  const other = await shopbot(['convert', 'opencart', file, `${dir}-2`, '--currency', 'EUR'])
  expect(other).toMatchObject({ status: 1, stderr: expect.stringContaining('--currency UAH') })
})
