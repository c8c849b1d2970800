import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '../client/client.ts'
import { BackendUnreachable } from '../client/unreachable.ts'
import type { Log } from '../shop/log.ts'
import { done, failed, type Problem, type Result } from '../shop/problem.ts'
import { defaultRetry } from '../shop/settings.ts'
import { readEnvironment } from './environment.ts'
import { processLives, type RunFile, readRunFile } from './run-file.ts'

/** The one way to a shop's data. */
export interface Door {
  readonly client: Client
  /** Where the shop runs; undefined: this process has opened its store. */
  readonly running: RunFile | undefined
  close(): Promise<void>
}

/**
 * Where a backend of the shop runs, speaks to that; where none runs, opens the store and speaks to the same
 * app in this process. Codes: those of the store and of the environment,
 * `backend-unreachable`.
 */
export async function openDoor(
  dir: string,
  { log, version }: { log: Log; version: string },
): Promise<Result<Door>> {
  const running = await findRunning(dir)
  if (!running.ok) return running
  if (running.value) {
    const { run, client } = running.value
    return done({ client, running: run, close: async () => {} })
  }
  const [{ openBackend }, { createClient }] = await Promise.all([
    import('./backend.ts'),
    import('../client/create.ts'),
  ])
  const environment = await readEnvironment(dir, process.env)
  if (!environment.ok) return environment
  const { databaseUrl } = environment.value
  const token = randomBytes(32).toString('base64url')
  const backend = await openBackend({ dir, token, databaseUrl, log, version, brief: true })
  if (!backend.ok) return backend
  const client = createClient({
    url: 'http://shop.local',
    token,
    retry: defaultRetry,
    attempts: 1,
    fetch: backend.value.fetch,
  })
  return done({ client, running: undefined, close: backend.value.close })
}

/** Whether the shop was ever kept here: to look is not to create. */
export async function hasStore(dir: string): Promise<boolean> {
  const found = await stat(join(dir, 'data')).catch(() => undefined)
  return found?.isDirectory() === true
}

export interface Running {
  readonly run: RunFile
  readonly client: Client
}

/**
 * The backend that `data/run.json` names, if it answers to the token there. A file that a killed `serve` left
 * behind is ignored; a backend that its living `serve` is just starting again is waited for.
 * Code: `backend-unreachable`.
 */
export async function findRunning(dir: string): Promise<Result<Running | undefined>> {
  const run = await readRunFile(dir)
  if (!run) return done(undefined)
  const { createClient } = await import('../client/create.ts')
  const client = createClient({
    url: run.url,
    token: run.token,
    retry: { initial: 100, factor: 1.5, max: 1000, jitter: 'none' },
    timeout: 5000,
  })
  // A container that was killed comes back by itself.
  const attempts = run.docker || processLives(run.pid) ? 10 : 1
  try {
    // It answers this from memory, also while its database is away.
    const answer = await client.shop({ attempts, deadline: 8000 })
    // Another shop's backend on the port of a killed one refuses our token.
    return done(answer.ok ? { run, client } : undefined)
  } catch (error) {
    if (!(error instanceof BackendUnreachable)) throw error
    if (attempts === 1) return done(undefined)
    if (run.docker) return failed(silentContainers(run.url, run.docker.project))
    return failed({
      code: 'backend-unreachable',
      message: `The shop seems to run (process ${run.pid}), but ${run.url} does not answer`,
      hint: `Look at what "shopbot serve" says there. If process ${run.pid} is something else, remove data/run.json.`,
      facts: { pid: run.pid, url: run.url },
    })
  }
}

const silentContainers = (url: string, project: string): Problem => ({
  code: 'backend-unreachable',
  message: `The shop runs in Docker (project ${project}), but ${url} does not answer`,
  hint: '"docker ps --all" shows its containers. "shopbot serve --docker" starts them, "shopbot serve --docker --down" takes them away.',
  facts: { url, project },
})
