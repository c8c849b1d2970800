import { setMaxListeners } from 'node:events'
import { Api, Bot as GrammyBot, GrammyError } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import type { Client } from '../client/client.ts'
import type { Log } from '../shop/log.ts'
import { done, failed, type Result } from '../shop/problem.ts'
import { limits } from '../telegram/limits.ts'
import { OneByOne } from './desk/one-by-one.ts'
import { downloadFile } from './download.ts'
import { Intake } from './intake/intake.ts'
import { runNotices } from './notices.ts'
import { obeyLimits } from './obey-limits.ts'
import { People } from './people.ts'
import { PhotoShelf } from './photos.ts'
import { setProfile } from './profile.ts'
import { runReconciliation } from './reconcile.ts'
import { shopSource } from './shop-source.ts'
import type { Shopfront } from './turn.ts'
import { identityOf, routeUpdates } from './updates/route.ts'

export interface BotOptions {
  readonly token: string
  readonly apiRoot?: string | undefined
  readonly providerToken?: string | undefined
  readonly client: Client
  readonly log: Log
  readonly pollSeconds?: number
}

export interface Bot {
  readonly id: number
  readonly username: string
  /** Finishes what was taken in, at most 5 seconds; the rest comes again at the next start. */
  stop(): Promise<void>
}

const drainMs = 5_000

/** Opens the shop in Telegram. Waits for network and backend. Codes: `token-refused`. */
export async function startBot(options: BotOptions): Promise<Result<Bot>> {
  const { token, apiRoot, providerToken, client, log } = options
  const stopping = new AbortController()
  // Every customer who waits for the backend listens to it.
  setMaxListeners(0, stopping.signal)
  const clientOptions = { ...(apiRoot === undefined ? {} : { apiRoot }), timeoutSeconds: 60 }
  const grammy = new GrammyBot(token, { client: clientOptions })
  grammy.api.config.use(obeyLimits(stopping.signal))
  const me = await introduceSelf(grammy, log)
  if (!me.ok) return me
  const source = await shopSource(client, log, stopping.signal)
  const front: Shopfront = {
    api: grammy.api,
    client,
    log,
    photos: new PhotoShelf(client, me.value.id, log),
    drawing: new OneByOne(),
    providerToken,
    fetchFile: (fileId) =>
      downloadFile({ api: grammy.api, token, apiRoot, signal: stopping.signal }, fileId),
    stopping: stopping.signal,
    ...source,
  }
  routeUpdates(grammy, front, new People(client))
  await forgetWebhook(grammy, log)

  const intake = new Intake({
    fetch: (offset, timeout, signal) => fetchUpdates(grammy, offset, timeout, signal),
    handle: (update) => handle(grammy, update),
    setAside: (update, error, attempts) => setAside(front, update, error, attempts),
    log,
    ...(options.pollSeconds === undefined ? {} : { pollSeconds: options.pollSeconds }),
  })
  const startedAt = new Date().toISOString()
  const report = () =>
    client
      .reportBot(
        {
          id: me.value.id,
          username: me.value.username,
          startedAt,
          lastUpdateAt: intake.lastUpdateAt?.toISOString() ?? null,
          pending: intake.pending,
        },
        { attempts: 1 },
      )
      .catch((error: unknown) => log.debug('The bot could not report to the backend', { error }))
  await report()
  const reporting = setInterval(() => void report(), reportMs)
  // A notice that Telegram wants later goes back into the queue instead of holding up other chats.
  const notices = { ...front, api: new Api(token, clientOptions) }
  const running = [
    intake.run(),
    runNotices(notices, (update) => intake.again(update)),
    runReconciliation(front),
  ]
  void source.shop().then((shop) => setProfile(grammy.api, shop, source.sayIn, log))
  return done({
    id: me.value.id,
    username: me.value.username,
    async stop() {
      clearInterval(reporting)
      await intake.stop(drainMs)
      stopping.abort()
      await Promise.allSettled(running)
    },
  })
}

const reportMs = 5_000

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

/** With a webhook set, Telegram refuses to hand out updates. */
async function forgetWebhook(grammy: GrammyBot, log: Log): Promise<void> {
  try {
    const { url } = await grammy.api.getWebhookInfo()
    if (!url) return
    log.warn('A webhook was set for this bot and is removed: this shop fetches its updates')
    await grammy.api.deleteWebhook()
  } catch (error) {
    log.warn('Telegram did not say whether a webhook is set', { error })
  }
}

function fetchUpdates(
  grammy: GrammyBot,
  offset: number | undefined,
  timeout: number,
  signal: AbortSignal,
): Promise<Update[]> {
  return grammy.api.getUpdates(
    {
      ...(offset === undefined ? {} : { offset }),
      timeout,
      limit: limits.updatesPerPoll,
      allowed_updates: [
        'message',
        'callback_query',
        'shipping_query',
        'pre_checkout_query',
        'my_chat_member',
      ],
    },
    // grammY types its signal by a polyfill of the same shape.
    signal as Parameters<typeof grammy.api.getUpdates>[1],
  )
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
