import type { StatusView } from '../client/wire/shop.ts'
import type { Log } from '../shop/log.ts'
import type { Result } from '../shop/problem.ts'
import { done } from '../shop/problem.ts'
import { findRunning, hasStore, openDoor } from './door.ts'
import { type Environment, readEnvironment } from './environment.ts'
import type { SandboxAddress } from './run-file.ts'
import { readServerSettings } from './server-settings.ts'
import { checkTelegram, type TelegramCheck } from './telegram-check.ts'

/** How a shop is: every part says whether it is well, and `advice` what to do where not. */
export interface ShopStatus {
  readonly ok: boolean
  readonly backend: Part & { readonly url: string | null; readonly startedAt: string | null }
  readonly store: Part & {
    readonly driver: string | null
    readonly facts: Readonly<Record<string, string | number>>
    readonly revision: string | null
    readonly counts: StatusView['counts'] | null
  }
  readonly bot: Part & {
    readonly username: string | null
    readonly lastUpdateAt: string | null
    readonly reportedAt: string | null
    readonly pending: number | null
  }
  /** All that were heard of lately, where there may be several. */
  readonly bots: StatusView['bots']
  readonly backends: StatusView['backends']
  readonly telegram: TelegramCheck
  readonly queue: StatusView['queue'] | null
  readonly sandbox?: SandboxAddress
}

interface Part {
  readonly ok: boolean
  readonly advice: string | null
}

export const telegramRoot = 'https://api.telegram.org'

/** A bot that has not been heard of for this long is not there, milliseconds. */
export const botSilence = 90_000

/** Looks at a shop and changes nothing. */
export async function shopStatus(
  dir: string,
  { log, version, now }: { log: Log; version: string; now: () => Date },
): Promise<Result<ShopStatus>> {
  const environment = await readEnvironment(dir, process.env)
  if (!environment.ok) return environment
  const running = await findRunning(dir)
  const run = running.ok ? running.value?.run : undefined
  const look = await lookInside(dir, environment.value, { log, version })
  const { botToken, providerToken, apiRoot } = environment.value
  const sandbox = run?.sandbox
  const telegram = await checkTelegram({
    apiRoot: sandbox?.apiRoot ?? apiRoot ?? telegramRoot,
    token: sandbox?.token ?? botToken,
    providerToken: sandbox ? undefined : providerToken,
    wanted: await wantedWebhook(dir, environment.value, look.view, now()),
    fetch,
    now,
  })
  const backend = {
    ok: run !== undefined,
    url: run?.url ?? null,
    startedAt: run?.startedAt ?? null,
    advice: run ? null : running.ok ? 'Start it: shopbot serve' : running.problem.message,
  }
  const store = storePart(look)
  const bot = botPart(run ? look.view : undefined, now())
  return done({
    ok: backend.ok && store.ok && bot.ok && telegram.ok,
    backend,
    store,
    bot,
    bots: look.view?.bots ?? [],
    backends: look.view?.backends ?? [],
    telegram,
    queue: look.view?.queue ?? null,
    ...(sandbox ? { sandbox } : {}),
  })
}

/** Where the bots want to be called: as they say, else as the files say. */
async function wantedWebhook(
  dir: string,
  { webhookUrl }: Environment,
  view: StatusView | undefined,
  now: Date,
): Promise<string | null | undefined> {
  const heard = view?.bots.find((bot) => now.getTime() - Date.parse(bot.reportedAt) < botSilence)
  if (heard) return heard.url
  if (webhookUrl !== undefined) return webhookUrl
  const settings = await readServerSettings(dir)
  return settings.ok ? (settings.value.telegram?.url ?? null) : undefined
}

interface Look {
  readonly view?: StatusView
  readonly advice?: string
}

async function lookInside(
  dir: string,
  { databaseUrl }: Environment,
  { log, version }: { log: Log; version: string },
): Promise<Look> {
  if (databaseUrl === undefined && !(await hasStore(dir)))
    return { advice: 'Nothing is kept here yet: shopbot import' }
  const door = await openDoor(dir, { log, version })
  if (!door.ok) return { advice: `${door.problem.message}. ${door.problem.hint ?? ''}`.trim() }
  try {
    const view = await door.value.client.status({ attempts: 3 })
    return view.ok ? { view: view.value } : { advice: view.problem.message }
  } finally {
    await door.value.close()
  }
}

function storePart({ view, advice }: Look): ShopStatus['store'] {
  const empty = view?.revision === null
  return {
    ok: view?.store.ok === true && !empty,
    driver: view?.store.driver ?? null,
    facts: view?.store.facts ?? {},
    revision: view?.revision ?? null,
    counts: view?.counts ?? null,
    advice: advice ?? (empty ? 'The shop holds nothing yet: shopbot import' : null),
  }
}

function botPart(view: StatusView | undefined, now: Date): ShopStatus['bot'] {
  const report = view?.bot ?? null
  const heard = report !== null && now.getTime() - Date.parse(report.reportedAt) < botSilence
  return {
    ok: heard,
    username: report?.username ?? null,
    lastUpdateAt: report?.lastUpdateAt ?? null,
    reportedAt: report?.reportedAt ?? null,
    pending: report?.pending ?? null,
    advice: heard
      ? null
      : report === null
        ? 'No bot has reported: shopbot serve starts it.'
        : `The bot was last heard of at ${report.reportedAt}: look at the lines of "shopbot serve".`,
  }
}
