import { csvRow } from './csv-cell.ts'
import { withFarRests } from './far.ts'
import type { Good, Goods } from './goods.ts'

/** Shopify's product CSV: more variants and more pictures are rows of their own. */
export function* shopifyText(count: number, goods: Goods): Generator<string> {
  yield 'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Image Position,Gift Card,Status\n'
  yield* withFarRests(count, goods, firstRow, otherRows)
}

const handleOf = ({ number }: Good) => `thing-${number}`

function firstRow(good: Good): string {
  const { title, html, categories, photos, sizes } = good
  const shelf = categories[0]?.at(-1) ?? ''
  return csvRow(
    ...[handleOf(good), title, html, 'Глина', shelf, 'new', 'TRUE'],
    ...variant(good, sizes.length === 0 ? 'Title' : 'Size', sizes[0] ?? 'Default Title', 0),
    ...[photos[0] ?? '', photos.length === 0 ? '' : 1, 'FALSE', 'active'],
  )
}

function variant({ number, price, stock }: Good, name: string, value: string, at: number) {
  return [name, value, `T-${number}-${at}`, 'shopify', stock, 'deny', price + at, price + at + 10]
}

const noVariant = ['', '', '', '', '', '', '', '']

function otherRows(good: Good): string {
  const { photos, sizes } = good
  return Array.from({ length: Math.max(photos.length, sizes.length, 1) - 1 }, (_, at) => {
    const [size, photo] = [sizes[at + 1], photos[at + 1]]
    return csvRow(
      ...[handleOf(good), '', '', '', '', '', ''],
      ...(size === undefined ? noVariant : variant(good, '', size, at + 1)),
      ...[photo ?? '', photo === undefined ? '' : at + 2, '', ''],
    )
  }).join('')
}
