import type { OrderInfo, ShippingOption, User } from './bot-api.ts'
import type { Chats } from './chats.ts'
import type { Events } from './events.ts'
import type { Faults } from './faults.ts'
import type { Files } from './files.ts'
import type { InvoiceOffer } from './invoice.ts'
import type { Profile } from './profile.ts'
import type { Queries } from './queries.ts'
import type { UpdateQueue } from './updates.ts'
import type { Webhook } from './webhook.ts'

/** The bot's answer to a pressed button. */
export interface CallbackAnswer {
  readonly text?: string
  readonly alert: boolean
  readonly url?: string
}

/** The bot's answer to a pre-checkout query; the words are for the payer. */
export type CheckoutAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: string }

export type ShippingAnswer =
  | { readonly ok: true; readonly options: readonly ShippingOption[] }
  | { readonly ok: false; readonly reason: string }

/** A payment that went through, in the ledger under its `telegram_payment_charge_id`. */
export interface Charge {
  readonly id: string
  readonly userId: number
  readonly currency: string
  readonly amount: number
  readonly payload: string
  readonly at: number
  readonly orderInfo?: OrderInfo
  refundedAt?: number
}

/** Everything that this Telegram knows. One bot lives in it. */
export interface World {
  readonly token: string
  readonly bot: User
  readonly profile: Profile
  readonly users: Map<number, User>
  readonly chats: Chats
  readonly updates: UpdateQueue
  readonly callbacks: Queries<CallbackAnswer>
  readonly checkouts: Queries<CheckoutAnswer>
  readonly shippings: Queries<ShippingAnswer>
  readonly files: Files
  /** By chat and message, as `invoiceKey` writes them, and by the slug of a link. */
  readonly invoices: Map<string, InvoiceOffer>
  /** Charge ids of paid invoices, under the keys of `invoices`; the last one counts. */
  readonly receipts: Map<string, string>
  readonly charges: Map<string, Charge>
  readonly events: Events
  readonly faults: Faults
  readonly webhook: Webhook
  /** Milliseconds that every API call takes longer. */
  latencyMs: number
  /** How long a payer waits for the answer to pre-checkout. */
  readonly preCheckoutMs: number
  /** How long a payer waits for the delivery options. */
  readonly shippingMs: number
  readonly now: () => number
  /** A text that no other call has returned. */
  readonly nextId: () => string
}
