import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeskShop, orderOf, owner, placeOrder, staff, told } from './a-desk.ts'
import { buttons, type Guest, type OpenShop, unwrap } from './open-shop.ts'

let shop: OpenShop
let boss: Guest
let lastCustomer = 100
beforeAll(async () => {
  shop = await openDeskShop()
  boss = await staff(shop)
})
afterAll(() => shop.close())

const newcomer = async (language = 'en') => {
  const guest = shop.customer(++lastCustomer, language)
  await guest.say('/start')
  return guest
}

/** The messages in which somebody sees an order. */
const cardsOf = (guest: Guest, number: string) =>
  guest.messages.filter(({ text }) => text.startsWith(`Order ${number} `))

async function newOrder(guest: Guest) {
  const id = await placeOrder(shop, guest)
  const { number } = await orderOf(shop, id)
  await told(boss, `Order ${number} `)
  const card = cardsOf(boss, number)[0]
  if (!card) throw new Error('There is no card')
  return { id, number, card }
}

const press = (guest: Guest, message: number, button: string) =>
  shop.sandbox.control.press(guest.id, message, button)

/** Resolves when so many messages of the owner's chat have been edited. */
const drawings = (count: number) =>
  new Promise<void>((resolve) => {
    let left = count
    const stop = shop.sandbox.control.subscribe((event) => {
      if (event.kind !== 'call' || event.call.method !== 'editMessageText') return
      if (event.call.params.chat_id !== owner) return
      left -= 1
      if (left > 0) return
      stop()
      resolve()
    })
  })

describe('a customer', () => {
  it('who types /admin sees what any unknown command shows', async () => {
    const guest = await newcomer()
    const unknown = await guest.say('/no_such_command')
    const admin = await guest.say('/admin')
    expect(admin.text).toBe(unknown.text)
    expect(buttons(admin)).toEqual(buttons(unknown))
  })

  it.each([
    'd:h',
    'd:o:',
    'd:g:1:',
    'd:w',
    'd:u',
    'd:m',
    'd:p:cup',
    'd:a::1',
    'd:an:',
    'd:pp:cup:',
  ])('who forges the button %s of the desk gets what any stale button gives', async (data) => {
    const guest = await newcomer()
    const answer = await shop.sandbox.control.pressData(guest.id, guest.screen.id, data)
    expect(answer).toMatchObject({ answered: true, text: expect.stringContaining('out of date') })
    await told(guest, 'What are you looking for?')
  })
})

describe('an order', () => {
  it('is walked to delivered from its card, which stays one message, and the customer is told', async () => {
    const guest = await newcomer()
    const { id, number, card } = await newOrder(guest)
    expect(buttons(card)).toEqual(
      expect.arrayContaining(['👌 Accept', '💵 Paid', '📦 Packed', '🚚 Shipped', '🏁 Delivered']),
    )
    await press(boss, card.id, '👌 Accept')
    await told(guest, 'is confirmed')
    await press(boss, card.id, '📦 Packed')
    await told(guest, 'is packed')
    await press(boss, card.id, '🚚 Shipped')
    await told(boss, 'send me the tracking number')
    await boss.say('NP 2045 <1>')
    await told(guest, 'Tracking: NP 2045 <1>')
    await boss.wait((one) => one.id === card.id && one.text.includes('on its way'))
    await press(boss, card.id, '🏁 Delivered')
    await told(guest, 'has been delivered')
    const order = await orderOf(shop, id)
    expect(order).toMatchObject({ status: 'delivered', tracking: 'NP 2045 <1>', accepted: true })
    expect(order.history.map(({ status, by }) => [status, by]).slice(-4)).toEqual([
      ['awaiting-payment', `staff:${owner}`],
      ['packed', `staff:${owner}`],
      ['shipped', `staff:${owner}`],
      ['delivered', `staff:${owner}`],
    ])
    await boss.wait((one) => one.id === card.id && one.text.includes('— delivered'))
    // What was shown after the answer is the only other message of this order.
    expect(cardsOf(boss, number)).toHaveLength(2)
  })

  it('moved on while a tap was still drawing it ends up as it is', async () => {
    const guest = await newcomer()
    const { id, number, card } = await newOrder(guest)
    await press(boss, card.id, '✖️ Cancel')
    await boss.wait((one) => one.id === card.id && one.text.startsWith('Cancel order'))
    const slow = { kind: 'delay', delayMs: 400, method: 'editMessageText', chatId: owner } as const
    shop.sandbox.control.fault(slow)
    const drawn = drawings(2)
    const pressed = press(boss, card.id, '‹ Back to the order')
    // By the time somebody else has been answered, the order has been read.
    await guest.say('/start')
    unwrap(await shop.client.moveOrder('terminal', id, { to: 'packed' }, { key: `pack:${id}` }))
    await told(guest, 'is packed')
    await pressed
    await drawn
    const shown = boss.messages.find((one) => one.id === card.id)
    expect(shown?.text).toContain(`Order ${number} — packed`)
  })

  it('whose card was deleted is sent anew', async () => {
    const guest = await newcomer()
    const { id, number, card } = await newOrder(guest)
    const { apiRoot, token } = shop.sandbox
    await fetch(`${apiRoot}/bot${token}/deleteMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat_id: owner, message_id: card.id }),
    })
    expect(cardsOf(boss, number)).toEqual([])
    unwrap(await shop.client.acceptOrder('terminal', id, { key: `accept:${id}` }))
    await told(boss, `Order ${number} `)
    expect(cardsOf(boss, number)).toHaveLength(1)
  })

  it('is cancelled only after a second word', async () => {
    const guest = await newcomer()
    const { id, card } = await newOrder(guest)
    await press(boss, card.id, '✖️ Cancel')
    await boss.wait((one) => one.id === card.id && one.text.startsWith('Cancel order'))
    expect(await orderOf(shop, id)).toMatchObject({ status: 'awaiting-payment' })
    await press(boss, card.id, '✖️ Yes, cancel it')
    await told(guest, 'has been cancelled')
    expect(await orderOf(shop, id)).toMatchObject({ status: 'cancelled' })
  })

  it('that has moved on says so when an old button is pressed', async () => {
    const guest = await newcomer()
    const { id, card } = await newOrder(guest)
    await press(boss, card.id, '🏁 Delivered')
    await boss.wait((one) => one.id === card.id && one.text.includes('— delivered'))
    const answer = await shop.sandbox.control.pressData(owner, card.id, `d:im:${id}::packed`)
    expect(answer).toMatchObject({ alert: true, text: expect.stringContaining('moved on') })
  })

  it('is found by number and by the name of its customer, also through the open ones', async () => {
    const guest = await newcomer()
    const { number } = await newOrder(guest)
    await boss.say('/admin')
    await boss.press('Find an order')
    await told(boss, 'Send me the order’s number')
    expect((await boss.say(`#${number.toLowerCase()}`)).text).toContain(`Order ${number}`)
    await boss.press('🗂 Desk')
    await told(boss, 'Today: ')
    await boss.press('Find an order')
    await told(boss, 'Send me the order’s number')
    expect((await boss.say(`Guest ${guest.id}`)).text).toContain(number)
    await boss.press('🗂 Desk')
    await boss.press('📋 Open orders')
    await boss.wait((one) => buttons(one).some((text) => text.startsWith(number)))
  })
})

describe('a group', () => {
  const group = -1001234
  let grouped: OpenShop
  beforeAll(async () => {
    grouped = await openDeskShop({ notify: group })
    grouped.sandbox.control.group(group, 'Shop', [owner, 555])
  })
  afterAll(() => grouped.close())

  it('sees each order once, and each tap is made in the name of whoever tapped', async () => {
    const { control } = grouped.sandbox
    await staff(grouped)
    const guest = grouped.customer(200, 'en')
    await guest.say('/start')
    grouped.customer(555, 'en')
    const id = await placeOrder(grouped, guest)
    const { number } = await orderOf(grouped, id)
    const [card] = await control.waitFor(group, (all) =>
      all.some(({ text }) => text.includes(number)),
    )
    if (!card) throw new Error('There is no card')
    const foreign = await control.press(555, card.id, card.keyboard[0]?.[0]?.text ?? '', group)
    expect(foreign).toMatchObject({ alert: true, text: expect.stringContaining('команди') })
    expect((await orderOf(grouped, id)).accepted).toBe(false)
    await control.press(owner, card.id, '👌 Прийняти', group)
    await told(guest, 'is confirmed')
    expect((await orderOf(grouped, id)).history.at(-1)).toMatchObject({ by: `staff:${owner}` })
    await control.press(owner, card.id, '🚚 Відправлено', group)
    const asked = grouped.customer(owner, 'en')
    await told(asked, 'номер відправлення')
    await asked.say('TTN 1')
    await told(guest, 'Tracking: TTN 1')
    await control.waitFor(group, (all) => all.some(({ text }) => text.includes('TTN 1')))
    expect(control.history(group).filter(({ text }) => text.includes(number))).toHaveLength(1)
  })
})
