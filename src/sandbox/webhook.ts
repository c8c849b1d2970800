import { setTimeout as delay } from 'node:timers/promises'
import type { Update } from './bot-api.ts'
import type { Events } from './events.ts'
import { deliveries, type Faults } from './faults.ts'
import type { UpdateQueue } from './updates.ts'
import { createPost, type Post, type Posted } from './webhook-post.ts'

export interface WebhookSettings {
  readonly url: string
  /** '': none. */
  readonly secret: string
  readonly maxConnections: number
}

/** Brings updates to the bot instead of waiting to be asked. */
export interface Webhook {
  /** undefined: the bot polls. */
  readonly settings: WebhookSettings | undefined
  /** Kinds that the bot wants; empty: all. */
  allowed: readonly string[]
  readonly lastError: { readonly at: number; readonly message: string } | undefined
  /** Begins, or goes on with other settings; what waits to be tried again is tried at once. */
  set(settings: WebhookSettings): void
  remove(): void
  /** Ends what is under way. */
  close(): void
}

interface WebhookOptions {
  readonly updates: UpdateQueue
  readonly events: Pick<Events, 'emit'>
  readonly faults: Faults
  readonly now: () => number
  /** Milliseconds before the third try, doubling; the second comes at once. */
  readonly pauseMs: number
}

/** What goes to the bot one after the other; Telegram has one for each chat, and one for each user's queries. */
interface Lane {
  readonly key: string
  readonly updates: Update[]
  failures: number
  /** Until it may be tried again. */
  timer?: NodeJS.Timeout
}

const longestPauseMs = 60_000

/**
 * As Telegram's own server does it: any 2xx is done, all else comes again after growing pauses, in order within a
 * lane, lanes beside each other up to `maxConnections`.
 */
export function createWebhook(options: WebhookOptions): Webhook {
  const { updates, events, faults, now, pauseMs } = options
  let settings: WebhookSettings | undefined
  let lastError: Webhook['lastError']
  let lanes = new Map<string, Lane>()
  let ready: Lane[] = []
  let running = 0
  let post: Post = createPost()

  function add(update: Update): void {
    const key = laneOf(update)
    const lane = lanes.get(key)
    if (lane) return void lane.updates.push(update)
    const made = { key, updates: [update], failures: 0 }
    lanes.set(key, made)
    ready.push(made)
    pump()
  }

  function pump(): void {
    while (settings && running < settings.maxConnections) {
      const lane = ready.shift()
      if (!lane) return
      const update = next(lane)
      if (!update) continue
      running++
      void bring(update, settings).then((posted) => {
        running--
        settle(lane, update, posted)
        pump()
      })
    }
  }

  /** The lane's oldest update; a lane without one is over. */
  function next(lane: Lane): Update | undefined {
    while (lane.updates[0] && !updates.isWaiting(lane.updates[0].update_id)) lane.updates.shift()
    const [update] = lane.updates
    if (!update && isOurs(lane)) lanes.delete(lane.key)
    return update
  }

  /** A webhook that was removed meanwhile has begun anew with all that waits. */
  function isOurs(lane: Lane): boolean {
    return lanes.get(lane.key) === lane
  }

  function settle(lane: Lane, update: Update, posted: Posted): void {
    const { outcome } = posted
    const done = typeof outcome === 'number' && outcome >= 200 && outcome < 300
    if (done) updates.finish(update.update_id)
    else lastError = { at: now(), message: wordsFor(posted) }
    events.emit({ kind: 'delivery', delivery: { update, outcome, at: now() } })
    lane.failures = done ? 0 : lane.failures + 1
    if (!isOurs(lane)) return
    if (done) return void ready.push(lane)
    const pause =
      lane.failures === 1 ? 0 : Math.min(pauseMs * 2 ** (lane.failures - 2), longestPauseMs)
    const again = () => {
      delete lane.timer
      ready.push(lane)
      pump()
    }
    lane.timer = setTimeout(again, posted.retryAfterMs ?? pause)
    lane.timer.unref()
  }

  async function bring(update: Update, to: WebhookSettings): Promise<Posted> {
    const fault = faults.meet(deliveries, chatOf(update))
    if (fault?.kind === 'drop') return { outcome: 'Connection refused' }
    if (fault?.kind === 'delay') await delay(fault.delayMs ?? 1000)
    const [posted] = await Promise.all([
      post(to, update),
      fault?.kind === 'twice' ? post(to, update) : undefined,
    ])
    return fault?.kind === 'lose-answer' ? { outcome: 'Connection reset by peer' } : posted
  }

  function forget(): void {
    for (const { timer } of lanes.values()) clearTimeout(timer)
    lanes = new Map()
    ready = []
  }

  updates.onPush((update) => {
    if (settings) add(update)
  })

  return {
    get settings() {
      return settings
    },
    allowed: [],
    get lastError() {
      return lastError
    },
    set(given) {
      if (settings?.url !== given.url) lastError = undefined
      const wasSet = settings !== undefined
      settings = given
      if (!wasSet) for (const update of updates.waiting()) add(update)
      for (const lane of lanes.values()) {
        if (!lane.timer) continue
        clearTimeout(lane.timer)
        delete lane.timer
        ready.push(lane)
      }
      pump()
    },
    remove() {
      settings = undefined
      lastError = undefined
      forget()
    },
    close() {
      settings = undefined
      forget()
      post.close()
      post = createPost()
    },
  }
}

function wordsFor({ outcome }: Posted): string {
  return typeof outcome === 'number' ? `Wrong response from the webhook: ${outcome}` : outcome
}

/** The queries of a user do not wait for the messages of the chat, nor these for them. */
function laneOf(update: Update): string {
  if ('message' in update) return `chat ${update.message.chat.id}`
  if ('my_chat_member' in update) return `chat ${update.my_chat_member.chat.id}`
  if ('callback_query' in update) return `callbacks ${update.callback_query.from.id}`
  if ('shipping_query' in update) return `shipping ${update.shipping_query.from.id}`
  return `pre-checkout ${update.pre_checkout_query.from.id}`
}

function chatOf(update: Update): number {
  if ('message' in update) return update.message.chat.id
  if ('my_chat_member' in update) return update.my_chat_member.chat.id
  if ('callback_query' in update) return update.callback_query.message.chat.id
  if ('shipping_query' in update) return update.shipping_query.from.id
  return update.pre_checkout_query.from.id
}
