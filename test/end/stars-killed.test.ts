import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { ApiCall } from '../../src/sandbox/sandbox.ts'
import { type Guest, unwrap } from '../bot/open-shop.ts'
import { temporaryFolder } from '../cli/shopbot.ts'
import { sampled } from '../sampled.ts'
import { openChosen } from '../store/chosen.ts'
import { type KeptShop, keepShop } from './kept-shop.ts'
import { allTold, atCall, atRandom, atRequest, isOutcome, type Strike, says } from './strikes.ts'

const owner = 9
const price = 50
const keysInAll = 500
/** No multiple of how many victims or moments there are, so that all of them get their turn. */
const oneIn = 17

const delivers = (kind: string) => (call: ApiCall) =>
  call.method === 'getUpdates' && JSON.stringify(call.result).includes(kind)

const isCall = (name: string) => (call: ApiCall) => call.method === name

/** From the tap on Pay to the keys in the chat. */
const whilePaying: readonly Strike[] = [
  ...atCall('invoice sent', isCall('sendInvoice')),
  ...atRequest('verdict asked', (request) => request === 'POST /v1/payments/pre-checkout'),
  ...atCall('payment delivered', delivers('successful_payment')),
  ...atRequest('payment booked', (request) => request === 'POST /v1/payments', { each: true }),
  ...atCall('customer thanked', says('is paid')),
  ...atCall('keys shown', says('Here is what you bought')),
  ...atRequest('told of a payment', isOutcome, { nth: 2 }),
  ...atRandom(3, 250),
]

/** From the tap on Refund to the Stars and the word of it with the customer. */
const whileRefunding: readonly Strike[] = [
  ...atRequest('refund asked', (request) => /^POST .*\/orders\/[^/]+\/refunds$/.test(request)),
  ...atCall('Stars given back', isCall('refundStarPayment')),
  ...atRequest('outcome noted', (request) => /^POST \/v1\/refunds\/.*\/outcome$/.test(request), {
    each: true,
  }),
  ...atCall('customer told', says('has been given back')),
  ...atRequest('told of a refund', isOutcome, { nth: 2 }),
  ...atRandom(3, 150),
]

interface Walk {
  readonly guest: Guest
  readonly chargeId: string
  readonly number: string
  readonly keys: readonly string[]
}

test('killed while Stars come, keys go out and Stars go back: all of it happens once', async () => {
  expect(whilePaying.length + whileRefunding.length).toBeGreaterThanOrEqual(60)
  const dir = await keyShop()
  const shop = await keepShop(dir)
  onTestFinished(() => shop.close())
  const boss = shop.customer(owner)
  await boss.say('/start')
  const walks: Walk[] = []
  const [paying, refunding] = [sampled(whilePaying, oneIn), sampled(whileRefunding, oneIn)]
  for (let at = 0; at < Math.max(paying.length, refunding.length); at += 1) {
    const guest = shop.customer(100 + at)
    const walk = await buy(shop, guest, paying[at])
    walks.push(walk)
    await refund(shop, boss, walk, refunding[at])
  }
  await proveLedger(shop, dir, walks)
}, 400_000)

/** A shop in Stars where each piece has a key of its own. */
async function keyShop(): Promise<string> {
  const dir = await temporaryFolder()
  const keys = Array.from({ length: keysInAll }, (_, at) => `KEY-${String(at).padStart(4, '0')}`)
  const settings = `name: Key shop
currency: XTR
languages: [en]
admins: [${owner}]
payment: {methods: [stars]}
`
  const catalog = `products:
  - {id: licence, title: Licence, price: ${price / 2}, deliver: [${keys.join(', ')}]}
`
  await writeFile(join(dir, 'shop.yaml'), settings)
  await writeFile(join(dir, 'catalog.yaml'), catalog)
  return dir
}

/** Two keys, from the cart to the chat. */
async function buy(shop: KeptShop, guest: Guest, strike: Strike | undefined): Promise<Walk> {
  await guest.say('/start')
  const line = { product: 'licence', variant: null, quantity: 2 }
  unwrap(await shop.client.setInCart(guest.id, line, { key: `put:${guest.id}` }))
  await guest.say('/cart')
  await guest.press('Check out')
  const struck = strike?.arm(shop)
  await guest.press('Pay')
  await guest.wait(({ invoice }) => invoice !== undefined)
  const chargeId = await pay(shop, guest)
  await struck
  await guest.wait(({ text }) => text.includes('Here is what you bought'))
  await allTold(shop)
  const { orders } = unwrap(await shop.client.customerOrders(guest.id, {}))
  const [order] = orders
  expect(orders, strike?.name).toMatchObject([
    { status: 'delivered', total: price, payment: { chargeId } },
  ])
  expect(unwrap(await shop.client.cart(guest.id)).lines, strike?.name).toEqual([])
  const keys = order?.lines.flatMap((one) => one.handedOut ?? []) ?? []
  expect(keys, strike?.name).toHaveLength(2)
  for (const told of ['is paid', ...keys])
    expect(isTold(guest, told), `${strike?.name}: ${told}`).toBe(true)
  return { guest, chargeId, number: order?.number ?? '', keys }
}

/** Whoever is told that the shop is waking up tries again; nothing was charged. */
async function pay(shop: KeptShop, guest: Guest): Promise<string> {
  for (;;) {
    const paid = await shop.sandbox.control.pay(guest.id, guest.invoice.id)
    if (paid.paid) return paid.chargeId
    if (!paid.reason.includes('waking up')) throw new Error(`Not paid: ${paid.reason}`)
  }
}

async function refund(
  shop: KeptShop,
  boss: Guest,
  { guest, number }: Walk,
  strike: Strike | undefined,
): Promise<void> {
  const { control } = shop.sandbox
  const card = boss.messages.findLast(({ text }) => text.startsWith(`Order ${number} `))
  await control.press(owner, card?.id ?? 0, '💸 Refund')
  await boss.wait(({ id, text }) => id === card?.id && text.includes('give back'))
  const struck = strike?.arm(shop)
  await boss.press('goods back on the shelf')
  await struck
  await guest.wait(({ text }) => text.includes('has been given back'))
  await allTold(shop)
  const { orders } = unwrap(await shop.client.customerOrders(guest.id, {}))
  expect(orders, strike?.name).toMatchObject([{ status: 'refunded', refunded: price }])
  const shown = boss.messages.find(({ id }) => id === card?.id)
  expect(shown?.text, strike?.name).toContain('— refunded')
}

/** Telegram and the shop agree on every Star, every key is somebody's once, and nothing waits anywhere. */
async function proveLedger(shop: KeptShop, dir: string, walks: readonly Walk[]): Promise<void> {
  const { control } = shop.sandbox
  const charges = walks.map(({ chargeId }) => chargeId).sort()
  const moves = control.starTransactions()
  expect(moves.flatMap(({ id, source }) => (source ? [id] : [])).sort()).toEqual(charges)
  expect(moves.flatMap(({ id, receiver }) => (receiver ? [id] : [])).sort()).toEqual(charges)
  const licence = unwrap(await shop.client.product('licence'))
  expect(licence.available).toBe(keysInAll - 2 * walks.length)

  await shop.bot.stop(6_000)
  expect(control.pending()).toBe(0)
  await shop.backend.stop(3_500)
  const store = await openChosen(dir)
  const all = await store.read(async (reader) => ({
    orders: await reader.find('orders', {}),
    payments: await reader.find('payments', {}),
    refunds: await reader.find('refunds', {}),
    keys: await reader.find('keys', {}),
    notices: await reader.find('notices', {}),
    setAside: await reader.find('updates', {}),
  }))
  await store.close()
  expect(all.orders).toHaveLength(walks.length)
  expect(all.payments.map(({ chargeId }) => chargeId).sort()).toEqual(charges)
  expect(all.payments.every(({ outcome }) => outcome === 'paid')).toBe(true)
  expect(all.refunds.map(({ chargeId }) => chargeId).sort()).toEqual(charges)
  expect(
    all.refunds.every(({ status, amount }) => status === 'succeeded' && amount === price),
  ).toBe(true)
  const given = all.keys.filter(({ order }) => order !== null).map(({ key }) => key)
  expect(given.sort()).toEqual(walks.flatMap(({ keys }) => keys).sort())
  expect(new Set(given).size).toBe(2 * walks.length)
  expect(all.keys).toHaveLength(keysInAll)
  expect(all.notices).toEqual([])
  expect(all.setAside).toEqual([])
}

function isTold(guest: Guest, words: string): boolean {
  return guest.messages.some(({ from, text }) => from === 'bot' && text.includes(words))
}
