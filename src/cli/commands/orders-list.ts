import type { OrderView } from '../../client/wire/order.ts'
import { orderStatuses } from '../../shop/order.ts'
import { exit } from '../exit.ts'
import { money } from '../money.ts'
import { enter } from '../open-shop.ts'
import type { Run } from '../program.ts'
import { servedDir } from '../served-dir.ts'
import { table } from '../table.ts'

export interface OrdersListOptions {
  readonly status?: string
  readonly limit: string
}

export const run: Run<OrdersListOptions> = async ([given], { status, limit }, screen) => {
  if (!/^\d+$/.test(limit) || Number(limit) < 1) {
    const message = `--limit takes a count, not "${limit}"`
    return screen.fail({ code: 'limit-invalid', message }, exit.usage)
  }
  if (status !== undefined && !orderStatuses.some((known) => known === status)) {
    const message = `There is no status "${status}"`
    const hint = `It is one of ${orderStatuses.join(', ')}.`
    return screen.fail({ code: 'status-unknown', message, hint }, exit.usage)
  }
  const door = await enter(await servedDir(given, screen), screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const orders: OrderView[] = []
    let after: string | undefined
    do {
      const page = await door.value.client.orders({
        limit: Math.min(1000, Number(limit) - orders.length),
        ...(status === undefined ? {} : { status }),
        ...(after === undefined ? {} : { after }),
      })
      if (!page.ok) return screen.fail(page.problem)
      orders.push(...page.value.orders)
      after = page.value.next ?? undefined
    } while (after !== undefined && orders.length < Number(limit))
    screen.document(orders)
    if (orders.length === 0) screen.print('No orders.')
    else for (const line of orderTable(orders)) screen.print(line)
    return exit.well
  } finally {
    await door.value.close()
  }
}

function orderTable(orders: readonly OrderView[]): string[] {
  const rows = orders.map((order) => [
    order.number,
    order.createdAt.slice(0, 16).replace('T', ' '),
    order.status,
    order.customer.username ? `@${order.customer.username}` : order.customer.name,
    order.lines.map((line) => `${line.quantity} × ${line.title}`).join(', '),
    money(order.total, order.currency),
  ])
  return table(['number', 'made (UTC)', 'status', 'customer', 'goods', 'total'], rows, [5])
}
