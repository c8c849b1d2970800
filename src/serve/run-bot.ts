import { startBot } from '../bot/start.ts'
import { createClient } from '../client/create.ts'
import type { Log } from '../shop/log.ts'
import { done, failed, type Result } from '../shop/problem.ts'
import type { RetrySettings } from '../shop/settings.ts'
import type { Environment } from './environment.ts'
import type { RunningService } from './run-backend.ts'
import { thisProcess } from './this-process.ts'
import { webhookOf } from './webhook.ts'

export interface RunBotOptions {
  readonly environment: Environment
  /** Resolves once it is known where the backend is. */
  readonly backend: Promise<{ readonly url: string; readonly retry: RetrySettings }>
  readonly log: Log
}

/** Runs the bot in this process. Codes: `token-missing`, `backend-token-missing`, those of the bot. */
export async function runBot(options: RunBotOptions): Promise<Result<RunningService>> {
  const { environment, log } = options
  const { botToken, backendToken, apiRoot, providerToken } = environment
  if (botToken === undefined) {
    return failed({
      code: 'token-missing',
      message: 'There is no TELEGRAM_BOT_TOKEN',
      hint: 'Get one from @BotFather and set it in the environment or in .env.',
    })
  }
  const { url, retry } = await options.backend
  const client = createClient({ url, token: backendToken ?? '', retry })
  const self = thisProcess()
  const webhook = await webhookOf(environment, async () => client)
  const bot = await startBot({
    token: botToken,
    apiRoot,
    providerToken,
    client,
    self,
    webhook,
    log,
  })
  if (!bot.ok) return bot
  return done({ as: bot.value.username, stop: () => bot.value.stop() })
}
