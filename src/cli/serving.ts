import { resolve } from 'node:path'
import { readEnvironment, readPort, secretsOf } from '../serve/environment.ts'
import { asJsonLine, createJsonLog, createLog } from '../serve/log.ts'
import { createMask } from '../serve/mask.ts'
import { type Addresses, type Serving, serveShop } from '../serve/serve.ts'
import { readServerSettings, type ServerSettings } from '../serve/server-settings.ts'
import type { Configuration } from '../serve/services.ts'
import { onSignals } from '../serve/signals.ts'
import { webhookVariables } from '../serve/webhook.ts'
import type { Log } from '../shop/log.ts'
import { done, failed, type Problem, type Result } from '../shop/problem.ts'
import { exit } from './exit.ts'
import type { Screen } from './screen.ts'
import { logLevelOf, noToken, offerFreePort, offerSandbox } from './serving-ways.ts'

export interface ServeRequest {
  readonly dir: string
  readonly sandbox?: boolean
  /** Imports the files whenever they are saved. */
  readonly watch?: boolean
  readonly port?: string
  readonly host?: string
  /** Runs once customers are answered. */
  readonly onReady?: (addresses: Addresses) => Promise<void>
}

/** Serves a shop until a signal says to stop; resolves to the exit status. */
export async function serveUntilStopped(request: ServeRequest, screen: Screen): Promise<number> {
  const dir = resolve(request.dir)
  const flag = readPort(request.port, '--port')
  if (!flag.ok) return screen.fail(flag.problem, exit.usage)
  const configured = await configure(request, screen)
  if (!configured.ok) return screen.fail(configured.problem)
  const { name, unread, chosenPort, configuration } = configured.value
  const { botToken } = configuration.environment
  const sandbox = request.sandbox || (botToken === undefined && (await offerSandbox(screen)))
  if (!sandbox && botToken === undefined) return screen.fail(noToken)

  let mask = maskOf(configuration)
  const write = (name: string) => (text: string) =>
    process.stderr.write(`${screen.paintAside('dim', `${name.padEnd(7)} |`)} ${text}`)
  const level = configuration.logLevel
  const isJson = configuration.environment.logFormat === 'json'
  const masked = (text: string) => mask(text)
  const log = isJson
    ? await createJsonLog({
        level,
        service: 'serve',
        mask: masked,
        write: (text) => process.stderr.write(text),
      })
    : createLog({ level, mask: masked, write: write('serve') })
  if (unread !== null) log.warn(`${unread}: the shop goes on as it was last imported`)
  const serving = serveShop({
    dir,
    configuration: called(configured.value, Boolean(sandbox)),
    configure: async () => {
      const anew = await configure(request, screen)
      if (!anew.ok) return anew
      if (!sandbox && anew.value.configuration.environment.botToken === undefined) {
        return failed(noToken)
      }
      mask = maskOf(anew.value.configuration)
      return done(called(anew.value, Boolean(sandbox)))
    },
    ...(sandbox ? { startSandbox: () => startSandbox(name) } : {}),
    otherPort: (taken) => otherPort(taken, Boolean(sandbox) && !chosenPort, screen),
    log,
    onLine: (service, line) => {
      if (isJson) process.stderr.write(`${mask(asJsonLine(service, line))}\n`)
      else write(service)(`${mask(line)}\n`)
    },
  })
  return untilStopped(serving, { ...request, dir }, isJson ? intoLog(screen, log) : screen)
}

/** What is otherwise said to people goes to whoever collects the log. */
function intoLog(screen: Screen, log: Log): Screen {
  const complain = ({ message, code, hint }: Problem) => log.error(message, { code, hint })
  return {
    ...screen,
    say: (line) => log.info(line),
    complain,
    fail(problem, status = exit.failed) {
      screen.documentLine({ formatVersion: 1, ok: false, problem })
      complain(problem)
      return status
    },
  }
}

interface Configured extends Pick<ServerSettings, 'name' | 'unread' | 'telegram'> {
  readonly configuration: Configuration
  /** Whether somebody said which port. */
  readonly chosenPort: boolean
}

/** In a sandbox updates come another way than from Telegram. */
function called({ configuration, telegram, unread }: Configured, sandbox: boolean): Configuration {
  const facts = { unread: unread !== null, sandbox }
  return {
    ...configuration,
    webhook: webhookVariables(configuration.environment, telegram, facts),
  }
}

/** What flags, environment, `.env` and shop.yaml say now. */
async function configure(request: ServeRequest, screen: Screen): Promise<Result<Configured>> {
  const dir = resolve(request.dir)
  const flag = readPort(request.port, '--port')
  if (!flag.ok) return flag
  const environment = await readEnvironment(dir, process.env)
  if (!environment.ok) return environment
  const settings = await readServerSettings(dir)
  if (!settings.ok) return settings
  const { server, retry, telegram, name, unread } = settings.value
  const { host, port, logLevel } = environment.value
  const chosen = flag.value ?? port
  return done({
    configuration: {
      environment: environment.value,
      host: request.host ?? host ?? server.host,
      port: chosen ?? server.port,
      retry,
      webhook: {},
      logLevel: logLevelOf(screen, logLevel),
    },
    chosenPort: chosen !== undefined,
    name,
    unread,
    ...(telegram && { telegram }),
  })
}

function maskOf({ environment }: Configuration) {
  return createMask(secretsOf(environment))
}

async function untilStopped(
  serving: Serving,
  { dir, watch, onReady }: ServeRequest,
  screen: Screen,
): Promise<number> {
  let asked = false
  const stopped = new Promise<void>((settle, reject) => {
    onSignals(process, {
      stop: () => {
        asked = true
        screen.say('Stopping. Once more to end at once.')
        serving.stop().then(settle, reject)
      },
      insist: () => {
        serving.kill()
        process.exit(exit.interrupted)
      },
      restart: () => void restart(serving, screen),
      terminal: screen.interactive || Boolean(process.stderr.isTTY),
    })
  })
  // What is stopped while it starts may never get ready.
  const ready = await Promise.race([serving.ready, stopped])
  if (asked || !ready) {
    await stopped
    return exit.interrupted
  }
  if (!ready.ok) {
    await serving.stop()
    return screen.fail(ready.problem)
  }
  announce(ready.value, screen)
  await onReady?.(ready.value)
  const watching = watch ? await startWatching(dir, serving, screen) : undefined
  const lost = await Promise.race([serving.lost, stopped])
  watching?.stop()
  if (!lost) return exit.well
  await serving.stop()
  screen.complain(lost)
  return exit.failed
}

async function restart(serving: Serving, screen: Screen): Promise<void> {
  screen.say('Restarting: the new processes start beside the old ones.')
  const restarted = await serving.restart()
  if (restarted.ok) return screen.say('Restarted.')
  screen.say('Not restarted; the shop goes on as before.')
  screen.complain(restarted.problem)
}

async function startWatching(dir: string, serving: Serving, screen: Screen) {
  const { watchServed } = await import('./watching.ts')
  const client = serving.client()
  return client && watchServed(dir, client, screen)
}

function announce({ backend, bot, sandbox }: Addresses, screen: Screen): void {
  screen.documentLine({
    formatVersion: 1,
    ready: true,
    backend,
    bot,
    ...(sandbox ? { sandbox } : {}),
  })
  const chat = sandbox ? `chat page ${sandbox.url}` : `https://t.me/${bot.username ?? ''}`
  screen.print(`${screen.paint('green', 'ready')}  ${chat}  backend ${backend.url}`)
}

async function startSandbox(botName: string) {
  const { openSandbox } = await import('../serve/sandbox.ts')
  return openSandbox(botName)
}

/** Nobody chose the port of a shop that is only tried: it moves by itself. */
async function otherPort(
  taken: Problem,
  movesByItself: boolean,
  screen: Screen,
): Promise<number | undefined> {
  if (movesByItself) {
    screen.say(`${taken.message}; a free one is taken instead.`)
    return 0
  }
  return offerFreePort(taken, screen)
}
