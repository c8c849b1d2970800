import { csvRow } from './csv-cell.ts'
import { withFarRests } from './far.ts'
import type { Good, Goods } from './goods.ts'

/** A plain CSV, as from a spreadsheet: rows that share a slug are one product. */
export function* csvColumnsText(count: number, goods: Goods): Generator<string> {
  yield 'Slug,Назва,Опис,Категорія,Ціна,Залишок,Артикул,Розмір,Фото\n'
  yield* withFarRests(count, goods, firstRow, otherRows)
}

function firstRow(good: Good): string {
  const { number, title, html, categories, photos, sizes } = good
  const shelves = categories.map((path) => path.join(' > ')).join('; ')
  const photo = photos.join(', ')
  return csvRow(`thing-${number}`, title, html, shelves, ...offer(good, 0), sizes[0] ?? '', photo)
}

const offer = ({ number, price, stock }: Good, at: number) => [
  price + at,
  stock,
  `T-${number}-${at}`,
]

const otherRows = (good: Good): string =>
  good.sizes
    .slice(1)
    .map((size, at) =>
      csvRow(`thing-${good.number}`, good.title, '', '', ...offer(good, at + 1), size, ''),
    )
    .join('')
