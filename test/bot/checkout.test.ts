import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { abroad, courier, ordersOf, pickup, tenOff, told, withCups } from './a-checkout.ts'
import { buttons, type Guest, type OpenShop, openShop, unwrap } from './open-shop.ts'

let shop: OpenShop
let lastCustomer = 0
beforeAll(async () => {
  shop = await openShop('coffee', {
    settings: {
      payment: { methods: ['telegram', 'on-delivery'], ask: ['name', 'phone', 'email'] },
      delivery: [courier, pickup, abroad],
      promotions: [tenOff, { code: 'BIG', off: { amount: 5_000 }, minimum: 100_000 }],
    },
  })
})
afterAll(() => shop.close())

const newcomer = (language = 'en') => shop.customer(++lastCustomer, language)
const fromBot = (guest: Guest) => guest.messages.filter(({ from }) => from === 'bot')
/** Without the narrow spaces that numbers have. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

/** Writes an answer and waits for the words that follow it. */
async function answer(guest: Guest, text: string, words: string): Promise<void> {
  shop.sandbox.control.send(guest.id, text)
  await told(guest, words)
}

/** Up to the address, to be paid on delivery. */
async function askedForAddress(guest: Guest): Promise<Guest> {
  await withCups(shop, guest)
  await guest.press('Check out')
  await guest.press('On delivery')
  await guest.press('Courier')
  await guest.wait(() => shop.sandbox.control.replyMarkup(guest.id) !== undefined)
  return guest
}

/** Up to the summary. */
async function ready(guest: Guest): Promise<Guest> {
  await askedForAddress(guest)
  await answer(guest, 'Khreshchatyk 1, flat 5', 'Who will receive it?')
  await answer(guest, 'Ann Lee', 'What number can we call?')
  await answer(guest, '+380 44 123 45 67', 'Where shall we write?')
  await answer(guest, 'ann@example.com', 'Your order\n')
  return guest
}

describe('a checkout to be paid on delivery', () => {
  it.each([
    {
      language: 'uk',
      start: 'Оформити',
      method: 'При отриманні',
      prices: ["Кур'єр · 120,00 ₴", 'Самовивіз · безкоштовно', 'Пошта · 300,00 ₴'],
      way: "Кур'єр",
      asks: ['Куди доставити?', 'Хто отримає', 'За яким номером', 'На яку адресу'],
      total: 'Разом: 540,00 ₴',
      commit: '✅ Замовити, оплата при отриманні: 540,00 ₴',
      thanks: 'Дякуємо!',
    },
    {
      language: 'en',
      start: 'Check out',
      method: 'On delivery',
      prices: ['Courier · ₴120.00', 'Pick up · free', 'Post · ₴300.00'],
      way: 'Courier',
      asks: ['Where shall we deliver?', 'Who will receive', 'What number', 'Where shall we write?'],
      total: 'Total: ₴540.00',
      commit: '✅ Order, pay on delivery: ₴540.00',
      thanks: 'Thank you!',
    },
  ])('is walked in $language from the cart to the thanks', async (words) => {
    const guest = await withCups(shop, newcomer(words.language))
    await guest.press(words.start)
    await guest.press(words.method)
    await guest.wait((screen) => buttons(screen).some((text) => text.includes(words.way)))
    expect(buttons(guest.screen).map(plain)).toEqual(expect.arrayContaining(words.prices))
    await guest.press(words.way)
    await told(guest, words.asks[0] ?? '')
    await answer(guest, 'Хрещатик 1, кв. 5', words.asks[1] ?? '')
    await answer(guest, 'Олена', words.asks[2] ?? '')
    await answer(guest, '+380501234567', words.asks[3] ?? '')
    shop.sandbox.control.send(guest.id, 'olena@example.com')
    await guest.wait(({ text }) => plain(text).includes(words.total))
    expect(guest.screen.text).toContain('Хрещатик 1, кв. 5')
    expect(guest.screen.text).toContain('Олена, +380501234567, olena@example.com')
    expect(buttons(guest.screen).map(plain)).toContain(words.commit)
    await guest.press(words.commit.slice(0, 12))
    await told(guest, words.thanks)
    expect(await ordersOf(shop, guest)).toMatchObject([
      {
        status: 'awaiting-payment',
        language: words.language,
        total: 54_000,
        delivery: { id: 'courier', price: 12_000 },
        address: { text: 'Хрещатик 1, кв. 5', country: 'UA' },
        contact: { name: 'Олена', phone: '+380501234567', email: 'olena@example.com' },
        payment: { method: 'on-delivery' },
      },
    ])
    expect(unwrap(await shop.client.cart(guest.id)).count).toBe(0)
    expect(unwrap(await shop.client.dialog(guest.id)).asks).toBeNull()
  })

  it('stands in one message all the way, and leaves no keyboard behind', async () => {
    const guest = await ready(newcomer())
    // /start and /cart each have a message of their own; the cart became the checkout.
    await shop.sandbox.control.waitFor(guest.id, () => fromBot(guest).length === 2)
    expect(shop.sandbox.control.replyMarkup(guest.id)).toBeUndefined()
    await guest.press('Address')
    await guest.press('Back')
    await told(guest, 'Your order\n')
    await guest.wait(() => shop.sandbox.control.replyMarkup(guest.id) === undefined)
  })

  it('takes a place on the map, a shared number, and the name that Telegram knows', async () => {
    const guest = await askedForAddress(newcomer())
    shop.sandbox.control.sendLocation(guest.id, { latitude: 50.45, longitude: 30.52 })
    await told(guest, 'Who will receive it?')
    await guest.press(`Guest ${guest.id}`)
    await told(guest, 'What number can we call?')
    await guest.wait(() => shop.sandbox.control.replyMarkup(guest.id) !== undefined)
    shop.sandbox.control.sendContact(guest.id, {
      phone_number: '380441234567',
      first_name: 'Guest',
    })
    await told(guest, 'Where shall we write?')
    await answer(guest, 'guest@example.com', 'Your order\n')
    await guest.press('Order, pay')
    await told(guest, 'Thank you!')
    expect(await ordersOf(shop, guest)).toMatchObject([
      {
        address: { text: '50.45000, 30.52000', location: { latitude: 50.45, longitude: 30.52 } },
        contact: { name: `Guest ${guest.id}`, phone: '+380441234567' },
      },
    ])
  })

  it('says what is wrong with an answer, and waits on', async () => {
    const guest = await askedForAddress(newcomer())
    await answer(guest, '12', 'does not look like an address')
    await answer(guest, 'Khreshchatyk 1', 'Who will receive it?')
    await answer(guest, '???', 'does not look like a name')
    await answer(guest, 'Ann', 'What number can we call?')
    await answer(guest, 'call me', 'does not look like a phone number')
    await answer(guest, '(044) 123-45-67', 'Where shall we write?')
    await answer(guest, 'ann at example', 'does not look like an e-mail')
    await answer(guest, 'ann@example.com', 'Your order\n')
    expect(guest.screen.text).toContain('Ann, 0441234567, ann@example.com')
  })

  it('lets every choice be changed, and the total follows', async () => {
    const guest = await ready(newcomer())
    await guest.press('✏️ Delivery')
    await guest.press('Pick up')
    await told(guest, 'Total: ₴420.00')
    expect(guest.screen.text).toContain('Pick up: free')
    expect(guest.screen.text).not.toContain('Khreshchatyk')
    await guest.press('✏️ Phone')
    await told(guest, 'What number can we call?')
    await answer(guest, '+48 123 456 789', '+48123456789')
    await guest.press('✏️ Payment')
    await guest.press('By card')
    await guest.wait((screen) => buttons(screen).includes('💳 Pay ₴420.00'))
    expect(buttons(guest.screen)).not.toContain('✏️ Phone')
  })

  it('names the countries that a way of delivery goes to, and is free from an amount', async () => {
    const guest = await withCups(shop, newcomer(), 5)
    await guest.press('Check out')
    await guest.press('On delivery')
    await guest.wait((screen) => buttons(screen).includes('Courier · free'))
    await guest.press('Post')
    await told(guest, 'We deliver to: Poland, Germany')
    await guest.press('Back')
    await guest.wait((screen) => buttons(screen).includes('Courier · free'))
    await guest.press('Back')
    await told(guest, 'How would you like to pay?')
    await guest.press('Back')
    await told(guest, 'Your cart')
  })
})

describe('a promotion code', () => {
  it('is typed in any case, taken off the total, and taken back', async () => {
    const guest = await ready(newcomer())
    await guest.press('I have a code')
    await told(guest, 'Type your promotion code')
    await answer(guest, 'nothing', 'We do not know this code')
    await answer(guest, 'big', 'works for orders of ₴1,000.00 or more')
    await answer(guest, ' coffee10 ', 'Total: ₴498.00')
    expect(guest.screen.text).toContain('Discount COFFEE10: -₴42.00')
    await guest.press('Without the code')
    await told(guest, 'Total: ₴540.00')
  })
})

describe('what changes before the last tap', () => {
  it('is told with the new total, and nothing is ordered', async () => {
    const guest = await ready(newcomer())
    const line = { product: 'cup', variant: null, quantity: 2 }
    unwrap(await shop.client.setInCart(guest.id, line, { key: `more:${guest.id}` }))
    const told = await guest.press('Order, pay')
    expect(told).toMatchObject({ alert: true, text: expect.stringContaining('₴960.00 now') })
    await guest.wait((screen) => buttons(screen).includes('✅ Order, pay on delivery: ₴960.00'))
    expect(await ordersOf(shop, guest)).toEqual([])
  })

  it('an empty cart leads back to it', async () => {
    const guest = await ready(newcomer())
    unwrap(await shop.client.clearCart(guest.id, { key: `clear:${guest.id}` }))
    expect(await guest.press('Order, pay')).toMatchObject({ alert: true })
    await told(guest, 'Your cart is empty')
  })

  it('a last button tapped twice orders once', async () => {
    const guest = await ready(newcomer())
    const { id, keyboard } = guest.screen
    const data = keyboard[0]?.[0]?.callback_data ?? ''
    const { control } = shop.sandbox
    await Promise.all([
      control.pressData(guest.id, id, data),
      control.pressData(guest.id, id, data),
    ])
    await told(guest, 'Thank you!')
    expect(await ordersOf(shop, guest)).toHaveLength(1)
  })
})

describe('what was asked', () => {
  it.each([
    ['a tap', (guest: Guest) => guest.press('Menu')],
    ['a command', (guest: Guest) => guest.say('/help')],
  ])('is an answer only while it is open: %s elsewhere closes it', async (_way, leave) => {
    const guest = newcomer()
    const before = await guest.say('/help')
    await askedForAddress(guest)
    expect(before.keyboard).not.toEqual([])
    await leave(guest)
    shop.sandbox.control.send(guest.id, 'sencha')
    await told(guest, 'Results for “sencha”')
    expect(unwrap(await shop.client.dialog(guest.id)).asks).toBeNull()
    expect(shop.sandbox.control.replyMarkup(guest.id)).toBeUndefined()
    expect(await ordersOf(shop, guest)).toEqual([])
  })

  it('is still asked after the bot was started anew', async () => {
    const guest = await askedForAddress(newcomer())
    await shop.stopBot()
    await shop.startBot()
    await answer(guest, 'Khreshchatyk 1', 'Who will receive it?')
  })
})
