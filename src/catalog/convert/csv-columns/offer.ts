import type { ConvertOptions, ForeignVariant } from '../foreign.ts'
import type { Notes } from '../notes.ts'
import { pieces } from '../pieces.ts'
import { comparedPrice, type Price, salePrice } from '../sale-price.ts'
import type { Row } from './row.ts'

export type Offer = Omit<ForeignVariant, 'options'>

/** What a row costs, and how many there are of it. */
export function offerOf(row: Row, notes: Notes, options: ConvertOptions): Offer | undefined {
  const price = priceOf(row, notes, options)
  if (!price) return undefined
  const stock = stockOf(row, notes)
  const sku = row.get('sku')
  return {
    ...price,
    ...(stock === undefined ? {} : { stock }),
    ...(sku === '' ? {} : { sku }),
  }
}

/** Some files say what a thing cost before, others what it costs for a while. */
function priceOf(row: Row, notes: Notes, options: ConvertOptions): Price | undefined {
  const [price, was, sale] = (['price', 'was', 'sale'] as const).map((field) =>
    amountIn(row.get(field), options.currency),
  )
  if (sale === undefined || sale === '' || !/[1-9]/.test(sale))
    return comparedPrice(row, { price: price ?? '', was: was ?? '' }, notes, options)
  const written = {
    regular: price ?? '',
    sale,
    starts: row.get('sale-from'),
    ends: row.get('sale-to'),
  }
  return salePrice(row, written, notes, options)
}

/** `45 грн` and `45 UAH` without the word; a sum that names another currency is refused as it stands. */
function amountIn(written: string, currency: string): string {
  const bare = written.replace(/\s*(?:грн|руб|zł|zl|р|kč|kr|lei|лв)\.?$/iu, '')
  const [, before, amount = bare, behind] = /^([A-Z]{3})?\s*(.*?)\s*([A-Z]{3})?$/.exec(bare) ?? []
  return [before, behind].some((code) => code !== undefined && code !== currency) ? bare : amount
}

/** Undefined: it is there, and nobody counts it. */
function stockOf(row: Row, notes: Notes): number | undefined {
  const written = row.get('stock')
  if (written === '' || there.test(written)) return undefined
  if (gone.test(written)) return 0
  // Bagisto and Magento say it for each of their stores: `default=100,second=5`.
  const stores = [...written.matchAll(/(?:^|,)[\w-]+=(\d+)/g)].map(([, count]) => Number(count))
  if (stores.length > 0) return stores.reduce((sum, count) => sum + count, 0)
  return pieces(row, written.replace(/\s*(?:шт|pcs|szt|stk|stück)\.?$/iu, ''), notes)
}

const there =
  /^(?:\+|yes|y|true|available|in ?stock|є|так|в наявності|да|есть|в наличии|tak|jest|dostępny|na stanie|ja|vorrätig|auf lager|verfügbar)$/iu
const gone =
  /^(?:-|–|no|n|false|unavailable|out ?of ?stock|sold out|немає|ні|немає в наявності|нет|нет в наличии|nie|brak|niedostępny|nein|ausverkauft|nicht verfügbar)$/iu
