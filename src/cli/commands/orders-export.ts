import type { Client } from '../../client/client.ts'
import type { Run } from '../command.ts'
import { exit } from '../exit.ts'
import { writeToFile, writeToStdout } from '../export/destination.ts'
import { exportedOrders } from '../export/orders.ts'
import { ExportSums } from '../export/sums.ts'
import { ExportStopped, exportText } from '../export/text.ts'
import { money } from '../money.ts'
import { enter } from '../open-shop.ts'
import { type OrderFilterOptions, queryOf, readOrderFilter } from '../order-filter.ts'
import type { Screen } from '../screen.ts'
import { servedDir } from '../served-dir.ts'
import { typed } from '../typed.ts'

export interface OrdersExportOptions extends OrderFilterOptions {
  readonly format?: 'csv' | 'json'
  readonly out?: string
  readonly unpaid?: boolean
  readonly bom?: boolean
  readonly json?: boolean
}

export const run: Run<OrdersExportOptions> = async ([given], options, screen) => {
  const filter = readOrderFilter(options)
  if (!filter.ok) return screen.fail(filter.problem, exit.usage)
  const door = await enter(await servedDir(given, screen), screen)
  if (!door.ok) return screen.fail(door.problem)
  try {
    const { client } = door.value
    const shop = await client.shop()
    if (!shop.ok) return screen.fail(shop.problem)
    const { timezone } = shop.value
    const { out, unpaid = false, bom = false } = options
    const sums = new ExportSums()
    const pages = exportedOrders(client, queryOf(filter.value, timezone), { unpaid })
    const format = { format: formatOf(options), timeZone: timezone, mark: bom }
    const text = exportText(pages, format, sums)
    try {
      if (out === undefined) await writeToStdout(text)
      else {
        const written = await writeToFile(out, text)
        if (!written.ok) return screen.fail(written.problem)
      }
    } catch (error) {
      if (!(error instanceof ExportStopped)) throw error
      if (out !== undefined || sums.rows === 0) return screen.fail(error.problem)
      screen.complain(error.problem)
      return exit.failed
    }
    if (out !== undefined && options.json) {
      const { orders, rows } = sums
      screen.document({ formatVersion: 1, file: out, orders, rows, sums: sums.sums })
    }
    await tell(sums, client, { out, given }, screen)
    return exit.well
  } finally {
    await door.value.close()
  }
}

function formatOf({ format, json, out }: OrdersExportOptions): 'csv' | 'json' {
  if (format !== undefined) return format
  if (out === undefined) return json ? 'json' : 'csv'
  return out.toLowerCase().endsWith('.json') ? 'json' : 'csv'
}

/** For whoever looks on: what was written, and what money is not in it. */
async function tell(
  sums: ExportSums,
  client: Client,
  { out, given }: { readonly out: string | undefined; readonly given: string | undefined },
  screen: Screen,
): Promise<void> {
  const where = out === undefined ? '' : ` to ${out}`
  screen.say(`Exported ${sums.orders} orders in ${sums.rows} rows${where}.`)
  for (const { currency, total, refunded } of sums.sums) {
    const kept = money(total - refunded, currency)
    const back =
      refunded === 0
        ? ''
        : `: ${money(total, currency)} less ${money(refunded, currency)} given back`
    screen.say(`The amounts sum up to ${kept}${back}.`)
  }
  const raised = await client.raisedPayments('terminal')
  if (!raised.ok || raised.value.payments.length === 0) return
  const { length } = raised.value.payments
  screen.say(
    `${length} ${length === 1 ? 'payment fits' : 'payments fit'} no order and ${length === 1 ? 'is' : 'are'} not in it: ${typed('orders payments', given)}`,
  )
}
