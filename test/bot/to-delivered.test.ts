import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDeskShop, orderOf, owner, staff, told } from './a-desk.ts'
import { type Guest, type OpenShop, unwrap } from './open-shop.ts'

const words = {
  en: {
    add: 'Add to cart',
    start: 'Check out',
    commit: { telegram: '💳 Pay', stars: '💳 Pay', 'on-delivery': '✅ Order, pay on delivery' },
    steps: ['is confirmed', 'is packed', 'is on its way', 'has been delivered'],
  },
  uk: {
    add: 'До кошика',
    start: 'Оформити',
    commit: {
      telegram: '💳 Сплатити',
      stars: '💳 Сплатити',
      'on-delivery': '✅ Замовити, оплата при отриманні',
    },
    steps: ['підтверджено', 'зібрано', 'вже в дорозі', 'доставлено'],
  },
} as const

/** Each way to pay, from the product's card to the door; `openShop` checks every call that the bot made. */
describe.each([
  ['telegram', 'UAH'],
  ['stars', 'XTR'],
  ['on-delivery', 'UAH'],
] as const)('an order paid by %s', (method, currency) => {
  let shop: OpenShop
  let boss: Guest
  beforeAll(async () => {
    shop = await openDeskShop({ currency, payment: { methods: [method], ask: [] } })
    boss = await staff(shop)
  })
  afterAll(() => shop.close())

  it.each(['en', 'uk'] as const)('is walked from product to delivered, in %s', async (language) => {
    const { add, start, commit, steps } = words[language]
    const guest = shop.customer(language === 'en' ? 1 : 2, language)
    await guest.say('/start p_cup')
    await guest.press(add)
    await guest.say('/cart')
    await guest.press(start)
    await guest.press(commit[method])
    if (method !== 'on-delivery') {
      const invoice = await guest.wait((message) => message.invoice !== undefined)
      const { id } = invoice.findLast((message) => message.invoice) ?? guest.screen
      expect(await shop.sandbox.control.pay(guest.id, id)).toMatchObject({ paid: true })
    }
    await told(guest, '✅')
    const [order] = unwrap(await shop.client.customerOrders(guest.id, {})).orders
    const number = order?.number ?? ''
    const isCard = ({ text }: Guest['screen']) => text.startsWith(`Order ${number} `)
    await boss.wait(isCard)
    const card = boss.messages.find(isCard)?.id ?? 0
    const press = (button: string) => shop.sandbox.control.press(owner, card, button)

    await press('👌 Accept')
    await told(guest, steps[0])
    await press('📦 Packed')
    await told(guest, steps[1])
    await press('🚚 Shipped')
    await told(boss, 'send me the tracking number')
    await boss.say('NP 2045')
    await told(guest, steps[2])
    await boss.wait((message) => message.id === card && message.text.includes('on its way'))
    await press('🏁 Delivered')
    await told(guest, steps[3])

    const delivered = await orderOf(shop, order?.id ?? '')
    expect(delivered).toMatchObject({ status: 'delivered', tracking: 'NP 2045', currency })
    expect(delivered.payment).toMatchObject({ method, paidAt: expect.any(String) })
    await boss.wait((message) => message.id === card && message.text.includes('— delivered'))
  })
})
