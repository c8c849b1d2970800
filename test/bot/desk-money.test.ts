import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openDeskShop,
  orderOf,
  owner,
  pay,
  placeOrder,
  sendInvoice,
  staff,
  told,
} from './a-desk.ts'
import { buttons, type Guest, type OpenShop, unwrap } from './open-shop.ts'

let lastCustomer = 400

async function newcomer(shop: OpenShop, language = 'en'): Promise<Guest> {
  const guest = shop.customer(++lastCustomer, language)
  await guest.say('/start')
  return guest
}

async function cardOf(shop: OpenShop, boss: Guest, id: string): Promise<number> {
  const { number } = await orderOf(shop, id)
  await told(boss, `Order ${number} `)
  return boss.messages.find(({ text }) => text.startsWith(`Order ${number} `))?.id ?? 0
}

describe('money by a provider', () => {
  let shop: OpenShop
  let boss: Guest
  beforeAll(async () => {
    shop = await openDeskShop({ payment: { methods: ['telegram'], ask: [] } })
    boss = await staff(shop)
  })
  afterAll(() => shop.close())

  it('goes back in part as a task with the charge to type into the provider’s panel', async () => {
    const guest = await newcomer(shop)
    const id = await placeOrder(shop, guest)
    const charge = await pay(shop, guest, id)
    const card = await cardOf(shop, boss, id)
    const { control } = shop.sandbox
    await control.press(owner, card, '💸 Refund')
    await boss.wait((one) => one.id === card && one.text.includes('give back'))
    await control.press(owner, card, 'A part of it…')
    await told(boss, 'How much?')
    expect((await boss.say('100000')).text).toContain('cannot be given back')
    const asked = await boss.say('20,50')
    expect(asked.text).toContain('20.50')
    await boss.press('goods do not come back')
    await told(boss, 'Give back')
    const due = boss.messages.find(({ text }) => text.includes('Give back'))
    const code = due?.entities.find(({ type }) => type === 'code')
    expect(due?.text.slice(code?.offset, (code?.offset ?? 0) + (code?.length ?? 0))).toBe(charge)
    await boss.say('/admin')
    await told(boss, 'Refunds to make: 1')
    await control.press(owner, due?.id ?? 0, '✅ Done')
    await told(guest, 'has been given back to you')
    expect(await orderOf(shop, id)).toMatchObject({ status: 'paid', refunded: 2050 })
    const twice = await control.pressData(owner, due?.id ?? 0, buttonData(due, '✖️ Could not'))
    expect(twice).toMatchObject({ answered: true })
    expect(await orderOf(shop, id)).toMatchObject({ refunded: 2050 })
  })

  it('that fits no order is raised with choices, and decided once', async () => {
    const guest = await newcomer(shop)
    const id = await placeOrder(shop, guest)
    const { control } = shop.sandbox
    const invoice = await sendInvoice(shop, guest, id)
    const begun = await control.beginPayment(guest.id, invoice)
    if (!begun.accepted) throw new Error(begun.reason)
    unwrap(await shop.client.cancelOrder(guest.id, id, { key: `cancel:${id}` }))
    const done = control.finishPayment(begun.paymentId)
    if (!done.paid) throw new Error(done.reason)
    await told(guest, 'could not match')
    await told(boss, done.chargeId)
    const raised = boss.messages.findLast(({ text }) => text.includes(done.chargeId))
    expect(raised?.text).toContain('the order had been cancelled')
    expect(raised && buttons(raised)).toEqual([
      '✅ Fulfil the order',
      '💸 Give it back',
      'Dealt with',
    ])
    await boss.say('/admin')
    await boss.press('⚠️ Payments (1)')
    await boss.press('the order had been cancelled')
    await boss.wait((one) => one.id !== raised?.id && one.text.includes(done.chargeId))
    await control.press(owner, raised?.id ?? 0, '✅ Fulfil the order')
    await told(guest, 'is paid')
    expect(await orderOf(shop, id)).toMatchObject({ status: 'paid' })
    const again = await boss.press('💸 Give it back')
    expect(again).toMatchObject({ alert: true, text: expect.stringContaining('decided') })
  })
})

describe('Stars', () => {
  let shop: OpenShop
  let boss: Guest
  beforeAll(async () => {
    shop = await openDeskShop({ currency: 'XTR', payment: { methods: ['stars'], ask: [] } })
    for (const product of ['cup', 'filters'])
      unwrap(
        await shop.client.changeProduct(
          'terminal',
          product,
          { price: 50 },
          { key: `p:${product}` },
        ),
      )
    boss = await staff(shop)
  })
  afterAll(() => shop.close())

  it('go back through Telegram as a whole, also when the answer to it is lost', async () => {
    const guest = await newcomer(shop)
    const id = await placeOrder(shop, guest)
    await pay(shop, guest, id)
    const card = await cardOf(shop, boss, id)
    const { control } = shop.sandbox
    const before = control.starBalance()
    await control.press(owner, card, '💸 Refund')
    await boss.wait((one) => one.id === card && one.text.includes('give back'))
    const choice = boss.messages.find((one) => one.id === card)
    expect(choice && buttons(choice)).not.toContain('A part of it…')
    control.fault({ kind: 'lose-answer', method: 'refundStarPayment' })
    await boss.press('goods back on the shelf')
    await told(guest, 'has been given back to you')
    expect(control.starBalance()).toBe(before - 50)
    expect(await orderOf(shop, id)).toMatchObject({ status: 'refunded', refunded: 50 })
    await boss.wait((one) => one.id === card && one.text.includes('— refunded'))
  })

  it('that the shop has not heard of become a paid order when the bot starts', async () => {
    const guest = await newcomer(shop)
    const id = await placeOrder(shop, guest)
    const { control, apiRoot, token } = shop.sandbox
    const begun = await control.beginPayment(guest.id, await sendInvoice(shop, guest, id))
    if (!begun.accepted) throw new Error(begun.reason)
    await shop.stopBot()
    control.finishPayment(begun.paymentId)
    // Somebody else takes the update, as a second bot with this token would.
    const call = (params: object) =>
      fetch(`${apiRoot}/bot${token}/getUpdates`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ timeout: 0, ...params }),
      })
    const { result } = (await (await call({})).json()) as { result: { update_id: number }[] }
    await call({ offset: (result.at(-1)?.update_id ?? 0) + 1 })
    await shop.startBot()
    await told(guest, 'is paid')
    expect(await orderOf(shop, id)).toMatchObject({ status: 'paid' })
  })
})

function buttonData(message: Guest['screen'] | undefined, label: string): string {
  const all = message?.keyboard.flat() ?? []
  return all.find(({ text }) => text === label)?.callback_data ?? ''
}
