import { pathTo } from '../../shop/catalog.ts'
import { goodsOf, type Order } from '../../shop/order.ts'
import { failed, type Result } from '../../shop/problem.ts'
import { discountOf, type Promotion, type Redemption } from '../../shop/promotion.ts'
import type { Reader, Writer } from '../../store/store.ts'
import { currencyOf } from '../../telegram/currencies.ts'
import type { Backend } from '../backend.ts'
import { homesOf } from '../catalog/catalog-index.ts'
import { isSuperseded } from './supersede.ts'

type Discounted = Pick<Order, 'id' | 'lines' | 'customer' | 'currency' | 'payment'>

/** What a typed code takes off an order's lines now. Codes: `promotion-unknown`, those of `discountOf`. */
export async function discountNow(
  backend: Backend,
  reader: Reader,
  order: Discounted,
  code: string,
): Promise<Result<number>> {
  const promotion = backend.current.settings.promotions.find((one) => one.code === code)
  if (!promotion) return failed({ code: 'promotion-unknown', message: `There is no code ${code}` })
  return discountOf(promotion, {
    lines: order.lines,
    inCategories: (product, categories) => standsIn(backend, product, categories),
    now: backend.clock(),
    used: await usesBeside(reader, order, code),
    least: leastFor(order, goodsOf(order.lines)),
  })
}

/** Keeps that an order uses its code, so that limits hold. */
export async function redeem(writer: Writer, order: Order): Promise<void> {
  const code = order.discount?.code
  if (code === undefined) return
  const { id, customer } = order
  await writer.put('redemptions', { id: `${code}:${id}`, code, order: id, customer: customer.id })
}

/** Whether an order whose use was given up with it may have its code back. */
export async function mayRedeemAgain(
  backend: Backend,
  reader: Reader,
  order: Order,
): Promise<boolean> {
  const code = order.discount?.code
  const promotion = backend.current.settings.promotions.find((one) => one.code === code)
  if (code === undefined || !promotion) return true
  const kept = await reader.get('redemptions', `${code}:${order.id}`)
  return kept !== undefined || isLeft(promotion, await usesBeside(reader, order, code))
}

function isLeft(promotion: Promotion, used: { all: number; byCustomer: number }): boolean {
  const { uses = Number.POSITIVE_INFINITY, usesPerCustomer = Number.POSITIVE_INFINITY } = promotion
  return used.all < uses && used.byCustomer < usesPerCustomer
}

/** How many orders use a code beside this one, and beside those that placing it would cancel. */
async function usesBeside(
  reader: Reader,
  order: Discounted,
  code: string,
): Promise<{ all: number; byCustomer: number }> {
  const all = await reader.count('redemptions', { index: { name: 'code', value: code } })
  const mine = await reader.find('redemptions', {
    index: { name: 'use', value: `${code}:${order.customer.id}` },
  })
  const others: Redemption[] = []
  for (const redemption of mine) {
    if (redemption.order === order.id) continue
    const user = await reader.get('orders', redemption.order)
    if (!user || !isSuperseded(user, order.id)) others.push(redemption)
  }
  return { all: all - (mine.length - others.length), byCustomer: others.length }
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
