import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { courier, ordersOf, told, withCups } from './a-checkout.ts'
import { buttons, type Guest, type OpenShop, openShop, unwrap } from './open-shop.ts'

const owner = 999
let shop: OpenShop
let lastCustomer = 0
beforeAll(async () => {
  shop = await openShop('coffee', {
    prepare: addKeys,
    settings: {
      admins: [owner],
      payment: { methods: ['telegram', 'on-delivery'], ask: [] },
      delivery: [courier],
    },
  })
})
afterAll(() => shop.close())

const keys = Array.from({ length: 300 }, (_, at) => `KEY-${String(at).padStart(4, '0')}-ABCDEFGH`)

async function addKeys(dir: string): Promise<void> {
  await writeFile(
    join(dir, 'catalog', 'digital.yaml'),
    `products: [{id: course, title: Course, price: 300, deliver: [${keys.join(', ')}]}]\n`,
  )
}

const newcomer = (language = 'en') => shop.customer(++lastCustomer, language)

/** Cups ordered, to be paid on delivery. */
async function ordered(guest: Guest, words: { start: string; method: string; commit: string }) {
  await withCups(shop, guest)
  await guest.press(words.start)
  await guest.press(words.method)
  await guest.wait(() => shop.sandbox.control.replyMarkup(guest.id) !== undefined)
  shop.sandbox.control.send(guest.id, 'Khreshchatyk 1, flat 5')
  await guest.press(words.commit)
  const [order] = await ordersOf(shop, guest)
  if (!order) throw new Error('Nothing was ordered')
  return order
}

const english = { start: 'Check out', method: 'On delivery', commit: 'Order, pay' }

describe('my orders', () => {
  it.each([
    {
      language: 'en',
      words: english,
      open: 'See the order',
      states: ['accepted, pay on delivery', 'on its way', 'Tracking: 59000'],
      shown: ['Courier: ₴120.00', 'Address: Khreshchatyk 1, flat 5', 'Total: ₴540.00'],
    },
    {
      language: 'uk',
      words: { start: 'Оформити', method: 'При отриманні', commit: 'Замовити, оплата' },
      open: 'До замовлення',
      states: ['прийнято, оплата при отриманні', 'у дорозі', 'Відправлення: 59000'],
      shown: ["Кур'єр: 120,00 ₴", 'Адреса: Khreshchatyk 1, flat 5', 'Разом: 540,00 ₴'],
    },
  ])('say in $language how it stands, where it goes and how to follow it', async (one) => {
    const guest = newcomer(one.language)
    const order = await ordered(guest, one.words)
    await guest.press(one.open)
    const screen = await told(guest, one.states[0] ?? '')
    const text = screen.text.replace(/[\u00a0\u202f]/g, ' ')
    for (const words of one.shown) expect(text).toContain(words)
    const move = { to: 'shipped', tracking: '59000' } as const
    unwrap(await shop.client.moveOrder(owner, order.id, move, { key: `ship:${order.id}` }))
    await guest.say('/orders')
    const [, onItsWay = ''] = one.states
    await guest.wait((screen) => buttons(screen).some((text) => text.includes(onItsWay)))
    await guest.press(order.number)
    await told(guest, one.states[2] ?? '')
  })

  it('is cancelled before it is paid', async () => {
    const guest = newcomer()
    await ordered(guest, english)
    await guest.press('See the order')
    await guest.press('Cancel this order')
    await told(guest, '— cancelled')
    expect(await ordersOf(shop, guest)).toMatchObject([{ status: 'cancelled' }])
  })

  it('is ordered again, at the prices of today, as far as it can be had', async () => {
    const guest = newcomer()
    await ordered(guest, english)
    const dearer = { price: 45_000, stock: 0 }
    unwrap(await shop.client.changeProduct(owner, 'cup', dearer, { key: 'dearer' }))
    await guest.press('See the order')
    await guest.press('Order again')
    const { text } = await told(guest, 'Zerno cup: none left today')
    expect(text).toContain('Zerno cup: ₴450.00 instead of ₴420.00')
    const back = { price: 42_000, stock: 50 }
    unwrap(await shop.client.changeProduct(owner, 'cup', back, { key: 'back' }))
    await guest.say('/orders')
    await guest.press('accepted')
    await guest.press('Order again')
    await told(guest, '1. Zerno cup')
    expect(unwrap(await shop.client.cart(guest.id)).lines).toMatchObject([
      { product: 'cup', quantity: 1 },
    ])
  })

  it('show the keys that were bought, all of them', async () => {
    const guest = newcomer()
    await guest.say('/start')
    const line = { product: 'course', variant: null, quantity: 250 }
    unwrap(await shop.client.setInCart(guest.id, line, { key: `keys:${guest.id}` }))
    await guest.say('/cart')
    await guest.press('Check out')
    await guest.press('By card')
    await guest.press('Pay')
    const paid = await shop.sandbox.control.pay(guest.id, guest.invoice.id)
    expect(paid).toMatchObject({ paid: true })
    await guest.press('See the order')
    await guest.press('What I bought')
    const seen = new Set<string>()
    for (let page = await told(guest, 'What you bought with order'); ; ) {
      for (const [key] of page.text.matchAll(/KEY-\d{4}-ABCDEFGH/g)) seen.add(key)
      if (!buttons(page).includes('›')) break
      const { id, text } = page
      await guest.press('›')
      const isNext = (one: { id: number; text: string }) => one.id === id && one.text !== text
      page = (await guest.wait(isNext)).find(isNext) ?? page
    }
    expect(seen.size).toBe(250)
  })
})

describe('whoever wants to be forgotten', () => {
  it.each([
    ['en', english, 'Yes, forget me', 'Done: your name'],
    [
      'uk',
      { start: 'Оформити', method: 'При отриманні', commit: 'Замовити, оплата' },
      'Так, забудьте мене',
      'Готово: ',
    ],
  ] as const)('is asked first, then erased, in %s', async (language, words, yes, done) => {
    const guest = newcomer(language)
    const order = await ordered(guest, words)
    await guest.say('/delete_me')
    expect(await ordersOf(shop, guest)).toMatchObject([{ address: { country: 'UA' } }])
    await guest.press(yes)
    await told(guest, done)
    expect(unwrap(await shop.client.order(order.id))).toMatchObject({
      customer: { id: guest.id, name: '' },
      address: null,
      total: order.total,
    })
    // Met anew, as if for the first time.
    await guest.say('/menu')
    const kept = await shop.store().read((reader) => reader.get('customers', String(guest.id)))
    expect(kept).toMatchObject({ name: `Guest ${guest.id}` })
  })
})
