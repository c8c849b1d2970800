import { createHash, randomBytes, randomInt } from 'node:crypto'
import {
  chmod,
  chown,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { Environment } from '../environment.ts'

/** Who owns a shop's data in its containers; never root. */
export interface Owner {
  readonly uid: number
  readonly gid: number
}

export interface Writing {
  readonly dir: string
  readonly owner: Owner
  readonly environment: Environment
  readonly image: string
  readonly sandbox: boolean
  /** Whether Telegram calls the bot; else the bot asks. */
  readonly webhook: boolean
  readonly ports: Ports
  readonly profiles: readonly string[]
  readonly logLevel: string
}

export interface Ports {
  readonly backend: number
  readonly sandbox: number
}

export interface Written {
  readonly backendToken: string
  readonly telegramToken: string
}

const folderOf = (dir: string) => join(dir, 'data', 'docker')

/** What compose.yaml leaves open, for Compose to fill in. */
export const composeEnvPath = (dir: string) => join(folderOf(dir), 'compose.env')

/** The user who starts the shop; where that is root, one that nobody else is. */
export function ownerOf(): Owner {
  const uid = process.getuid?.() ?? 0
  return uid === 0 ? { uid: 10_001, gid: 10_001 } : { uid, gid: process.getgid?.() ?? uid }
}

/** Secrets as files that only the owner may read, and settings for Compose: so no secret is in its configuration. */
export async function writeForCompose(writing: Writing): Promise<Written> {
  const { dir, owner, environment, sandbox, profiles } = writing
  await mkdir(folderOf(dir), { recursive: true, mode: 0o700 })
  const keep = async (name: string, make: () => string) => (await kept(dir, name)) ?? make()
  const backendToken = await keep('backend-token', () => randomBytes(32).toString('base64url'))
  const sandboxToken = await keep('sandbox-token', newBotToken)
  const password = await keep('postgres-password', () => randomBytes(24).toString('base64url'))
  const telegramToken = sandbox ? sandboxToken : (environment.botToken ?? '')
  const database = `postgres://shopbot:${password}@postgres:5432/shopbot`
  const secrets = {
    'backend-token': backendToken,
    'sandbox-token': sandboxToken,
    'postgres-password': password,
    'telegram-bot-token': telegramToken,
    'telegram-provider-token': sandbox ? sandboxProvider : (environment.providerToken ?? ''),
    'telegram-webhook-secret': environment.webhookSecret ?? '',
    'database-url': profiles.includes('postgres') ? database : (environment.databaseUrl ?? ''),
  }
  for (const [name, value] of Object.entries(secrets)) {
    await put(join(folderOf(dir), name), value === '' ? '' : `${value}\n`)
  }
  await put(composeEnvPath(dir), settingsFor(writing, secrets))
  await own(join(dir, 'data'), owner)
  return { backendToken, telegramToken }
}

/** Any provider's token does in the sandbox; this one says which it is. */
const sandboxProvider = 'SANDBOX:TEST:provider'

const newBotToken = () =>
  `${randomInt(1_000_000_000, 10_000_000_000)}:${randomBytes(27).toString('base64url').slice(0, 35)}`

/** The ports that this shop had the last time. */
export async function portsBefore(dir: string): Promise<Partial<Ports>> {
  const text = await readFile(composeEnvPath(dir), 'utf8').catch(() => '')
  const { SHOPBOT_PORT, SHOPBOT_SANDBOX_PORT } = parseEnv(text)
  return {
    ...(SHOPBOT_PORT ? { backend: Number(SHOPBOT_PORT) } : {}),
    ...(SHOPBOT_SANDBOX_PORT ? { sandbox: Number(SHOPBOT_SANDBOX_PORT) } : {}),
  }
}

/** The copies of what `.env` says; what was made here stays, for the same data and the same database. */
export async function forgetTelegramSecrets(dir: string): Promise<void> {
  for (const name of givenSecrets) {
    await rm(join(folderOf(dir), name), { force: true })
  }
}

const givenSecrets = [
  'telegram-bot-token',
  'telegram-provider-token',
  'telegram-webhook-secret',
  'database-url',
]

/** Where the sandbox reaches the bot, among the containers. */
const calledInside = 'http://bot:8443/telegram'

function settingsFor(writing: Writing, secrets: Readonly<Record<string, string>>): string {
  const { owner, image, ports, environment, sandbox, webhook, logLevel } = writing
  const called = sandbox ? webhook && calledInside : environment.webhookUrl
  const mark = createHash('sha256').update(JSON.stringify(secrets)).digest('hex').slice(0, 16)
  const values = {
    SHOPBOT_IMAGE: image,
    SHOPBOT_USER: `${owner.uid}:${owner.gid}`,
    SHOPBOT_PORT: String(ports.backend),
    SHOPBOT_SANDBOX_PORT: String(ports.sandbox),
    SHOPBOT_SECRETS: mark,
    TELEGRAM_API_ROOT: sandbox ? 'http://sandbox:8081' : (environment.apiRoot ?? ''),
    TELEGRAM_WEBHOOK_URL: called || '',
    LOG_LEVEL: logLevel,
    LOG_FORMAT: process.env.LOG_FORMAT ?? '',
    SHOPBOT_DOMAIN: process.env.SHOPBOT_DOMAIN ?? '',
    SHOPBOT_POSTGRES_IMAGE: process.env.SHOPBOT_POSTGRES_IMAGE ?? '',
    SHOPBOT_CADDY_IMAGE: process.env.SHOPBOT_CADDY_IMAGE ?? '',
  }
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

async function kept(dir: string, name: string): Promise<string | undefined> {
  const text = await readFile(join(folderOf(dir), name), 'utf8').catch(() => '')
  return text.trim() || undefined
}

async function put(path: string, text: string): Promise<void> {
  // A running container goes on with the file it was given until it is made anew.
  await writeFile(`${path}.new`, text, { mode: 0o600 })
  await chmod(`${path}.new`, 0o600)
  await rename(`${path}.new`, path)
}

/** Gives all data to the owner, where this user may: root starts the containers of somebody else. */
async function own(path: string, owner: Owner): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await lstat(path)
  if (uid !== owner.uid || gid !== owner.gid) await chown(path, owner.uid, owner.gid)
  const entries = await readdir(path, { withFileTypes: true })
  for (const entry of entries) {
    const below = join(path, entry.name)
    if (entry.isDirectory()) await own(below, owner)
    else if (entry.isFile()) await chown(below, owner.uid, owner.gid)
  }
}
