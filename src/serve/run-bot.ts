import { countBot } from '../bot/counts.ts'
import { startBot } from '../bot/start.ts'
import { createClient } from '../client/create.ts'
import type { Log } from '../shop/log.ts'
import { Metrics } from '../shop/metrics.ts'
import { done, failed, type Result } from '../shop/problem.ts'
import { defaultBotAddress, type RetrySettings } from '../shop/settings.ts'
import type { Environment } from './environment.ts'
import { tellProcess } from './process-metrics.ts'
import type { RunningService } from './run-backend.ts'
import { thisProcess } from './this-process.ts'
import { webhookOf } from './webhook.ts'

export interface RunBotOptions {
  readonly environment: Environment
  /** Resolves once it is known where the backend is. */
  readonly backend: Promise<{ readonly url: string; readonly retry: RetrySettings }>
  readonly version: string
  readonly log: Log
  /** Called once Telegram knows the bot and only the backend is missing. */
  readonly onStanding?: () => void
}

/** Runs the bot in this process. Codes: `token-missing`, `backend-token-missing`, those of the bot. */
export async function runBot(options: RunBotOptions): Promise<Result<RunningService>> {
  const { environment, version, log } = options
  const { botToken, backendToken, apiRoot, providerToken } = environment
  if (botToken === undefined) {
    return failed({
      code: 'token-missing',
      message: 'There is no TELEGRAM_BOT_TOKEN',
      hint: 'Get one from @BotFather and set it in the environment or in .env.',
    })
  }
  const metrics = new Metrics()
  tellProcess(metrics, { service: 'bot', version })
  const counts = countBot(metrics)
  const client = options.backend.then(({ url, retry }) =>
    createClient({ url, token: backendToken ?? '', retry, onAttempt: counts.attempt }),
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
    metrics,
    counts,
    metricsAt: metricsAddress(environment),
    version,
    ...(onStanding ? { onStanding } : {}),
  })
  if (!bot.ok) return bot
  return done({ as: bot.value.username, stop: (within) => bot.value.stop(within) })
}

/** A bot that Telegram calls tells its metrics where it is called; one that polls where somebody has said so. */
function metricsAddress({ botMetricsPort, botPort, botHost, webhookUrl }: Environment) {
  const port = botMetricsPort ?? (webhookUrl === undefined ? botPort : undefined)
  return port === undefined ? undefined : { host: botHost ?? defaultBotAddress.host, port }
}
