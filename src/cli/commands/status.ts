import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createLog } from '../../serve/log.ts'
import { createMask } from '../../serve/mask.ts'
import { type ShopStatus, shopStatus } from '../../serve/status.ts'
import type { ServiceName } from '../../serve/status-one.ts'
import type { Run } from '../command.ts'
import { counted } from '../counted.ts'
import { exit } from '../exit.ts'
import { findShop } from '../open-shop.ts'
import type { Screen } from '../screen.ts'
import { servedDir } from '../served-dir.ts'
import { typed } from '../typed.ts'
import { version } from '../version.ts'

export interface StatusOptions {
  readonly wait?: string
  readonly only?: ServiceName
}

export const run: Run<StatusOptions> = async ([given], { wait = '0', only }, screen) => {
  if (only !== undefined) return one(only, given ?? '.', screen)
  if (!/^\d+(\.\d+)?$/.test(wait)) {
    const message = `--wait takes seconds, not "${wait}"`
    return screen.fail({ code: 'wait-invalid', message }, exit.usage)
  }
  const dir = await servedDir(given, screen)
  const shop = await findShop(dir)
  if (!shop.ok) return screen.fail(shop.problem)
  const log = createLog({
    level: screen.debug ? 'debug' : 'error',
    mask: createMask([]),
    write: (text) => process.stderr.write(text),
  })
  const until = Date.now() + Number(wait) * 1000
  for (;;) {
    const status = await shopStatus(resolve(dir), {
      log,
      version: version(),
      now: () => new Date(),
    })
    if (!status.ok) return screen.fail(status.problem)
    if (status.value.ok || Date.now() >= until) return show(status.value, given, screen)
    await pause(Math.min(500, until - Date.now()))
  }
}

/** What a container's health is asked with. */
async function one(service: ServiceName, dir: string, screen: Screen): Promise<number> {
  const [{ readEnvironment }, { statusOfOne }] = await Promise.all([
    import('../../serve/environment.ts'),
    import('../../serve/status-one.ts'),
  ])
  const environment = await readEnvironment(resolve(dir), process.env)
  if (!environment.ok) return screen.fail(environment.problem)
  const found = await statusOfOne(service, environment.value, () => new Date())
  if (!found.ok) return screen.fail(found.problem)
  screen.document({ formatVersion: 1, ok: true, [service]: { ok: true } })
  screen.print(`${screen.paint('green', '✓')} ${service}`)
  return exit.well
}

function show(status: ShopStatus, given: string | undefined, screen: Screen): number {
  screen.document({ formatVersion: 1, ...status })
  const { backend, store, bot, telegram, queue, sandbox } = status
  const line = (ok: boolean, name: string, facts: string, advice: string | null) => {
    const sign = ok ? screen.paint('green', '✓') : screen.paint('red', '✗')
    screen.print(`${sign} ${name.padEnd(9)} ${advice ?? facts}`)
  }
  line(backend.ok, 'backend', `${backend.url} since ${backend.startedAt}`, backend.advice)
  line(store.ok, 'store', storeFacts(store), store.advice)
  line(bot.ok, 'bot', `@${bot.username}, ${bot.pending} updates in work`, bot.advice)
  for (const text of copyLines(status)) screen.print(text)
  line(telegram.ok, 'Telegram', telegramFacts(status), telegram.advice)
  if (queue) for (const line of queueLines(queue, given)) screen.print(line)
  if (sandbox) screen.print(`  sandbox   ${sandbox.url}`)
  return status.ok ? exit.well : exit.failed
}

function storeFacts({ driver, counts }: ShopStatus['store']): string {
  const { categories = 0, products = 0 } = counts ?? {}
  return `${driver}: ${counted(categories, 'category', 'categories')}, ${counted(products, 'product')}`
}

function telegramFacts({ telegram, sandbox }: ShopStatus): string {
  if (sandbox) return `the sandbox at ${telegram.apiRoot}`
  const money = telegram.provider === null ? 'no provider token' : `${telegram.provider} payments`
  return `@${telegram.username} at ${telegram.apiRoot}, ${money}, ${telegram.webhook === null ? 'polling' : `webhook ${telegram.webhook}`}`
}

/** Each of several bots or backends. */
function copyLines({ bots, backends }: ShopStatus): string[] {
  const each = (name: string, { host, pid }: { host: string; pid: number }, facts: string) =>
    `  ${name.padEnd(9)} ${host}, process ${pid}, ${facts}`
  return [
    ...(bots.length > 1
      ? bots.map(({ holder, mode, pending, reportedAt }) =>
          each('bot', holder, `${mode}, ${pending} updates in work, heard of at ${reportedAt}`),
        )
      : []),
    ...(backends.length > 1
      ? backends.map((one) => each('backend', one, `heard of at ${one.reportedAt}`))
      : []),
  ]
}

/** What waits, each with the command to run for it. */
function queueLines(queue: NonNullable<ShopStatus['queue']>, given: string | undefined): string[] {
  const { notices, setAside, raisedPayments, dueRefunds } = queue
  const waits = (count: number, one: string, many: string, words: string) =>
    count > 0
      ? [`! ${'to do'.padEnd(9)} ${count} ${count === 1 ? one : many}: ${typed(words, given)}`]
      : []
  return [
    `  ${'queue'.padEnd(9)} ${notices === 1 ? '1 message' : `${notices} messages`} to send`,
    ...waits(raisedPayments, 'payment fits no order', 'payments fit no order', 'orders payments'),
    ...waits(dueRefunds, 'refund to make', 'refunds to make', 'orders payments'),
    ...waits(setAside, 'thing the bot could not do', 'things the bot could not do', 'updates list'),
  ]
}
