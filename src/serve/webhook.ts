import { createHmac } from 'node:crypto'
import type { Client } from '../client/client.ts'
import { defaultBotAddress, type WebhookSettings } from '../shop/settings.ts'
import type { Environment } from './environment.ts'

/**
 * TELEGRAM_WEBHOOK_URL may be an address, or one of these, which `serve` tells its bot: the bot's own address, as
 * only a sandbox reaches it; what was imported last, where shop.yaml cannot be read.
 */
export const ownAddress = 'self'
const asImported = 'imported'

type Variables = Readonly<Record<string, string | undefined>>

/** The part of a bot's environment that says how updates come to it; empty: it polls. */
export function webhookVariables(
  environment: Environment,
  telegram: WebhookSettings | undefined,
  { unread, sandbox }: { readonly unread: boolean; readonly sandbox: boolean },
): Variables {
  const { webhookUrl, webhookSecret, botHost, botPort } = environment
  const written = unread ? asImported : telegram?.url
  const url = webhookUrl ?? (sandbox && telegram ? ownAddress : written)
  if (url === undefined || (sandbox && url === asImported)) return {}
  const port = botPort ?? (sandbox ? 0 : telegram?.port)
  return {
    TELEGRAM_WEBHOOK_URL: url,
    TELEGRAM_WEBHOOK_SECRET: webhookSecret,
    BOT_HOST: botHost ?? telegram?.host,
    BOT_PORT: port === undefined ? undefined : String(port),
  }
}

/** The environment of a bot that nobody supervises: what shop.yaml says stands in for what is not in it. */
export function withWebhook(
  environment: Environment,
  telegram: WebhookSettings | undefined,
  given: {
    readonly unread: boolean
    readonly host: string | undefined
    readonly port: number | undefined
  },
): Environment {
  return {
    ...environment,
    webhookUrl: environment.webhookUrl ?? (given.unread ? asImported : telegram?.url),
    botHost: given.host ?? environment.botHost ?? telegram?.host,
    botPort: given.port ?? environment.botPort ?? telegram?.port,
  }
}

export interface BotWebhook {
  readonly url: string | null
  readonly secret: string
  readonly host: string
  readonly port: number
}

/** Where a bot listens and what Telegram is told; undefined: it polls. */
export async function webhookOf(
  environment: Environment,
  client: () => Promise<Client>,
): Promise<BotWebhook | undefined> {
  const { webhookUrl, webhookSecret, botToken = '', botHost, botPort } = environment
  if (webhookUrl === undefined) return undefined
  const shop =
    webhookUrl === asImported ? await (await client()).shop({ attempts: 1_000_000 }) : null
  const imported = shop?.ok ? shop.value.telegram : undefined
  if (shop && !imported) return undefined
  return {
    url: webhookUrl === ownAddress ? null : (imported?.url ?? webhookUrl),
    secret: webhookSecret ?? secretFor(botToken),
    host: botHost ?? imported?.host ?? defaultBotAddress.host,
    port: botPort ?? imported?.port ?? defaultBotAddress.port,
  }
}

/** The same for all bots of the shop, and known to nobody who does not know the token. */
function secretFor(botToken: string): string {
  return createHmac('sha256', botToken).update('shopbot webhook').digest('base64url')
}
