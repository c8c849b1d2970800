import { expect, test } from 'vitest'
import { formats } from '../../../src/catalog/convert/formats.ts'
import type { Good, Goods } from '../../bench/convert/goods.ts'
import { exportTexts } from '../../bench/convert/write-export.ts'
import { converted } from './converted.ts'

const awkward: Good = {
  number: 0,
  title: `${'Чай '.repeat(52)}№2`,
  html: `<p>${'word &amp; '.repeat(1000)}</p><ul><li>"one"</li></ul>`,
  categories: [['Відділ 1', 'Полиця 1.1'], ['Розпродаж']],
  photos: Array.from({ length: 190 }, (_, at) => `https://cdn.example.com/${at}.jpg`),
  price: 20,
  stock: -3,
  sizes: Array.from({ length: 100 }, (_, at) => `${at + 1} см`),
}

const plain: Good = { ...awkward, number: 1, title: 'Чай', sizes: [], categories: [] }

const goods: Goods = (number) => (number === 0 ? awkward : plain)

test.each(Object.entries(exportTexts))(
  '%s: 100 variants, 190 pictures, a title of 210 characters, a body of 10,000, stock below none',
  async (format, text) => {
    const [first, second] = await productsOf(format, [...text(2, goods)].join(''))
    expect(first).toMatchObject({ title: awkward.title, photos: awkward.photos })
    const sizes = first?.variants.map(({ options }) => Object.values(options))
    expect(sizes).toEqual(awkward.sizes.map((size) => [size]))
    const prices = first?.variants.map(({ price }) => Number(price))
    expect(prices).toEqual(awkward.sizes.map((_, at) => awkward.price + at))
    expect(second).toMatchObject({ title: 'Чай', price: '20.00', stock: 0, variants: [] })
    for (const product of [first, second]) {
      expect(product?.description).toContain('word & '.repeat(999))
      expect(product?.description).toContain('• "one"')
    }
  },
)

test.each(['shopify', 'woocommerce', 'csv'])(
  '%s: a byte order mark behind blank lines, with the line ends of Windows',
  async (format) => {
    const text = [...(exportTexts[format]?.(2, goods) ?? [])].join('')
    const plainly = await productsOf(format, text)
    expect(plainly).toHaveLength(2)
    expect(await productsOf(format, `\n\r\n\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(
      plainly,
    )
  },
)

async function productsOf(format: string, text: string) {
  const convert = await formats[format]?.()
  if (!convert) throw new Error(`There is no format ${format}`)
  return (await converted(convert, text)).products
}
