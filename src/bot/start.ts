import { setMaxListeners } from 'node:events'
import { Api, Bot as GrammyBot, GrammyError } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import type { Client } from '../client/client.ts'
import { type Log, logWith } from '../shop/log.ts'
import { Metrics } from '../shop/metrics.ts'
import { done, failed, type Result } from '../shop/problem.ts'
import type { BotReport, UpdateMode } from '../shop/service.ts'
import { type Counts, countBot } from './counts.ts'
import { OneByOne } from './desk/one-by-one.ts'
import { downloadFile } from './download.ts'
import { type MetricsAddress, serveMetrics } from './metrics-server.ts'
import { runNotices } from './notices.ts'
import { obeyLimits } from './obey-limits.ts'
import { People } from './people.ts'
import { PhotoShelf } from './photos.ts'
import { startPolling } from './polling.ts'
import { setProfile } from './profile.ts'
import { runReconciliation } from './reconcile.ts'
import { shopSource } from './shop-source.ts'
import type { Shopfront } from './turn.ts'
import { type Self, takeOverFromDead } from './turns/self.ts'
import { Turns } from './turns/turns.ts'
import { identityOf, routeUpdates } from './updates/route.ts'
import type { UpdatesSource } from './updates-source.ts'
import { startWebhook, type WebhookSettings } from './webhook/webhook.ts'

export interface BotOptions {
  readonly token: string
  readonly apiRoot?: string | undefined
  readonly providerToken?: string | undefined
  /** Telegram is asked who this is while the backend may still be on its way. */
  readonly client: Client | Promise<Client>
  readonly self: Self
  readonly log: Log
  /** Where it counts what it does; its own when absent. */
  readonly metrics?: Metrics
  /** The same, where the caller's client counts as well. */
  readonly counts?: Counts
  /** Where metrics are served; a bot with a webhook serves them beside it anyway. */
  readonly metricsAt?: MetricsAddress | undefined
  /** Of shopbot, for whoever looks at the shop. */
  readonly version?: string
  /** Absent: the bot polls. */
  readonly webhook?: WebhookSettings | undefined | Promise<WebhookSettings | undefined>
  readonly pollSeconds?: number | undefined
  /** Milliseconds to wait for other bots that are just ending. */
  readonly patience?: number
  /** Called once Telegram knows the bot and only the backend is missing. */
  readonly onStanding?: () => void
}

export interface Bot {
  readonly id: number
  readonly username: string
  /** Of the webhook; null: it polls. */
  readonly url: string | null
  /** Where it listens for Telegram; null: it polls. */
  readonly port: number | null
  /** Finishes what was taken in, at most `within` milliseconds (5 s); the rest comes again at the next start. */
  stop(within?: number): Promise<void>
}

const drainMs = 5_000

/**
 * Opens the shop in Telegram. Waits for network and backend. Codes: `token-refused`, those of polling and webhook.
 */
export async function startBot(options: BotOptions): Promise<Result<Bot>> {
  const { token, apiRoot, providerToken, self, metrics = new Metrics() } = options
  const counts = options.counts ?? countBot(metrics)
  let revision: () => string | null = () => null
  const log = logWith(options.log, () => ({ revision: revision() }))
  const stopping = new AbortController()
  // Every customer who waits for the backend listens to it.
  setMaxListeners(0, stopping.signal)
  const clientOptions = { ...(apiRoot === undefined ? {} : { apiRoot }), timeoutSeconds: 60 }
  const grammy = new GrammyBot(token, { client: clientOptions })
  grammy.api.config.use(counts.call, obeyLimits(stopping.signal))
  const me = await introduceSelf(grammy, log)
  if (!me.ok) return me
  options.onStanding?.()
  const client = await options.client
  const webhook = await options.webhook
  const source = await shopSource(client, log, stopping.signal)
  revision = source.revision
  const turns = new Turns(client, self, log, stopping.signal)
  const front: Shopfront = {
    api: grammy.api,
    client,
    log,
    photos: new PhotoShelf(client, me.value.id, log),
    // A poller is the only one who draws.
    drawing: webhook
      ? new OneByOne((order, work) => turns.during(`order ${order}`, work))
      : new OneByOne(),
    providerToken,
    fetchFile: (fileId) =>
      downloadFile({ api: grammy.api, token, apiRoot, signal: stopping.signal }, fileId),
    stopping: stopping.signal,
    ...source,
  }
  const people = new People(client)
  routeUpdates(grammy, front, people)
  await takeOverFromDead(client, self, log, stopping.signal)

  const { pollSeconds, patience } = options
  const common = {
    api: grammy.api,
    client,
    self,
    turns,
    log,
    stopping: stopping.signal,
    patience,
    handle: (update: Update) => counts.handled(update, handle(grammy, update)),
    setAside: async (update: Update, error: unknown, attempts: number) => {
      await setAside(front, update, error, attempts)
      counts.setAside(update)
    },
  }
  const updates = webhook
    ? await startWebhook({ ...common, people, webhook, metrics: () => metrics.text() })
    : await startPolling({ ...common, pollSeconds })
  if (!updates.ok) {
    stopping.abort()
    return updates
  }
  counts.watch(updates.value)
  const { metricsAt } = options
  const told = metricsAt && serveMetrics(metricsAt, () => metrics.text(), log)
  const reporting = await keepReporting(client, log, self, async () => ({
    ...describe(me.value, updates.value),
    version: options.version,
    revision: (await source.shop()).revision,
  }))
  // A notice that Telegram wants later goes back into the queue instead of holding up other chats.
  const sending = new Api(token, clientOptions)
  sending.config.use(counts.call)
  const notices = { ...front, api: sending }
  const running = [
    runNotices(notices, self.holder, (update) => updates.value.again(update)),
    runReconciliation(front, turns),
  ]
  void turns
    .unlessOthersDo('profile', async () =>
      setProfile(grammy.api, await source.shop(), source.sayIn, log),
    )
    .catch((error: unknown) => log.debug('The profile of the bot was not set', { error }))
  return done({
    id: me.value.id,
    username: me.value.username,
    url: updates.value.url,
    port: updates.value.port,
    async stop(within = drainMs) {
      clearInterval(reporting)
      await told?.close()
      await updates.value.stop(within)
      stopping.abort()
      await Promise.allSettled([...running, updates.value.leave()])
      // Whoever comes next need not wait for what this one held.
      await client
        .endHolder(self.holder.id, { deadline: lastWordMs })
        .catch((error: unknown) => log.debug('The bot could not say that it ends', { error }))
    },
  })
}

const lastWordMs = 800
const reportMs = 5_000

/** Says every few seconds how the bot is; the backend may not be there each time. */
async function keepReporting(
  client: Client,
  log: Log,
  { holder }: Self,
  describe: () => Promise<Omit<BotReport, 'startedAt' | 'holder'>>,
): Promise<NodeJS.Timeout> {
  const startedAt = new Date().toISOString()
  const report = () =>
    describe()
      .then((bot) => client.reportBot({ ...bot, startedAt, holder }, { attempts: 1 }))
      .catch((error: unknown) => log.debug('The bot could not report to the backend', { error }))
  await report()
  return setInterval(() => void report(), reportMs)
}

function describe({ id, username }: UserFromGetMe, updates: UpdatesSource) {
  const { lastUpdateAt, pending, url } = updates
  const mode: UpdateMode = url === null ? 'polling' : 'webhook'
  return { id, username, lastUpdateAt: lastUpdateAt?.toISOString() ?? null, pending, mode, url }
}

/** Bot API: getMe. Waits for a network that is down; a refused token is told at once. */
async function introduceSelf(grammy: GrammyBot, log: Log): Promise<Result<UserFromGetMe>> {
  for (let tries = 1; ; tries += 1) {
    try {
      await grammy.init()
      return done(grammy.botInfo)
    } catch (error) {
      const code = error instanceof GrammyError ? error.error_code : undefined
      if (code === 401 || code === 404) {
        return failed({
          code: 'token-refused',
          message: 'Telegram does not know this TELEGRAM_BOT_TOKEN',
          hint: 'Copy it once more from @BotFather: /mybots, your bot, API Token.',
        })
      }
      log.warn('Telegram does not answer; trying again', { error })
      await new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** tries, 30_000)))
    }
  }
}

/** grammY wraps what a handler throws; the intake judges by the cause. */
async function handle(grammy: GrammyBot, update: Update): Promise<void> {
  try {
    await grammy.handleUpdate(update)
  } catch (error) {
    throw error instanceof Error && 'error' in error ? error.error : error
  }
}

/** Keeps the update with the shop, which tells the customer, and lets the others pass. */
async function setAside(
  front: Shopfront,
  update: Update,
  cause: unknown,
  attempts: number,
): Promise<void> {
  const id = identityOf(update)
  const asksToPay = update.pre_checkout_query ?? update.shipping_query
  const from = update.callback_query?.from ?? update.message?.from ?? asksToPay?.from
  const error = cause instanceof Error ? cause.message : String(cause)
  const report = { id, update, error: error.slice(0, 500), attempts, customer: from?.id ?? null }
  const kept = await front.client.setAside(report, { key: `aside:${id}`, signal: front.stopping })
  if (!kept.ok) throw new Error(`The backend refused an update: ${kept.problem.code}`)
}
