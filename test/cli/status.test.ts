import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { openLowdbStore } from '../../src/store/lowdb/open.ts'
import { databaseForTest } from '../store/postgres/open.ts'
import { wireTo } from '../store/postgres/wire.ts'
import { byCard, charge, flowerShop, inShop, order } from './selling.ts'
import { buyRolls, gone, serve, smallShop, startCommand } from './serving.ts'
import { shopbot, temporaryFolder } from './shopbot.ts'

describe('a shop that is served', () => {
  test('is well in one screen, without colours where there is no terminal', async () => {
    const dir = await smallShop()
    const { ready } = await serve(dir)
    await buyRolls(dir, 7)
    await shopbot(['backup', dir])
    const { status, stdout } = await shopbot(['status', dir, '--wait', '20'])
    expect(status).toBe(0)
    const lines = stdout.split('\n')
    expect(lines[0]).toBe('Corner shop: all is well')
    expect(lines.filter((line) => /^[✗!]/.test(line))).toEqual([])
    expect(stdout).toContain(`✓ backend   ${ready.backend.url}`)
    expect(stdout).toMatch(/✓ bot {7}@\w+ · polling/)
    expect(stdout).toMatch(/✓ store {5}embedded · 2 products · 1 category · import 1/)
    expect(stdout).toMatch(/✓ Telegram {2}the sandbox/)
    expect(stdout).toMatch(/✓ disk {6}.*free of/)
    expect(stdout).toMatch(/ {2}orders {4}\S+ · .* · 5\.00 EUR · paid/)
    expect(stdout).toMatch(/ {2}backup {4}\d+ s old/)
    expect(stdout).not.toContain('\u001b')
    expect(lines.length).toBeLessThan(24)
    for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(80)
  })

  test('is looked at again and again where it is watched, until that is stopped', async () => {
    const dir = await smallShop()
    await serve(dir)
    const watching = startCommand(['status', dir, '--watch', '--json'])
    expect(JSON.parse((await watching.firstLine) ?? '')).toMatchObject({ lastOrders: [] })
    await buyRolls(dir, 7)
    expect(await watching.told(/"lastOrders":\[\{/)).toMatchObject({ name: 'Corner shop' })
    process.kill(watching.pid, 'SIGINT')
    expect(await watching.ended).toMatchObject({ status: 130 })
  })

  test('has a red line for a bot that has died, and one that says what to do', async () => {
    const dir = await smallShop()
    const sandbox = await startSandbox()
    onTestFinished(() => sandbox.close())
    const telegram = { TELEGRAM_BOT_TOKEN: sandbox.token, TELEGRAM_API_ROOT: sandbox.apiRoot }
    await shopbot(['import', dir, '--yes'])
    const { ready } = await serve(dir, ['--only', 'backend'], { PORT: '0' })
    const { token } = JSON.parse(await readFile(join(dir, 'data/run.json'), 'utf8'))
    const backend = { SHOPBOT_BACKEND_URL: ready.backend.url, SHOPBOT_BACKEND_TOKEN: token }
    const bot = await serve(dir, ['--only', 'bot'], { ...backend, ...telegram })
    const well = await shopbot(['status', dir, '--wait', '20', '--json'], { env: telegram })
    expect(JSON.parse(well.stdout)).toMatchObject({
      ok: true,
      bots: [{ holder: { pid: bot.pid }, heard: true, revision: '00000001' }],
      backends: [{ version: expect.any(String), heard: true }],
      disk: { ok: true, free: expect.any(Number) },
    })
    process.kill(bot.pid, 'SIGKILL')
    await bot.ended
    await gone(bot.pid)
    const { status, stdout } = await shopbot(['status', dir], { env: telegram })
    expect(status).toBe(1)
    expect(stdout).toContain('Corner shop: 1 thing is wrong')
    expect(stdout).toMatch(/✗ bot .*\n\s+→ Its process \d+ has ended/)
  })

  test('whose database is away says so, and is well again when it is back', async () => {
    const { url } = await databaseForTest('status', { bare: true })
    const wire = await wireTo(url)
    const dir = await temporaryFolder()
    await cp('templates/coffee', dir, { recursive: true })
    await writeFile(join(dir, '.env'), `DATABASE_URL=${wire.url}\n`)
    await shopbot(['import', dir, '--yes'])
    await serve(dir)
    const well = await shopbot(['status', dir, '--wait', '20'])
    expect(well.stdout).toMatch(/✓ store {5}PostgreSQL .* a round trip takes/s)
    wire.cut()
    const away = await shopbot(['status', dir])
    expect(away.status).toBe(1)
    expect(away.stdout).toMatch(/✗ store {5}PostgreSQL [\s\S]*→ .*does not answer/)
    expect(away.stdout).toContain('✓ backend')
    wire.mend()
    const back = await shopbot(['status', dir, '--wait', '30'])
    expect(back.status).toBe(0)
  })
})

describe('a shop that nobody serves', () => {
  test('says how to start it, and what waits with the command for each', async () => {
    const dir = await flowerShop()
    await inShop(dir, async (client) => {
      const one = await order(client, { customer: 1, choices: byCard })
      for (const id of ['tg-1', 'tg-2']) await charge(client, one, id)
    })
    await backlog(dir)
    const { status, stdout } = await shopbot(['status', dir])
    expect(status).toBe(1)
    const told = stdout.replace(/\n +/g, ' ')
    expect(told).toContain(`✗ backend   not running → Start it: shopbot serve ${dir}`)
    expect(told).toMatch(/! to do {5}1 payment fits no order · since \d+ s → Decide about it:/)
    expect(told).toContain(`shopbot orders payments ${dir}`)
    expect(told).toMatch(/! to do {5}\d+ messages are late · since 2 h/)
    expect(told).toContain('✓ store')
  })
})

/** Messages that were to be sent two hours ago. */
async function backlog(dir: string): Promise<void> {
  const opened = await openLowdbStore({ dir: join(dir, 'data') })
  if (!opened.ok) throw new Error(opened.problem.message)
  const at = new Date(Date.now() - 2 * 3_600_000).toISOString()
  await opened.value.write(async (writer) => {
    for (const n of [1, 2]) {
      const id = `${at}-000${n}000000`
      const facts = { language: 'en' }
      await writer.put('notices', {
        id,
        to: n,
        kind: 'order-status',
        facts,
        attempts: 0,
        notBefore: at,
      })
    }
  })
  await opened.value.close()
}
