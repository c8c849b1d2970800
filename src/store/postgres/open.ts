import { randomUUID } from 'node:crypto'
import { type Log, silentLog } from '../../shop/log.ts'
import { done, failed, type Result } from '../../shop/problem.ts'
import { type Migration as RecordMigration, migrations as recordSteps } from '../schema-version.ts'
import {
  type CommitListener,
  type FillableStore,
  nobodyWatches,
  type StoreWatch,
} from '../store.ts'
import { StoreWriteError } from '../write-error.ts'
import { bringUp, recordsAreNewer } from './bring-up.ts'
import { encodeChanges } from './changes.ts'
import { Committer } from './committer.ts'
import { Lanes } from './lanes.ts'
import { openListener } from './listener.ts'
import { Memory } from './memory.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { migrations as all } from './migrations/migrations.ts'
import { type Place, placeOf, unusable } from './place.ts'
import { onClient, openPools, type Pools, writing } from './pools.ts'
import { readFrom } from './read.ts'
import { replaceAll } from './replace.ts'

export interface PostgresOptions {
  /** DATABASE_URL; a secret. */
  readonly url: string
  readonly log?: Log
  readonly watch?: StoreWatch
  /** Looks for changes of others instead of listening. */
  readonly poll?: boolean
  readonly random?: () => number
  readonly newId?: () => string
  readonly migrations?: readonly Migration[]
  /** What has changed in the meaning of records; a test adds one. */
  readonly steps?: readonly RecordMigration[]
  /** Where records of an older version are backed up before they are migrated; absent: they are refused. */
  readonly backups?: string
}

/**
 * Opens a shop in PostgreSQL, or in an engine that speaks like it; many processes may at once.
 * Codes: `database-url-invalid`, `store-unreachable`, `store-unwritable`, `store-foreign`, `store-older`.
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Result<FillableStore>> {
  const place = placeOf(options.url)
  if (!place.ok) return place
  const pools = await openPools(place.value.config)
  const opened = await open(place.value, pools, options)
  if (!opened.ok) await pools.close()
  return opened
}

/** Makes or changes the tables, and nothing else; resolves to the steps taken. Codes: as of opening. */
export async function migratePostgres(
  options: Pick<PostgresOptions, 'url' | 'migrations'>,
): Promise<Result<readonly string[]>> {
  const place = placeOf(options.url)
  if (!place.ok) return place
  // A step over many rows takes its time.
  const config = { ...place.value.config, query_timeout: 0 }
  try {
    return await onClient(config, (client) => migrate(client, options.migrations ?? all))
  } catch (error) {
    return failed(unusable(place.value, error))
  }
}

async function open(
  place: Place,
  pools: Pools,
  options: PostgresOptions,
): Promise<Result<FillableStore>> {
  const migrated = await migratePostgres(options)
  if (!migrated.ok) return migrated
  const steps = migrated.value
  if (steps.length > 0) options.log?.info('The database has new tables', { steps })
  try {
    const { log = silentLog, steps: wanted = recordSteps, backups } = options
    const client = await pools.writers.connect()
    const known = await recordsAreNewer(client, wanted).finally(() => client.release())
    if (!known.ok) return known
    if (known.value.isOlder) {
      const up = { steps: wanted, backups, log, now: () => new Date() }
      const brought = await bringUp(place.config, up)
      if (!brought.ok) return brought
    }
    return done(await storeOf(place, pools, await directly(pools), options))
  } catch (error) {
    const cause = error instanceof StoreWriteError ? error.cause : error
    return failed(unusable(place, cause))
  }
}

/** Statements that keep small tables from being read whole (see `storeOf`), where the engine knows them. */
async function directly(pools: Pools): Promise<readonly string[]> {
  const client = await pools.writers.connect()
  try {
    await client.query('SET enable_seqscan = off')
    return ['SET LOCAL enable_seqscan = off']
  } catch {
    return []
  } finally {
    client.release()
  }
}

/**
 * `direct`: keeps small tables from being read whole, which would make transactions that have nothing to do with
 * each other conflict (PostgreSQL locks what a serializable transaction has read, a table if it was read whole).
 */
async function storeOf(
  place: Place,
  pools: Pools,
  direct: readonly string[],
  options: PostgresOptions,
): Promise<FillableStore> {
  const { log = silentLog, random = Math.random, newId = randomUUID, poll = false } = options
  const origin = newId()
  const listeners = new Set<CommitListener>()
  const tell = (...told: Parameters<CommitListener>) => {
    for (const listener of listeners) {
      try {
        listener(...told)
      } catch (error) {
        log.error('A listener to the store failed', { error })
      }
    }
  }
  const memory = new Memory()
  const listener = await openListener({
    config: place.config,
    readers: pools.readers,
    origin,
    log,
    poll,
    onForeign: (changes) => {
      memory.forget(changes)
      tell(changes, 'elsewhere')
    },
  })
  const committer = new Committer({
    pools,
    random,
    newId,
    now: Date.now,
    begin: ['BEGIN ISOLATION LEVEL SERIALIZABLE', ...direct],
    tell: (changes) => listener.inside(changes),
    note: encodeChanges,
    memory,
    origin,
    watch: options.watch ?? nobodyWatches,
    onCommit(changes) {
      tell(changes, 'here')
      listener.after(changes)
    },
  })
  const lanes = new Lanes(writing, (works) => committer.run(works))
  const sweeper = setInterval(() => {
    pools.readers.query(sweep).catch(() => undefined)
  }, 60_000)
  sweeper.unref()
  let closed: Promise<void> | undefined
  return {
    driver: 'postgres',
    shared: true,
    read: (work) => readFrom(pools, random, work),
    write: (work) => lanes.write(work),
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    replaceAll: (pages) => replaceAll(place.config, pages),
    async health() {
      const began = performance.now()
      const facts = {
        database: place.shown,
        hears: listener.way,
        conflicts: committer.conflicts,
        losses: committer.losses,
        connections: pools.readers.totalCount + pools.writers.totalCount,
      }
      if (closed) return { ok: false, driver: 'postgres', facts }
      try {
        await pools.readers.query('SELECT 1')
        const roundTripMs = Math.round((performance.now() - began) * 10) / 10
        return { ok: true, driver: 'postgres', facts: { ...facts, roundTripMs } }
      } catch (error) {
        const { code, message } = unusable(place, error)
        return { ok: false, driver: 'postgres', facts: { ...facts, code, message } }
      }
    },
    close() {
      closed ??= lanes.settle().then(async () => {
        clearInterval(sweeper)
        await listener.close()
        await pools.close()
      })
      return closed
    },
  }
}

/** Notes of transactions are asked for within seconds, or never. */
const sweep = `DELETE FROM shopbot_transactions WHERE at < now() - interval '10 minutes'`
