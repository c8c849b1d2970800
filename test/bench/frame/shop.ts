import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes a shop of `products` goods in `files` files, each a category of its own, as a merchant would. */
export async function writeShop(dir: string, products: number, files: number): Promise<void> {
  await mkdir(join(dir, 'catalog'), { recursive: true })
  await writeFile(join(dir, 'shop.yaml'), bigShop)
  const each = Math.ceil(products / Math.max(1, files))
  for (let file = 0; file < files; file += 1) {
    const folder = join(dir, 'catalog', `shelf-${file}`)
    await mkdir(folder)
    await writeFile(
      join(folder, 'category.yaml'),
      `title: {uk: Полиця ${file}, en: Shelf ${file}}\n`,
    )
    const count = Math.min(each, products - file * each)
    const texts = Array.from({ length: count }, (_, at) => productYaml(file * each + at))
    await writeFile(join(folder, 'products.yaml'), `products:\n${texts.join('')}`)
  }
}

/** Its shop.yaml. */
export const bigShop = `name: {uk: Велика крамниця, en: Big shop}
currency: UAH
languages: [uk, en]
welcome: {uk: Вітаємо!, en: Welcome!}
`

/** One entry of `products:`. Every fifth comes in three sizes, every third is counted. */
export function productYaml(number: number): string {
  const price = 50 + (number % 900)
  return `  - id: product-${number}
    title: {uk: Товар номер ${number}, en: Product number ${number}}
    description: {uk: "Добра річ для дому, перевірена роками. Артикул ${number}.", en: "A good thing for the home, proven by years. Article ${number}."}
    price: ${price}.50
    sku: SKU-${number}
${number % 3 === 0 ? `    was: ${price + 20}.00\n    stock: ${1000 + number}\n` : ''}${number % 5 === 0 ? variants(price) : ''}`
}

function variants(price: number): string {
  const line = (size: string, more: number) =>
    `      - {id: ${size.toLowerCase()}, size: ${size}, price: ${price + more}.50, stock: 500}\n`
  return `    options: {size: [S, M, L]}\n    variants:\n${line('S', 0)}${line('M', 10)}${line('L', 20)}`
}
