import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figure, Site } from './frame/bench.ts'
import { gather } from './frame/crowd.ts'
import { startProgram } from './frame/processes.ts'
import { compare } from './frame/rounds.ts'
import { openSandbox, startServe } from './frame/serving.ts'
import { writeShop } from './frame/shop.ts'

const customers = 64
const tapsEach = 30
const slowCustomers = 100
const slowMs = 50
const buttons = ['c:shelf-3:1', 'm'] as const

/** A tap through intake, bot, client, backend and back, against a bare grammY bot with the same two API calls. */
export async function* run(site: Site): AsyncGenerator<Figure> {
  const dir = await site.folder()
  await writeShop(dir, 200, 10)
  const telegram = await openSandbox(site)
  await startServe(site, dir, telegram)
  const shop = await gather(telegram, slowCustomers, buttons)

  const screens = join(dir, 'screens.json')
  await writeFile(screens, JSON.stringify(shop.screens))
  const other = await openSandbox(site)
  await startProgram(site, 'bare-bot', other.apiRoot, other.token, screens)
  const bare = await gather(other, slowCustomers, buttons)

  const quick = await compare(
    7,
    () => shop.tap(customers, tapsEach),
    () => bare.tap(customers, tapsEach),
  )
  yield {
    bench: 'tap',
    variant: `${customers} customers / bare grammY bot`,
    ratio: quick.ratio,
    goal: 1,
    bound: 'at least',
    measured: { tapsPerSecond: quick.ours, barePerSecond: quick.baseline },
    rounds: quick.rounds,
  }
  for (const { control } of [telegram, other]) control.setLatency(slowMs)
  const slow = await compare(
    3,
    () => shop.tap(slowCustomers, 1),
    () => bare.tap(slowCustomers, 1),
  )
  yield {
    bench: 'tap',
    variant: `${slowCustomers} customers at once, API calls of ${slowMs} ms / bare grammY bot`,
    ratio: slow.ratio,
    goal: 30,
    bound: 'at least',
    measured: { tapsPerSecond: slow.ours, barePerSecond: slow.baseline },
    rounds: slow.rounds,
  }
}
