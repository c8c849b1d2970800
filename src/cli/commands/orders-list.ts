import type { Client } from '../../client/client.ts'
import type { OrderQuery, OrderView } from '../../client/wire/order.ts'
import { dayOf, minuteIn } from '../../shop/day.ts'
import type { Result } from '../../shop/problem.ts'
import { done } from '../../shop/problem.ts'
import type { Run } from '../command.ts'
import { dayChart, totalsByDay } from '../day-chart.ts'
import { exit } from '../exit.ts'
import { money } from '../money.ts'
import { enter } from '../open-shop.ts'
import { type OrderFilterOptions, queryOf, readOrderFilter } from '../order-filter.ts'
import { orderPages } from '../order-pages.ts'
import { servedDir } from '../served-dir.ts'
import { table } from '../table.ts'

export interface OrdersListOptions extends OrderFilterOptions {
  readonly limit: string
  readonly chart?: boolean
}

export const run: Run<OrdersListOptions> = async ([given], { limit, ...options }, screen) => {
  if (!/^\d+$/.test(limit) || Number(limit) < 1) {
    const message = `--limit takes a count, not "${limit}"`
    return screen.fail({ code: 'limit-invalid', message }, exit.usage)
  }
  const filter = readOrderFilter(options)
  if (!filter.ok) return screen.fail(filter.problem, exit.usage)
  const door = await enter(await servedDir(given, screen), screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const { client } = door.value
    const shop = await client.shop()
    if (!shop.ok) return screen.fail(shop.problem)
    const { timezone } = shop.value
    const query = queryOf(filter.value, timezone)
    const listed = await firstOrders(client, query, Number(limit))
    if (!listed.ok) return screen.fail(listed.problem)
    const { orders, more } = listed.value
    screen.document(orders)
    if (orders.length === 0) {
      screen.print('No orders.')
      return exit.well
    }
    for (const line of orderTable(orders, timezone, screen.columns !== null)) screen.print(line)
    if (more) screen.say(`There are more: --limit ${Number(limit) * 10} shows them.`)
    if (screen.json || !(options.chart ?? screen.columns !== null)) return exit.well
    const rest = more ? await restOfDay(client, query, orders, timezone) : done([])
    if (!rest.ok) return screen.fail(rest.problem)
    screen.print('')
    const totals = totalsByDay([...orders, ...rest.value], timezone)
    for (const line of dayChart(totals, screen.columns ?? 80)) screen.print(line)
    return exit.well
  } finally {
    await door.value.close()
  }
}

async function firstOrders(
  client: Client,
  query: OrderQuery,
  limit: number,
): Promise<Result<{ orders: OrderView[]; more: boolean }>> {
  const orders: OrderView[] = []
  let more = false
  for await (const page of orderPages(client, query, limit)) {
    if (!page.ok) return page
    orders.push(...page.value.orders)
    more = page.value.more
  }
  return done({ orders, more })
}

/** The orders of the oldest day listed that the limit cut off, so that its sum is the day's. */
async function restOfDay(
  client: Client,
  query: OrderQuery,
  orders: readonly OrderView[],
  timeZone: string,
): Promise<Result<OrderView[]>> {
  const last = orders.at(-1)
  if (!last) return done([])
  const day = dayOf(last.createdAt, timeZone)
  const rest: OrderView[] = []
  for await (const page of orderPages(client, { ...query, after: last.id })) {
    if (!page.ok) return page
    const same = page.value.orders.filter((order) => dayOf(order.createdAt, timeZone) === day)
    rest.push(...same)
    if (same.length < page.value.orders.length) break
  }
  return done(rest)
}

/** On a terminal long lists of goods are cut; elsewhere they are whole. */
function orderTable(orders: readonly OrderView[], timeZone: string, cut: boolean): string[] {
  const rows = orders.map((order) => {
    const goods = order.lines.map((line) => `${line.quantity} × ${line.title}`).join(', ')
    return [
      order.number,
      minuteIn(order.createdAt, timeZone),
      order.status,
      order.customer.username ? `@${order.customer.username}` : order.customer.name,
      cut && goods.length > 40 ? `${goods.slice(0, 39)}…` : goods,
      money(order.total + order.tip, order.currency),
    ]
  })
  return table(['number', `made (${timeZone})`, 'status', 'customer', 'goods', 'total'], rows, [5])
}
