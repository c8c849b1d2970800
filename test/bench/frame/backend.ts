import { readShop } from '../../../src/catalog/read.ts'
import type { Client } from '../../../src/client/client.ts'
import { createClient } from '../../../src/client/create.ts'
import type { Result } from '../../../src/shop/problem.ts'
import { defaultRetry } from '../../../src/shop/settings.ts'
import type { Site } from './bench.ts'
import { type Started, startShopbot } from './processes.ts'

export const token = 'a-token-for-the-bench'

export interface RunningBackend extends Started<unknown> {
  readonly url: string
  readonly port: number
  readonly client: Client
}

/** The shipped backend over a shop's folder, as a process. */
export async function startBackend(
  site: Site,
  dir: string,
  port = 0,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningBackend> {
  const started = await startShopbot<{ readonly backend: { readonly url: string } }>(
    site,
    ['serve', dir, '--only', 'backend', '--json'],
    { PORT: String(port), HOST: '127.0.0.1', SHOPBOT_BACKEND_TOKEN: token, ...env },
  )
  const { url } = started.said.backend
  const client = createClient({ url, token, retry: defaultRetry })
  return { ...started, url, port: Number(new URL(url).port), client }
}

/** Brings the files of a shop into its running backend. */
export async function importShop(client: Client, dir: string): Promise<void> {
  const shop = await readShop(dir)
  if (!shop.ok) throw new Error(JSON.stringify(shop.findings.slice(0, 3)))
  const { catalog, settings, files } = shop
  unwrap(await client.import({ catalog, settings, files, by: 'bench', dryRun: false }))
}

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  return result.value
}
