import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createLog } from '../../serve/log.ts'
import { createMask } from '../../serve/mask.ts'
import type { ShopStatus } from '../../serve/status/shop-status.ts'
import { shopStatus } from '../../serve/status/status.ts'
import type { ServiceName } from '../../serve/status-one.ts'
import type { Run } from '../command.ts'
import { counted } from '../counted.ts'
import { exit } from '../exit.ts'
import { findShop } from '../open-shop.ts'
import type { Screen } from '../screen.ts'
import { servedDir } from '../served-dir.ts'
import { layOut, statusLines } from '../status-lines.ts'
import { typed } from '../typed.ts'
import { version } from '../version.ts'

export interface StatusOptions {
  readonly wait?: string
  readonly watch?: boolean
  readonly only?: ServiceName
}

export const run: Run<StatusOptions> = async ([given], options, screen) => {
  const { wait = '0', watch = false, only } = options
  if (only !== undefined) return one(only, given ?? '.', screen)
  if (!/^\d+(\.\d+)?$/.test(wait)) {
    const message = `--wait takes seconds, not "${wait}"`
    return screen.fail({ code: 'wait-invalid', message }, exit.usage)
  }
  const dir = await servedDir(given, screen)
  const shop = await findShop(dir)
  if (!shop.ok) return screen.fail(shop.problem)
  const look = () => lookAt(dir, given, screen)
  const until = Date.now() + Number(wait) * 1000
  for (;;) {
    const status = await look()
    if (!status.ok) return screen.fail(status.problem)
    const isOver = status.value.ok || Date.now() >= until
    if (watch) {
      screen.clear()
      screen.documentLine({ formatVersion: 1, ...status.value })
      show(status.value, given, screen)
    } else if (isOver) {
      screen.document({ formatVersion: 1, ...status.value })
      return show(status.value, given, screen)
    }
    await pause(watch ? between : Math.min(500, until - Date.now()))
  }
}

/** Of looks with --watch, milliseconds. */
const between = 2000

function lookAt(dir: string, given: string | undefined, screen: Screen) {
  const log = createLog({
    level: screen.debug ? 'debug' : 'error',
    mask: createMask([]),
    write: (text) => process.stderr.write(text),
  })
  return shopStatus(resolve(dir), {
    log,
    version: version(),
    now: () => new Date(),
    typed: (words) => typed(words, given),
  })
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
  const lines = statusLines(status, new Date(), typed('backup', given))
  const wrong = lines.filter(({ sign }) => sign === '✗').length
  screen.print(screen.paint('bold', `${status.name ?? 'The shop'}: ${summary(wrong, status)}`))
  const width = Math.min(screen.columns ?? 80, 80)
  for (const line of layOut(lines, { width, paint: screen.paint })) screen.print(line)
  return status.ok ? exit.well : exit.failed
}

function summary(wrong: number, { todo }: ShopStatus): string {
  const told = [
    ...(wrong > 0 ? [`${counted(wrong, 'thing is', 'things are')} wrong`] : []),
    ...(todo.length > 0 ? [`${counted(todo.length, 'thing waits', 'things wait')} for you`] : []),
  ]
  return told.length === 0 ? 'all is well' : told.join(', ')
}
