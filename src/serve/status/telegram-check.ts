import { allowedUpdates } from '../../bot/updates-source.ts'
import { createMask } from '../mask.ts'

/** How Telegram sees the bot. */
export interface TelegramCheck {
  readonly ok: boolean
  readonly apiRoot: string
  readonly username: string | null
  /** Which money flows: by the shape of the provider token; null without one. */
  readonly provider: 'TEST' | 'LIVE' | null
  /** Set: updates go to this address and polling gets none. */
  readonly webhook: string | null
  /** Why the last update could not be brought there, and when. */
  readonly lastError: { readonly at: string; readonly message: string } | null
  readonly pendingUpdates: number | null
  readonly allowedUpdates: readonly string[] | null
  /** How far this clock is ahead of Telegram's, seconds; null when it did not say. */
  readonly clockDrift: number | null
  /** What is wrong and what to do; null when all is well. */
  readonly advice: string | null
}

export interface TelegramCheckOptions {
  readonly apiRoot: string
  readonly token: string | undefined
  readonly providerToken: string | undefined
  /** Where the bots want to be called; null: they poll; undefined: any address on this machine. */
  readonly wanted: string | null | undefined
  readonly fetch: typeof fetch
  readonly now: () => Date
}

/** Asks Telegram about the bot; changes nothing. Bot API: getMe, getWebhookInfo */
export async function checkTelegram(options: TelegramCheckOptions): Promise<TelegramCheck> {
  const { apiRoot, token, providerToken } = options
  const start = { ...nothingKnown, apiRoot, provider: providerOf(providerToken) }
  if (token === undefined) {
    return { ...start, advice: 'There is no TELEGRAM_BOT_TOKEN: get one from @BotFather.' }
  }
  const mask = createMask([token])
  const me = await ask(options, token, 'getMe')
  if (!me.ok) return { ...start, advice: mask(me.advice) }
  const username = text(me.result.username)
  const webhookInfo = await ask(options, token, 'getWebhookInfo')
  if (!webhookInfo.ok) return { ...start, username, advice: mask(webhookInfo.advice) }
  const webhook = text(webhookInfo.result.url) || null
  const found = {
    ...start,
    username,
    webhook,
    lastError: errorOf(webhookInfo.result),
    pendingUpdates: count(webhookInfo.result.pending_update_count),
    allowedUpdates: texts(webhookInfo.result.allowed_updates),
    clockDrift: me.clockDrift,
  }
  const advice = adviceOn(found, options)
  return { ...found, ok: advice === null, advice }
}

const nothingKnown: Omit<TelegramCheck, 'apiRoot' | 'provider'> = {
  ok: false,
  username: null,
  webhook: null,
  lastError: null,
  pendingUpdates: null,
  allowedUpdates: null,
  clockDrift: null,
  advice: null,
}

/** Invoices and holds are timed: a clock further off than this breaks them, seconds. */
const tolerableDrift = 60

/** An error as old as that says nothing about now, milliseconds. */
const oldError = 10 * 60_000
/** So many may wait while a shop is busy. */
const manyPending = 200

function adviceOn(
  {
    webhook,
    lastError,
    pendingUpdates,
    allowedUpdates: heard,
    clockDrift: drift,
  }: Omit<TelegramCheck, 'ok' | 'advice'>,
  { wanted, now }: TelegramCheckOptions,
): string | null {
  if (webhook !== null && wanted === null) {
    return 'A webhook is set, so polling gets nothing: another program took the bot, or deleteWebhook was never called.'
  }
  if (webhook === null && wanted !== null) {
    return 'No webhook is set, so the bots hear nothing: "shopbot serve" sets it when a bot starts.'
  }
  if (webhook !== null && wanted !== undefined && webhook !== wanted) {
    return `Updates go to ${webhook}, and this shop is at ${wanted}: another program uses the same token. Stop it, then start the bots of this shop again.`
  }
  const waiting = pendingUpdates ?? 0
  const isFresh = lastError !== null && now().getTime() - Date.parse(lastError.at) < oldError
  if (webhook !== null && isFresh && waiting > 0) {
    return `Telegram could not bring ${waiting} updates to ${webhook} ("${lastError.message}", ${lastError.at}): look at the proxy there and at the bots behind it.`
  }
  if (waiting > manyPending) {
    return `${waiting} updates wait at Telegram: the bots are too slow or not there.`
  }
  const missing = missingOf(heard)
  if (missing.length > 0) {
    return `Telegram does not send ${missing.join(', ')}: the bot says at its start what it wants, so let it start again: shopbot restart`
  }
  if (drift !== null && Math.abs(drift) > tolerableDrift) {
    return `The clock of this machine is ${Math.abs(drift)} s ${drift > 0 ? 'ahead' : 'behind'}: let it be set over the network.`
  }
  return null
}

/** Kinds of updates that the shop needs and Telegram keeps back. Bot API: an absent or empty list is all but a few */
function missingOf(heard: readonly string[] | null): string[] {
  if (heard === null || heard.length === 0) return []
  return allowedUpdates.filter((kind) => !heard.includes(kind))
}

function errorOf(info: Readonly<Record<string, unknown>>): TelegramCheck['lastError'] {
  const at = count(info.last_error_date)
  const message = text(info.last_error_message)
  if (at === null || message === null) return null
  return { at: new Date(at * 1000).toISOString(), message }
}

/** Providers give tokens like `284685063:TEST:…` and `…:LIVE:…`. */
export function providerOf(token: string | undefined): 'TEST' | 'LIVE' | null {
  if (token === undefined) return null
  return token.includes(':TEST:') ? 'TEST' : 'LIVE'
}

type Answer =
  | {
      readonly ok: true
      readonly result: Readonly<Record<string, unknown>>
      readonly clockDrift: number | null
    }
  | { readonly ok: false; readonly advice: string }

async function ask(options: TelegramCheckOptions, token: string, method: string): Promise<Answer> {
  const { apiRoot, now } = options
  const url = `${apiRoot.replace(/\/$/, '')}/bot${token}/${method}`
  try {
    const response = await options.fetch(url, { signal: AbortSignal.timeout(10_000) })
    // Bot API: every answer is an object with `ok`, and `result` or `description`.
    const body = (await response.json()) as {
      ok?: boolean
      result?: Record<string, unknown>
      description?: string
    }
    if (response.status === 401 || response.status === 404) {
      return { ok: false, advice: 'Telegram does not know this TELEGRAM_BOT_TOKEN: copy it anew.' }
    }
    if (body.ok !== true) return { ok: false, advice: `Telegram says: ${body.description}` }
    const date = Date.parse(response.headers.get('date') ?? '')
    const clockDrift = Number.isNaN(date) ? null : Math.round((now().getTime() - date) / 1000)
    return { ok: true, result: body.result ?? {}, clockDrift }
  } catch {
    return {
      ok: false,
      advice: `${apiRoot} does not answer: look at the network and at TELEGRAM_API_ROOT.`,
    }
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : null)
const count = (value: unknown) => (typeof value === 'number' ? value : null)
const texts = (value: unknown) =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null
