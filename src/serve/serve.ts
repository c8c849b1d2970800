import { randomBytes } from 'node:crypto'
import type { Client } from '../client/client.ts'
import { createClient } from '../client/create.ts'
import type { Log } from '../shop/log.ts'
import { done, failed, type Problem, type Result } from '../shop/problem.ts'
import type { RetrySettings } from '../shop/settings.ts'
import { startChild } from './child.ts'
import { childEnvironment } from './child-environment.ts'
import { findRunning } from './door.ts'
import type { Environment } from './environment.ts'
import { type FirstImport, prepareFirstImport } from './first-import.ts'
import type { ChildMessage } from './messages.ts'
import { tellPendingImport } from './pending-import.ts'
import { removeRunFile, type SandboxAddress, writeRunFile } from './run-file.ts'
import { keepRunning, type Service } from './service.ts'

export interface ServeOptions {
  readonly dir: string
  readonly environment: Environment
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly retry: RetrySettings
  /** The part of the bot's environment that says how updates come; empty: it polls. */
  readonly webhook: Readonly<Record<string, string | undefined>>
  /** Starts a Telegram on this machine instead of using Telegram's. */
  readonly startSandbox?: () => Promise<Sandbox>
  /** What to do about a taken port: another one (0: a free one), or undefined to give up. */
  readonly otherPort: (taken: Problem) => Promise<number | undefined>
  readonly logLevel: string
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
  /** Stops in order: the bot finishes what it has taken in, then the backend closes the store. */
  stop(): Promise<void>
  /** Ends everything at once. */
  kill(): void
}

/** How long each may take to end, milliseconds; together less than the 10 s a stop may take. */
const patience = { bot: 6000, backend: 3500 } as const

/** Runs a shop as two processes and keeps them running. */
export function serveShop(options: ServeOptions): Serving {
  const { dir, log, retry } = options
  const token = randomBytes(32).toString('base64url')
  const parts: { backend?: Service; bot?: Service; sandbox?: Sandbox } = {}
  let client: Client | undefined
  let backendUrl: string | undefined
  let stopping: Promise<void> | undefined

  async function begin(): Promise<Result<Addresses>> {
    const running = await findRunning(dir)
    if (!running.ok) return running
    if (running.value) return failed(alreadyRuns(running.value.run.pid, running.value.run.url))

    const firstImport = await prepareFirstImport(dir)
    const backendUp = startBackend(options.port)
    const sandbox = await options.startSandbox?.()
    if (sandbox) parts.sandbox = sandbox
    if (stopping) return failed(interrupted)
    const botUp = startBot(sandbox)
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
    const sandbox = parts.sandbox && addressOf(parts.sandbox)
    client = createClient({ url, token, retry })
    const imported = await firstImport(client, log)
    if (!imported.ok) return imported
    if (stopping) return failed(interrupted)
    await writeRunFile(dir, {
      pid: process.pid,
      url,
      token,
      startedAt: new Date().toISOString(),
      ...(sandbox ? { sandbox } : {}),
    })
    backendUrl = url
    parts.bot?.child.send({ kind: 'backend', url, retry })
    const bot = await botUp
    if (!bot.ok) return bot
    // Nobody waits for this, and a shop that runs does not end for it.
    tellPendingImport(dir, client, log).catch((error) => log.warn(String(error)))
    return done({
      backend: { url },
      bot: { username: bot.value },
      ...(sandbox ? { sandbox } : {}),
    })
  }

  function startBackend(wanted: number): Promise<Result<string>> {
    let port = wanted
    return new Promise((resolve) => {
      parts.backend = keepRunning({
        name: 'backend',
        start: (onMessage) =>
          startService('backend', onMessage, {
            SHOPBOT_BACKEND_TOKEN: token,
            DATABASE_URL: options.environment.databaseUrl,
            HOST: options.host,
            PORT: String(port),
          }),
        onReady: ({ url }) => {
          if (url === undefined) return
          // A backend that starts again must be found where it was.
          port = Number(new URL(url).port)
          resolve(done(url))
        },
        onFailed: (problem) => {
          if (problem.code !== 'port-taken') return resolve(failed(problem))
          options.otherPort(problem).then((other) => {
            if (stopping) return resolve(failed(interrupted))
            resolve(other === undefined ? failed(problem) : startBackend(other))
          }, resolveBroken(resolve))
        },
        log,
      })
    })
  }

  function startBot(sandbox: Sandbox | undefined): Promise<Result<string | null>> {
    const { environment } = options
    return new Promise((resolve) => {
      parts.bot = keepRunning({
        name: 'bot',
        start: (onMessage) => {
          const child = startService('bot', onMessage, {
            SHOPBOT_BACKEND_TOKEN: token,
            TELEGRAM_BOT_TOKEN: sandbox?.token ?? environment.botToken,
            TELEGRAM_API_ROOT: sandbox?.apiRoot ?? environment.apiRoot,
            TELEGRAM_PROVIDER_TOKEN: sandbox?.providerToken ?? environment.providerToken,
            ...options.webhook,
          })
          if (backendUrl !== undefined) child.send({ kind: 'backend', url: backendUrl, retry })
          return child
        },
        onReady: ({ username }) => resolve(done(username ?? null)),
        onFailed: (problem) => resolve(failed(problem)),
        log,
      })
    })
  }

  function startService(
    service: 'backend' | 'bot',
    onMessage: (message: ChildMessage) => void,
    own: Readonly<Record<string, string | undefined>>,
  ) {
    const env = childEnvironment(process.env, { ...own, LOG_LEVEL: options.logLevel })
    return startChild({
      service,
      dir,
      env,
      onMessage,
      onLine: (line) => options.onLine(service, line),
    })
  }

  async function stopAll(): Promise<void> {
    await parts.bot?.stop(patience.bot)
    await parts.backend?.stop(patience.backend)
    await parts.sandbox?.close()
    await removeRunFile(dir, process.pid)
  }

  return {
    ready: begin(),
    client: () => client,
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
