import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../src/backend/routes/routes.ts'
import { readShop } from '../../src/catalog/read.ts'
import type { ChatMessage } from '../../src/sandbox/sandbox.ts'
import { buttons, type Guest, type OpenShop, openShop, unwrap } from '../bot/open-shop.ts'

let shop: OpenShop
beforeAll(async () => {
  shop = await openShop('coffee')
})
afterAll(() => shop.close())

const payForm = { orderInfo: { name: 'Ann', phone_number: '+1' } }

async function orderCups(guest: Guest, quantity: number): Promise<void> {
  await guest.say('/start')
  const line = { product: 'cup', variant: null, quantity }
  unwrap(await shop.client.setInCart(guest.id, line, { key: `cups:${guest.id}` }))
  await guest.say('/cart')
  await guest.press('Check out')
  await guest.press('Pay')
  await guest.wait(({ invoice }) => invoice !== undefined)
}

/** Each fault of the shop that shopbot grew out of, by its name. */
describe("the original's faults stay dead", () => {
  it('retries that covered one call and one status, and then killed the bot', async () => {
    const asked = [
      ['/start', 'Welcome! We roast'],
      ['/menu', 'What are you looking for?'],
      ['/cart', 'Your cart is empty'],
      ['/orders', 'You have no orders yet'],
      ['/search cup', 'Results for'],
      ['/language', 'Choose your language'],
      ['/start p_cup', 'Zerno cup'],
      ['/start c_tea', 'Tea'],
      ['kettle', 'Results for'],
    ] as const
    await shop.stopBackend()
    const waiting = asked.map(async ([words, answer], at) => {
      const guest = shop.customer(100 + at, 'en')
      expect((await guest.say(words)).text).toContain('waking up')
      return { guest, answer }
    })
    const told = await Promise.all(waiting)
    await shop.startBackend()
    for (const { guest, answer } of told) await guest.wait(({ text }) => text.includes(answer))
  })

  it('a backend that dies takes the bot with it: the tap waits, is told, and is finished once', async () => {
    const guest = shop.customer(120, 'en')
    await guest.say('/start p_filters')
    await shop.stopBackend()
    expect((await guest.press('Add to cart')).text).toContain('waking up')
    await shop.startBackend()
    await guest.wait((screen) => buttons(screen).includes('In cart: 1'))
    expect(unwrap(await shop.client.cart(120)).lines).toMatchObject([
      { product: 'filters', quantity: 1 },
    ])
  })

  it("one customer's wait blocks all", async () => {
    const [slow, quick] = [shop.customer(130, 'en'), shop.customer(131, 'en')]
    const { control } = shop.sandbox
    const order: number[] = []
    const stop = control.subscribe((event) => {
      if (event.kind === 'message' && event.message.from.is_bot) order.push(event.message.chat.id)
    })
    control.fault({ kind: 429, chatId: slow.id, retryAfter: 1 })
    const refused = control.waitForCall(({ status }) => status === 429)
    const answer = slow.say('/start')
    await refused
    for (const words of ['/start', '/cart', '/orders']) await quick.say(words)
    await answer
    stop()
    expect(order).toEqual([quick.id, quick.id, quick.id, slow.id])
  })

  it('pre-checkout always accepted', async () => {
    const guest = shop.customer(140, 'en')
    await orderCups(guest, 1)
    await guest.say('/orders')
    await guest.press('waiting for payment')
    await guest.press('Cancel this order')
    const refused = await shop.sandbox.control.pay(140, guest.invoice.id, payForm)
    expect(refused).toMatchObject({ paid: false, reason: expect.stringContaining('cancelled') })
  })

  it('the payment ignored', async () => {
    const guest = shop.customer(141, 'en')
    await orderCups(guest, 1)
    const paid = await shop.sandbox.control.pay(141, guest.invoice.id, payForm)
    await guest.wait(({ text }) => text.includes('is paid'))
    const { orders } = unwrap(await shop.client.customerOrders(141, {}))
    expect(orders).toMatchObject([
      { status: 'paid', payment: { chargeId: paid.paid ? paid.chargeId : '' } },
    ])
    expect(unwrap(await shop.client.cart(141)).lines).toEqual([])
  })

  it('a token in the source', async () => {
    const root = join(import.meta.dirname, '../..')
    const folders = ['src', 'bin', 'templates', 'test', '.github', '.ci']
    const files = (
      await Promise.all(
        folders.map(async (folder) =>
          (
            await readdir(join(root, folder), { recursive: true, withFileTypes: true })
          )
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name)),
        ),
      )
    ).flat()
    expect(files.length).toBeGreaterThan(100)
    // Bot API: a token is the bot's id, a colon and 35 signs.
    const token = /\b\d{8,10}:[A-Za-z0-9_-]{35}\b/
    for (const file of files) expect(await readFile(file, 'latin1'), file).not.toMatch(token)
  })

  it('totals off by a factor', async () => {
    const guest = shop.customer(150, 'en')
    await orderCups(guest, 3)
    const cup = unwrap(await shop.client.product('cup'))
    const [order] = unwrap(await shop.client.customerOrders(150, {})).orders
    // The catalogue says 420.00.
    expect(cup.price).toBe(42_000)
    expect(order?.total).toBe(126_000)
    expect(guest.invoice.invoice).toMatchObject({
      invoice: { currency: 'UAH', total_amount: 126_000 },
      prices: [{ amount: 126_000 }],
    })
    const cart = await guest.say('/cart')
    expect(cart.text.replaceAll(/\s/g, ' ')).toMatch(/3 × .?420\.00 = .*1,260\.00/)
  })

  it("a customer's role and cart reset by every message", async () => {
    const guest = shop.customer(160)
    await guest.say('/language')
    await guest.press('English')
    await guest.say('/start p_cup')
    await guest.press('Add to cart')
    for (const text of ['/start', 'привіт', '/help', '/menu']) await guest.say(text)
    expect(unwrap(await shop.client.cart(160)).count).toBe(1)
    expect(guest.screen.text).toContain('What are you looking for?')
  })

  it('no authentication but a guessable id', async () => {
    for (const { method, path } of routes) {
      const url = shop.url + path.replaceAll(/:\w+/g, '1')
      for (const headers of [{}, { authorization: 'Bearer 1' }]) {
        const response = await fetch(url, { method: method.toUpperCase(), headers })
        expect(response.status, `${method} ${path}`).toBe(401)
      }
    }
  })

  it('products in no reachable category', async () => {
    const guest = shop.customer(170, 'en')
    await guest.say('/start')
    const products = new Set<string>()
    const waiting = new Set(shelvesOf(guest.screen))
    for (const shelf of waiting) {
      const drawn = shop.sandbox.control.waitForCall(
        ({ method, status }) => status === 200 && /^(send|editMessage)/.test(method),
      )
      await shop.sandbox.control.pressData(guest.id, guest.screen.id, shelf)
      await drawn
      for (const found of shelvesOf(guest.screen)) waiting.add(found)
      for (const data of dataOf(guest.screen))
        if (data.startsWith('p:')) products.add(data.slice(2))
    }
    const reading = await readShop(shop.dir)
    if (!reading.ok) throw new Error(JSON.stringify(reading.findings))
    const sold = reading.catalog.products.filter(({ hidden }) => !hidden)
    expect([...products].sort()).toEqual(sold.map(({ id }) => id).sort())
  })

  it('names cut by argument parsing', async () => {
    const guest = shop.customer(180, 'en')
    const name = 'Fireweed tea with strawberry'
    expect(buttons(await guest.say(`/search ${name}`))[0]).toContain(name)
  })

  it('buttons dead after a restart', async () => {
    const guest = shop.customer(190, 'en')
    await guest.say('/start')
    await shop.stopBot()
    await shop.stopBackend()
    await shop.startBackend()
    await shop.startBot()
    await guest.press('Tea')
    await guest.wait((screen) => screen.text.includes('Tea'))
  })
})

const dataOf = (screen: ChatMessage) =>
  screen.keyboard.flat().flatMap(({ callback_data }) => callback_data ?? [])

/** Where categories and their pages lead. */
const shelvesOf = (screen: ChatMessage) => dataOf(screen).filter((data) => /^[ct]:/.test(data))
