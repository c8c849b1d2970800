import type { OrderList } from '../client/wire/order.ts'
import type { Order, OrderStatus } from '../shop/order.ts'
import type { Query, Reader } from '../store/store.ts'
import { orderView } from './orders.ts'

export interface OrderFilter {
  readonly limit: number
  readonly after?: string | undefined
  readonly status?: OrderStatus | undefined
  /** Made at or after `from`, and before `until`; ISO 8601, in any time zone. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Telegram user id, username with or without @, or a part of the name. */
  readonly customer?: string | undefined
  readonly product?: string | undefined
  /** Only those that staff have something to do for. */
  readonly open?: boolean | undefined
}

/** At most so many orders are looked at in one read: a filter that fits few reads on, in bounded memory. */
const largestChunk = 500

/** Orders that fit, newest first, drafts left out, a page at a time. Costs what it looks at, not what there is. */
export async function searchOrders(reader: Reader, asked: OrderFilter): Promise<OrderList> {
  const filter = { ...asked, from: inUtc(asked.from), until: inUtc(asked.until) }
  const found: Order[] = []
  const index = indexFor(filter)
  let after = filter.after ?? startOf(filter)
  // One more than the page says whether there is a next one; where few fit, the next reads are larger.
  for (let chunk = filter.limit + 1; found.length <= filter.limit; chunk = largestChunk) {
    const orders: Order[] = await reader.find('orders', {
      ...(index ? { index } : {}),
      newest: true,
      limit: chunk,
      ...(after === undefined ? {} : { after }),
    })
    found.push(...orders.filter((order) => fits(order, filter)))
    const last = orders.at(-1)
    if (!last || orders.length < chunk || isTooOld(last, filter)) break
    after = last.id
  }
  const orders = found.slice(0, filter.limit)
  const next = found.length > filter.limit ? (orders.at(-1)?.id ?? null) : null
  return { orders: orders.map(orderView), next }
}

/** As orders keep moments, so that they compare as text. */
function inUtc(moment: string | undefined): string | undefined {
  return moment === undefined ? undefined : new Date(moment).toISOString()
}

/** Whether staff have something to do: money is there, or will be on delivery, and the goods are not. */
export function isOpen(order: Order): boolean {
  if (order.status === 'awaiting-payment') return order.payment.method === 'on-delivery'
  return order.status === 'paid' || order.status === 'packed' || order.status === 'shipped'
}

function indexFor({ status, customer }: OrderFilter): Query<'orders'>['index'] {
  if (customer !== undefined && /^\d+$/.test(customer)) return { name: 'customer', value: customer }
  return status === undefined ? undefined : { name: 'status', value: status }
}

/** Ids begin with the time of their making: the first one that can fit is found without reading newer ones. */
function startOf({ until }: OrderFilter): string | undefined {
  return until === undefined ? undefined : Date.parse(until).toString(36).padStart(9, '0')
}

function isTooOld(order: Order, { from }: OrderFilter): boolean {
  return from !== undefined && order.createdAt < from
}

function fits(order: Order, filter: OrderFilter): boolean {
  const { status, from, until, product, open } = filter
  if (order.status === 'draft') return false
  if (status !== undefined && order.status !== status) return false
  if (from !== undefined && order.createdAt < from) return false
  if (until !== undefined && order.createdAt >= until) return false
  if (open === true && !isOpen(order)) return false
  if (product !== undefined && !order.lines.some((line) => line.product === product)) return false
  return isBy(order, filter.customer)
}

function isBy({ customer }: Order, wanted: string | undefined): boolean {
  if (wanted === undefined || wanted === String(customer.id)) return true
  if (/^\d+$/.test(wanted)) return false
  const words = wanted.replace(/^@/, '').toLocaleLowerCase()
  return (
    customer.username?.toLocaleLowerCase() === words ||
    customer.name.toLocaleLowerCase().includes(words)
  )
}
