import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buttons, type Guest, type OpenShop, openShop, unwrap } from './open-shop.ts'

const owner = 999
let shop: OpenShop
let lastCustomer = 100
beforeAll(async () => {
  shop = await openShop('coffee', { settings: { admins: [owner] } })
  await shop.customer(owner, 'en').say('/start')
})
afterAll(() => shop.close())

const newcomer = () => shop.customer(++lastCustomer, 'en')

const payForm = { orderInfo: { name: 'Ann', phone_number: '+1' } }

/** A customer with an invoice for so many of a product. */
async function ordering(product: string, quantity: number): Promise<Guest> {
  const guest = newcomer()
  await guest.say('/start')
  const line = { product, variant: null, quantity }
  unwrap(await shop.client.setInCart(guest.id, line, { key: `set:${guest.id}` }))
  await guest.say('/cart')
  await guest.press('Check out')
  await guest.press('Pay')
  await guest.wait(({ invoice }) => invoice !== undefined)
  return guest
}

const ordersOf = async (guest: Guest) =>
  unwrap(await shop.client.customerOrders(guest.id, {})).orders

const told = (guest: Guest, words: string) => guest.wait(({ text }) => text.includes(words))

describe('taps', () => {
  it('every button of every screen on the way is answered', async () => {
    const guest = newcomer()
    await guest.say('/start')
    const pressed = new Set<string>()
    for (;;) {
      const fresh = guest.messages
        .flatMap((message) => message.keyboard.flat().map((button) => ({ message, button })))
        .find(({ button }) => button.callback_data && !pressed.has(button.callback_data))
      if (!fresh?.button.callback_data || pressed.size >= 40) break
      pressed.add(fresh.button.callback_data)
      const { control } = shop.sandbox
      const answer = await control.press(guest.id, fresh.message.id, fresh.button.callback_data)
      expect(answer, fresh.button.callback_data).toMatchObject({ answered: true })
    }
    expect(pressed.size).toBeGreaterThan(20)
  })

  it.each([
    ['p:no-such-thing', 'What are you looking for?'],
    ['c:no-such-thing:1', 'What are you looking for?'],
    ['a:no-such-thing::1', 'What are you looking for?'],
    ['v:yirgacheffe:00000000', 'Ethiopia Yirgacheffe'],
    ['s:cup::3', 'Your cart is empty'],
    ['i:no-such-order', 'You have no orders yet'],
    ['l:xx', 'What are you looking for?'],
    ['zzz', 'What are you looking for?'],
    ['', 'What are you looking for?'],
    [':::', 'What are you looking for?'],
  ])(
    'a stale or foreign button (%j) is answered kindly, and a fresh screen stands there',
    async (data, fresh) => {
      const guest = newcomer()
      const { id } = await guest.say('/help')
      const answer = await shop.sandbox.control.pressData(guest.id, id, data)
      expect(answer).toMatchObject({
        answered: true,
        text: expect.stringMatching(/out of date|no longer sold/),
      })
      await told(guest, fresh)
      expect(guest.screen.id).toBe(id)
    },
  )

  it("a button with somebody else's order shows nothing of it", async () => {
    const owner = await ordering('cup', 1)
    const [order] = await ordersOf(owner)
    const stranger = newcomer()
    const { id } = await stranger.say('/start')
    for (const code of ['i', 'z']) {
      const data = `${code}:${order?.id}`
      const answer = await shop.sandbox.control.pressData(stranger.id, id, data)
      expect(answer).toMatchObject({ answered: true, text: expect.stringContaining('out of date') })
    }
    await told(stranger, 'You have no orders yet')
    expect(await ordersOf(owner)).toMatchObject([{ status: 'awaiting-payment' }])
  })

  it('the same button tapped five times at once counts once, and each tap is answered', async () => {
    const guest = newcomer()
    const { id } = await guest.say('/start p_cup')
    const taps = Array.from({ length: 5 }, () =>
      shop.sandbox.control.press(guest.id, id, '🛒 Add to cart'),
    )
    for (const answer of await Promise.all(taps)) expect(answer).toMatchObject({ answered: true })
    expect(unwrap(await shop.client.cart(guest.id)).lines).toMatchObject([{ quantity: 1 }])
  })

  it('different buttons tapped at once are all done, in their order', async () => {
    const guest = newcomer()
    const { id } = await guest.say('/start p_cup')
    const { control } = shop.sandbox
    const answers = await Promise.all(
      ['a:cup::1', 'a:cup::2', 'a:filters::3', 'k'].map((data) =>
        control.pressData(guest.id, id, data),
      ),
    )
    for (const answer of answers) expect(answer).toMatchObject({ answered: true })
    await told(guest, 'Your cart')
    const { lines } = unwrap(await shop.client.cart(guest.id))
    expect(lines.map(({ product, quantity }) => [product, quantity])).toEqual([
      ['cup', 2],
      ['filters', 3],
    ])
  })

  it('two taps on check out leave one order to pay; the invoice it replaced is refused kindly', async () => {
    const guest = await ordering('cup', 1)
    await guest.say('/cart')
    await guest.press('Check out')
    await guest.press('Pay')
    await shop.sandbox.control.waitFor(
      guest.id,
      (all) => all.filter(({ invoice }) => invoice).length === 2,
    )
    expect((await ordersOf(guest)).map(({ status }) => status)).toEqual([
      'awaiting-payment',
      'cancelled',
    ])
    const [first, second] = guest.messages.filter(({ invoice }) => invoice)
    const { control } = shop.sandbox
    expect(await control.pay(guest.id, first?.id ?? 0, payForm)).toMatchObject({
      paid: false,
      reason: expect.stringContaining('replaced or cancelled'),
    })
    expect(await control.pay(guest.id, second?.id ?? 0, payForm)).toMatchObject({ paid: true })
  })
})

describe('money', () => {
  it('a paid invoice is not paid again', async () => {
    const guest = await ordering('cup', 1)
    const { control } = shop.sandbox
    expect(await control.pay(guest.id, guest.invoice.id, payForm)).toMatchObject({ paid: true })
    await told(guest, 'is paid')
    expect(await control.pay(guest.id, guest.invoice.id, payForm)).toMatchObject({
      paid: false,
      reason: expect.stringContaining('already paid'),
    })
  })

  it('a second charge for one invoice is recorded, told to the customer, and raised to the shop', async () => {
    const guest = await ordering('cup', 1)
    const { control } = shop.sandbox
    // Two devices, both past pre-checkout before either has paid.
    const place = guest.invoice.id
    const begun = [
      await control.beginPayment(guest.id, place, payForm),
      await control.beginPayment(guest.id, place, payForm),
    ]
    const charges = begun.map((one) => {
      if (!one.accepted) throw new Error(one.reason)
      const done = control.finishPayment(one.paymentId)
      if (!done.paid) throw new Error(done.reason)
      return done.chargeId
    })
    await told(guest, 'could not match')
    await told(shop.customer(owner, 'en'), charges[1] ?? '')
    expect(await ordersOf(guest)).toMatchObject([
      { status: 'paid', payment: { chargeId: charges[0] } },
    ])
    const second = await shop.store().read((reader) => reader.get('payments', charges[1] ?? ''))
    expect(second).toMatchObject({ outcome: 'second', customer: guest.id })
  })

  it('a payment after the hold expired is honoured while the goods are there', async () => {
    const guest = await ordering('grinder', 1)
    const { control } = shop.sandbox
    const begun = await control.beginPayment(guest.id, guest.invoice.id, payForm)
    if (!begun.accepted) throw new Error(begun.reason)
    shop.passTime(60 * 60_000)
    control.finishPayment(begun.paymentId)
    await told(guest, 'is paid')
    expect(await ordersOf(guest)).toMatchObject([{ status: 'paid' }])
  })

  it('a payment after the hold expired, for goods that are gone, is kept and raised', async () => {
    const { available } = unwrap(await shop.client.product('grinder'))
    const guest = await ordering('grinder', 1)
    const { control } = shop.sandbox
    const begun = await control.beginPayment(guest.id, guest.invoice.id, payForm)
    if (!begun.accepted) throw new Error(begun.reason)
    shop.passTime(60 * 60_000)
    const faster = await ordering('grinder', available ?? 0)
    expect(await control.pay(faster.id, faster.invoice.id, payForm)).toMatchObject({ paid: true })
    await told(faster, 'is paid')
    const late = control.finishPayment(begun.paymentId)
    await told(guest, 'could not match')
    const chargeId = late.paid ? late.chargeId : ''
    await told(shop.customer(owner, 'en'), chargeId)
    const kept = await shop.store().read((reader) => reader.get('payments', chargeId))
    expect(kept).toMatchObject({ outcome: 'no-stock', customer: guest.id })
  })
})

describe('messages that are no text', () => {
  it.each([
    [
      'a sticker',
      {
        sticker: {
          file_id: 's',
          file_unique_id: 's',
          type: 'regular',
          width: 1,
          height: 1,
          is_animated: false,
          is_video: false,
        },
      },
    ],
    ['a place', { location: { latitude: 50.4, longitude: 30.5 } }],
  ] as const)('%s gets a word on what can be done here', async (_kind, content) => {
    const guest = newcomer()
    const answer = await guest.answerTo(() => shop.sandbox.control.sendOther(guest.id, content))
    expect(answer.text).toContain('Type a name or part of it')
    expect(buttons(answer)).not.toEqual([])
  })

  it('a command that nobody knows gets the help', async () => {
    expect((await newcomer().say('/no_such_command')).text).toContain('/orders')
  })
})
