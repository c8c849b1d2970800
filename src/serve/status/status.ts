import type { StatusView } from '../../client/wire/shop.ts'
import type { Log } from '../../shop/log.ts'
import type { Result } from '../../shop/problem.ts'
import { done } from '../../shop/problem.ts'
import { findRunning, hasStore, openDoor } from '../door.ts'
import { type Environment, readEnvironment } from '../environment.ts'
import { readServerSettings, type ServerSettings } from '../server-settings.ts'
import { thisProcess } from '../this-process.ts'
import { diskRoom } from './disk-room.ts'
import { type Facts, judge, silence, type Typed } from './judge.ts'
import { lastBackup } from './last-backup.ts'
import { lookAtPort, type Port, portOf } from './ports.ts'
import type { ShopStatus } from './shop-status.ts'
import { checkTelegram } from './telegram-check.ts'

export const telegramRoot = 'https://api.telegram.org'

export interface StatusOptions {
  readonly log: Log
  readonly version: string
  readonly now: () => Date
  readonly typed: Typed
}

/** Looks at a shop and changes nothing. */
export async function shopStatus(
  dir: string,
  { log, version, now, typed }: StatusOptions,
): Promise<Result<ShopStatus>> {
  const environment = await readEnvironment(dir, process.env)
  if (!environment.ok) return environment
  const running = await findRunning(dir)
  const run = running.ok ? running.value?.run : undefined
  const read = await readServerSettings(dir)
  const settings = read.ok ? read.value : undefined
  const look = await lookInside(dir, environment.value, { log, version, typed })
  const { botToken, providerToken, apiRoot } = environment.value
  const sandbox = run?.sandbox
  const [telegram, disk, backup, ports] = await Promise.all([
    checkTelegram({
      apiRoot: sandbox?.apiRoot ?? apiRoot ?? telegramRoot,
      token: sandbox?.token ?? botToken,
      providerToken: sandbox ? undefined : providerToken,
      wanted: wantedWebhook(environment.value, settings, look.view, now()),
      fetch,
      now,
    }),
    diskRoom(dir),
    lastBackup(dir),
    portsOf(run, environment.value, settings),
  ])
  const facts: Facts = {
    now: now(),
    name: settings?.name ?? null,
    run: run ?? null,
    unreachable: running.ok ? null : `${running.problem.message}. ${running.problem.hint ?? ''}`,
    view: look.view,
    unseen: look.advice ?? null,
    telegram,
    disk,
    backup,
    ports,
    gone: goneOf(look.view),
  }
  return done(judge(facts, typed))
}

/** Where the bots want to be called: as they say, else as the files say. */
function wantedWebhook(
  { webhookUrl }: Environment,
  settings: ServerSettings | undefined,
  view: StatusView | undefined,
  now: Date,
): string | null | undefined {
  const heard = view?.bots.find((bot) => now.getTime() - Date.parse(bot.reportedAt) < silence)
  if (heard) return heard.url
  if (webhookUrl !== undefined) return webhookUrl
  return settings ? (settings.telegram?.url ?? null) : undefined
}

interface Look {
  readonly view?: StatusView
  readonly advice?: string
}

async function lookInside(
  dir: string,
  { databaseUrl }: Environment,
  { log, version, typed }: Omit<StatusOptions, 'now'>,
): Promise<Look> {
  if (databaseUrl === undefined && !(await hasStore(dir)))
    return { advice: `Nothing is kept here yet: ${typed('import')}` }
  const door = await openDoor(dir, { log, version })
  if (!door.ok) return { advice: `${door.problem.message}. ${door.problem.hint ?? ''}`.trim() }
  try {
    const view = await door.value.client.status({ attempts: 3 })
    return view.ok ? { view: view.value } : { advice: view.problem.message }
  } finally {
    await door.value.close()
  }
}

async function portsOf(
  run: Facts['run'] | undefined,
  { host, port, backendUrl }: Environment,
  settings: ServerSettings | undefined,
): Promise<Port[]> {
  if (run) {
    const page = run.sandbox ? [portOf('chat page', run.sandbox.url)] : []
    return [portOf('backend', run.url), ...page]
  }
  if (!settings || backendUrl !== undefined) return []
  const { server } = settings
  const found = await lookAtPort(host ?? server.host, port ?? server.port)
  return found ? [found] : []
}

function goneOf(view: StatusView | undefined): ReadonlySet<string> {
  const self = thisProcess()
  const holders = [...(view?.bots ?? []).map(({ holder }) => holder), ...(view?.backends ?? [])]
  return new Set(holders.filter((one) => self.isGone(one)).map(({ id }) => id))
}
