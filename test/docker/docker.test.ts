import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServe } from '../cli/serving.ts'
import { shopbot } from '../cli/shopbot.ts'
import { isProof } from '../sampled.ts'
import { baseImage, lacking } from './base-image.ts'
import { Customer } from './customer.ts'
import { kill, killsAtRandom } from './killing.ts'
import {
  containerOf,
  detach,
  docker,
  forgetVolumes,
  leftOf,
  newShop,
  orders,
  type Ready,
  runFileOf,
  secrets,
  takeDown,
} from './served.ts'

const lacks = await lacking()
const required = process.env.SHOPBOT_REQUIRE === 'all'
const name = `a shop in Docker${lacks === undefined ? '' : ` (here is no ${lacks})`}`
const stock = 100_000

/** One shop goes through all of this in turn, as a merchant's does. */
describe.skipIf(lacks !== undefined && !required)(name, () => {
  let folder: string
  let dir: string
  let base: string
  let ready: Ready
  const charges: string[] = []

  beforeAll(async () => {
    if (lacks !== undefined) throw new Error(`This machine has no ${lacks}`)
    base = await baseImage()
    folder = await mkdtemp(join(tmpdir(), 'shopbot-docker-'))
    dir = join(folder, 'Kyiv Flowers')
    await newShop(dir, stock)
    const { said, ...served } = await detach(dir, base)
    expect(said).toMatch(/Building|is there already/)
    ready = served
  })

  afterAll(async () => {
    await takeDown(dir)
    // Compose 1 makes the volumes of services, too, that are not switched on.
    if (ready) await forgetVolumes(ready.docker.project)
    await rm(folder, { recursive: true, force: true })
  })

  test('the image holds what runs the shop: no development dependency', async () => {
    const { image } = ready.docker
    const listed = await inImage(image, 'find / -xdev -path "*/node_modules/*/package.json"')
    const packages = listed.split('\n').map((path) => path.split('node_modules/').at(-1) ?? '')
    const names = new Set(packages.map((path) => /^(@[^/]+\/)?[^/]+/.exec(path)?.[0]))
    const lock: {
      packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>
    } = JSON.parse(await readFile('package-lock.json', 'utf8'))
    const kept = Object.entries(lock.packages).filter(([path]) => path !== '')
    const named = (path: string) => path.split('node_modules/').at(-1) ?? ''
    const runs = kept.filter(([, { dev }]) => !dev).map(([path]) => named(path))
    const needed = kept.filter(
      ([, { dev, optional, devOptional }]) => !dev && !optional && !devOptional,
    )
    expect([...names].filter((one) => one !== 'shopbot' && !runs.includes(one ?? ''))).toEqual([])
    expect(needed.map(([path]) => named(path)).filter((one) => !names.has(one))).toEqual([])
    const size = Number(await docker('image', 'inspect', '--format', '{{.Size}}', image))
    const under = Number(await docker('image', 'inspect', '--format', '{{.Size}}', base))
    console.log(`image: ${mb(size)} MB, of which ${mb(size - under)} MB are ours`)
  })

  test('no secret is in the image, its layers, its history, or what the engine tells of containers', async () => {
    const { image, project } = ready.docker
    const { token } = await runFileOf(dir)
    const made = await readFile(join(dir, 'data/docker/sandbox-token'), 'utf8')
    const hidden = [secrets.bot, secrets.provider, token, made.trim()]
    const containers = ['backend', 'bot', 'sandbox'].map((one) => containerOf(project, one))
    const told = [
      await docker('image', 'inspect', image),
      await docker('history', '--no-trunc', image),
      await docker('inspect', ...(await Promise.all(containers))),
      await inImage(image, 'find / -xdev'),
    ]
    for (const secret of hidden) for (const text of told) expect(text).not.toContain(secret)
    const patterns = hidden.flatMap((secret) => ['-e', secret])
    const layers = await execa('docker', ['save', image], {
      buffer: false,
      encoding: 'buffer',
    }).pipe('grep', ['-aFc', ...patterns], { reject: false })
    expect(layers.stdout).toBe('0')
  })

  test('its containers are nobody’s that matters, may write nothing but the data, and gain nothing', async () => {
    const { project } = ready.docker
    for (const service of ['backend', 'bot', 'sandbox']) {
      const container = await containerOf(project, service)
      const [found] = JSON.parse(await docker('inspect', container))
      expect(found.HostConfig).toMatchObject({
        ReadonlyRootfs: true,
        CapDrop: ['ALL'],
        SecurityOpt: ['no-new-privileges:true'],
        Init: true,
        RestartPolicy: { Name: 'unless-stopped' },
        Privileged: false,
      })
      expect(found.Config).toMatchObject({ StopSignal: 'SIGTERM' })
      const mounts: { Destination: string; RW: boolean }[] = found.Mounts
      const writable = mounts.filter(({ RW }) => RW).map(({ Destination }) => Destination)
      const secret = (path: string) => path.startsWith('/run/secrets/')
      expect(writable.filter((path) => !secret(path))).toEqual(
        service === 'backend' ? ['/shop/data'] : [],
      )
      expect(Number(await docker('exec', container, 'id', '-u'))).toBeGreaterThan(0)
      const probe = ['exec', container, 'sh', '-c', 'touch /x /opt/shopbot/x /shop/shop.yaml']
      expect((await execa('docker', probe, { reject: false })).exitCode).not.toBe(0)
      await healthy(container)
    }
    const bot = await containerOf(project, 'bot')
    expect(await docker('exec', '--user', '0', bot, 'ls', '-A', '/shop/data')).toBe('')
  })

  test('status, orders and import on this machine work against it', async () => {
    const customer = new Customer(ready.sandbox.url, 7)
    await customer.arrive()
    charges.push(await customer.buy())
    const status = await shopbot(['status', dir, '--json', '--wait', '30'])
    expect(JSON.parse(status.stdout)).toMatchObject({
      ok: true,
      backend: { ok: true, url: ready.backend.url },
      sandbox: { url: ready.sandbox.url },
    })
    expect(await orders(dir)).toMatchObject([
      { status: 'paid', total: 250, payment: { chargeId: charges[0] } },
    ])
    const goods = join(dir, 'goods.yaml')
    await writeFile(goods, (await readFile(goods, 'utf8')).replace('title: Roll', 'title: Bun'))
    const imported = await shopbot(['import', dir, '--yes', '--json'])
    expect(JSON.parse(imported.stdout)).toMatchObject({ applied: true, changes: { update: 1 } })
  })

  test('killed at random under load it loses nothing: what was charged is an order, once', async () => {
    const kills = killsAtRandom(isProof ? 30 : 6)
    let over = false
    const customers = Array.from({ length: 8 }, (_, at) => 101 + at).map(
      (id) => new Customer(ready.sandbox.url, id),
    )
    const shopping = customers.map(async (customer) => {
      await customer.arrive()
      do {
        await customer.buy()
      } while (!over)
    })
    const killing = (async () => {
      for (const one of kills) await kill(ready.docker.project, one)
      over = true
    })()
    await Promise.all([killing, ...shopping])
    charges.push(...customers.flatMap((customer) => customer.charges))

    const kept = await orders(dir)
    const paid = kept.filter(({ status }: { status: string }) => status === 'paid')
    const booked = paid.map((order: { payment: { chargeId: string } }) => order.payment.chargeId)
    expect(booked.sort()).toEqual([...charges].sort())
    expect(new Set(booked).size).toBe(booked.length)
    const unpaid = kept.filter(({ status }: { status: string }) => status === 'awaiting-payment')
    const sold = quantity(paid) + quantity(unpaid)
    expect(await available(dir)).toBe(stock - sold)
    const status = await shopbot(['status', dir, '--json', '--wait', '60'])
    expect(JSON.parse(status.stdout)).toMatchObject({
      ok: true,
      queue: { raisedPayments: 0, dueRefunds: 0, setAside: 0 },
    })
    const ways = kills.map(({ service, how }) => `${service} ${how}`)
    const counted = [...new Set(ways)].map(
      (way) => `${ways.filter((one) => one === way).length} ${way}`,
    )
    console.log(
      `${kills.length} kills (${counted.join(', ')}): ${charges.length} payments, none lost`,
    )
  })

  test('a second start takes what is there: image, ports, tokens and a changed compose.yaml', async () => {
    const compose = join(dir, 'compose.yaml')
    const edited = `${await readFile(compose, 'utf8')}\n# Mine.\n`
    await writeFile(compose, edited)
    const before = await containerOf(ready.docker.project, 'backend')
    const { said, ...again } = await detach(dir, base)
    expect(again).toEqual(ready)
    expect(said).not.toContain('Building')
    expect(await containerOf(ready.docker.project, 'backend')).toBe(before)
    expect(await readFile(compose, 'utf8')).toBe(edited)
  })

  test('another shop on this machine is another project; a taken port is named', async () => {
    const other = join(folder, 'other')
    await newShop(other, 1)
    const port = new URL(ready.backend.url).port
    const args = ['serve', other, '--docker', '--sandbox', '--detach', '--json', '--port', port]
    const refused = await shopbot(args, { env: { SHOPBOT_BASE_IMAGE: base } })
    expect(refused.status).toBe(1)
    expect(JSON.parse(refused.stdout)).toMatchObject({ problem: { code: 'port-taken' } })
    const second = await detach(other, base)
    expect(second.docker.project).not.toBe(ready.docker.project)
    expect(await orders(other)).toEqual([])
    expect((await orders(dir)).length).toBeGreaterThanOrEqual(charges.length)
    expect((await takeDown(other)).status).toBe(0)
    expect(await leftOf(second.docker.project)).toEqual([])
    await forgetVolumes(second.docker.project)
  })

  test('--down leaves nothing but the data, and in the foreground it starts with it, says what goes on, and stops', async () => {
    expect((await takeDown(dir)).status).toBe(0)
    expect(await leftOf(ready.docker.project)).toEqual([])
    // Nobody serves it now: the data is opened here.
    const before = await orders(dir)
    expect(before.length).toBeGreaterThanOrEqual(charges.length)

    const began = performance.now()
    const env = { SHOPBOT_BASE_IMAGE: base, PORT: '0' }
    const serving = startServe(dir, ['--docker', '--sandbox'], env)
    const line = await serving.firstLine
    if (line === undefined) throw new Error(serving.said())
    console.log(`start to ready: ${((performance.now() - began) / 1000).toFixed(1)} s`)
    expect(JSON.parse(line)).toMatchObject({ ready: true, docker: ready.docker })
    const plain = await shopbot(['serve', dir, '--sandbox', '--json'])
    expect(JSON.parse(plain.stdout)).toMatchObject({ problem: { code: 'already-running' } })
    expect(await orders(dir)).toEqual(before)
    process.kill(serving.pid, 'SIGINT')
    expect(await serving.ended).toEqual({ status: 0, signal: undefined })
    expect(await leftOf(ready.docker.project)).toEqual([])
  })
})

const mb = (bytes: number) => (bytes / 1e6).toFixed(0)

/** Run in a container of the image alone, as root, with no network. */
function inImage(image: string, command: string): Promise<string> {
  const alone = ['--rm', '--network', 'none', '--user', '0', '--entrypoint', 'sh']
  return docker('run', ...alone, image, '-c', command)
}

async function healthy(container: string): Promise<void> {
  const status = () => docker('inspect', '--format', '{{.State.Health.Status}}', container)
  // The engine asks every few seconds, and tells nobody.
  for (let now = await status(); now !== 'healthy'; now = await status()) {
    if (now === 'unhealthy') throw new Error(await docker('inspect', container))
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

const quantity = (orders: { lines: { quantity: number }[] }[]) =>
  orders.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.quantity, 0)

/** What is left to sell, as the backend tells the bot. */
async function available(dir: string): Promise<number> {
  const { url, token } = await runFileOf(dir)
  const response = await fetch(`${url}/v1/products/roll`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { available }: { available: number } = JSON.parse(await response.text())
  return available
}
