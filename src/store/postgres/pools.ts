import { setTimeout as pause } from 'node:timers/promises'
import type { Client, ClientConfig, Pool, PoolClient } from 'pg'
import { endOf } from './fault.ts'

/** Connections: those that write are apart from those that read, so that readers never starve writers. */
export interface Pools {
  readonly readers: Pool
  readonly writers: Pool
  readonly config: ClientConfig
  close(): Promise<void>
}

/** Transactions that write at the same time in one process; works share them (lanes.ts). */
export const writing = 4
const reading = 8

export async function openPools(config: ClientConfig): Promise<Pools> {
  const { Pool } = await import('pg')
  const open = (max: number) => {
    const pool = new Pool({ ...config, max, idleTimeoutMillis: 60_000 })
    // A connection that ends while nobody uses it is replaced when somebody wants one.
    pool.on('error', () => {})
    // One that ends while it is used fails the question under way, which is told there.
    pool.on('connect', (client) => client.on('error', () => {}))
    return pool
  }
  const pools = { readers: open(reading), writers: open(writing) }
  return {
    ...pools,
    config,
    close: async () => {
      await Promise.all([pools.readers.end(), pools.writers.end()])
    },
  }
}

/** Does something on a connection of its own, which ends with it. Throws what `work` or connecting throws. */
export async function onClient<T>(
  config: ClientConfig,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const { Client } = await import('pg')
  const client = new Client(config)
  // One that ends while it is used fails the question under way, which is told there.
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** What is waited between tries: longer each time, and by chance, so that those that collided come apart. */
export function backoff(attempt: number, random: () => number): Promise<void> {
  const longest = Math.min(400, 2 * 2 ** attempt)
  return pause(1 + random() * longest)
}

/** A connection; while the database is away, tries until `deadline` (milliseconds, as Date.now). */
export async function connect(
  pool: Pool,
  { deadline, random, now }: { deadline: number; random: () => number; now: () => number },
): Promise<PoolClient> {
  for (let attempt = 4; ; attempt += 1) {
    try {
      return await pool.connect()
    } catch (error) {
      if (pool.ending || endOf(error) !== 'lost' || now() >= deadline) throw error
    }
    await backoff(attempt, random)
  }
}
