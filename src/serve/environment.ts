import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { done, failed, type Result } from '../shop/problem.ts'
import { levels } from './log.ts'

/** What the environment and `.env` say; empty values count as absent. */
export interface Environment {
  readonly botToken: string | undefined
  /** Where the shop is kept, if not in its data folder. */
  readonly databaseUrl: string | undefined
  readonly providerToken: string | undefined
  readonly apiRoot: string | undefined
  readonly backendUrl: string | undefined
  readonly backendToken: string | undefined
  readonly host: string | undefined
  readonly port: number | undefined
  /** Where Telegram reaches the bots; polling when absent here and in shop.yaml. */
  readonly webhookUrl: string | undefined
  readonly webhookSecret: string | undefined
  /** Where the bot listens for that. */
  readonly botHost: string | undefined
  readonly botPort: number | undefined
  /** Where the bot tells how it is. */
  readonly botMetricsPort: number | undefined
  readonly logLevel: string | undefined
  readonly logFormat: 'json' | 'text' | undefined
  /** Whether this is a container of a shop, whose environment says all and whose run file is not its own to write. */
  readonly container: boolean
}

/**
 * Reads the variables that shopbot knows: the environment wins over the shop's `.env`; a secret may also come
 * as `NAME_FILE`, a path. Codes: `env-unreadable`, `secret-unreadable`, `port-invalid`, `log-level-invalid`, `log-format-invalid`,
 * `webhook-secret-invalid`.
 */
export async function readEnvironment(
  dir: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Result<Environment>> {
  const container = env.SHOPBOT_CONTAINER === '1'
  const file = container ? done({}) : await readDotEnv(dir)
  if (!file.ok) return file
  const layers: readonly Layer[] = [
    { values: env, folder: process.cwd() },
    { values: file.value, folder: dir },
  ]
  const plain = (name: string) =>
    layers.map((layer) => layer.values[name]).find((value) => value !== undefined && value !== '')

  const secrets: Record<string, string | undefined> = {}
  for (const name of secretNames) {
    const secret = await readSecret(name, layers)
    if (!secret.ok) return secret
    secrets[name] = secret.value
  }
  const port = readPort(plain('PORT'), 'PORT')
  if (!port.ok) return port
  const botPort = readPort(plain('BOT_PORT'), 'BOT_PORT')
  if (!botPort.ok) return botPort
  const botMetricsPort = readPort(plain('BOT_METRICS_PORT'), 'BOT_METRICS_PORT')
  if (!botMetricsPort.ok) return botMetricsPort
  const webhookSecret = secrets.TELEGRAM_WEBHOOK_SECRET
  if (webhookSecret !== undefined && !/^[\w-]{1,256}$/.test(webhookSecret)) return badSecret
  const logLevel = readLogLevel(plain('LOG_LEVEL'))
  if (!logLevel.ok) return logLevel
  const logFormat = readLogFormat(plain('LOG_FORMAT'))
  if (!logFormat.ok) return logFormat
  return done({
    botToken: secrets.TELEGRAM_BOT_TOKEN,
    databaseUrl: secrets.DATABASE_URL,
    providerToken: secrets.TELEGRAM_PROVIDER_TOKEN,
    apiRoot: plain('TELEGRAM_API_ROOT'),
    backendUrl: plain('SHOPBOT_BACKEND_URL'),
    backendToken: secrets.SHOPBOT_BACKEND_TOKEN,
    host: plain('HOST'),
    port: port.value,
    webhookUrl: plain('TELEGRAM_WEBHOOK_URL'),
    webhookSecret,
    botHost: plain('BOT_HOST'),
    botPort: botPort.value,
    botMetricsPort: botMetricsPort.value,
    logLevel: logLevel.value,
    logFormat: logFormat.value,
    container,
  })
}

/** A port as written; 0 asks for a free one. Code: `port-invalid`. */
export function readPort(text: string | undefined, from: string): Result<number | undefined> {
  if (text === undefined) return done(undefined)
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return done(port)
  return failed({
    code: 'port-invalid',
    message: `${from} is "${text}", which is no port`,
    hint: 'A port is a number from 1 to 65535; 0 takes a free one.',
  })
}

/** What no log may hold. */
export function secretsOf(environment: Environment): (string | undefined)[] {
  const { botToken, providerToken, backendToken, databaseUrl, webhookSecret } = environment
  const tokens = [botToken, providerToken, backendToken, webhookSecret]
  return [...tokens, databaseUrl, ...passwordOf(databaseUrl)]
}

/** As it is written in an address and as it is. */
function passwordOf(url: string | undefined): string[] {
  if (url === undefined || !URL.canParse(url)) return []
  const { password } = new URL(url)
  try {
    return [password, decodeURIComponent(password)]
  } catch {
    return [password]
  }
}

const badSecret = failed({
  code: 'webhook-secret-invalid',
  message: 'TELEGRAM_WEBHOOK_SECRET has signs that Telegram does not take, or too many',
  hint: 'It has at most 256 letters, digits, "_" and "-"; without one, shopbot makes its own.',
})

const secretNames = [
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_PROVIDER_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'SHOPBOT_BACKEND_TOKEN',
  'DATABASE_URL',
] as const

interface Layer {
  readonly values: Readonly<Record<string, string | undefined>>
  /** What paths in it are relative to. */
  readonly folder: string
}

async function readDotEnv(dir: string): Promise<Result<Layer['values']>> {
  try {
    return done(parseEnv(await readFile(resolve(dir, '.env'), 'utf8')))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return done({})
    return failed({
      code: 'env-unreadable',
      message: `The file .env cannot be read: ${String(code ?? error)}`,
      hint: 'Whoever runs the shop must be allowed to read it.',
    })
  }
}

async function readSecret(
  name: string,
  layers: readonly Layer[],
): Promise<Result<string | undefined>> {
  for (const { values, folder } of layers) {
    const value = values[name]
    if (value !== undefined && value !== '') return done(value)
    const path = values[`${name}_FILE`]
    if (path === undefined || path === '') continue
    try {
      return done((await readFile(resolve(folder, path), 'utf8')).trim() || undefined)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      return failed({
        code: 'secret-unreadable',
        message: `${name}_FILE names ${path}, which cannot be read: ${String(code ?? error)}`,
        hint: 'Name a file that exists and that whoever runs the shop may read.',
      })
    }
  }
  return done(undefined)
}

function readLogFormat(text: string | undefined): Result<Environment['logFormat']> {
  if (text === undefined || text === 'json' || text === 'text') return done(text)
  return failed({
    code: 'log-format-invalid',
    message: `LOG_FORMAT is "${text}"`,
    hint: 'It is json or text.',
  })
}

function readLogLevel(text: string | undefined): Result<string | undefined> {
  if (text === undefined || levels.includes(text)) return done(text)
  return failed({
    code: 'log-level-invalid',
    message: `LOG_LEVEL is "${text}"`,
    hint: `It is one of ${levels.join(', ')}.`,
  })
}
