import { setTimeout as pause } from 'node:timers/promises'
import { type Api, GrammyError } from 'grammy'
import type { Client } from '../../client/client.ts'
import type { Log } from '../../shop/log.ts'
import { done, failed, type Result } from '../../shop/problem.ts'
import { limits } from '../../telegram/limits.ts'
import type { Self } from '../turns/self.ts'
import type { Turns } from '../turns/turns.ts'
import { allowedUpdates } from '../updates-source.ts'

export interface WebhookAddress {
  readonly url: string
  readonly secret: string
}

/** One bot at a time tells Telegram where the shop's bots are, or that there are none any more. */
const turn = 'webhook'

/** Bot API: setWebhook. Waits for a network that is down. Code: `webhook-refused`. */
export async function setWebhook(
  api: Api,
  turns: Turns,
  address: WebhookAddress,
  { log, stopping }: { readonly log: Log; readonly stopping: AbortSignal },
): Promise<Result<null>> {
  for (let tries = 1; ; tries += 1) {
    try {
      await turns.during(turn, () => tellAddress(api, address))
      return done(null)
    } catch (error) {
      if (stopping.aborted) throw error
      if (error instanceof GrammyError && error.error_code === 400) return refused(error, address)
      log.warn('The webhook could not be set; trying again', { error })
      await pause(Math.min(500 * 2 ** tries, 30_000), undefined, { signal: stopping })
    }
  }
}

function tellAddress(api: Api, { url, secret }: WebhookAddress) {
  return api.setWebhook(url, {
    secret_token: secret,
    allowed_updates: [...allowedUpdates],
    max_connections: limits.webhookConnectionsMost,
  })
}

const watchMs = 60_000

/** Sets again what somebody has removed; what somebody else has set is told, and not fought. */
export async function watchWebhook(
  api: Api,
  turns: Turns,
  address: WebhookAddress,
  { log, stopping }: { readonly log: Log; readonly stopping: AbortSignal },
): Promise<void> {
  let told = ''
  while (!stopping.aborted) {
    // Ends early when the bot stops, which is no failure.
    await pause(watchMs, undefined, { signal: stopping, ref: false }).catch(() => undefined)
    if (stopping.aborted) return
    try {
      const { url = '' } = await api.getWebhookInfo()
      if (url === '') {
        log.warn('The webhook was removed; it is set again')
        await turns.during(turn, () => tellAddress(api, address))
      } else if (url !== address.url && url !== told) {
        told = url
        log.error(
          'The webhook of this bot leads elsewhere, so this shop hears nothing: another program uses the same token',
          { url, ours: address.url },
        )
      }
    } catch (error) {
      if (!stopping.aborted) log.debug('Telegram did not say how the webhook is', { error })
    }
  }
}

/**
 * Removes the webhook if no other bot needs it. One left behind loses nothing, as Telegram keeps updates for a day;
 * one removed too early would stop the shop: in doubt it stays.
 */
export async function removeWebhook(
  { api, client, turns, self, log }: Leaving,
  address: WebhookAddress,
  settledMs = 15_000,
): Promise<void> {
  const call = { attempts: 1 }
  const asked = await turns.ask(turn, { wait: 500 })
  if (!asked.granted) return
  try {
    const status = await client.status(call)
    if (!status.ok) return
    const { startedAt, bots } = status.value
    // A backend that has just started has not heard of everybody yet.
    if (Date.now() - Date.parse(startedAt) < settledMs) return
    if (bots.some(({ holder }) => holder.id !== self.holder.id && !self.isGone(holder))) return
    const { url } = await api.getWebhookInfo()
    if (url !== address.url) return
    await api.deleteWebhook()
    log.info('The webhook is removed: this was the last bot')
  } finally {
    await asked.held.end()
  }
}

interface Leaving {
  readonly api: Api
  readonly client: Client
  readonly turns: Turns
  readonly self: Self
  readonly log: Log
}

function refused({ description }: GrammyError, { url }: WebhookAddress): Result<never> {
  return failed({
    code: 'webhook-refused',
    message: `Telegram does not take ${url} as the address of the webhook: ${description}`,
    hint: 'It must be https, on port 443, 80, 88 or 8443, with a certificate that browsers trust.',
    facts: { url },
  })
}
