import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { ApiCall } from '../../src/sandbox/sandbox.ts'
import { type Guest, unwrap } from '../bot/open-shop.ts'
import { smallShop } from '../cli/serving.ts'
import { sampled } from '../sampled.ts'
import { openChosen } from '../store/chosen.ts'
import { type KeptShop, keepShop } from './kept-shop.ts'
import { allTold, atCall, atRandom, atRequest, isOutcome, type Strike, says } from './strikes.ts'

const owner = 9
const stock = 1_000
/** No multiple of how many victims or moments there are, so that all of them get their turn. */
const oneIn = 11

const isCardChange = ({ method, params }: ApiCall) =>
  method === 'editMessageText' && params.chat_id === owner

/** From the tap that begins a checkout to the thanks, for orders paid on delivery. */
const whilePlacing: readonly Strike[] = [
  ...atRequest('drafted', (request) => /^POST \/v1\/customers\/\d+\/orders$/.test(request)),
  ...atRequest('chosen', (request) => /^POST .*\/orders\/[^/]+\/choices$/.test(request)),
  ...atRequest('placed', (request) => /^POST .*\/orders\/[^/]+\/place$/.test(request)),
  ...atCall('customer thanked', says('We have your order')),
  ...[1, 2].flatMap((nth) => atRequest(`told of an order, ${nth}`, isOutcome, { nth })),
  ...atRandom(3, 150),
]

/** From the tap of staff to the word of it with the customer. */
const whileMoving: readonly Strike[] = [
  ...atRequest('moved', (request) => /^POST .*\/orders\/[^/]+\/move$/.test(request), {
    each: true,
  }),
  ...atCall('card changed', isCardChange),
  ...atCall('customer told', says('Your order ')),
  ...atRequest('told of a move', isOutcome),
  ...atRandom(3, 150),
]

test('killed while orders are placed on delivery and moved by staff: each step is taken once', async () => {
  expect(whilePlacing.length + whileMoving.length).toBeGreaterThanOrEqual(50)
  const dir = await smallShop({ stock })
  const settings = `name: Corner shop
currency: EUR
languages: [en]
admins: [${owner}]
payment: {methods: [telegram, on-delivery]}
`
  await writeFile(join(dir, 'shop.yaml'), settings)
  const shop = await keepShop(dir)
  onTestFinished(() => shop.close())
  const boss = shop.customer(owner)
  await boss.say('/start')
  const [placing, moving] = [sampled(whilePlacing, oneIn), sampled(whileMoving, oneIn)]
  const rounds = Math.max(placing.length, moving.length)
  let kept = 0
  for (let at = 0; at < rounds; at += 1) {
    const guest = shop.customer(100 + at)
    const number = await place(shop, guest, placing[at])
    const isCancelled = at % 2 === 1
    if (!isCancelled) kept += 1
    await (isCancelled ? cancel : pack)(shop, boss, { guest, number, strike: moving[at] })
    const roll = unwrap(await shop.client.product('roll'))
    expect(roll.available, moving[at]?.name).toBe(stock - 2 * kept)
  }

  await shop.bot.stop(6_000)
  expect(shop.sandbox.control.pending()).toBe(0)
  await shop.backend.stop(3_500)
  const store = await openChosen(dir)
  const all = await store.read(async (reader) => ({
    orders: await reader.find('orders', {}),
    notices: await reader.find('notices', {}),
    setAside: await reader.find('updates', {}),
  }))
  await store.close()
  expect(all.orders).toHaveLength(rounds)
  expect(new Set(all.orders.map(({ number }) => number)).size).toBe(rounds)
  expect(all.notices).toEqual([])
  expect(all.setAside).toEqual([])
}, 400_000)

/** Two rolls, from the cart to the thanks; answers the order's number. */
async function place(shop: KeptShop, guest: Guest, strike: Strike | undefined): Promise<string> {
  await guest.say('/start')
  const line = { product: 'roll', variant: null, quantity: 2 }
  unwrap(await shop.client.setInCart(guest.id, line, { key: `put:${guest.id}` }))
  await guest.say('/cart')
  const struck = strike?.arm(shop)
  await guest.press('Check out')
  await guest.press('On delivery')
  await guest.press('Order, pay on delivery')
  await struck
  await guest.wait(({ text }) => text.includes('We have your order'))
  await allTold(shop)
  const { orders } = unwrap(await shop.client.customerOrders(guest.id, {}))
  expect(orders, strike?.name).toMatchObject([{ status: 'awaiting-payment', total: 500 }])
  expect(unwrap(await shop.client.cart(guest.id)).lines, strike?.name).toEqual([])
  return orders[0]?.number ?? ''
}

interface Move {
  readonly guest: Guest
  readonly number: string
  readonly strike: Strike | undefined
}

async function pack(shop: KeptShop, boss: Guest, { guest, number, strike }: Move): Promise<void> {
  const card = cardOf(boss, number)
  const struck = strike?.arm(shop)
  await shop.sandbox.control.press(owner, card.id, '📦 Packed')
  await struck
  await guest.wait(({ text }) => text.includes(`Your order ${number} is packed`))
  await expectHistory(shop, guest, ['draft', 'awaiting-payment', 'packed'], strike)
  await boss.wait(({ text }) => text.startsWith(`Order ${number} — packed`))
}

async function cancel(shop: KeptShop, boss: Guest, { guest, number, strike }: Move): Promise<void> {
  const card = cardOf(boss, number)
  await shop.sandbox.control.press(owner, card.id, '✖️ Cancel')
  await boss.wait(({ id, text }) => id === card.id && !text.startsWith('Order '))
  const struck = strike?.arm(shop)
  await boss.press('Yes, cancel it')
  await struck
  await guest.wait(({ text }) => text.includes(`Your order ${number} has been cancelled`))
  await expectHistory(shop, guest, ['draft', 'awaiting-payment', 'cancelled'], strike)
  await boss.wait(({ text }) => text.startsWith(`Order ${number} — cancelled`))
}

async function expectHistory(
  shop: KeptShop,
  guest: Guest,
  steps: readonly string[],
  strike: Strike | undefined,
): Promise<void> {
  await allTold(shop)
  const { orders } = unwrap(await shop.client.customerOrders(guest.id, {}))
  const taken = orders.map(({ history }) => history.map(({ status }) => status))
  expect(taken, strike?.name).toEqual([steps])
}

function cardOf(boss: Guest, number: string) {
  const found = boss.messages.findLast(({ text }) => text.startsWith(`Order ${number} `))
  if (!found) throw new Error(`The shop was never shown order ${number}`)
  return found
}
