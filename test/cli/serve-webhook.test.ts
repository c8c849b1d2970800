import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { freePort, openFront } from '../bot/a-front.ts'
import { childOf, clientOf, serve, smallShop } from './serving.ts'
import { shopbot } from './shopbot.ts'

async function webhookShop(): Promise<string> {
  const dir = await smallShop()
  const settings = await readFile(join(dir, 'shop.yaml'), 'utf8')
  const telegram = 'telegram: {mode: webhook, url: "https://shop.example/telegram"}\n'
  await writeFile(join(dir, 'shop.yaml'), settings + telegram)
  return dir
}

const statusOf = async (dir: string) =>
  JSON.parse((await shopbot(['status', dir, '--json', '--wait', '20'])).stdout)

test('a shop in webhook mode is called by its sandbox, also after its bot was killed', async () => {
  const dir = await webhookShop()
  const served = await serve(dir)
  await answered(served.ready.sandbox.url, 7)
  const status = await statusOf(dir)
  expect(status).toMatchObject({
    ok: true,
    bots: [{ mode: 'webhook' }],
    backends: [{ pid: expect.any(Number) }],
    telegram: { ok: true, webhook: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/telegram$/) },
  })
  process.kill(await childOf(served, 'bot'), 'SIGKILL')
  await answered(served.ready.sandbox.url, 8)
})

/** Writes to the bot and resolves when it has answered. */
async function answered(sandbox: string, user: number): Promise<void> {
  const ending = new AbortController()
  const events = await fetch(`${sandbox}sandbox/events?user=${user}`, { signal: ending.signal })
  await fetch(`${sandbox}sandbox/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, text: '/start' }),
  })
  let heard = ''
  for await (const chunk of events.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    heard += chunk
    if (/event: message\ndata: .*"from":"bot"/.test(heard)) break
  }
  ending.abort()
  expect(heard).toContain('"from":"bot"')
}

test('several bots, each on its own port, share what comes to one address', async () => {
  const dir = await webhookShop()
  const sandbox = await startSandbox()
  const front = await openFront()
  onTestFinished(async () => {
    await front.close()
    await sandbox.close()
  })
  const telegram = {
    TELEGRAM_BOT_TOKEN: sandbox.token,
    TELEGRAM_API_ROOT: sandbox.apiRoot,
    TELEGRAM_WEBHOOK_URL: `${front.url}/telegram`,
  }
  await shopbot(['import', dir, '--yes'])
  const { ready } = await serve(dir, ['--only', 'backend'], { PORT: '0' })
  const { token } = JSON.parse(await readFile(join(dir, 'data/run.json'), 'utf8'))
  const backend = { SHOPBOT_BACKEND_URL: ready.backend.url, SHOPBOT_BACKEND_TOKEN: token }
  const ports = [await freePort(), await freePort()]
  for (const port of ports)
    await serve(dir, ['--only', 'bot', '--port', String(port)], { ...backend, ...telegram })
  front.set(ports)
  const client = await clientOf(dir)
  const guests = [1, 2, 3, 4].map((id) => sandbox.control.send(id, '/start'))
  await Promise.all(
    guests.map(({ sender }) => sandbox.control.waitFor(sender.id, (all) => all.length > 1)),
  )
  const status = await client.status()
  expect(status).toMatchObject({ ok: true, value: { bots: [{ mode: 'webhook' }, {}] } })
})
