import { randomInt } from 'node:crypto'
import { resolve } from 'node:path'
import { type App, createApp } from '../backend/app.ts'
import { watchCommits } from '../backend/metrics/commits.ts'
import { type RunningServer, startServer } from '../backend/server.ts'
import type { AppFetch } from '../client/carried.ts'
import type { Log } from '../shop/log.ts'
import { Metrics } from '../shop/metrics.ts'
import { done, type Result } from '../shop/problem.ts'
import { defaultHold, defaultRetry, defaultServer, type Settings } from '../shop/settings.ts'
import { openStore } from './open-store.ts'
import { tellProcess } from './process-metrics.ts'
import { thisProcess } from './this-process.ts'

/** The backend over the open store of a shop; nothing listens yet. */
export interface OpenBackend {
  readonly fetch: AppFetch
  /** Code: `port-taken`. Throws what the system says about any other address that cannot be had. */
  listen(address: { host: string; port: number }): Promise<Result<RunningServer>>
  /** Closes the store. */
  close(): Promise<void>
}

export interface BackendOptions {
  readonly dir: string
  readonly token: string
  /** Where the shop is kept, if not in its data folder: DATABASE_URL. */
  readonly databaseUrl: string | undefined
  readonly log: Log
  readonly version: string
  /** Opened for one command, which may need but little of what the shop holds. */
  readonly brief?: boolean
}

/** How often unpaid orders are looked at. */
const sweepMs = 15_000

/** Opens a shop's store and builds the backend upon it. Codes: those of the store. */
export async function openBackend(options: BackendOptions): Promise<Result<OpenBackend>> {
  const { token, databaseUrl, log, version, brief = false } = options
  const dir = resolve(options.dir)
  const metrics = new Metrics()
  if (!brief) tellProcess(metrics, { service: 'backend', version })
  const watch = watchCommits(metrics)
  const store = await openStore({ dir, databaseUrl, log, watch, brief })
  if (!store.ok) return store
  const app = await createApp({
    store: store.value,
    dir,
    token,
    settings: nothingImported,
    clock: () => new Date(),
    random: (below) => randomInt(below),
    log,
    version,
    metrics,
    brief,
  })
  const sweeper = setInterval(() => {
    app.sweep().catch((error: unknown) => log.warn('What is over could not be swept up', { error }))
  }, sweepMs)
  sweeper.unref()
  const reporting = brief ? undefined : keepReporting(app, log)
  return done({
    fetch: app.fetch,
    listen: (address) => startServer(app, address),
    close: async () => {
      clearInterval(sweeper)
      await reporting?.end()
      await app.close()
      await store.value.close()
    },
  })
}

const reportMs = 10_000

/** Says every few seconds that this backend runs, for those that share its store. */
function keepReporting(app: App, log: Log): { end(): Promise<void> } {
  const { holder } = thisProcess()
  const report = () =>
    app
      .report(holder)
      .catch((error: unknown) => log.debug('The backend could not say that it runs', { error }))
  void report()
  const timer = setInterval(() => void report(), reportMs)
  timer.unref()
  return {
    async end() {
      clearInterval(timer)
      await app
        .leave(holder)
        .catch((error: unknown) => log.debug('The backend could not say that it ends', { error }))
    },
  }
}

/** What an empty shop is until its files are imported. */
const nothingImported: Settings = {
  name: 'shopbot',
  currency: 'USD',
  languages: ['en'],
  timezone: 'UTC',
  admins: [],
  moderators: [],
  delivery: [],
  promotions: [],
  payment: { methods: [], ask: [] },
  hold: defaultHold,
  retry: defaultRetry,
  server: defaultServer,
  texts: {},
}
