import type { DeskView } from '../../client/wire/desk.ts'
import type { OrderList } from '../../client/wire/order.ts'
import { stockId } from '../../shop/catalog.ts'
import { dayOf, startOfDay } from '../../shop/day.ts'
import { sumAmounts } from '../../shop/money.ts'
import type { Role } from '../../shop/people.ts'
import type { Reader } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { isOpen, searchOrders } from '../order-search.ts'
import { dueRefunds } from '../refunds.ts'

/** Fewer pieces than this are worth a word. */
const few = 5
const lowStockShown = 20

/** What somebody of the shop sees first. */
export async function overview(backend: Backend, reader: Reader, role: Role): Promise<DeskView> {
  const { settings } = backend.current
  const now = backend.clock().toISOString()
  const from = startOfDay(dayOf(now, settings.timezone), settings.timezone) ?? now
  const today = await ordersSince(reader, from)
  return {
    role,
    today: {
      orders: today.length,
      total: sumAmounts(today.map((order) => order.total + order.tip - order.refunded)),
      currency: settings.currency,
    },
    open: await countOpen(reader),
    lowStock: await lowStock(backend, reader),
    raisedPayments: await reader.count('payments', { index: { name: 'raised', value: 'yes' } }),
    dueRefunds: (await dueRefunds(reader)).length,
    setAside: await reader.count('updates'),
  }
}

/** Orders made since a moment that count as sold. */
async function ordersSince(reader: Reader, from: string): Promise<OrderList['orders']> {
  const found: OrderList['orders'] = []
  let after: string | undefined
  do {
    const page = await searchOrders(reader, { limit: 500, from, after })
    found.push(...page.orders.filter((order) => order.status !== 'cancelled'))
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}

async function countOpen(reader: Reader): Promise<number> {
  const unpaid = { index: { name: 'status', value: 'awaiting-payment' } } as const
  let count = (await reader.find('orders', unpaid)).filter(isOpen).length
  for (const value of ['paid', 'packed', 'shipped'])
    count += await reader.count('orders', { index: { name: 'status', value } })
  return count
}

async function lowStock(backend: Backend, reader: Reader): Promise<DeskView['lowStock']> {
  const { products } = backend.current.index
  const low: DeskView['lowStock'] = []
  for (const stock of await reader.find('stock', {})) {
    if (stock.onHand >= few) continue
    const [id = '', variant = null] = stock.id.split('/')
    const product = products.get(id)
    if (!product || product.hidden || stockId({ product: id, variant }) !== stock.id) continue
    low.push({ product: id, variant, title: product.title, onHand: stock.onHand })
  }
  return low.sort((a, b) => a.onHand - b.onHand).slice(0, lowStockShown)
}
