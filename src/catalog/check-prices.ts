import type { Catalog, Product } from '../shop/catalog.ts'
import { formatAmount } from '../shop/money.ts'
import type { Currency } from '../telegram/currencies.ts'
import type { TellAt } from './tell.ts'

/** Prices that Telegram does not charge, and prices so far from their neighbours that the point seems to be wrong. */
export function checkPrices({ products }: Catalog, currency: Currency, tell: TellAt): void {
  const shelves = new Map<string | null, Product[]>()
  for (const product of products) {
    if (!checkBounds(product, currency, tell)) continue
    const shelf = shelves.get(product.category)
    if (shelf) shelf.push(product)
    else shelves.set(product.category, [product])
  }
  for (const shelf of shelves.values()) checkNeighbours(shelf, currency, tell)
}

/** Whether Telegram would charge for each of its prices. */
function checkBounds(product: Product, currency: Currency, tell: TellAt): boolean {
  const least = currency.min ?? 1
  const most = currency.max ?? Number.MAX_SAFE_INTEGER
  const { variants } = product
  const prices = variants.length > 0 ? variants.map((one) => one.price) : [product.price]
  const outside = [...new Set(prices)].filter((price) => price < least || price > most)
  for (const price of outside) {
    const [side, bound] = price < least ? ['under', least] : ['over', most]
    const charge = side === 'under' ? 'least' : 'greatest'
    tell(
      `product ${product.id}`,
      'price-out-of-bounds',
      `${written(price, currency)} is ${side} Telegram's ${charge} charge of about ${written(bound, currency)}`,
      'An order of this alone is refused when it is paid by card. The bounds move with the rates.',
    )
  }
  return outside.length === 0
}

/** So many others say what a price is like here. */
const fewest = 4
const farOff = 20

function checkNeighbours(shelf: readonly Product[], currency: Currency, tell: TellAt): void {
  if (shelf.length <= fewest) return
  const sorted = shelf.map(({ price }) => price).sort((a, b) => a - b)
  const far = shelf.flatMap((product) => {
    const middle = medianWithout(sorted, product.price)
    const isFar = product.price > middle * farOff || product.price * farOff < middle
    return isFar ? [{ product, middle }] : []
  })
  // Where many are far off, the shelf simply holds cheap and dear things.
  if (far.length > Math.max(1, shelf.length / 10)) return
  for (const { product, middle } of far) {
    const { id, price } = product
    const meant = nearer(price, middle)
    tell(
      `product ${id}`,
      'price-far-off',
      `"${id}" costs ${written(price, currency)}; the middle of the others beside it is ${written(middle, currency)}`,
      meant === undefined
        ? 'Look at its digits. If it is right, leave it.'
        : `Did you mean ${formatAmount(meant, currency.exponent)}? If the price is right, leave it.`,
    )
  }
}

function medianWithout(sorted: readonly number[], price: number): number {
  const own = sorted.indexOf(price)
  const at = (sorted.length - 1) >>> 1
  return sorted[at < own ? at : at + 1] ?? price
}

/** The same digits with the point elsewhere, where that is like its neighbours. */
function nearer(price: number, middle: number): number | undefined {
  const moved = [0.001, 0.01, 0.1, 10, 100, 1000]
    .map((factor) => (factor < 1 ? price / Math.round(1 / factor) : price * factor))
    .filter((one) => Number.isSafeInteger(one))
  const distance = (one: number) => Math.abs(Math.log(one / middle))
  const [best] = moved.sort((a, b) => distance(a) - distance(b))
  return best !== undefined && distance(best) < Math.log(5) ? best : undefined
}

function written(amount: number, { code, exponent }: Currency): string {
  return `${formatAmount(amount, exponent)} ${code}`
}
