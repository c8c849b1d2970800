import { resolve } from 'node:path'
import { type Environment, readEnvironment, readPort, secretsOf } from '../serve/environment.ts'
import { createJsonLog, createLog } from '../serve/log.ts'
import { createMask } from '../serve/mask.ts'
import type { RunningService } from '../serve/run-backend.ts'
import { readServerSettings } from '../serve/server-settings.ts'
import { onSignals } from '../serve/signals.ts'
import { findSupervisor, type Supervisor } from '../serve/supervisor.ts'
import { withWebhook } from '../serve/webhook.ts'
import type { Log } from '../shop/log.ts'
import { done, failed, type Problem, type Result } from '../shop/problem.ts'
import { exit } from './exit.ts'
import type { Screen } from './screen.ts'
import { logLevelOf } from './serving-ways.ts'
import { version } from './version.ts'

export interface OneRequest {
  readonly dir: string
  readonly only: 'backend' | 'bot'
  readonly port?: string
  readonly host?: string
}

/** Runs one of the two services in this process, for `serve` itself or for containers. */
export async function serveOne(request: OneRequest, screen: Screen): Promise<number> {
  let stop: (within?: number) => void = () => {}
  const stopped = new Promise<{ within: number | undefined }>((settle) => {
    stop = (within) => settle({ within })
  })
  const supervisor = findSupervisor(process, stop)
  if (supervisor) process.on('SIGTERM', () => stop())
  else {
    const insist = () => process.exit(exit.interrupted)
    onSignals(process, { stop, insist, terminal: Boolean(process.stderr.isTTY) })
  }

  const service = await Promise.race([start(request, supervisor, screen), stopped])
  if ('within' in service) return leave(exit.interrupted)
  if (!service.ok) {
    if (!supervisor) return screen.fail(service.problem)
    await supervisor.report({ kind: 'failed', problem: service.problem })
    return leave(exit.failed)
  }
  await announce(service.value, request, supervisor, screen)
  const { within } = await stopped
  await service.value.stop(within)
  return leave(exit.well)
}

/** Ends the process though a line to the supervisor or a sleeping connection would hold it. */
function leave(status: number): never {
  process.exit(status)
}

async function start(
  request: OneRequest,
  supervisor: Supervisor | undefined,
  screen: Screen,
): Promise<Result<RunningService>> {
  const dir = resolve(request.dir)
  const environment = await readEnvironment(dir, process.env)
  if (!environment.ok) return environment
  const log = await logOf(environment.value, request.only, supervisor !== undefined, screen)
  process.on('uncaughtException', (error) => {
    log.error('This process ends because of a fault of its own', { error })
    leave(exit.failed)
  })
  return request.only === 'backend'
    ? startBackend(dir, request, environment.value, supervisor, log)
    : startBot(dir, request, environment.value, supervisor, log)
}

async function startBackend(
  dir: string,
  request: OneRequest,
  environment: Environment,
  supervisor: Supervisor | undefined,
  log: Log,
): Promise<Result<RunningService>> {
  const flag = readPort(request.port, '--port')
  if (!flag.ok) return flag
  const host = request.host ?? environment.host
  const port = flag.value ?? environment.port
  const settings = await addressOf(dir, host, port)
  if (!settings.ok) return settings
  const { runBackend } = await import('../serve/run-backend.ts')
  return runBackend({
    dir,
    ...settings.value,
    token: environment.backendToken,
    databaseUrl: environment.databaseUrl,
    supervised: supervisor !== undefined || environment.container,
    version: version(),
    log,
    ...(supervisor && standsBy() ? { standBy: () => standBy(supervisor) } : {}),
  })
}

/** Where to listen; shop.yaml is read only for what nobody said. */
async function addressOf(dir: string, host: string | undefined, port: number | undefined) {
  if (host !== undefined && port !== undefined) return done({ host, port })
  const settings = await readServerSettings(dir)
  if (!settings.ok) return settings
  const { server } = settings.value
  return done({ host: host ?? server.host, port: port ?? server.port })
}

async function startBot(
  dir: string,
  request: OneRequest,
  environment: Environment,
  supervisor: Supervisor | undefined,
  log: Log,
): Promise<Result<RunningService>> {
  const { runBot } = await import('../serve/run-bot.ts')
  if (supervisor) {
    const onStanding = () => void supervisor.report({ kind: 'standing' })
    const { backend } = supervisor
    return runBot({
      environment,
      backend,
      version: version(),
      log,
      ...(standsBy() ? { onStanding } : {}),
    })
  }
  const { backendUrl, backendToken } = environment
  if (backendUrl === undefined || backendToken === undefined) return failed(backendUnknown)
  const settings = await readServerSettings(dir)
  if (!settings.ok) return settings
  const flag = readPort(request.port, '--port')
  if (!flag.ok) return flag
  const { telegram, retry, unread } = settings.value
  const backend = Promise.resolve({ url: backendUrl, retry })
  const called = withWebhook(environment, telegram, {
    unread: unread !== null,
    host: request.host,
    port: flag.value,
  })
  return runBot({ environment: called, backend, version: version(), log })
}

/** Whether this process was started to take the place of one that runs. */
const standsBy = () => process.env.SHOPBOT_STAND_BY === '1'

async function standBy(supervisor: Supervisor): Promise<void> {
  await supervisor.report({ kind: 'standing' })
  await supervisor.begin
}

async function logOf(
  environment: Environment,
  service: OneRequest['only'],
  supervised: boolean,
  screen: Screen,
): Promise<Log> {
  const { logLevel, logFormat } = environment
  const options = {
    level: logLevelOf(screen, logLevel),
    service,
    mask: createMask(secretsOf(environment)),
    write: (text: string) => process.stderr.write(text),
  }
  const format = logFormat ?? (supervised || process.stderr.isTTY ? 'text' : 'json')
  return format === 'text' ? createLog(options) : createJsonLog(options)
}

async function announce(
  service: RunningService,
  { only }: OneRequest,
  supervisor: Supervisor | undefined,
  screen: Screen,
): Promise<void> {
  if (supervisor) {
    await supervisor.report({
      kind: 'ready',
      ...(only === 'backend' ? { url: service.as } : { username: service.as }),
    })
    return
  }
  const part = only === 'backend' ? { url: service.as } : { username: service.as }
  screen.documentLine({ formatVersion: 1, ready: true, [only]: part })
  screen.print(`${screen.paint('green', 'ready')}  ${only} ${service.as}`)
}

const backendUnknown: Problem = {
  code: 'backend-unknown',
  message: 'The bot does not know where the backend is',
  hint: 'Set SHOPBOT_BACKEND_URL and SHOPBOT_BACKEND_TOKEN, or run both with "shopbot serve".',
}
