import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '../../client/client.ts'
import { createClient } from '../../client/create.ts'
import { BackendUnreachable } from '../../client/unreachable.ts'
import type { Log } from '../../shop/log.ts'
import { done, failed, type Problem, type Result } from '../../shop/problem.ts'
import type { RetrySettings } from '../../shop/settings.ts'
import { findRunning } from '../door.ts'
import type { Environment } from '../environment.ts'
import { prepareFirstImport } from '../first-import.ts'
import { noProcess, type RunFile, readRunFile, writeRunFile } from '../run-file.ts'
import type { Addresses } from '../serve.ts'
import { type Compose, composeOf, ensureComposeFile } from './compose.ts'
import { stateOf } from './containers.ts'
import { findEngine } from './engine.ts'
import { ensureImage } from './image.ts'
import { mayRead } from './may-read.ts'
import { choosePorts } from './ports.ts'
import { ownerOf, writeForCompose } from './written.ts'

export interface DockerOptions {
  readonly dir: string
  readonly environment: Environment
  /** What flag, environment or shop.yaml says; undefined: nobody said, so the one of the last time will do. */
  readonly port: number | undefined
  readonly usualPort: number
  readonly retry: RetrySettings
  readonly sandbox: boolean
  /** Whether Telegram calls the bot; else the bot asks. */
  readonly webhook: boolean
  readonly profiles: readonly string[]
  readonly base: string | undefined
  readonly logLevel: string
  readonly otherPort: (taken: Problem) => Promise<number | undefined>
  readonly log: Log
  /** A line of Docker's own. */
  readonly say: (line: string) => void
  /** Aborted: whatever goes on is given up. */
  readonly signal: AbortSignal
}

export interface DockerServing extends Addresses {
  readonly docker: { readonly project: string; readonly image: string }
}

/**
 * Starts the shop's containers and waits until customers are answered. Codes: those of the engine, of the image, of
 * the ports and of the first import; `already-running`, `compose-failed`, `docker-does-not-start`, `interrupted`.
 */
export async function serveInDocker(options: DockerOptions): Promise<Result<DockerServing>> {
  const { dir, environment, sandbox, base, say, signal, log } = options
  const engine = await findEngine()
  if (!engine.ok) return engine
  const before = await readRunFile(dir)
  if (before && before.docker === undefined) {
    const running = await findRunning(dir)
    if (!running.ok) return running
    if (running.value) return failed(servedOtherwise(running.value.run))
  }
  const owner = ownerOf()
  const readable = await mayRead(dir, owner)
  if (!readable.ok) return readable
  const firstImport = await prepareFirstImport(dir)
  const image = await ensureImage({ base, say, signal })
  if (!image.ok) return image
  const on = [...options.profiles, ...(sandbox ? ['sandbox'] : [])]
  const ports = await choosePorts({ ...options, running: before?.docker !== undefined })
  if (!ports.ok) return ports
  const written = await writeForCompose({
    dir,
    owner,
    environment,
    image: image.value,
    sandbox,
    webhook: options.webhook,
    ports: ports.value,
    profiles: options.profiles,
    logLevel: options.logLevel,
  })
  if ((await ensureComposeFile(dir)) === 'written') log.info('Wrote compose.yaml')
  const compose = await composeOf({ dir, engine: engine.value, on })
  if (before?.sandbox && !sandbox) await removeSandbox(options, engine.value)
  const up = await compose.run(['up', '--detach', '--remove-orphans'], say, signal)
  if (signal.aborted) return failed(interrupted)
  if (!up) return failed(composeFailed)

  const url = `http://127.0.0.1:${ports.value.backend}`
  const chat = `http://127.0.0.1:${ports.value.sandbox}`
  const run: RunFile = {
    pid: noProcess,
    url,
    token: written.backendToken,
    startedAt: new Date().toISOString(),
    docker: { project: compose.project },
    ...(sandbox
      ? { sandbox: { url: `${chat}/`, apiRoot: chat, token: written.telegramToken } }
      : {}),
  }
  await writeRunFile(dir, run)
  const client = createClient({ url, token: run.token, retry: options.retry, timeout: 5000 })
  const answers = await untilWell(options, compose, () => backendAnswers(client))
  if (!answers.ok) return answers
  const imported = await firstImport(client, log)
  if (!imported.ok) return imported
  const bot = await untilWell(options, compose, () => botAnswers(client, compose))
  if (!bot.ok) return bot
  return done({
    backend: { url },
    bot: { username: bot.value },
    ...(run.sandbox ? { sandbox: run.sandbox } : {}),
    docker: { project: compose.project, image: image.value },
  })
}

/** A sandbox of an earlier start; Compose leaves alone what is not switched on. */
async function removeSandbox(
  { dir, say }: DockerOptions,
  engine: Parameters<typeof composeOf>[0]['engine'],
) {
  const compose = await composeOf({ dir, engine, on: ['sandbox'] })
  await compose.run(['rm', '--stop', '--force', 'sandbox'], say)
}

const pollMs = 150

/** A container that has ended so often does not get well by itself. */
const endsBeforeGivingUp = 4

/** Looks until there is an answer, or the containers give no hope of one. */
async function untilWell<T>(
  { signal, say }: DockerOptions,
  compose: Compose,
  look: () => Promise<T | undefined>,
): Promise<Result<T>> {
  for (let tries = 1; ; tries += 1) {
    if (signal.aborted) return failed(interrupted)
    const answer = await look()
    if (answer !== undefined) return done(answer)
    const restless =
      tries % 10 === 0
        ? (await stateOf(compose)).find(({ ends }) => ends >= endsBeforeGivingUp)
        : undefined
    if (restless) {
      await compose.run(['logs', '--no-color', '--tail', '15', restless.service], say)
      return failed(doesNotStart(restless.service))
    }
    await pause(pollMs)
  }
}

async function backendAnswers(client: Client): Promise<true | undefined> {
  try {
    return (await client.revision({ attempts: 1 })).ok ? true : undefined
  } catch (error) {
    if (error instanceof BackendUnreachable) return undefined
    throw error
  }
}

/** As whom the bot answers, once the bot of now has said so; an earlier one may have spoken a moment ago. */
async function botAnswers(client: Client, compose: Compose): Promise<string | undefined> {
  try {
    const status = await client.status({ attempts: 1 })
    const bot = status.ok ? status.value.bot : null
    if (!bot) return undefined
    const now = (await stateOf(compose)).find(({ service }) => service === 'bot')
    return now && bot.reportedAt >= now.startedAt ? bot.username : undefined
  } catch (error) {
    if (error instanceof BackendUnreachable) return undefined
    throw error
  }
}

const interrupted: Problem = { code: 'interrupted', message: 'Stopped before the shop was open' }

const composeFailed: Problem = {
  code: 'compose-failed',
  message: 'Docker Compose could not start the shop',
  hint: 'Its lines above say why. If compose.yaml was changed, compare it with that of a new shop (shopbot init).',
}

const doesNotStart = (service: string): Problem => ({
  code: 'docker-does-not-start',
  message: `The container of the ${service} ends again and again`,
  hint: 'Its own lines above say why.',
  facts: { service },
})

const servedOtherwise = ({ pid, url }: RunFile): Problem => ({
  code: 'already-running',
  message: `This shop is being served already without Docker, at ${url} (process ${pid})`,
  hint: 'Stop that "shopbot serve" first: a folder runs one shop at a time.',
  facts: { pid, url },
})
