import type { OrderView } from '../../client/wire/order.ts'
import { exit } from '../exit.ts'
import { money } from '../money.ts'
import { enter } from '../open-shop.ts'
import type { Run } from '../program.ts'
import type { Screen } from '../screen.ts'
import { servedDir } from '../served-dir.ts'
import { table } from '../table.ts'

export const run: Run = async ([wanted = '', given], _options, screen) => {
  const door = await enter(await servedDir(given, screen), screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const order = await door.value.client.order(wanted)
    if (!order.ok)
      return screen.fail({ hint: 'Their numbers: shopbot orders list', ...order.problem })
    screen.document({ formatVersion: 1, ...order.value })
    show(order.value, screen)
    return exit.well
  } finally {
    await door.value.close()
  }
}

function show(order: OrderView, screen: Screen): void {
  const { customer, contact, payment, currency } = order
  const who = [customer.name, customer.username && `@${customer.username}`, `id ${customer.id}`]
  const reach = [contact.name, contact.phone, contact.email].filter(Boolean)
  screen.print(`${screen.paint('bold', order.number)}  ${order.status}`)
  screen.print(`customer  ${who.filter(Boolean).join(', ')}`)
  if (reach.length > 0) screen.print(`contact   ${reach.join(', ')}`)
  screen.print(
    `payment   ${payment.method}, ${payment.chargeId === null ? 'not paid' : `charge ${payment.chargeId}`}`,
  )
  screen.print('')
  const rows = order.lines.map((line) => [
    line.title,
    String(line.quantity),
    money(line.price, currency),
    money(line.price * line.quantity, currency),
  ])
  rows.push(['total', '', '', money(order.total, currency)])
  for (const line of table(['goods', 'pieces', 'each', 'sum'], rows, [1, 2, 3])) screen.print(line)
  screen.print('')
  for (const { at, status, by } of order.history) screen.print(`${at}  ${status} (${by})`)
}
