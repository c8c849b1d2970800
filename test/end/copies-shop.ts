import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readShop } from '../../src/catalog/read.ts'
import type { Client } from '../../src/client/client.ts'
import { createClient } from '../../src/client/create.ts'
import { type Sandbox, sandboxProviderToken, startSandbox } from '../../src/sandbox/sandbox.ts'
import { startChild } from '../../src/serve/child.ts'
import { childEnvironment } from '../../src/serve/child-environment.ts'
import type { ChildMessage } from '../../src/serve/messages.ts'
import { keepRunning, type Service } from '../../src/serve/service.ts'
import { silentLog } from '../../src/shop/log.ts'
import { type Front, freePort, openFront } from '../bot/a-front.ts'
import { unwrap } from '../bot/open-shop.ts'
import { temporaryFolder } from '../cli/shopbot.ts'
import { type Postgres, startPostgres } from '../store/postgres/server.ts'

const token = 'a-token-for-tests'
const retry = { initial: 50, factor: 1.5, max: 1_000, jitter: 'full' } as const
const pace = { firstPause: 1, longestPause: 1, healthyAfter: 0 }
/** The group that is told of orders. */
export const shopGroup = -100_500

/** One shop of several backends and several called bots on one PostgreSQL, all processes of their own. */
export interface ManyCopies {
  readonly sandbox: Sandbox
  readonly postgres: Postgres
  /** To whichever backend lives. */
  readonly client: Client
  readonly backends: readonly Service[]
  readonly bots: readonly Service[]
  close(): Promise<void>
}

export async function openCopies(copies: number, stock: number): Promise<ManyCopies> {
  const dir = await shopFolder(stock)
  const postgres = await startPostgres()
  // A machine under load starts those who were killed slowly; whether ten seconds are kept is not asked here.
  const sandbox = await startSandbox({
    preCheckoutMs: 60_000,
    webhookPauseMs: 500,
    historyLength: 10_000,
  })
  sandbox.control.group(shopGroup, 'Orders', [])
  const [backendFront, botFront] = [await openFront(), await openFront()]
  const backends = await Promise.all(
    Array.from({ length: copies }, () => keepBackend(dir, postgres.url())),
  )
  backendFront.set(backends.map(({ port }) => port))
  const client = createClient({ url: backendFront.url, token, retry, attempts: 1_000 })
  const reading = await readShop(dir)
  if (!reading.ok) throw new Error(JSON.stringify(reading.findings))
  const { catalog, settings, files } = reading
  unwrap(await client.import({ catalog, settings, files, by: 'test', dryRun: false }))
  const bots = await Promise.all(
    Array.from({ length: copies }, () => keepBot(dir, sandbox, backendFront, botFront)),
  )
  botFront.set(bots.map(({ port }) => port))
  return {
    sandbox,
    postgres,
    client,
    backends: backends.map(({ service }) => service),
    bots: bots.map(({ service }) => service),
    async close() {
      await Promise.all(bots.map(({ service }) => service.stop(6_000)))
      await Promise.all(backends.map(({ service }) => service.stop(3_500)))
      await Promise.all([backendFront.close(), botFront.close(), sandbox.close()])
      await postgres.remove()
    },
  }
}

async function shopFolder(stock: number): Promise<string> {
  const dir = await temporaryFolder()
  const settings = ['name: Corner shop', 'currency: EUR', 'languages: [en]', `notify: ${shopGroup}`]
  await writeFile(join(dir, 'shop.yaml'), `${settings.join('\n')}\n`)
  const catalog = `products:
  - {id: roll, title: Roll, price: 2.50, stock: ${stock}}
  - {id: loaf, title: Loaf, price: 4.00}
`
  await writeFile(join(dir, 'catalog.yaml'), catalog)
  return dir
}

interface Kept {
  readonly service: Service
  readonly port: number
}

async function keepBackend(dir: string, database: string): Promise<Kept> {
  const port = await freePort()
  const service = await keep('backend', dir, {
    SHOPBOT_BACKEND_TOKEN: token,
    DATABASE_URL: database,
    HOST: '127.0.0.1',
    PORT: String(port),
  })
  return { service, port }
}

async function keepBot(dir: string, sandbox: Sandbox, backend: Front, front: Front): Promise<Kept> {
  const port = await freePort()
  const own = {
    SHOPBOT_BACKEND_TOKEN: token,
    TELEGRAM_BOT_TOKEN: sandbox.token,
    TELEGRAM_API_ROOT: sandbox.apiRoot,
    TELEGRAM_PROVIDER_TOKEN: sandboxProviderToken,
    TELEGRAM_WEBHOOK_URL: `${front.url}/telegram`,
    BOT_HOST: '127.0.0.1',
    BOT_PORT: String(port),
  }
  const service = await keep('bot', dir, own, backend.url)
  return { service, port }
}

/** Resolves once it is ready for the first time. */
function keep(
  name: 'backend' | 'bot',
  dir: string,
  own: Readonly<Record<string, string>>,
  backendUrl?: string,
): Promise<Service> {
  const said: string[] = []
  return new Promise((resolve, reject) => {
    const service = keepRunning({
      name,
      start: (onMessage: (message: ChildMessage) => void) => {
        const env = childEnvironment(process.env, { ...own, LOG_LEVEL: 'warn' })
        const onLine = (line: string) => {
          said.push(line)
          if (process.env.SHOPBOT_TEST_LOG) console.error(name, line)
        }
        const child = startChild({ service: name, dir, env, onMessage, onLine })
        if (backendUrl !== undefined) child.send({ kind: 'backend', url: backendUrl, retry })
        return child
      },
      onReady: () => resolve(service),
      onFailed: (problem) => reject(new Error(`${problem.message}\n${said.join('\n')}`)),
      pace,
      log: silentLog,
    })
  })
}
