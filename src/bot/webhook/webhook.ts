import type { Api } from 'grammy'
import type { Client } from '../../client/client.ts'
import type { Log } from '../../shop/log.ts'
import { done, type Result } from '../../shop/problem.ts'
import type { People } from '../people.ts'
import { whenNobodyPolls } from '../turns/only-poller.ts'
import type { Self } from '../turns/self.ts'
import type { Turns } from '../turns/turns.ts'
import type { Handling, UpdatesSource } from '../updates-source.ts'
import { listenForUpdates } from './server.ts'
import { removeWebhook, setWebhook, watchWebhook } from './set-webhook.ts'
import { Takes } from './takes.ts'

export interface WebhookSettings {
  /** Where Telegram reaches the bots; null: at this bot's own address, which only a sandbox may. */
  readonly url: string | null
  readonly secret: string
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** How long the backend must have run to know of all other bots, milliseconds. */
  readonly settledMs?: number
}

export interface WebhookOptions extends Handling {
  readonly api: Api
  readonly client: Client
  readonly self: Self
  readonly turns: Turns
  readonly people: People
  readonly log: Log
  readonly stopping: AbortSignal
  readonly webhook: WebhookSettings
  /** What GET /metrics answers. */
  readonly metrics?: (() => string) | undefined
  /** Milliseconds to wait for a poller that is just ending. */
  readonly patience?: number | undefined
}

/** Has Telegram bring the updates. Codes: `already-polling`, `webhook-refused`, those of the server. */
export async function startWebhook(options: WebhookOptions): Promise<Result<UpdatesSource>> {
  const { api, turns, log, stopping, webhook, metrics, patience } = options
  const { secret, host } = webhook
  const takes = new Takes(options)
  const path = webhook.url === null ? '/telegram' : new URL(webhook.url).pathname
  const server = await listenForUpdates(
    { host, port: webhook.port, path, secret, metrics },
    (update) => takes.take(update),
    patience,
  )
  if (!server.ok) return server
  const url =
    webhook.url ?? `http://${host.includes(':') ? `[${host}]` : host}:${server.value.port}${path}`
  const address = { url, secret }
  const free = await whenNobodyPolls(turns, log, patience)
  if (free.ok) await free.value.end()
  const set = free.ok ? await setWebhook(api, turns, address, { log, stopping }) : free
  if (!set.ok) {
    await server.value.close()
    return set
  }
  const watching = watchWebhook(api, turns, address, { log, stopping })
  return done({
    get lastUpdateAt() {
      return takes.lastUpdateAt
    },
    get pending() {
      return takes.pending
    },
    url,
    port: server.value.port,
    again: (update) => takes.again(update),
    async stop(drainMs) {
      server.value.drain()
      await Promise.race([takes.idle(), timeout(drainMs)])
      const removing = removeWebhook(options, address, webhook.settledMs).catch((error: unknown) =>
        log.debug('The webhook stays', { error }),
      )
      // A backend that is away does not keep the bot from ending.
      await Promise.race([removing, timeout(lastWordMs)])
    },
    async leave() {
      await takes.idle()
      await server.value.close()
      await watching
    },
  })
}

const lastWordMs = 1_000

function timeout(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}
