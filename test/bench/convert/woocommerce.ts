import { csvRow } from './csv-cell.ts'
import { withFarRests } from './far.ts'
import type { Good, Goods } from './goods.ts'

/** WooCommerce's product CSV: simple and variable products, variations by their parent's number or SKU. */
export function* wooCommerceText(count: number, goods: Goods): Generator<string> {
  yield 'ID,Type,SKU,Name,Published,"Is featured?","Visibility in catalog","Short description",Description,"In stock?",Stock,"Sale price","Regular price",Categories,Tags,Images,Parent,"Attribute 1 name","Attribute 1 value(s)","Attribute 1 visible","Attribute 1 global"\n'
  yield* withFarRests(count, goods, ownRow, variations)
}

const idOf = ({ number }: Good) => number * 1000 + 1
const skuOf = ({ number }: Good) => `T-${number}`

function ownRow(good: Good): string {
  const { title, html, categories, photos, price, stock, sizes } = good
  const isSimple = sizes.length === 0
  return csvRow(
    ...[idOf(good), isSimple ? 'simple' : 'variable', skuOf(good), title, 1, 0, 'visible', ''],
    ...[html, 1, isSimple ? stock : '', '', isSimple ? price : ''],
    ...[categories.map((path) => path.join(' > ')).join(', '), 'new', photos.join(', '), ''],
    ...(isSimple ? ['', '', '', ''] : ['Size', sizes.join(', '), 1, 0]),
  )
}

function variations(good: Good): string {
  const { number, title, price, stock, sizes } = good
  const parent = number % 2 === 0 ? `id:${idOf(good)}` : skuOf(good)
  return sizes
    .map((size, at) =>
      csvRow(
        ...[idOf(good) + at + 1, 'variation', `${skuOf(good)}-${at}`, `${title} - ${size}`],
        ...[1, 0, 'visible', '', '', 1, stock, '', price + at, '', '', '', parent],
        ...['Size', size, '', 0],
      ),
    )
    .join('')
}
