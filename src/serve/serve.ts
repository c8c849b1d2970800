import { randomBytes } from 'node:crypto'
import type { Client } from '../client/client.ts'
import { createClient } from '../client/create.ts'
import type { Log } from '../shop/log.ts'
import { done, failed, type Problem, type Result } from '../shop/problem.ts'
import { findRunning } from './door.ts'
import { type FirstImport, prepareFirstImport } from './first-import.ts'
import { tellPendingImport } from './pending-import.ts'
import type { Reserve } from './reserve.ts'
import { roll } from './rolling.ts'
import { type Restart, removeRunFile, type SandboxAddress, writeRunFile } from './run-file.ts'
import type { Service } from './service.ts'
import {
  backendStart,
  botStart,
  type Configuration,
  keep,
  type Reserves,
  type ServedShop,
  startReserves,
  type TelegramAccess,
} from './services.ts'

export interface ServeOptions {
  readonly dir: string
  readonly configuration: Configuration
  /** Reads anew what the configuration comes from. */
  readonly configure: () => Promise<Result<Configuration>>
  /** Starts a Telegram on this machine instead of using Telegram's. */
  readonly startSandbox?: () => Promise<Sandbox>
  /** What to do about a taken port: another one (0: a free one), or undefined to give up. */
  readonly otherPort: (taken: Problem) => Promise<number | undefined>
  readonly log: Log
  /** A line that a child wrote. */
  readonly onLine: (service: 'backend' | 'bot', line: string) => void
}

export interface Sandbox extends SandboxAddress {
  /** What the bot uses for invoices there. */
  readonly providerToken: string
  close(): Promise<void>
}

export interface Addresses {
  readonly backend: { readonly url: string }
  readonly bot: { readonly username: string | null }
  readonly sandbox?: SandboxAddress
}

export interface Serving {
  /** Resolves once customers are answered, or with what stands in the way. */
  readonly ready: Promise<Result<Addresses>>
  /** The way to the backend, once ready. */
  client(): Client | undefined
  /** Lets new processes take the place of the running ones, with what is configured now; no tap is lost. */
  restart(): Promise<Result<void>>
  /** Resolves when the shop is down for good though nobody stopped it. */
  readonly lost: Promise<Problem>
  /** Stops in order: the bot finishes what it has taken in, then the backend closes the store. */
  stop(): Promise<void>
  /** Ends everything at once. */
  kill(): void
}

/** How long each may take to end, milliseconds; together less than the 10 s a stop may take. */
const patience = { bot: 6000, backend: 3500 } as const
/** What a bot has taken in when another follows is done by that one, if it takes longer than this. */
const handOverMs = 2000

/** Runs a shop as two processes and keeps them running. */
export function serveShop(options: ServeOptions): Serving {
  const { dir, log } = options
  const shop: ServedShop = {
    dir,
    token: randomBytes(32).toString('base64url'),
    log,
    onLine: options.onLine,
  }
  const startedAt = new Date().toISOString()
  const parts: { backend?: Service; bot?: Service; sandbox?: Sandbox } = {}
  let { configuration } = options
  let client: Client | undefined
  let backendUrl: string | undefined
  let stopping: Promise<void> | undefined
  let restarting: Promise<Result<void>> | undefined
  let lose: (problem: Problem) => void = () => {}
  const lost = new Promise<Problem>((resolve) => {
    lose = resolve
  })

  async function begin(): Promise<Result<Addresses>> {
    const running = await findRunning(dir)
    if (!running.ok) return running
    if (running.value) return failed(alreadyRuns(running.value.run.pid, running.value.run.url))

    const firstImport = await prepareFirstImport(dir)
    const backendUp = startBackend(configuration, configuration.port)
    const sandbox = await options.startSandbox?.()
    if (sandbox) parts.sandbox = sandbox
    if (stopping) return failed(interrupted)
    const botUp = startBot(configuration)
    const opened = await Promise.race([backendUp, botUp])
    if (!opened.ok) return opened
    return finish(await backendUp, botUp, firstImport)
  }

  /** The backend answers: remember where, fill an empty shop, let the bot at it. */
  async function finish(
    backendUp: Result<string>,
    botUp: Promise<Result<string | null>>,
    firstImport: FirstImport,
  ): Promise<Result<Addresses>> {
    if (!backendUp.ok) return backendUp
    const url = backendUp.value
    const { retry } = configuration
    client = createClient({ url, token: shop.token, retry })
    const imported = await firstImport(client, log)
    if (!imported.ok) return imported
    if (stopping) return failed(interrupted)
    backendUrl = url
    await tellWhereItRuns(url)
    parts.bot?.child.send({ kind: 'backend', url, retry })
    const bot = await botUp
    if (!bot.ok) return bot
    // Nobody waits for this, and a shop that runs does not end for it.
    tellPendingImport(dir, client, log).catch((error) => log.warn(String(error)))
    const { sandbox } = parts
    return done({
      backend: { url },
      bot: { username: bot.value },
      ...(sandbox ? { sandbox: addressOf(sandbox) } : {}),
    })
  }

  function tellWhereItRuns(url: string, restart?: Restart): Promise<void> {
    const { sandbox } = parts
    return writeRunFile(dir, {
      pid: process.pid,
      url,
      token: shop.token,
      startedAt,
      ...(sandbox ? { sandbox: addressOf(sandbox) } : {}),
      ...(restart ? { restart } : {}),
    })
  }

  function startBackend(
    told: Configuration,
    wanted: number,
    reserve?: Reserve,
  ): Promise<Result<string>> {
    let port = wanted
    return new Promise((resolve) => {
      parts.backend = keep(
        shop,
        'backend',
        backendStart(shop, told, () => port),
        reserve,
        {
          onReady: ({ url }) => {
            if (url === undefined) return
            // A backend that starts again must be found where it was.
            port = Number(new URL(url).port)
            resolve(done(url))
          },
          onFailed: (problem) => {
            // A shop that has run stays where it is known to be.
            if (problem.code !== 'port-taken' || backendUrl) return resolve(failed(problem))
            options.otherPort(problem).then((other) => {
              if (stopping) return resolve(failed(interrupted))
              resolve(other === undefined ? failed(problem) : startBackend(told, other))
            }, resolveBroken(resolve))
          },
        },
      )
    })
  }

  function startBot(told: Configuration, reserve?: Reserve): Promise<Result<string | null>> {
    const start = botStart(shop, told, telegramOf(told), () => backendUrl)
    return new Promise((resolve) => {
      parts.bot = keep(shop, 'bot', start, reserve, {
        onReady: ({ username }) => resolve(done(username ?? null)),
        onFailed: (problem) => resolve(failed(problem)),
      })
      if (reserve && backendUrl !== undefined) {
        parts.bot.child.send({ kind: 'backend', url: backendUrl, retry: told.retry })
      }
    })
  }

  function telegramOf({ environment }: Configuration): TelegramAccess {
    const { sandbox } = parts
    if (sandbox) return sandbox
    const { botToken, apiRoot, providerToken } = environment
    return { token: botToken, apiRoot, providerToken }
  }

  async function startAnew(url: string): Promise<Result<void>> {
    const before = configuration
    const told = await options.configure()
    if (!told.ok) return told
    if (told.value.host !== before.host || told.value.port !== before.port) {
      log.warn(`The backend stays at ${url}; another address takes a stop and a start`)
    }
    const next = { ...told.value, host: before.host, port: before.port }
    const port = Number(new URL(url).port)
    const startBoth = async (told: Configuration, reserves?: Reserves): Promise<Result<void>> => {
      const backend = await startBackend(told, port, reserves?.backend)
      if (!backend.ok) return backend
      if (stopping) return failed(interrupted)
      const bot = await startBot(told, reserves?.bot)
      return bot.ok ? done(undefined) : bot
    }
    const stopRunning = async (within?: number) => {
      await parts.bot?.stop(patience.bot, within)
      await parts.backend?.stop(patience.backend)
    }
    const rolled = await roll({
      startReserves: () => startReserves(shop, next, telegramOf(next), port),
      stopRunning: () => stopRunning(handOverMs),
      begin: (reserves) => startBoth(next, reserves),
      goBack: async () => {
        await stopRunning(handOverMs)
        return startBoth(before)
      },
      isStopping: () => stopping !== undefined,
    })
    if (rolled.ok) configuration = next
    else if (rolled.problem.code === 'shop-lost') lose(rolled.problem)
    return rolled
  }

  async function restart(): Promise<Result<void>> {
    const url = backendUrl
    if (url === undefined || stopping) return failed(notOpen)
    const restarted = await startAnew(url)
    if (!stopping) {
      const at = new Date().toISOString()
      await tellWhereItRuns(url, { at, problem: restarted.ok ? null : restarted.problem })
    }
    return restarted
  }

  async function stopAll(): Promise<void> {
    await parts.bot?.stop(patience.bot)
    await parts.backend?.stop(patience.backend)
    await restarting
    await parts.sandbox?.close()
    await removeRunFile(dir, process.pid)
  }

  return {
    ready: begin(),
    lost,
    client: () => client,
    restart: () => {
      restarting ??= restart().finally(() => {
        restarting = undefined
      })
      return restarting
    },
    stop: () => {
      stopping ??= stopAll()
      return stopping
    },
    kill: () => {
      parts.bot?.kill()
      parts.backend?.kill()
    },
  }
}

const notOpen: Problem = {
  code: 'not-open',
  message: 'Only a shop that is open can be restarted',
}

const interrupted: Problem = { code: 'interrupted', message: 'Stopped before the shop was open' }

function alreadyRuns(pid: number, url: string): Problem {
  return {
    code: 'already-running',
    message: `This shop is being served already, at ${url} (process ${pid})`,
    hint: '"shopbot status" shows how it is.',
    facts: { pid, url },
  }
}

function addressOf({ url, apiRoot, token }: Sandbox): SandboxAddress {
  return { url, apiRoot, token }
}

function resolveBroken(resolve: (result: Result<never>) => void): (error: unknown) => void {
  return (error) => resolve(failed({ code: 'unexpected', message: String(error) }))
}
