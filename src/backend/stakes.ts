import type { Decision } from '../catalog/decide.ts'
import type { Plan, Stakes } from '../catalog/plan.ts'
import type { Reader } from '../store/store.ts'

/**
 * What of customers a decision touches, by product as the shop has it now. One pass over carts and unpaid
 * orders, and one over all orders only where products go; none where no product changes.
 */
export async function stakesOf(
  reader: Reader,
  { plan, renames, gone }: Pick<Decision, 'plan' | 'renames' | 'gone'>,
): Promise<ReadonlyMap<string, Stakes>> {
  const formerIds = new Map([...renames.products].map(([old, id]) => [id, old]))
  const touched = new Map<string, Counted>()
  for (const { action, kind, id } of plan.items) {
    if (kind === 'product' && action !== 'create')
      touched.set(formerIds.get(id) ?? id, { id, carts: 0, invoices: 0, orders: 0 })
  }
  if (touched.size === 0) return new Map()
  const count = (lines: readonly { product: string }[], what: keyof Stakes) => {
    for (const product of new Set(lines.map((line) => line.product))) {
      const stakes = touched.get(product)
      if (stakes) stakes[what] += 1
    }
  }
  for (const cart of await reader.find('carts', {})) count(cart.lines, 'carts')
  const waiting = { name: 'status', value: 'awaiting-payment' } as const
  const orders = await reader.find('orders', gone.products.length > 0 ? {} : { index: waiting })
  for (const { status, payment, lines } of orders) {
    if (status === 'draft') continue
    const isInvoice = status === 'awaiting-payment' && payment.method !== 'on-delivery'
    if (isInvoice) count(lines, 'invoices')
    else if (gone.products.length > 0) count(lines, 'orders')
  }
  return new Map(
    [...touched.values()].map(({ id, carts, invoices, orders }) => [
      id,
      { carts, invoices, orders },
    ]),
  )
}

type Counted = { id: string; carts: number; invoices: number; orders: number }

/** A plan that says what of customers each change touches. */
export function withStakes(plan: Plan, stakes: ReadonlyMap<string, Stakes>): Plan {
  return {
    ...plan,
    items: plan.items.map((item) => {
      const found = item.kind === 'product' ? stakes.get(item.id) : undefined
      if (!found || !isNamed(found)) return item
      return { ...item, stakes: found, ...(item.action === 'delete' ? { archived: true } : {}) }
    }),
  }
}

export function isNamed({ carts, invoices, orders }: Stakes): boolean {
  return carts + invoices + orders > 0
}
