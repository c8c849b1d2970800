import type { User } from './bot-api.ts'
import { createChats } from './chats.ts'
import { createEvents } from './events.ts'
import { createFaults } from './faults.ts'
import { createFiles } from './files.ts'
import { createProfile } from './profile.ts'
import { createQueries } from './queries.ts'
import { createUpdateQueue } from './updates.ts'
import { createWebhook } from './webhook.ts'
import type { World } from './world.ts'

export interface WorldOptions {
  readonly token: string | undefined
  readonly botUsername: string
  readonly botName: string
  readonly now: () => number
  readonly random: () => number
  readonly latencyMs: number
  readonly preCheckoutMs: number
  readonly shippingMs: number
  readonly webhookPauseMs: number
  readonly historyLength: number
}

const keptCalls = 2000

/** An empty Telegram with one bot. Without a token the bot is a new one, as are all its file ids. */
export function createWorld(options: WorldOptions): World {
  const { now, random } = options
  const token = options.token ?? `${digits(random, 10)}:${letters(random, 35)}`
  const nextId = idSource(random)
  const events = createEvents(keptCalls)
  const faults = createFaults()
  const updates = createUpdateQueue(Number(digits(random, 9)), now)
  const { webhookPauseMs: pauseMs } = options
  return {
    token,
    bot: botOf(token, options),
    profile: createProfile(options.botName),
    users: new Map(),
    chats: createChats({
      now,
      historyLength: options.historyLength,
      onChange: (change, message) => events.emit({ kind: 'message', change, message }),
    }),
    updates,
    callbacks: createQueries(nextId, now),
    checkouts: createQueries(nextId, now),
    shippings: createQueries(nextId, now),
    files: createFiles(nextId),
    invoices: new Map(),
    receipts: new Map(),
    charges: new Map(),
    events,
    faults,
    webhook: createWebhook({ updates, events, faults, now, pauseMs }),
    latencyMs: options.latencyMs,
    preCheckoutMs: options.preCheckoutMs,
    shippingMs: options.shippingMs,
    now,
    nextId,
  }
}

function botOf(token: string, { botName, botUsername }: WorldOptions): User {
  const id = Number(token.split(':')[0])
  return {
    id: Number.isSafeInteger(id) && id > 0 ? id : 1,
    is_bot: true,
    first_name: botName,
    username: botUsername,
  }
}

/** Numbers as long as Telegram's own; the start is random, so two sandboxes share none. */
function idSource(random: () => number): () => string {
  const start = digits(random, 10)
  let last = 0
  return () => `${start}${String(++last).padStart(8, '0')}`
}

/** The first is never 0. */
function digits(random: () => number, count: number): string {
  let text = String(1 + Math.floor(random() * 9))
  while (text.length < count) text += Math.floor(random() * 10)
  return text
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'

const letters = (random: () => number, count: number): string =>
  Array.from({ length: count }, () => alphabet[Math.floor(random() * alphabet.length)]).join('')
