import type { Finding } from '../catalog/finding.ts'
import { inOrder } from '../catalog/finding.ts'
import type { ShopReading } from '../catalog/read.ts'
import { done, type Result } from '../shop/problem.ts'
import { checkShop } from './check-shop.ts'
import type { Walked } from './walk/walk.ts'

export interface CheckOptions {
  /** Walk through the bot however large the shop is. */
  readonly walk: boolean
  /** Fetch photos from the web and ask Telegram. */
  readonly online: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  readonly fetch: typeof fetch
  /** Told what goes on. */
  say(line: string): void
}

export interface Checked {
  readonly read: ShopReading
  readonly findings: readonly Finding[]
  /** null: there was no walk, for there are errors, or too much to walk through unasked. */
  readonly walked: Walked | null
}

/** With more products the walk takes longer than people like to wait for what they did not ask for. */
export const walkedUnasked = 5_000

/** All that check can tell: of the files, of the bot as a customer meets it, and, where wanted, of the world outside. */
export async function checkAll(dir: string, options: CheckOptions): Promise<Result<Checked>> {
  const read = await checkShop(dir)
  const findings = [...read.findings]
  let walked: Walked | null = null
  if (read.ok && (options.walk || read.counts.products <= walkedUnasked)) {
    const { checkWalk } = await import('./walk/check-walk.ts')
    const { findings: met, ...rest } = await checkWalk(read)
    findings.push(...met)
    walked = rest
  }
  if (read.ok && options.online) {
    const found = await checkOnline(dir, read, options)
    if (!found.ok) return found
    findings.push(...found.value)
  }
  return done({ read, findings: findings.sort(inOrder), walked })
}

async function checkOnline(
  dir: string,
  { catalog, settings, where }: Extract<ShopReading, { ok: true }>,
  { env, fetch, say }: CheckOptions,
): Promise<Result<readonly Finding[]>> {
  const [{ checkWebPhotos }, { askTelegram }, { readEnvironment }, { providerOf }] =
    await Promise.all([
      import('./online/photos.ts'),
      import('./online/telegram.ts'),
      import('./environment.ts'),
      import('./status/telegram-check.ts'),
    ])
  const environment = await readEnvironment(dir, env)
  if (!environment.ok) return environment
  const { botToken, providerToken, apiRoot = 'https://api.telegram.org' } = environment.value
  const photos = await checkWebPhotos(catalog, where, fetch)
  if (botToken === undefined) {
    say('Telegram was not asked: there is no TELEGRAM_BOT_TOKEN.')
    return done(photos)
  }
  const access = { apiRoot, botToken, providerToken, fetch }
  const { username, findings } = await askTelegram(access, settings, where)
  const provider = providerOf(providerToken)
  if (username !== null)
    say(`Telegram knows the bot as @${username}; payments by card: ${provider ?? 'none'}.`)
  return done([...photos, ...findings])
}
