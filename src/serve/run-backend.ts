import { randomBytes } from 'node:crypto'
import type { RunningServer } from '../backend/server.ts'
import type { Log } from '../shop/log.ts'
import { done, failed, type Result } from '../shop/problem.ts'
import { openOnceThere } from './await-store.ts'
import type { OpenBackend } from './backend.ts'
import { portTaken } from './port.ts'
import { removeRunFile, writeRunFile } from './run-file.ts'

/** A service that runs in this process. */
export interface RunningService {
  /** Where it listens, or as whom it answers. */
  readonly as: string
  /** `within`: milliseconds for what was taken in; its own measure when absent. */
  stop(within?: number): Promise<void>
}

export interface RunBackendOptions {
  readonly dir: string
  readonly host: string
  readonly port: number
  /** Made here when absent, and told in `data/run.json`. */
  readonly token: string | undefined
  /** DATABASE_URL. */
  readonly databaseUrl: string | undefined
  /** Whether `data/run.json` is written by whoever started this process. */
  readonly supervised: boolean
  readonly version: string
  readonly log: Log
  /** Resolves when it is to begin; called once everything is loaded. Absent: at once. */
  readonly standBy?: () => Promise<void>
}

/**
 * Runs the backend in this process; waits for a database that does not answer. Codes: `port-taken`,
 * `address-refused`, those of the store.
 */
export async function runBackend(options: RunBackendOptions): Promise<Result<RunningService>> {
  const { dir, host, port, databaseUrl, supervised, version, log } = options
  const token = options.token ?? randomBytes(32).toString('base64url')
  await options.standBy?.()
  const backend = await openOnceThere({ dir, token, databaseUrl, log, version })
  if (!backend.ok) return backend
  const server = await listen(backend.value, host, port)
  if (!server.ok) {
    await backend.value.close()
    return server
  }
  const url = reachable(server.value.url)
  if (!supervised) {
    const startedAt = new Date().toISOString()
    await writeRunFile(dir, { pid: process.pid, url, token, startedAt })
  }
  return done({
    as: url,
    stop: async () => {
      await server.value.close()
      await backend.value.close()
      if (!supervised) await removeRunFile(dir, process.pid)
    },
  })
}

/** A backend that listens everywhere is reached at this machine's own address. */
function reachable(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:')
}

async function listen(
  backend: OpenBackend,
  host: string,
  port: number,
): Promise<Result<RunningServer>> {
  try {
    const server = await backend.listen({ host, port })
    if (server.ok || server.problem.code !== 'port-taken') return server
    return failed(await portTaken(host, port))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return failed({
      code: 'address-refused',
      message: `The backend cannot listen on ${host}:${port} (${code})`,
      hint: 'Take an address of this machine with --host, and a port above 1023 with --port.',
    })
  }
}
