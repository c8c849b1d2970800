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
  /** Called once Telegram knows the bot and only the backend is missing. */
  readonly onStanding?: () => void
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
  const client = options.backend.then(({ url, retry }) =>
    createClient({ url, token: backendToken ?? '', retry }),
  )
  const webhook = webhookOf(environment, () => client)
  const { onStanding } = options
  const bot = await startBot({
    token: botToken,
    apiRoot,
    providerToken,
    client,
    self: thisProcess(),
    webhook,
    log,
    ...(onStanding ? { onStanding } : {}),
  })
  if (!bot.ok) return bot
  return done({ as: bot.value.username, stop: (within) => bot.value.stop(within) })
}
