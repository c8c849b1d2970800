import type { Client, ClientConfig, Pool } from 'pg'
import type { Log } from '../../shop/log.ts'
import type { Collection } from '../schema.ts'
import type { Change } from '../store.ts'
import { anything, decodeChanges, encodeChanges } from './changes.ts'
import { sqlState } from './fault.ts'
import { literal } from './sql.ts'

export interface ListenerOptions {
  readonly config: ClientConfig
  readonly readers: Pool
  readonly origin: string
  readonly log: Log
  /** Never listens, as where there is no LISTEN. */
  readonly poll: boolean
  readonly onForeign: (changes: readonly Change[]) => void
}

/** How others hear of what is committed, and we of what they commit. */
export interface Listener {
  readonly way: 'notify' | 'poll'
  /** Statements that tell others within the transaction. */
  inside(changes: readonly Change[]): readonly string[]
  /** Tells others of what is committed. */
  after(changes: readonly Change[]): void
  close(): Promise<void>
}

const channel = 'shopbot'

/**
 * What other processes act upon. It is told within the transaction, so that it is not lost with the process; all
 * else is told afterwards: a transaction that notifies keeps others from committing beside it.
 */
const urgent: ReadonlySet<Collection> = new Set<Collection>([
  'categories',
  'products',
  'settings',
  'revisions',
  'notices',
  'stock',
])

/** Milliseconds. To notify is a commit with a sync of its own, one at a time in the whole server: few, as nobody waits. */
const tellEvery = 250
const pollEvery = 500
const reconnectEvery = 1000

/** Listens, and polls where and while that cannot be done. */
export async function openListener(options: ListenerOptions): Promise<Listener> {
  const { origin, log, onForeign, readers } = options
  let client: Client | undefined
  let canListen = !options.poll
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let polling: Promise<void> | undefined
  let telling: NodeJS.Timeout | undefined
  let untold: Change[] = []
  let told: Promise<unknown> = Promise.resolve()
  const seen = new Map<string, number>()

  const again = (milliseconds: number) => {
    if (closed) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      polling = look()
    }, milliseconds)
    timer.unref()
  }
  const look = async () => {
    if (canListen) await listen(false)
    if (client || closed) return
    await poll().catch(() => undefined)
    again(canListen ? reconnectEvery : pollEvery)
  }
  const listen = async (first: boolean) => {
    const { Client } = await import('pg')
    const next = new Client(options.config)
    const gone = () => {
      if (client !== next) return
      client = undefined
      again(0)
    }
    next.on('error', gone)
    next.on('end', gone)
    next.on('notification', ({ payload = '' }) => hear(payload))
    try {
      await next.connect()
      await next.query(`LISTEN ${channel}`)
      client = next
      // What was told in between was not heard.
      if (!first) onForeign(anything)
    } catch (error) {
      await next.end().catch(() => undefined)
      // Syntax or feature that this engine lacks: it never will.
      if (['42601', '0A000', '42704'].includes(sqlState(error) ?? '')) canListen = false
      log.debug('Changes of others are not heard, and are looked for', { state: sqlState(error) })
    }
  }
  const hear = (payload: string) => {
    const at = payload.indexOf(' ')
    if (payload.slice(0, at) === origin) return
    tell(() => decodeChanges(payload.slice(at + 1)))
  }
  const tell = (decode: () => Change[]) => {
    try {
      const changes = decode()
      if (changes.length > 0) onForeign(changes)
    } catch (error) {
      log.warn('A change elsewhere was told in words that are not understood', { error })
    }
  }
  const poll = async (first = false) => {
    const sql = `SELECT id, changes FROM shopbot_transactions WHERE at > clock_timestamp() - interval '10 seconds' AND origin <> ${literal(origin)}`
    const { rows } = await readers.query<{ id: string; changes: string }>(sql)
    const now = Date.now()
    for (const { id, changes } of rows) {
      const isNew = !seen.has(id)
      seen.set(id, now)
      if (isNew && !first) tell(() => decodeChanges(changes))
    }
    for (const [id, at] of seen) if (at < now - 30_000) seen.delete(id)
  }
  const payloadOf = (changes: readonly Change[]) => literal(`${origin} ${encodeChanges(changes)}`)

  if (canListen) await listen(true)
  if (!client) {
    await poll(true).catch(() => undefined)
    again(pollEvery)
  }
  return {
    get way() {
      return client ? 'notify' : 'poll'
    },
    inside: (changes) =>
      canListen && changes.some(({ collection }) => urgent.has(collection))
        ? [`SELECT pg_notify('${channel}', ${payloadOf(changes)})`]
        : [],
    after(changes) {
      if (!canListen || changes.some(({ collection }) => urgent.has(collection))) return
      untold.push(...changes)
      telling ??= setTimeout(() => {
        telling = undefined
        const now = untold
        untold = []
        told = told
          .then(() => client?.query(`SELECT pg_notify('${channel}', ${payloadOf(now)})`))
          .catch(() => undefined)
      }, tellEvery)
      telling.unref()
    },
    async close() {
      closed = true
      clearTimeout(timer)
      clearTimeout(telling)
      await polling
      await told
      const ending = client
      client = undefined
      await ending?.end().catch(() => undefined)
    },
  }
}
