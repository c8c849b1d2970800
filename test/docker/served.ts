import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { shopbot } from '../cli/shopbot.ts'

/** What `serve --docker --json` says once it is ready. */
export interface Ready {
  readonly ready: true
  readonly backend: { readonly url: string }
  readonly sandbox: { readonly url: string }
  readonly docker: { readonly project: string; readonly image: string }
}

/** Like a merchant's; the suite looks for them where they must not be. */
export const secrets = {
  bot: '5550001111:AAsecretOfTheBotThatNobodyMaySee12345',
  provider: '284685063:TEST:secretOfTheProvider',
}

/** A shop that `init` made, whose one counted product is sold by card. */
export async function newShop(dir: string, stock: number): Promise<void> {
  const made = await shopbot(['init', dir, '--yes'])
  if (made.status !== 0) throw new Error(made.stderr)
  await writeFile(
    join(dir, 'shop.yaml'),
    'name: Corner shop\ncurrency: EUR\nlanguages: [en]\ncatalog: goods.yaml\n',
  )
  await writeFile(
    join(dir, 'goods.yaml'),
    `categories:
  - id: bread
    title: Bread
    products:
      - {id: roll, title: Roll, price: 2.50, stock: ${stock}}
`,
  )
  const env = `TELEGRAM_BOT_TOKEN=${secrets.bot}\nTELEGRAM_PROVIDER_TOKEN=${secrets.provider}\n`
  await writeFile(join(dir, '.env'), env, { mode: 0o600 })
}

/** Serves it in the sandbox until `takeDown`. */
export async function detach(dir: string, base: string): Promise<Ready & { said: string }> {
  const args = ['serve', dir, '--docker', '--sandbox', '--detach', '--json']
  const served = await shopbot(args, { env: { SHOPBOT_BASE_IMAGE: base, PORT: '0' } })
  if (served.status !== 0) throw new Error(served.stdout + served.stderr)
  return { ...JSON.parse(served.stdout), said: served.stderr }
}

export function takeDown(dir: string) {
  return shopbot(['serve', dir, '--docker', '--down'])
}

export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await execa('docker', args)
  return stdout
}

/** Names of what a project has in the engine; volumes are data. */
export async function leftOf(project: string): Promise<string[]> {
  const filter = ['--filter', `label=com.docker.compose.project=${project}`]
  const containers = await docker('ps', '--all', '--format', '{{.Names}}', ...filter)
  const networks = await docker('network', 'ls', '--format', '{{.Name}}', ...filter)
  return `${containers}\n${networks}`.split('\n').filter((name) => name !== '')
}

export async function forgetVolumes(project: string): Promise<void> {
  const filter = `label=com.docker.compose.project=${project}`
  const names = (await docker('volume', 'ls', '--quiet', '--filter', filter)).split('\n')
  const there = names.filter((name) => name !== '')
  if (there.length > 0) await docker('volume', 'rm', ...there)
}

/** The container of a service, whichever Compose named it. */
export async function containerOf(project: string, service: string): Promise<string> {
  const filters = [
    `label=com.docker.compose.project=${project}`,
    `label=com.docker.compose.service=${service}`,
  ].flatMap((filter) => ['--filter', filter])
  const id = await docker('ps', '--all', '--quiet', '--no-trunc', ...filters)
  if (id === '') throw new Error(`There is no container of ${service}`)
  return id
}

export async function orders(dir: string) {
  const { status, stdout, stderr } = await shopbot([
    'orders',
    'list',
    dir,
    '--json',
    '--limit',
    '100000',
  ])
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

export async function runFileOf(dir: string): Promise<{ url: string; token: string }> {
  return JSON.parse(await readFile(join(dir, 'data', 'run.json'), 'utf8'))
}
