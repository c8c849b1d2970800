import type { Client } from '../client/client.ts'
import type { OrderQuery, OrderView } from '../client/wire/order.ts'
import { done, type Result } from '../shop/problem.ts'

/** The most orders that the backend gives at once. */
const pageSize = 1000

export interface OrderPage {
  readonly orders: OrderView[]
  /** Whether the shop has more of them. */
  readonly more: boolean
}

/** Orders that fit, newest first, page by page; ends after the first problem. */
export async function* orderPages(
  client: Pick<Client, 'orders'>,
  query: OrderQuery,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Result<OrderPage>> {
  let left = limit
  let { after } = query
  for (;;) {
    const page = await client.orders({
      ...query,
      limit: Math.min(pageSize, left),
      ...(after === undefined ? {} : { after }),
    })
    if (!page.ok) {
      yield page
      return
    }
    const { orders, next } = page.value
    yield done({ orders, more: next !== null })
    left -= orders.length
    if (next === null || left <= 0) return
    after = next
  }
}
