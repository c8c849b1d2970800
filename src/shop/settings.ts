import type { DeliveryOption } from './delivery.ts'
import type { PaymentMethod } from './payment.ts'
import type { Promotion } from './promotion.ts'
import type { Text } from './text.ts'

/** What shop.yaml says, complete: every default filled in, every text still the merchant's own. */
export interface Settings {
  readonly name: Text
  /** ISO 4217 code, or XTR. */
  readonly currency: string
  /** At least one; the first is the default. */
  readonly languages: readonly string[]
  readonly timezone: string
  readonly description?: Text
  readonly welcome?: Text
  readonly support?: Text
  /** The text itself, not the file's name. */
  readonly terms?: Text
  /** What the shop keeps of a customer and why; shown by /privacy. */
  readonly privacy?: Text
  readonly admins: readonly number[]
  readonly moderators: readonly number[]
  /** The chat that gets the orders; the admins when absent. */
  readonly notify?: number
  readonly payment: {
    /** Empty: shop.yaml names none, see `offeredMethods`. */
    readonly methods: readonly PaymentMethod[]
    /** Of the customer, on the invoice or in the chat. */
    readonly ask: readonly ('name' | 'phone' | 'email')[]
    /** Bot API: max_tip_amount and suggested_tip_amounts, smallest unit. */
    readonly tips?: { readonly max: number; readonly suggested: readonly number[] }
    /** JSON text for the provider, e.g. for receipts. Bot API: provider_data */
    readonly providerData?: string
  }
  /** Empty: nothing is delivered, and nothing is asked. */
  readonly delivery: readonly DeliveryOption[]
  readonly promotions: readonly Promotion[]
  /** How long an unpaid order keeps its stock, in milliseconds. */
  readonly hold: number
  readonly retry: RetrySettings
  readonly server: { readonly host: string; readonly port: number }
  /** Absent: the bot polls. */
  readonly telegram?: WebhookSettings
  /** Fluent texts of `locales/` by language, which override ours. */
  readonly texts: Readonly<Record<string, string>>
}

/** How Telegram brings updates to the bots. */
export interface WebhookSettings {
  readonly mode: 'webhook'
  /** Where Telegram reaches the bots: at a proxy with HTTPS, as a rule. */
  readonly url: string
  /** Where a bot listens. */
  readonly host?: string
  readonly port?: number
}

/** Pauses between tries, in milliseconds: initial × factor^n, at most max. */
export interface RetrySettings {
  readonly initial: number
  readonly factor: number
  readonly max: number
  readonly jitter: 'full' | 'none'
}

export const defaultRetry: RetrySettings = {
  initial: 500,
  factor: 1.5,
  max: 30_000,
  jitter: 'full',
}
export const defaultHold = 15 * 60_000
export const defaultServer = { host: '127.0.0.1', port: 8787 } as const
export const defaultBotAddress = { host: '127.0.0.1', port: 8788 } as const
