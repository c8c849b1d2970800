import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { abroad, courier, ordersOf, pickup, tenOff, told, withCups } from './a-checkout.ts'
import { buttons, type Guest, type OpenShop, openShop, unwrap } from './open-shop.ts'

const sum = (prices: readonly { readonly amount: number }[] = []) =>
  prices.reduce((total, { amount }) => total + amount, 0)

/** What the bot said in its last call of a method. */
function lastCall(shop: OpenShop, method: string) {
  const call = shop.sandbox.control.calls().findLast((one) => one.method === method)
  if (!call) throw new Error(`The bot has not called ${method}`)
  return call.params
}

describe('an invoice through a provider', () => {
  let shop: OpenShop
  let lastCustomer = 0
  beforeAll(async () => {
    shop = await openShop('coffee', {
      prepare: addPictured,
      settings: {
        payment: {
          methods: ['telegram'],
          ask: ['name', 'phone', 'email'],
          tips: { max: 20_000, suggested: [2_000, 5_000] },
          providerData: '{"receipt":{}}',
        },
        delivery: [pickup, courier, abroad],
        promotions: [tenOff],
      },
    })
  })
  afterAll(() => shop.close())

  const addPictured = (dir: string) =>
    writeFile(
      join(dir, 'catalog', 'pictured.yaml'),
      'products: [{id: poster, title: Poster, price: 300, photos: ["https://example.com/poster.jpg"]}]\n',
    )

  const newcomer = (language = 'en') => shop.customer(++lastCustomer, language)

  /** Up to the summary, with a way of delivery. */
  async function chosen(way: string, guest = newcomer()): Promise<Guest> {
    await withCups(shop, guest, 2)
    await guest.press('Check out')
    await guest.press(way)
    await guest.wait((screen) => buttons(screen).some((text) => text.startsWith('💳 Pay')))
    return guest
  }

  it('has a price a line, the discount taken off, and the total that stood on the button', async () => {
    const guest = await chosen('Pick up')
    await guest.press('I have a code')
    await told(guest, 'Type your promotion code')
    shop.sandbox.control.send(guest.id, 'coffee10')
    await guest.wait((screen) => buttons(screen).includes('💳 Pay ₴756.00'))
    await guest.press('Pay')
    expect(guest.invoice.invoice).toMatchObject({
      prices: [
        { label: 'Zerno cup × 2', amount: 84_000 },
        { label: 'Discount COFFEE10', amount: -8_400 },
      ],
      maxTip: 20_000,
      suggestedTips: [2_000, 5_000],
      needName: true,
      needPhone: true,
      needEmail: true,
      needAddress: false,
      flexible: false,
    })
    expect(lastCall(shop, 'sendInvoice')).toMatchObject({
      provider_data: '{"receipt":{}}',
      start_parameter: 'shop',
    })
    const [order] = await ordersOf(shop, guest)
    expect(sum(guest.invoice.invoice?.prices)).toBe(order?.total)
    await told(guest, `The invoice for order ${order?.number} is below`)
    const paid = await shop.sandbox.control.pay(guest.id, guest.invoice.id, { tip: 5_000 })
    expect(paid).toMatchObject({ paid: true })
    await told(guest, 'is paid')
    expect(await ordersOf(shop, guest)).toMatchObject([{ status: 'paid', tip: 5_000 }])
  })

  it('has the picture of the first product that Telegram can fetch', async () => {
    const guest = newcomer()
    await guest.say('/start p_poster')
    await guest.press('Add to cart')
    await guest.say('/cart')
    await guest.press('Check out')
    await guest.press('Pick up')
    await guest.press('Pay')
    expect(guest.invoice.invoice).toMatchObject({ photoUrl: 'https://example.com/poster.jpg' })
  })

  it('asks for the address where one is needed, and charges for the way chosen there', async () => {
    const guest = await chosen('Courier')
    await told(guest, 'Courier: ₴120.00')
    await guest.press('Pay ₴960.00')
    expect(guest.invoice.invoice).toMatchObject({
      prices: [{ label: 'Zerno cup × 2', amount: 84_000 }],
      needAddress: true,
      flexible: true,
    })
    const paid = await shop.sandbox.control.pay(guest.id, guest.invoice.id, {
      shippingAddress: {
        country_code: 'PL',
        state: '',
        city: 'Kraków',
        street_line1: 'Rynek 1',
        street_line2: 'm. 2',
        post_code: '31-042',
      },
    })
    expect(paid).toMatchObject({ paid: true })
    await told(guest, 'is paid')
    expect(await ordersOf(shop, guest)).toMatchObject([
      {
        status: 'paid',
        delivery: { id: 'post', price: 30_000 },
        address: { text: 'Rynek 1\nm. 2\n31-042 Kraków', country: 'PL' },
      },
    ])
  })

  it.each([
    ['en', 'We do not deliver there'],
    ['uk', 'Туди не доставляємо'],
  ])('a country that nothing goes to is refused in words, in %s', async (language, words) => {
    const guest = newcomer(language)
    await withCups(shop, guest)
    await guest.press(language === 'en' ? 'Check out' : 'Оформити')
    await guest.press(language === 'en' ? 'Courier' : "Кур'єр")
    await guest.press(language === 'en' ? 'Pay' : 'Сплатити')
    const address = { state: '', city: 'Oslo', street_line1: 'A 1', street_line2: '' }
    const paid = await shop.sandbox.control.pay(guest.id, guest.invoice.id, {
      shippingAddress: { ...address, country_code: 'NO', post_code: '0010' },
    })
    expect(paid).toMatchObject({ paid: false, reason: expect.stringContaining(words) })
  })

  it('is answered in time when the backend does not answer', async () => {
    const guest = await chosen('Courier')
    await guest.press('Pay')
    await shop.stopBackend()
    try {
      const paid = await shop.sandbox.control.pay(guest.id, guest.invoice.id)
      expect(paid).toMatchObject({ paid: false, reason: expect.stringContaining('waking up') })
    } finally {
      await shop.startBackend()
    }
  })

  it('is sent anew from the order while it is unpaid', async () => {
    const guest = await chosen('Pick up')
    await guest.press('Pay')
    await guest.press('See the order')
    await told(guest, 'waiting for payment')
    const first = guest.invoice.id
    await guest.press('💳 Pay')
    expect(guest.invoice.id).not.toBe(first)
    expect(await shop.sandbox.control.pay(guest.id, guest.invoice.id)).toMatchObject({ paid: true })
    await told(guest, 'is paid')
    const answer = await shop.sandbox.control.pressData(
      guest.id,
      guest.screen.id,
      `P:${(await ordersOf(shop, guest))[0]?.id}`,
    )
    expect(answer).toMatchObject({ text: expect.stringContaining('out of date') })
  })
})

describe('an invoice in Stars', () => {
  let shop: OpenShop
  beforeAll(async () => {
    shop = await openShop('coffee', {
      settings: {
        currency: 'XTR',
        payment: { methods: ['stars'], ask: [] },
        promotions: [tenOff],
      },
    })
  })
  afterAll(() => shop.close())

  it.each([
    ['en', 'Check out', 'Pay'],
    ['uk', 'Оформити', 'Сплатити'],
  ])('has one price and asks for nothing, in %s', async (language, start, pay) => {
    const guest = await withCups(shop, shop.customer(language === 'en' ? 1 : 2, language))
    await guest.press(start)
    await guest.press(pay)
    const [order] = await ordersOf(shop, guest)
    expect(guest.invoice.invoice).toMatchObject({
      prices: [{ label: expect.stringContaining(order?.number ?? '?'), amount: order?.total }],
      maxTip: 0,
      needName: false,
      flexible: false,
    })
    expect(lastCall(shop, 'sendInvoice')).toMatchObject({ currency: 'XTR', provider_token: '' })
    expect(await shop.sandbox.control.pay(guest.id, guest.invoice.id)).toMatchObject({ paid: true })
    await guest.wait(({ text }) => text.includes(order?.number ?? '?') && text.includes('✅'))
    expect(unwrap(await shop.client.cart(guest.id)).count).toBe(0)
  })
})
