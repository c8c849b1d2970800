import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shopbot, temporaryFolder } from './shopbot.ts'

async function fileOf(name: string, text: string) {
  const folder = await temporaryFolder()
  await writeFile(join(folder, name), text)
  return { file: join(folder, name), dir: join(folder, 'my-shop') }
}

test('a menu becomes a shop by `init --from`; a price for what has none is said or it is left out', async () => {
  const { file, dir } = await fileOf(
    'menu.yaml',
    '# Our menu\nDrinks:\n  - {name: Tea, price: 1.50}\n  - {name: Water}\n',
  )
  const made = await shopbot(['init', dir, '--from', file, '--currency', 'EUR', '--yes'])
  expect(made).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('categories 1, products 1, variants 0'),
  })
  expect(made.stderr).toMatch(/- line 4, Water: It has no price/)
  const again = ['convert', 'records', file, dir, '--force', '--price']
  expect(await shopbot([...again, '0,50'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('categories 1, products 2, variants 0'),
  })
  const products = await readFile(join(dir, 'catalog', 'drinks', 'products.yaml'), 'utf8')
  expect(products).toContain('title: Water\n    price: 0.50\n')
  expect(await shopbot([...again, '0.505'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('0.505'),
  })
})

test('a taxonomy becomes a shop without goods, which is imported', async () => {
  const { file, dir } = await fileOf('taxonomy.txt', 'Toys\nToys > Cards\nToys > Puzzles\n')
  const made = await shopbot(['convert', 'records', file, dir])
  expect(made).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('categories 3, products 0, variants 0'),
  })
  const imported = await shopbot(['import', dir, '--yes', '--json'])
  expect(JSON.parse(imported.stdout)).toMatchObject({ applied: true, changes: { create: 3 } })
})

test('fixtures without prices ask for one; languages that the bot does not speak are told', async () => {
  const { file, dir } = await fileOf(
    'cups.yaml',
    `sylius_fixtures:
  suites:
    default:
      fixtures:
        taxon:
          options:
            custom:
              - {code: cups, translations: {en_US: {name: Cups}, fr_FR: {name: Tasses}}}
        product:
          options:
            custom:
              - {name: Cup, main_taxon: cups}
`,
  )
  const refused = await shopbot(['convert', 'sylius', file, dir])
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('--price 19.90') })
  const made = await shopbot(['convert', 'sylius', file, dir, '--price', '7'])
  expect(made).toMatchObject({ status: 0, stderr: expect.stringContaining('--language fr') })
  expect(await readFile(join(dir, 'catalog', 'cups', 'category.yaml'), 'utf8')).toContain(
    'title: Cups',
  )
})
