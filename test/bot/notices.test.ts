import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pickup } from './a-checkout.ts'
import { openDeskShop, orderOf, owner, placeOrder, staff, told } from './a-desk.ts'
import { type Guest, type OpenShop, unwrap } from './open-shop.ts'

let shop: OpenShop
let boss: Guest
let lastCustomer = 500
beforeAll(async () => {
  shop = await openDeskShop()
  boss = await staff(shop)
})
afterAll(() => shop.close())

async function newcomer(): Promise<Guest> {
  const guest = shop.customer(++lastCustomer, 'en')
  await guest.say('/start')
  return guest
}

const move = async (order: string, to: 'paid' | 'packed' | 'shipped' | 'delivered') =>
  unwrap(await shop.client.moveOrder('terminal', order, { to }, { key: `${to}:${order}` }))

const waiting = async () => unwrap(await shop.client.status()).queue?.notices

describe('notices', () => {
  it('keep their order in a chat that Telegram wants slower, and hold up no other', async () => {
    const slow = await newcomer()
    const quick = await newcomer()
    const [first, second] = [await placeOrder(shop, slow), await placeOrder(shop, quick)]
    await told(slow, 'We have your order')
    const { control } = shop.sandbox
    control.fault({ kind: 429, method: 'sendMessage', chatId: slow.id, retryAfter: 1, times: 2 })
    await move(first, 'packed')
    await move(first, 'shipped')
    await move(second, 'packed')
    await told(quick, 'is packed')
    expect(slow.messages.some(({ text }) => text.includes('is packed'))).toBe(false)
    await told(slow, 'is on its way')
    const texts = slow.messages
      .map(({ text }) => text)
      .filter((text) => text.includes('Your order'))
    expect(texts).toMatchObject(
      [/is packed/, /is on its way/].map((words) => expect.stringMatching(words)),
    )
  })

  it('tell who comes for an order that it is ready, not that it is on its way', async () => {
    const counter = await openDeskShop({ delivery: [pickup] })
    try {
      const guest = counter.customer(1, 'en')
      await guest.say('/start p_cup')
      await guest.press('Add to cart')
      await guest.say('/cart')
      await guest.press('Check out')
      await guest.press('✅ Order')
      await told(guest, 'We have your order')
      const [order] = unwrap(await counter.client.customerOrders(guest.id, {})).orders
      const id = order?.id ?? ''
      unwrap(await counter.client.moveOrder('terminal', id, { to: 'shipped' }, { key: 'ready' }))
      await told(guest, 'is ready for you to pick up')
      await guest.press('Show the order')
      await told(guest, 'ready to pick up')
    } finally {
      await counter.close()
    }
  })

  it('to somebody who blocked the bot are given up, and the order goes on', async () => {
    const guest = await newcomer()
    const id = await placeOrder(shop, guest)
    await told(guest, 'We have your order')
    shop.sandbox.control.block(guest.id, true)
    const refused = shop.sandbox.control.waitForCall(
      (call) => call.method === 'sendMessage' && Number(call.params.chat_id) === guest.id,
    )
    await move(id, 'delivered')
    await refused
    const { number } = await orderOf(shop, id)
    await boss.wait(({ text }) => text.startsWith(`Order ${number} — delivered`))
    await expect.poll(waiting).toBe(0)
  })

  it('come at least once when the answer to one is lost', async () => {
    const guest = await newcomer()
    const id = await placeOrder(shop, guest)
    await told(guest, 'We have your order')
    shop.sandbox.control.fault({ kind: 'drop', method: 'sendMessage', chatId: guest.id })
    await move(id, 'packed')
    await told(guest, 'is packed')
  })

  it('hand out what was bought, each key to be copied by a tap, and nothing is cut', async () => {
    const long = 'Розділ. '.repeat(700).trim()
    await shop.store().write(async (writer) => {
      const cup = await writer.get('products', 'cup')
      if (!cup) throw new Error('There is no cup')
      const copy = { ...cup, id: 'book', title: 'Book', deliver: { text: long } }
      await writer.put('products', copy)
      await writer.put('products', { ...copy, id: 'game', deliver: { keys: ['K-<1>', 'K-2'] } })
      for (const key of ['K-<1>', 'K-2'])
        await writer.put('keys', { id: `game:${key}`, product: 'game', key, order: null })
    })
    for (const id of ['book', 'game'])
      unwrap(
        await shop.client.changeProduct('terminal', id, { hidden: false }, { key: `see:${id}` }),
      )
    const guest = await newcomer()
    const line = { product: 'game', variant: null, quantity: 2 }
    unwrap(await shop.client.setInCart(guest.id, line, { key: `keys:${guest.id}` }))
    const id = await placeOrder(shop, guest, 'book')
    await move(id, 'paid')
    await told(guest, 'You will find this again')
    const goods = guest.messages.slice(
      guest.messages.findIndex(({ text }) => text.includes('Here is what you bought')),
    )
    const codes = goods.flatMap(({ text, entities }) =>
      entities
        .filter(({ type }) => type === 'code')
        .map(({ offset, length }) => text.slice(offset, offset + length)),
    )
    expect(codes.sort()).toEqual(['K-2', 'K-<1>'])
    const said = goods.map(({ text }) => text).join('')
    expect(said.replace(/\s/g, '')).toContain(long.replace(/\s/g, ''))
  })
})

describe('an update set aside', () => {
  it('is told to the customer and the shop, and handled again when staff say so', async () => {
    const guest = await newcomer()
    const report = {
      id: `msg:${guest.id}:1`,
      update: {
        update_id: 1,
        message: {
          message_id: 1_000_000,
          date: 1,
          text: '/cart',
          entities: [{ type: 'bot_command', offset: 0, length: 5 }],
          chat: { id: guest.id, type: 'private', first_name: 'Guest' },
          from: { id: guest.id, is_bot: false, first_name: 'Guest', language_code: 'en' },
        },
      },
      error: 'It broke <badly>',
      attempts: 8,
      customer: guest.id,
    }
    unwrap(await shop.client.setAside(report, { key: 'aside' }))
    await told(guest, 'Something went wrong on our side')
    await told(boss, 'It broke <badly>')
    await boss.say('/admin')
    await boss.press('🧩 Set aside (1)')
    await boss.press('1. 🔁 Try again')
    await told(guest, 'Your cart is empty')
    await expect.poll(async () => unwrap(await shop.client.updatesSetAside()).updates).toEqual([])
    const stranger = await shop.sandbox.control.pressData(guest.id, guest.screen.id, 'd:u')
    expect(stranger).toMatchObject({ text: expect.stringContaining('out of date') })
    expect(owner).toBe(boss.id)
  })
})
