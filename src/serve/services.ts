import type { Log } from '../shop/log.ts'
import type { Problem } from '../shop/problem.ts'
import type { RetrySettings } from '../shop/settings.ts'
import { type Child, startChild } from './child.ts'
import { childEnvironment } from './child-environment.ts'
import type { Environment } from './environment.ts'
import type { ChildMessage } from './messages.ts'
import { type Reserve, startReserve } from './reserve.ts'
import { keepRunning, type Service } from './service.ts'

/** What a start of the shop is told, by flags, environment, `.env` and shop.yaml. */
export interface Configuration {
  readonly environment: Environment
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly retry: RetrySettings
  /** The part of the bot's environment that says how updates come; empty: it polls. */
  readonly webhook: Readonly<Record<string, string | undefined>>
  readonly logLevel: string
}

/** The shop whose services these are. */
export interface ServedShop {
  readonly dir: string
  /** What the bot shows the backend. */
  readonly token: string
  readonly log: Log
  /** A line that a child wrote. */
  readonly onLine: (service: 'backend' | 'bot', line: string) => void
}

/** Starts a process; what it says goes to `onMessage`. */
export type Start = (onMessage: (message: ChildMessage) => void) => Child

export function backendStart(
  shop: ServedShop,
  { environment, host, logLevel }: Configuration,
  port: () => number,
  standBy = false,
): Start {
  return (onMessage) =>
    startService(shop, 'backend', onMessage, {
      SHOPBOT_BACKEND_TOKEN: shop.token,
      DATABASE_URL: environment.databaseUrl,
      HOST: host,
      PORT: String(port()),
      LOG_LEVEL: logLevel,
      LOG_FORMAT: environment.logFormat,
      SHOPBOT_STAND_BY: standBy ? '1' : undefined,
    })
}

/** Telegram as the bot reaches it: Telegram's own, or one of this machine. */
export interface TelegramAccess {
  readonly token: string | undefined
  readonly apiRoot: string | undefined
  readonly providerToken: string | undefined
}

export function botStart(
  shop: ServedShop,
  { environment, retry, webhook, logLevel }: Configuration,
  telegram: TelegramAccess,
  backendUrl: () => string | undefined,
  standBy = false,
): Start {
  return (onMessage) => {
    const child = startService(shop, 'bot', onMessage, {
      SHOPBOT_BACKEND_TOKEN: shop.token,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      TELEGRAM_PROVIDER_TOKEN: telegram.providerToken,
      // Where it polls, this is only for its metrics.
      BOT_HOST: environment.botHost,
      BOT_PORT: portOf(environment.botPort),
      ...webhook,
      BOT_METRICS_PORT: portOf(environment.botMetricsPort),
      LOG_LEVEL: logLevel,
      LOG_FORMAT: environment.logFormat,
      SHOPBOT_STAND_BY: standBy ? '1' : undefined,
    })
    const url = standBy ? undefined : backendUrl()
    if (url !== undefined) child.send({ kind: 'backend', url, retry })
    return child
  }
}

const portOf = (port: number | undefined) => (port === undefined ? undefined : String(port))

/** Keeps a service running; its first process may be one that stood by. */
export function keep(
  shop: ServedShop,
  name: 'backend' | 'bot',
  start: Start,
  reserve: Reserve | undefined,
  heard: {
    readonly onReady: (message: Extract<ChildMessage, { kind: 'ready' }>) => void
    readonly onFailed: (problem: Problem) => void
  },
): Service {
  let first = reserve
  return keepRunning({
    name,
    start: (onMessage) => {
      const taken = first?.take(onMessage)
      first = undefined
      return taken ?? start(onMessage)
    },
    ...heard,
    log: shop.log,
  })
}

export interface Reserves {
  readonly backend: Reserve
  readonly bot: Reserve
}

export function startReserves(
  shop: ServedShop,
  configuration: Configuration,
  telegram: TelegramAccess,
  port: number,
): Reserves {
  return {
    backend: startReserve(
      'backend',
      backendStart(shop, configuration, () => port, true),
    ),
    bot: startReserve(
      'bot',
      botStart(shop, configuration, telegram, () => undefined, true),
    ),
  }
}

function startService(
  { dir, onLine }: ServedShop,
  service: 'backend' | 'bot',
  onMessage: (message: ChildMessage) => void,
  own: Readonly<Record<string, string | undefined>>,
): Child {
  const env = childEnvironment(process.env, own)
  return startChild({ service, dir, env, onMessage, onLine: (line) => onLine(service, line) })
}
