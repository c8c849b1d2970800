import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { composeOf, profiles } from '../serve/docker/compose.ts'
import { findEngine } from '../serve/docker/engine.ts'
import { type DockerServing, serveInDocker } from '../serve/docker/serve.ts'
import { stopDocker } from '../serve/docker/stop.ts'
import { readEnvironment, readPort, secretsOf } from '../serve/environment.ts'
import { createLog } from '../serve/log.ts'
import { createMask } from '../serve/mask.ts'
import { readRunFile } from '../serve/run-file.ts'
import { readServerSettings } from '../serve/server-settings.ts'
import { exit } from './exit.ts'
import type { Screen } from './screen.ts'
import { logLevelOf, noToken, offerFreePort, offerSandbox } from './serving-ways.ts'

export interface DockerRequest {
  readonly dir: string
  readonly sandbox?: boolean
  readonly detach?: boolean
  readonly down?: boolean
  readonly port?: string
}

/** Serves a shop in containers: until a signal says to stop, or with --detach until `--down`. */
export async function serveDocker(request: DockerRequest, screen: Screen): Promise<number> {
  const dir = resolve(request.dir)
  const say = (line: string) => screen.say(`${screen.paintAside('dim', 'docker  |')} ${line}`)
  if (request.down) return takeDown(dir, say, screen)
  const flag = readPort(request.port, '--port')
  if (!flag.ok) return screen.fail(flag.problem, exit.usage)
  const environment = await readEnvironment(dir, process.env)
  if (!environment.ok) return screen.fail(environment.problem)
  const settings = await readServerSettings(dir)
  if (!settings.ok) return screen.fail(settings.problem)
  const { botToken, logLevel, port } = environment.value
  const sandbox = request.sandbox || (botToken === undefined && (await offerSandbox(screen)))
  if (!sandbox && botToken === undefined) return screen.fail(noToken)

  const level = logLevelOf(screen, logLevel)
  const mask = createMask(secretsOf(environment.value))
  const log = createLog({ level, mask, write: (text) => process.stderr.write(text) })
  const asked = new AbortController()
  const stopped = new Promise<void>((settle) => {
    asked.signal.addEventListener('abort', () => settle(), { once: true })
  })
  const ask = () => (asked.signal.aborted ? process.exit(exit.interrupted) : asked.abort())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)

  const before = await readRunFile(dir)
  const ready = await serveInDocker({
    dir,
    environment: environment.value,
    port: flag.value ?? port,
    usualPort: settings.value.server.port,
    retry: settings.value.retry,
    sandbox,
    webhook: environment.value.webhookUrl !== undefined || settings.value.telegram !== undefined,
    profiles: profilesOf(process.env.COMPOSE_PROFILES),
    base: process.env.SHOPBOT_BASE_IMAGE || undefined,
    logLevel: level,
    otherPort: (taken) => offerFreePort(taken, screen),
    log,
    say,
    signal: asked.signal,
  })
  if (!ready.ok) {
    // A shop that ran before goes on as well as it can; nothing half-begun stays.
    const begun = !before?.docker && !refusedBefore.has(ready.problem.code)
    if (begun) await stopDocker(dir, say)
    return ready.problem.code === 'interrupted' ? exit.interrupted : screen.fail(ready.problem)
  }
  announce(ready.value, screen)
  if (request.detach) return exit.well
  await passLogs(dir, screen, asked.signal)
  await stopped
  screen.say('Stopping. Once more to leave it to Docker.')
  return takeDown(dir, say, screen)
}

/** Nothing was begun, and what runs is another's. */
const refusedBefore: ReadonlySet<string> = new Set([
  'docker-missing',
  'docker-forbidden',
  'docker-stopped',
  'compose-missing',
  'already-running',
  'backend-unreachable',
])

async function takeDown(dir: string, say: (line: string) => void, screen: Screen) {
  const stopped = await stopDocker(dir, say)
  return stopped.ok ? exit.well : screen.fail(stopped.problem)
}

/** Shows what the containers say until the signal; followers end when containers do, and are started again. */
async function passLogs(dir: string, screen: Screen, signal: AbortSignal): Promise<void> {
  const engine = await findEngine()
  if (!engine.ok) return
  const compose = await composeOf({ dir, engine: engine.value, on: profiles })
  const pass = (line: string) => process.stderr.write(`${line}\n`)
  while (!signal.aborted) {
    const follow = ['logs', '--follow', '--tail', '0', ...(screen.quiet ? ['--no-color'] : [])]
    await compose.run(follow, pass, signal)
    if (!signal.aborted) await pause(1000, undefined, { signal }).catch(() => {})
  }
}

function profilesOf(text = ''): string[] {
  const asked = text.split(',').map((name) => name.trim())
  return profiles.filter((name) => name !== 'sandbox' && asked.includes(name))
}

function announce({ backend, bot, sandbox, docker }: DockerServing, screen: Screen): void {
  const parts = { backend, bot, ...(sandbox ? { sandbox } : {}), docker }
  screen.documentLine({ formatVersion: 1, ready: true, ...parts })
  const chat = sandbox ? `chat page ${sandbox.url}` : `https://t.me/${bot.username ?? ''}`
  screen.print(`${screen.paint('green', 'ready')}  ${chat}  backend ${backend.url}`)
}
