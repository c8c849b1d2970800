import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { Client } from '../client/client.ts'
import type { Log } from '../shop/log.ts'
import { done, type Result } from '../shop/problem.ts'
import { limits } from '../telegram/limits.ts'
import { Intake } from './intake/intake.ts'
import { becomePoller, whenNobodyIsCalled } from './turns/only-poller.ts'
import type { Self } from './turns/self.ts'
import type { Turns } from './turns/turns.ts'
import { allowedUpdates, type Handling, type UpdatesSource } from './updates-source.ts'

export interface PollingOptions extends Handling {
  readonly api: Api
  readonly client: Client
  readonly self: Self
  readonly turns: Turns
  readonly log: Log
  readonly stopping: AbortSignal
  readonly pollSeconds?: number | undefined
  /** Milliseconds to wait for other bots that are just ending. */
  readonly patience?: number | undefined
}

/** Fetches the updates, as the only bot of the shop. Codes: `already-polling`, `webhook-in-use`. */
export async function startPolling(options: PollingOptions): Promise<Result<UpdatesSource>> {
  const { api, client, self, turns, log, stopping, pollSeconds, patience } = options
  const only = await becomePoller(turns, log, patience)
  if (!only.ok) return only
  const free = await whenNobodyIsCalled(client, self, stopping, patience)
  if (!free.ok) return free
  await forgetWebhook(api, log)
  const intake = new Intake({
    fetch: (offset, timeout, signal) => fetchUpdates(api, offset, timeout, signal),
    handle: options.handle,
    setAside: options.setAside,
    mayPoll: () => only.value.sure(),
    log,
    ...(pollSeconds === undefined ? {} : { pollSeconds }),
  })
  const running = intake.run()
  return done({
    get lastUpdateAt() {
      return intake.lastUpdateAt
    },
    get pending() {
      return intake.pending
    },
    url: null,
    port: null,
    again: (update) => intake.again(update),
    stop: (drainMs) => intake.stop(drainMs),
    leave: () => running,
  })
}

/** With a webhook set, Telegram refuses to hand out updates. */
async function forgetWebhook(api: Api, log: Log): Promise<void> {
  try {
    const { url } = await api.getWebhookInfo()
    if (!url) return
    log.warn('A webhook was set for this bot and is removed: this shop fetches its updates')
    await api.deleteWebhook()
  } catch (error) {
    log.warn('Telegram did not say whether a webhook is set', { error })
  }
}

function fetchUpdates(
  api: Api,
  offset: number | undefined,
  timeout: number,
  signal: AbortSignal,
): Promise<Update[]> {
  return api.getUpdates(
    {
      ...(offset === undefined ? {} : { offset }),
      timeout,
      limit: limits.updatesPerPoll,
      allowed_updates: [...allowedUpdates],
    },
    // grammY types its signal by a polyfill of the same shape.
    signal as Parameters<typeof api.getUpdates>[1],
  )
}
