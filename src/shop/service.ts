import type { Holder } from './lease.ts'

/** How a bot hears from Telegram. */
export type UpdateMode = 'polling' | 'webhook'

/** What a bot says of itself every now and then. */
export interface BotReport {
  /** Bot API: User of the bot. */
  readonly id: number
  readonly username: string
  readonly startedAt: string
  readonly lastUpdateAt: string | null
  /** Updates taken in and not done yet. */
  readonly pending: number
  readonly holder: Holder
  readonly mode: UpdateMode
  /** Of the webhook. */
  readonly url: string | null
  /** Of shopbot; absent: one from before it was said. */
  readonly version?: string | undefined
  /** What it sells as of; null: nothing was imported yet. */
  readonly revision?: string | null | undefined
}

/** What a backend says of itself. */
export interface BackendReport extends Holder {
  /** Of shopbot; absent: one from before it was said. */
  readonly version?: string | undefined
  /** What it sells as of; null: nothing was imported yet. */
  readonly revision?: string | null | undefined
}

/** A bot or backend that runs, as it last said; where several share a store, they know of each other by it. */
export type Service =
  | { readonly id: string; readonly kind: 'bot'; readonly at: string; readonly bot: BotReport }
  | {
      readonly id: string
      readonly kind: 'backend'
      readonly at: string
      readonly backend: BackendReport
    }
