import { resolve } from 'node:path'
import { readEnvironment, readPort, secretsOf } from '../serve/environment.ts'
import { createLog } from '../serve/log.ts'
import { createMask } from '../serve/mask.ts'
import { type Addresses, type Serving, serveShop } from '../serve/serve.ts'
import { readServerSettings } from '../serve/server-settings.ts'
import { onSignals } from '../serve/signals.ts'
import { webhookVariables } from '../serve/webhook.ts'
import type { Problem } from '../shop/problem.ts'
import { confirm } from './ask.ts'
import { exit } from './exit.ts'
import type { Screen } from './screen.ts'

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
  const environment = await readEnvironment(dir, process.env)
  if (!environment.ok) return screen.fail(environment.problem)
  const settings = await readServerSettings(dir)
  if (!settings.ok) return screen.fail(settings.problem)

  const { botToken, logLevel, host, port } = environment.value
  const sandbox = request.sandbox || (botToken === undefined && (await offerSandbox(screen)))
  if (!sandbox && botToken === undefined) return screen.fail(noToken)

  const mask = createMask(secretsOf(environment.value))
  const level = screen.debug ? 'debug' : screen.quiet ? 'warn' : (logLevel ?? 'info')
  const write = (name: string) => (text: string) =>
    process.stderr.write(`${screen.paintAside('dim', `${name.padEnd(7)} |`)} ${text}`)
  const log = createLog({ level, mask, write: write('serve') })
  if (settings.value.unread !== null) {
    log.warn(`${settings.value.unread}: the shop goes on as it was last imported`)
  }
  const wantedPort = flag.value ?? port
  const serving = serveShop({
    dir,
    environment: environment.value,
    host: request.host ?? host ?? settings.value.server.host,
    port: wantedPort ?? settings.value.server.port,
    retry: settings.value.retry,
    webhook: webhookVariables(environment.value, settings.value.telegram, {
      unread: settings.value.unread !== null,
      sandbox: Boolean(sandbox),
    }),
    ...(sandbox ? { startSandbox: () => startSandbox(settings.value.name) } : {}),
    otherPort: (taken) => otherPort(taken, Boolean(sandbox) && wantedPort === undefined, screen),
    logLevel: level,
    log,
    onLine: (service, line) => write(service)(`${mask(line)}\n`),
  })
  return untilStopped(serving, { ...request, dir }, screen)
}

async function untilStopped(
  serving: Serving,
  { dir, watch, onReady }: ServeRequest,
  screen: Screen,
): Promise<number> {
  let asked = false
  const stopped = new Promise<void>((settle, reject) => {
    onSignals(
      process,
      () => {
        asked = true
        screen.say('Stopping. Once more to end at once.')
        serving.stop().then(settle, reject)
      },
      () => {
        serving.kill()
        process.exit(exit.interrupted)
      },
    )
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
  await stopped
  watching?.stop()
  return exit.well
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

async function offerSandbox(screen: Screen): Promise<boolean> {
  if (!screen.interactive) return false
  return confirm('There is no TELEGRAM_BOT_TOKEN. Try the shop in a sandbox on this machine?')
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
  if (!screen.interactive) return undefined
  return (await confirm(`${taken.message}. Take a free one instead?`)) ? 0 : undefined
}

const noToken: Problem = {
  code: 'token-missing',
  message: 'There is no TELEGRAM_BOT_TOKEN',
  hint: 'Get one from @BotFather and write it into .env, or try the shop without one: --sandbox.',
}
