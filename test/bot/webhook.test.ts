import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { hostname } from 'node:os'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type Guest,
  type Opening,
  type OpenShop,
  openShop,
  unwrap,
  webhookSecret,
} from './open-shop.ts'

let shop: OpenShop | undefined
afterEach(async () => {
  await shop?.close()
  shop = undefined
})

async function webhookShop(bots: number, opening: Opening = {}): Promise<OpenShop> {
  shop = await openShop('coffee', { webhookBots: bots, sandbox: { webhookPauseMs: 5 }, ...opening })
  return shop
}

async function urlOf({ sandbox }: OpenShop): Promise<string> {
  const response = await fetch(`${sandbox.apiRoot}/bot${sandbox.token}/getWebhookInfo`)
  const { result } = (await response.json()) as { result: { url: string } }
  return result.url
}

const quantity = async (open: OpenShop, guest: Guest) =>
  unwrap(await open.client.cart(guest.id)).lines.map((line) => line.quantity)

async function buys(open: OpenShop, guest: Guest): Promise<void> {
  await guest.say('/start p_cup')
  await guest.press('Add to cart')
  await guest.say('/cart')
  await guest.press('Check out')
  await guest.press('Pay')
  await guest.wait(({ invoice }) => invoice !== undefined)
  expect(await open.sandbox.control.pay(guest.id, guest.invoice.id)).toMatchObject({ paid: true })
  await guest.wait(({ text }) => text.includes('Thank you'))
}

describe('a bot that is called', () => {
  it('sells from the first look to the thanks', async () => {
    const open = await webhookShop(1)
    const guest = open.customer(7, 'en')
    await buys(open, guest)
    expect(unwrap(await open.client.customerOrders(7, {})).orders).toMatchObject([
      { status: 'paid' },
    ])
    expect(unwrap(await open.client.status()).bots).toMatchObject([
      { mode: 'webhook', url: await urlOf(open) },
    ])
  })

  it('takes nothing but updates of Telegram, which knows the secret', async () => {
    const open = await webhookShop(1)
    const url = await urlOf(open)
    const post = async (body: string, headers: Record<string, string> = {}) => {
      const secret = { 'x-telegram-bot-api-secret-token': webhookSecret }
      const all = { 'content-type': 'application/json', ...secret, ...headers }
      return (await fetch(url, { method: 'POST', headers: all, body })).status
    }
    const update = JSON.stringify({ update_id: 1 })
    const wrong = { 'x-telegram-bot-api-secret-token': `${webhookSecret}x` }
    expect(await post(update, wrong)).toBe(401)
    expect(await post(update, { 'x-telegram-bot-api-secret-token': '' })).toBe(401)
    expect(await post(update, { 'content-type': 'text/plain' })).toBe(415)
    expect(await post('{')).toBe(400)
    expect(await post('{"update_id": "1"}')).toBe(400)
    expect(await post(JSON.stringify({ update_id: 1, text: 'x'.repeat(1_000_001) }))).toBe(413)
    expect((await fetch(url)).status).toBe(405)
    expect((await fetch(`${url}/else`, { method: 'POST' })).status).toBe(404)
    expect((await fetch(new URL('/healthz', url))).status).toBe(200)
    // One that nobody knows what to do with is done.
    expect(await post(update)).toBe(200)
  })

  it('does once what comes again because its answer was lost', async () => {
    const open = await webhookShop(1)
    const guest = open.customer(7, 'en')
    await guest.say('/start p_cup')
    open.sandbox.control.fault({ kind: 'lose-answer', method: 'webhook', chatId: 7 })
    await guest.press('Add to cart')
    await guest.say('/cart')
    expect(await quantity(open, guest)).toEqual([1])
  })

  it('sets aside what keeps failing, and takes what comes after it', async () => {
    const open = await webhookShop(1, { refused: /./ })
    const guest = open.customer(7, 'en')
    await guest.say('/start')
    open.sandbox.control.fault({ kind: 500, method: 'sendMessage', chatId: 7, times: 8 })
    const failing = open.sandbox.control.send(7, '/help')
    const next = guest.wait(({ id, text }) => id > failing.id && text.includes('cart is empty'))
    open.sandbox.control.send(7, '/cart')
    await next
    const { updates } = unwrap(await open.client.updatesSetAside())
    expect(updates).toMatchObject([{ attempts: 8, update: { message: { text: '/help' } } }])
  })

  it('waits for who handles the same customer, and goes on when they are not heard of', async () => {
    const open = await webhookShop(1)
    const guest = open.customer(7, 'en')
    await guest.say('/start p_cup')
    const dead = { id: 'dead', host: 'elsewhere', pid: 1, startedAt: new Date().toISOString() }
    // Waits for the bot to give back the turn of what was said last.
    const taken = { turn: 'customer 7', holder: dead, seconds: 1, wait: 20 }
    const { granted, until } = unwrap(await open.client.takeTurn(taken))
    expect(granted).toBe(true)
    await guest.press('Add to cart')
    const handled = await open.store().read((reader) => reader.get('turns', 'customer 7'))
    expect((handled?.until ?? '') >= until).toBe(true)
    expect(await quantity(open, guest)).toEqual([1])
  })

  it('removes its webhook when it ends as the last one', async () => {
    const open = await webhookShop(1)
    await open.stopBot()
    // The backend has just started: there may be others that it has not heard of.
    expect(await urlOf(open)).not.toBe('')
    const settled = { url: null, secret: webhookSecret, host: '127.0.0.1', port: 0, settledMs: 0 }
    const first = unwrap(await open.anotherBot({ webhook: settled }))
    const second = unwrap(await open.anotherBot({ webhook: settled }))
    await first.stop()
    expect(await urlOf(open)).toBe(second.url)
    await second.stop()
    expect(await urlOf(open)).toBe('')
  })
})

describe('several bots that are called', () => {
  it('handle once what comes to two of them at once', async () => {
    const open = await webhookShop(2)
    const guests = [1, 2, 3, 4].map((id) => open.customer(id, 'en'))
    await Promise.all(
      guests.map(async (guest) => {
        await guest.say('/start p_cup')
        open.sandbox.control.fault({ kind: 'twice', method: 'webhook', chatId: guest.id })
        await guest.press('Add to cart')
        open.sandbox.control.fault({ kind: 'twice', method: 'webhook', chatId: guest.id })
        await guest.say('/cart')
        expect(await quantity(open, guest)).toEqual([1])
      }),
    )
  })

  it('tell each of an order once, and know what language was chosen at another', async () => {
    const open = await webhookShop(3)
    const guests = Array.from({ length: 6 }, (_, at) => open.customer(at + 1, 'uk'))
    await Promise.all(
      guests.map(async (guest) => {
        await guest.say('/start')
        await guest.say('/language')
        await guest.press('English')
        await buys(open, guest)
      }),
    )
    for (const guest of guests) {
      const thanks = guest.messages.filter(({ text }) => text.includes('Thank you'))
      expect(thanks).toHaveLength(1)
    }
    expect(unwrap(await open.client.status()).bots).toHaveLength(3)
  })
})

it('a tap that waits behind a bot of this machine that was killed is done at once', async () => {
  const open = await webhookShop(1)
  const guest = open.customer(7, 'en')
  const ended = spawn(process.execPath, ['-e', '0'])
  await once(ended, 'exit')
  const startedAt = new Date().toISOString()
  const dead = { id: 'dead', host: hostname(), pid: ended.pid ?? 0, startedAt }
  // The sandbox waits ten seconds for an answer; by itself this turn would end much later.
  unwrap(await open.client.takeTurn({ turn: 'customer 7', holder: dead, seconds: 600 }))
  await guest.say('/start')
  expect(unwrap(await open.client.holders()).holders.map(({ id }) => id)).not.toContain('dead')
})

describe('a second bot', () => {
  it('that polls is refused, and told who polls; it is let in as soon as that one ends', async () => {
    shop = await openShop('coffee')
    const refused = await shop.anotherBot({ patience: 20 })
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'already-polling', facts: { pid: process.pid } },
    })
    expect(await shop.anotherBot({ patience: 20, webhook: anAddress })).toMatchObject({
      problem: { code: 'already-polling' },
    })
    const waiting = shop.anotherBot({ patience: 50_000 })
    await shop.stopBot()
    const next = unwrap(await waiting)
    await shop.customer(7, 'en').say('/start')
    await next.stop()
  })

  it('that polls is refused where others are called', async () => {
    const open = await webhookShop(1)
    expect(await open.anotherBot({ patience: 20, webhook: undefined })).toMatchObject({
      problem: { code: 'webhook-in-use' },
    })
    await open.customer(7, 'en').say('/start')
  })

  it('cannot listen where another does', async () => {
    const open = await webhookShop(1)
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await open.anotherBot({ patience: 1, webhook: { ...anAddress, port } })).toMatchObject({
      problem: { code: 'port-taken' },
    })
    taken.close()
  })
})

const anAddress = { url: null, secret: webhookSecret, host: '127.0.0.1', port: 0 }
