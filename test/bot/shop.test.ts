import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buttons, type OpenShop, openShop, unwrap } from './open-shop.ts'

let shop: OpenShop
beforeAll(async () => {
  // Rates move Telegram's bounds, so the bot asks and hears what Telegram says of a sum beyond them.
  shop = await openShop('coffee', { refused: /sendInvoice: prices add up to 34750000,/ })
})
afterAll(() => shop.close())

describe('a customer', () => {
  it('walks three categories deep, takes two sizes, pays, and sees the order', async () => {
    const guest = shop.customer(1)
    const top = await guest.say('/start')
    expect(top.text).toContain('Вітаємо')
    await guest.press('Кава в зернах')
    await guest.wait((screen) => screen.text.includes('Кава в зернах'))
    await guest.press('Моносорти')
    await guest.press('Африка')
    await guest.press('Їргачефф')
    await guest.wait((screen) => screen.photo !== undefined && screen.text.includes('Їргачефф'))
    await guest.press('250 г')
    await guest.press('До кошика')
    await guest.press('+')
    await guest.wait((screen) => buttons(screen).includes('У кошику: 2'))
    await guest.press('Назад')
    await guest.press('500 г')
    await guest.press('До кошика')
    await guest.press('У кошику: 1')
    const cart = await guest.wait((screen) => screen.text.includes('Ваш кошик'))
    expect(cart.at(-1)?.text).toMatch(/1\s250,00/)
    await guest.press('−')
    await guest.wait((screen) => /Разом: 930,00/.test(screen.text))
    await guest.press('Оформити')
    await guest.press('Сплатити')
    const paid = await shop.sandbox.control.pay(1, guest.invoice.id, {
      orderInfo: { name: 'Олена', phone_number: '380501234567' },
    })
    expect(paid).toMatchObject({ paid: true })
    await guest.wait((screen) => screen.text.includes('Дякуємо'))
    const { orders } = unwrap(await shop.client.orders({}))
    expect(orders).toMatchObject([
      {
        status: 'paid',
        total: 93_000,
        currency: 'UAH',
        lines: [
          { product: 'yirgacheffe', variant: '250g', quantity: 1, price: 32_000 },
          { product: 'yirgacheffe', variant: '500g', quantity: 1, price: 61_000 },
        ],
        contact: { name: 'Олена', phone: '+380501234567' },
      },
    ])
    expect(unwrap(await shop.client.cart(1)).lines).toEqual([])
    const list = await guest.say('/orders')
    expect(buttons(list)[0]).toContain('оплачено')
  })

  it('is spoken to in English where Telegram says so, and may choose', async () => {
    const guest = shop.customer(2, 'en-GB')
    expect((await guest.say('/start')).text).toContain('Welcome! We roast')
    await guest.say('/language')
    await guest.press('Українська')
    await guest.wait((screen) => screen.text.includes('Що шукаєте?'))
    expect((await guest.say('/cart')).text).toBe('Ваш кошик порожній.')
  })

  it('finds goods by typing, and opens deep links', async () => {
    const guest = shop.customer(3)
    expect(buttons(await guest.say('сенча'))[0]).toContain('Сенча')
    expect((await guest.say('/start p_kettle')).text).toContain('гусяча шия')
    expect((await guest.say('/start c_tea')).text).toContain('Чай')
    expect((await guest.say('щось чого немає')).text).toContain('нічого не знайдено')
  })

  it('gets a kind answer and a fresh screen for a stale or foreign button', async () => {
    const guest = shop.customer(4)
    const { id } = await guest.say('/start')
    for (const data of ['p:no-such-thing', 'zzz', 'v:yirgacheffe:00000000', 's:cup::3']) {
      const answer = await shop.sandbox.control.pressData(4, id, data)
      expect(answer).toMatchObject({ answered: true })
    }
    expect(guest.screen.text.length).toBeGreaterThan(0)
  })

  it('cannot take more than there is', async () => {
    const guest = shop.customer(5)
    await guest.say('/start p_kenya-nyeri')
    await guest.press('До кошика')
    const answer = await guest.press('+')
    expect(answer).toMatchObject({ alert: true })
    expect(answer.text).toContain('Залишилася лише 1 штука')
  })
})

describe('what Telegram does not take', () => {
  it('a sum beyond its bounds is told at once, and the goods are free again', async () => {
    const guest = shop.customer(31, 'en')
    await guest.say('/start p_kettle')
    const many = { product: 'gift-box', variant: null, quantity: 500 }
    unwrap(await shop.client.setInCart(31, many, { key: 'many' }))
    await guest.say('/cart')
    await guest.press('Check out')
    const answer = await guest.press('Pay')
    expect(answer).toMatchObject({ alert: true })
    expect(answer.text).toContain('Telegram takes payments from about')
    expect(buttons(await guest.say('/orders'))[0]).toContain('cancelled')
    expect(unwrap(await shop.client.cart(31)).count).toBe(500)
  })
})

describe('two customers and the last piece', () => {
  it('one invoice is confirmed, the other refused in pre-checkout with words a person understands', async () => {
    const [first, second] = [shop.customer(11), shop.customer(12, 'en')]
    for (const guest of [first, second]) {
      await guest.say('/start p_grinder')
      await shop.client.setInCart(
        guest.id,
        { product: 'grinder', variant: null, quantity: 4 },
        { key: `set-${guest.id}` },
      )
      await guest.say('/cart')
      await guest.press(guest === first ? 'Оформити' : 'Check out')
      await guest.press(guest === first ? 'Сплатити' : 'Pay')
    }
    const refused = await shop.sandbox.control.pay(12, second.invoice.id, {
      orderInfo: { name: 'B', phone_number: '+1' },
    })
    expect(refused).toMatchObject({ paid: false })
    expect(JSON.stringify(refused)).toContain('just sold out')
    const paid = await shop.sandbox.control.pay(11, first.invoice.id, {
      orderInfo: { name: 'A', phone_number: '+1' },
    })
    expect(paid).toMatchObject({ paid: true })
  })
})

describe('pictures', () => {
  it('a photo is uploaded once and shown by its file_id afterwards', async () => {
    const guest = shop.customer(25)
    await guest.say('/start p_sencha')
    const before = shop.sandbox.control.uploads()
    await guest.say('/start p_sencha')
    await shop.customer(26).say('/start p_sencha')
    expect(shop.sandbox.control.uploads()).toBe(before)
  })
})
