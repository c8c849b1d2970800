import type { Client } from '../../client/client.ts'
import type { OrderQuery, OrderView } from '../../client/wire/order.ts'
import { done, type Result } from '../../shop/problem.ts'
import { orderPages } from '../order-pages.ts'
import type { ExportedOrder } from './rows.ts'

/** Orders that fit, newest first, a page at a time; `unpaid` takes in those that brought no money. */
export async function* exportedOrders(
  client: Client,
  query: OrderQuery,
  { unpaid }: { readonly unpaid: boolean },
): AsyncGenerator<Result<ExportedOrder[]>> {
  for await (const page of orderPages(client, query)) {
    if (!page.ok) {
      yield page
      return
    }
    const wanted = page.value.orders.filter((order) => unpaid || order.payment.paidAt !== null)
    const exported: ExportedOrder[] = []
    for (let first = 0; first < wanted.length; first += inFlight) {
      const some = wanted.slice(first, first + inFlight)
      for (const whole of await Promise.all(some.map((order) => withRefunds(client, order)))) {
        if (!whole.ok) {
          yield whole
          return
        }
        exported.push(whole.value)
      }
    }
    yield done(exported)
  }
}

/** So many orders are asked about at once. */
const inFlight = 16

/** Order and refunds of one moment: a refund that succeeds between two reads would not add up. */
async function withRefunds(client: Client, order: OrderView): Promise<Result<ExportedOrder>> {
  if (order.refunded === 0) return done({ order, refunds: [] })
  const desk = await client.deskOrder('terminal', order.id)
  if (!desk.ok) return desk
  const refunds = desk.value.refunds.filter(
    ({ status, chargeId }) => status === 'succeeded' && chargeId === order.payment.chargeId,
  )
  return done({ order: desk.value.order, refunds })
}
