import { pathTo } from '../../shop/catalog.ts'
import { goodsOf, type Order } from '../../shop/order.ts'
import { failed, type Result } from '../../shop/problem.ts'
import { discountOf } from '../../shop/promotion.ts'
import type { Reader } from '../../store/store.ts'
import { currencyOf } from '../../telegram/currencies.ts'
import type { Backend } from '../backend.ts'
import { homesOf } from '../catalog/catalog-index.ts'

/** What a typed code takes off an order's lines now. Codes: `promotion-unknown`, those of `discountOf`. */
export async function discountNow(
  backend: Backend,
  reader: Reader,
  order: Pick<Order, 'id' | 'lines' | 'customer' | 'currency' | 'payment'>,
  code: string,
): Promise<Result<number>> {
  const promotion = backend.current.settings.promotions.find((one) => one.code === code)
  if (!promotion) return failed({ code: 'promotion-unknown', message: `There is no code ${code}` })
  const others = (
    await reader.find('redemptions', { index: { name: 'code', value: code } })
  ).filter((redemption) => redemption.order !== order.id)
  const mine = others.filter((redemption) => redemption.customer === order.customer.id)
  return discountOf(promotion, {
    lines: order.lines,
    inCategories: (product, categories) => standsIn(backend, product, categories),
    now: backend.clock(),
    used: { all: others.length, byCustomer: mine.length },
    least: leastFor(order, goodsOf(order.lines)),
  })
}

/** What must be left to pay, smallest unit: Telegram takes no smaller charge; cash can be nothing. */
function leastFor(order: Pick<Order, 'currency' | 'payment'>, goods: number): number {
  const { method } = order.payment
  if (method === 'on-delivery') return 0
  if (method === 'stars') return 1
  return Math.min(goods, Math.max(1, currencyOf(order.currency)?.min ?? 1))
}

function standsIn(backend: Backend, id: string, wanted: readonly string[]): boolean {
  const { products, categories } = backend.current.index
  const product = products.get(id)
  if (!product) return false
  return homesOf(product).some((home) =>
    pathTo(home, categories).some((category) => wanted.includes(category.id)),
  )
}
