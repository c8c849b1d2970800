import { readShop } from '../../src/catalog/read.ts'
import type { Client } from '../../src/client/client.ts'
import { createClient } from '../../src/client/create.ts'
import { type Sandbox, sandboxProviderToken, startSandbox } from '../../src/sandbox/sandbox.ts'
import { startChild } from '../../src/serve/child.ts'
import { childEnvironment } from '../../src/serve/child-environment.ts'
import type { ChildMessage } from '../../src/serve/messages.ts'
import { keepRunning, type Service } from '../../src/serve/service.ts'
import { silentLog } from '../../src/shop/log.ts'
import { Guest, unwrap } from '../bot/open-shop.ts'
import { chosenEnvironment } from '../store/chosen.ts'
import { type Line, openLine } from './line.ts'

const token = 'a-token-for-tests'
const retry = { initial: 20, factor: 1.5, max: 100, jitter: 'none' } as const
/** Those who are killed fifty times are not to be waited for ever longer. */
const pace = { firstPause: 1, longestPause: 1, healthyAfter: 0 }

/**
 * A shop as `serve` runs it: backend and bot as processes of what is shipped, kept running by its supervisor,
 * with a sandbox in this process and a line between the two that can be cut.
 */
export interface KeptShop {
  readonly sandbox: Sandbox
  readonly line: Line
  readonly backend: Service
  readonly bot: Service
  /** Straight to the backend, past the line. */
  readonly client: Client
  customer(id: number): Guest
  /** The bot ends well, then the backend. */
  close(): Promise<void>
}

export async function keepShop(dir: string): Promise<KeptShop> {
  // A machine under load starts a killed bot slowly; whether Telegram's ten seconds are kept is not asked here.
  const sandbox = await startSandbox({ preCheckoutMs: 60_000 })
  let port = 0
  const kept = await chosenEnvironment(dir)
  const backend = await keep('backend', dir, () => ({
    ...kept,
    SHOPBOT_BACKEND_TOKEN: token,
    HOST: '127.0.0.1',
    PORT: String(port),
  }))
  const url = backend.ready.url ?? ''
  port = Number(new URL(url).port)
  const client = createClient({ url, token, retry, attempts: 1_000 })
  const reading = await readShop(dir)
  if (!reading.ok) throw new Error(JSON.stringify(reading.findings))
  const { catalog, settings, files } = reading
  unwrap(await client.import({ catalog, settings, files, by: 'test', dryRun: false }))

  const line = await openLine(url)
  const bot = await keep(
    'bot',
    dir,
    () => ({
      SHOPBOT_BACKEND_TOKEN: token,
      TELEGRAM_BOT_TOKEN: sandbox.token,
      TELEGRAM_API_ROOT: sandbox.apiRoot,
      TELEGRAM_PROVIDER_TOKEN: sandboxProviderToken,
    }),
    line.url,
  )
  return {
    sandbox,
    line,
    backend: backend.service,
    bot: bot.service,
    client,
    customer: (id) => new Guest(sandbox, id, 'en'),
    async close() {
      await bot.service.stop(6_000)
      await backend.service.stop(3_500)
      await line.close()
      await sandbox.close()
    },
  }
}

type Ready = Extract<ChildMessage, { kind: 'ready' }>

/** Resolves once the service is ready for the first time. */
function keep(
  name: 'backend' | 'bot',
  dir: string,
  own: () => Readonly<Record<string, string>>,
  backendUrl?: string,
): Promise<{ readonly service: Service; readonly ready: Ready }> {
  const said: string[] = []
  return new Promise((resolve, reject) => {
    const service = keepRunning({
      name,
      start: (onMessage) => {
        const env = childEnvironment(process.env, { ...own(), LOG_LEVEL: 'warn' })
        const child = startChild({
          service: name,
          dir,
          env,
          onMessage,
          onLine: (line) => {
            said.push(line)
            if (process.env.SHOPBOT_TEST_LOG) console.error(name, line)
          },
        })
        if (backendUrl !== undefined) child.send({ kind: 'backend', url: backendUrl, retry })
        return child
      },
      onReady: (ready) => resolve({ service, ready }),
      onFailed: (problem) => reject(new Error(`${problem.message}\n${said.join('\n')}`)),
      pace,
      log: silentLog,
    })
  })
}
