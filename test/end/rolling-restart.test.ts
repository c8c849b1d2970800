import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sandboxProviderToken, startSandbox } from '../../src/sandbox/sandbox.ts'
import { freePort } from '../bot/a-front.ts'
import { buttons, Guest } from '../bot/open-shop.ts'
import { childOf, clientOf, runFile, serve, smallShop } from '../cli/serving.ts'
import { shopbot } from '../cli/shopbot.ts'
import { isProof } from '../sampled.ts'

const customers = isProof ? 12 : 4
const restarts = isProof ? 5 : 1

test.each(['asks Telegram', 'is called by it'] as const)(
  'restarted under load while its bot %s: every tap is done, once, and none is told of it',
  async (way) => {
    const { dir, served, guests } = await openShop(customers, way)
    const children = await childrenOf(served)
    const load = tapUntil(guests)
    for (let done = 0; done < restarts; done += 1) {
      // Every customer is in the midst of tapping.
      await load.taps(customers)
      if (done === 0) {
        process.kill(served.pid, 'SIGHUP')
        await served.heard(/^Restarted/)
      } else {
        expect(await shopbot(['restart', dir])).toMatchObject({ status: 0 })
      }
      await load.taps(customers)
    }
    const tally = await load.end()
    const { slowest, count } = tally
    console.log(`${count} taps over ${restarts} restarts, the slowest ${slowest.toFixed(0)} ms`)

    expect(tally.failed).toEqual([])
    const client = await clientOf(dir)
    const mode = way === 'is called by it' ? 'webhook' : 'polling'
    expect(await client.status()).toMatchObject({ value: { bots: [{ mode }] } })
    for (const [at, { id }] of guests.entries()) {
      expect(await client.cart(id)).toMatchObject({
        ok: true,
        value: { lines: [{ product: 'roll', quantity: tally.each[at] }] },
      })
    }
    for (const child of await childrenOf(served)) expect(children).not.toContain(child)
  },
  300_000,
)

test('what stands in the way of a restart is said, and the shop goes on as it was', async () => {
  const { dir, served, guests } = await openShop(1)
  const children = await childrenOf(served)
  await appendFile(join(dir, '.env'), 'LOG_LEVEL=loud\n')
  const refused = await shopbot(['restart', dir, '--json'])
  expect(refused.status).toBe(1)
  expect(JSON.parse(refused.stdout)).toMatchObject({ problem: { code: 'log-level-invalid' } })

  // A bot that Telegram does not know is found out before the old one is let go.
  await writeFile(join(dir, '.env'), `TELEGRAM_BOT_TOKEN=1000:${'x'.repeat(35)}\n`)
  const unknown = await shopbot(['restart', dir, '--json'])
  expect(JSON.parse(unknown.stdout)).toMatchObject({ problem: { code: 'token-refused' } })
  expect(await childrenOf(served)).toEqual(children)
  await guests[0]?.press('Add to cart')
})

test('a shop that is not served cannot be restarted', async () => {
  const answer = await shopbot(['restart', await smallShop()])
  expect(answer).toMatchObject({ status: 1, stderr: expect.stringContaining('not being served') })
})

/** A shop with its settings in `.env`, and customers who each look at a roll. */
async function openShop(size: number, way: 'asks Telegram' | 'is called by it' = 'asks Telegram') {
  const dir = await smallShop({ stock: 100_000 })
  const sandbox = await startSandbox()
  onTestFinished(() => sandbox.close())
  const port = way === 'is called by it' ? await freePort() : undefined
  const env = {
    TELEGRAM_BOT_TOKEN: sandbox.token,
    TELEGRAM_PROVIDER_TOKEN: sandboxProviderToken,
    ...(port !== undefined && {
      TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
      BOT_PORT: String(port),
    }),
  }
  await writeFile(
    join(dir, '.env'),
    Object.entries(env)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  )
  const served = await serve(dir, [], { PORT: '0', TELEGRAM_API_ROOT: sandbox.apiRoot })
  const guests = Array.from({ length: size }, (_, at) => new Guest(sandbox, 100 + at, 'en'))
  await Promise.all(guests.map((guest) => guest.say('/start p_roll')))
  expect((await runFile(dir)).restart).toBeUndefined()
  return { dir, served, guests }
}

/** Every customer puts one more roll in the cart, again and again. */
function tapUntil(guests: readonly Guest[]) {
  const each = guests.map(() => 0)
  const failed: string[] = []
  const waiting = new Set<() => void>()
  let count = 0
  let slowest = 0
  let ending = false
  const all = Promise.all(
    guests.map(async (guest, at) => {
      while (!ending) {
        const begun = performance.now()
        const { text, alert } = await guest.press(each[at] === 0 ? 'Add to cart' : '+')
        if (alert || text?.includes('waking up')) failed.push(text ?? '')
        // The button says how many there shall be: tapped before the screen is drawn anew it says the same again.
        const label = `In cart: ${(each[at] ?? 0) + 1}`
        await guest.wait((screen) => buttons(screen).some((button) => button.includes(label)))
        slowest = Math.max(slowest, performance.now() - begun)
        each[at] = (each[at] ?? 0) + 1
        count += 1
        for (const look of waiting) look()
      }
    }),
  )
  return {
    /** Resolves when so many more are done. */
    taps: (more: number) =>
      new Promise<void>((resolve) => {
        const until = count + more
        const look = () => {
          if (count < until) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
      }),
    async end() {
      ending = true
      await all
      return { each, failed, count, slowest }
    },
  }
}

async function childrenOf(served: Parameters<typeof childOf>[0]): Promise<number[]> {
  return [await childOf(served, 'backend'), await childOf(served, 'bot')]
}
