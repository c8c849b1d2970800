import type { Update } from 'grammy/types'

/** How updates come to the bot: by polling or by webhook. */
export interface UpdatesSource {
  readonly lastUpdateAt: Date | undefined
  /** Taken in and not done yet. */
  readonly pending: number
  /** Where Telegram reaches the bot; null: it is the bot that asks. */
  readonly url: string | null
  /** Where the bot listens for that. */
  readonly port: number | null
  /** Handles an update that was set aside, once, in its customer's turn; rejects when it fails again. */
  again(update: Update): Promise<void>
  /** Takes in nothing more, waits for what is under way, at most so many milliseconds. */
  stop(drainMs: number): Promise<void>
  /** After that, while the backend still knows this bot: says to Telegram what there is to say. */
  leave(): Promise<void>
}

/** What there is to do with an update. */
export interface Handling {
  /** Resolves once its effects are durable. */
  handle(update: Update): Promise<void>
  /** Keeps, durably, an update that kept failing. */
  setAside(update: Update, error: unknown, attempts: number): Promise<void>
}

/** Kinds of updates that a shop is interested in. Bot API: allowed_updates */
export const allowedUpdates = [
  'message',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'my_chat_member',
] as const
