import { once } from 'node:events'
import { limits } from '../telegram/limits.ts'
import type { SandboxControl } from './control.ts'
import { createControl } from './create-control.ts'
import { createWorld } from './create-world.ts'
import { createSandboxServer } from './server.ts'

export type {
  Contact,
  ForceReply,
  InlineButton,
  Location,
  OrderInfo,
  ReplyKeyboard,
  ShippingAddress,
  ShippingOption,
  User,
} from './bot-api.ts'
export type {
  InvoicePlace,
  PaymentBegun,
  PaymentDone,
  PaymentForm,
  ShippingQuote,
} from './checkout.ts'
export type { Customer, Pressed, SandboxControl, Where } from './control.ts'
export type { ApiCall, Delivery, SandboxEvent } from './events.ts'
export type { Fault } from './faults.ts'
export type { StarTransaction } from './stars.ts'
export type { ChatMessage } from './view.ts'

/** The provider token of a shop in the sandbox. Any other that is not empty is accepted, too. */
export const sandboxProviderToken = 'SANDBOX:TEST:provider'

export interface SandboxOptions {
  /** 0 or absent takes a free port. */
  readonly port?: number
  readonly host?: string
  /** Absent: the bot is a new one, to whom no file_id of an earlier run belongs. */
  readonly token?: string
  readonly botUsername?: string
  readonly botName?: string
  /** Milliseconds since 1970; the timestamps and the age of queries come from it. */
  readonly now?: () => number
  /** From 0 up to 1, as Math.random. */
  readonly random?: () => number
  /** Milliseconds that every API call takes longer. */
  readonly latencyMs?: number
  /** How long a payer waits for pre-checkout, 10 s as Telegram's does. */
  readonly preCheckoutMs?: number
  /** How long a payer waits for the delivery options, 150 s as Telegram's does. */
  readonly shippingMs?: number
  /** How long after its second try an update that the webhook did not take comes again, 2 s as Telegram's; doubles. */
  readonly webhookPauseMs?: number
  /** Messages kept in each chat; the oldest leave. */
  readonly historyLength?: number
}

export interface Sandbox {
  /** The chat page. */
  readonly url: string
  /** What comes before `/bot<token>/<method>`. */
  readonly apiRoot: string
  readonly token: string
  readonly control: SandboxControl
  close(): Promise<void>
}

/** Our own Telegram on this machine: the Bot API, customers to play, and a chat page. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const host = options.host ?? '127.0.0.1'
  const world = createWorld({
    token: options.token,
    botUsername: options.botUsername ?? 'sandbox_shop_bot',
    botName: options.botName ?? 'Shop',
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
    latencyMs: options.latencyMs ?? 0,
    preCheckoutMs: options.preCheckoutMs ?? limits.preCheckoutMs,
    shippingMs: options.shippingMs ?? limits.queryLifetimeMs,
    webhookPauseMs: options.webhookPauseMs ?? 2_000,
    historyLength: options.historyLength ?? 300,
  })
  const control = createControl(world)
  control.ensureUser({ id: 1001, first_name: 'Olena', username: 'olena', language_code: 'uk' })
  const server = createSandboxServer(world, control)
  server.listen(options.port ?? 0, host)
  await once(server, 'listening')

  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const named = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const apiRoot = `http://${named.includes(':') ? `[${named}]` : named}:${port}`
  return {
    url: `${apiRoot}/`,
    apiRoot,
    token: world.token,
    control,
    async close() {
      world.webhook.close()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
