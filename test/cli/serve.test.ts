import { stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import {
  buyRolls,
  childOf,
  childrenOf,
  clientOf,
  gone,
  processes,
  runFile,
  type Served,
  serve,
  smallShop,
  startServe,
  writeCatalog,
} from './serving.ts'
import { shopbot } from './shopbot.ts'

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

test('a shop is served, tried, looked at, and ends without a trace', async () => {
  const dir = await smallShop()
  const served = await serve(dir)
  expect(served.ready).toMatchObject({
    formatVersion: 1,
    ready: true,
    backend: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) },
    sandbox: {
      url: expect.stringMatching(/^http:/),
      apiRoot: expect.stringMatching(/^http:/),
      token: expect.stringMatching(/^\d+:/),
    },
  })

  const status = await shopbot(['status', dir, '--json', '--wait', '20'])
  expect(JSON.parse(status.stdout)).toMatchObject({
    formatVersion: 1,
    ok: true,
    backend: { ok: true, url: served.ready.backend.url },
    store: { ok: true, driver: 'lowdb' },
    bot: { ok: true, username: expect.any(String) },
    telegram: { ok: true },
    sandbox: served.ready.sandbox,
  })
  expect(status.status).toBe(0)

  const id = await buyRolls(dir, 7)
  const listed = await shopbot(['orders', 'list', dir, '--json'])
  const orders = JSON.parse(listed.stdout)
  expect(orders).toMatchObject([
    {
      id,
      status: 'paid',
      currency: 'EUR',
      total: 500,
      lines: [{ product: 'roll', variant: null, title: 'Roll', quantity: 2, price: 250 }],
      customer: { id: 7 },
      payment: { method: 'telegram', chargeId: 'charge-7' },
    },
  ])
  const told = await shopbot(['orders', 'list', dir])
  expect(told.stdout).toContain(orders[0].number)
  expect(told.stdout).toContain('5.00 EUR')

  const children = await childrenOf(served.pid)
  expect(children).toHaveLength(2)
  process.kill(served.pid, 'SIGTERM')
  expect(await served.ended).toMatchObject({ status: 0 })
  for (const { pid } of children) await gone(pid)
  expect(await exists(join(dir, 'data', 'run.json'))).toBe(false)
  expect(served.stdout).toHaveLength(1)

  const offline = await shopbot(['orders', 'list', dir, '--json'])
  expect(JSON.parse(offline.stdout)).toEqual(orders)
  const shown = await shopbot(['orders', 'show', orders[0].number, dir, '--json'])
  expect(JSON.parse(shown.stdout)).toMatchObject({ formatVersion: 1, id })
  const stopped = await shopbot(['status', dir, '--json'])
  expect(stopped.status).toBe(1)
  expect(JSON.parse(stopped.stdout)).toMatchObject({
    ok: false,
    backend: { ok: false, url: null },
    store: { ok: true },
  })
})

test('starting again does not import by itself, but says that there is something to import', async () => {
  const dir = await smallShop()
  const first = await serve(dir)
  process.kill(first.pid, 'SIGINT')
  expect(await first.ended).toMatchObject({ status: 0 })
  await writeCatalog(dir, '9.99')
  const second = await serve(dir)
  expect(await second.heard(/not imported yet/)).toMatch(/1 change/)
  const roll = await (await clientOf(dir)).product('roll')
  expect(roll).toMatchObject({ ok: true, value: { price: 250 } })
})

test('children do not outlive a killed parent, and the shop can be served again at once', async () => {
  const dir = await smallShop()
  const served = await serve(dir)
  const children = await childrenOf(served.pid)
  expect(children).toHaveLength(2)
  process.kill(served.pid, 'SIGKILL')
  await served.ended
  for (const { pid } of children) await gone(pid)
  // What it left in run.json is stale and known to be.
  expect(await exists(join(dir, 'data', 'run.json'))).toBe(true)
  const listed = await shopbot(['orders', 'list', dir, '--json'])
  expect(listed).toMatchObject({ status: 0, stdout: '[]' })
  await serve(dir)
})

test('two shops on one machine do not meet', async () => {
  const [one, two] = [await smallShop(), await smallShop()]
  await Promise.all([serve(one), serve(two)])
  await buyRolls(one, 9)
  expect(JSON.parse((await shopbot(['orders', 'list', one, '--json'])).stdout)).toHaveLength(1)
  expect(JSON.parse((await shopbot(['orders', 'list', two, '--json'])).stdout)).toHaveLength(0)
})

/** Somebody else's program on a port. */
async function takePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

test('a taken port that somebody chose is an error with what to do', async () => {
  const dir = await smallShop()
  const port = await takePort()
  const { status, stdout } = await shopbot([
    'serve',
    dir,
    '--sandbox',
    '--json',
    '--port',
    String(port),
  ])
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    problem: { code: 'port-taken', message: expect.stringContaining(String(port)) },
  })
})

test('a taken port that nobody chose is left for a free one', async () => {
  const dir = await smallShop()
  const port = await takePort()
  const { appendFile } = await import('node:fs/promises')
  await appendFile(join(dir, 'shop.yaml'), `server: {port: ${port}}\n`)
  const served = await serve(dir, ['--sandbox'], {})
  expect(served.ready.backend.url).not.toContain(`:${port}`)
  expect(served.said()).toContain(`Port ${port}`)
})

test('secrets are in no line, no list of processes, and in a file of its owner only', async () => {
  const dir = await smallShop()
  const served = await serve(dir, ['--sandbox', '--debug'])
  await buyRolls(dir, 10)
  const { token } = await runFile(dir)
  const secrets = [token, served.ready.sandbox.token]
  const commands = (await processes()).map(({ command }) => command).join('\n')
  process.kill(served.pid, 'SIGTERM')
  await served.ended
  for (const secret of secrets) {
    expect(served.said()).not.toContain(secret)
    expect(commands).not.toContain(secret)
  }
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s before it is ready ends with 130', async (signal) => {
  const dir = await smallShop()
  const starting = startServe(dir, ['--sandbox', '--debug'], { PORT: '0' })
  await starting.heard(/The backend starts/)
  process.kill(starting.pid, signal)
  const { status } = await starting.ended
  // On a fast machine it may have become ready in between.
  expect(status).toBe(starting.stdout.length === 0 ? 130 : 0)
  expect(await exists(join(dir, 'data', 'run.json'))).toBe(false)
})

test('without a token and without anybody to ask it is an error that names both ways out', async () => {
  const { status, stderr } = await shopbot(['serve', await smallShop()])
  expect(status).toBe(1)
  expect(stderr).toContain('@BotFather')
  expect(stderr).toContain('--sandbox')
})

describe('a shop that is served', () => {
  const ends: (() => Promise<void>)[] = []
  const finish = (end: () => Promise<void>) => void ends.push(end)
  let dir = ''
  let served: Served
  beforeAll(async () => {
    dir = await smallShop({}, finish)
    served = await serve(dir, ['--sandbox'], { PORT: '0' }, finish)
  })
  afterAll(async () => {
    for (const end of ends.toReversed()) await end()
  })

  test('one shop is not served twice', async () => {
    const { ready } = served
    const second = await shopbot(['serve', dir, '--sandbox', '--json'], { env: { PORT: '0' } })
    expect(second.status).toBe(1)
    expect(JSON.parse(second.stdout)).toMatchObject({ problem: { code: 'already-running' } })
    expect(second.stderr).toContain(ready.backend.url)
  })

  test('an import while the shop runs goes to the shop that runs', async () => {
    await writeCatalog(dir, '9.99')
    const { status, stdout } = await shopbot(['import', dir, '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ applied: true, changes: { update: 1 } })
    const roll = await (await clientOf(dir)).product('roll')
    expect(roll).toMatchObject({ ok: true, value: { price: 999 } })
  })

  test('a killed backend is back on the same port, with what it knew', async () => {
    const id = await buyRolls(dir, 8)
    const before = await childOf(served, 'backend')
    process.kill(before, 'SIGKILL')
    await served.heard(/backend is gone \(SIGKILL\)/)
    const order = await (await clientOf(dir)).order(id)
    expect(order).toMatchObject({ ok: true, value: { status: 'paid' } })
    expect(await childOf(served, 'backend')).not.toBe(before)
  })

  test('a killed bot is back; the sandbox and the backend did not notice', async () => {
    const [bot, backend] = [await childOf(served, 'bot'), await childOf(served, 'backend')]
    process.kill(bot, 'SIGKILL')
    await served.heard(/bot is gone \(SIGKILL\)/)
    const status = await shopbot(['status', dir, '--json', '--wait', '30'])
    expect(status.status).toBe(0)
    expect(await childOf(served, 'backend')).toBe(backend)
  })

  test('any Bot API server will do: the root and the token come from the environment', async () => {
    const { apiRoot, token } = served.ready.sandbox
    process.kill(served.pid, 'SIGSTOP')
    process.kill(served.pid, 'SIGCONT')
    const bot = await childOf(served, 'bot')
    expect(bot).toBeGreaterThan(0)
    expect(apiRoot).toBeDefined()
    expect(token).toBeDefined()
  })
})
