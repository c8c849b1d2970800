import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { png } from '../sandbox/png.ts'
import { helper, openDeskShop, owner, staff, told } from './a-desk.ts'
import { buttons, type Guest, type OpenShop, unwrap } from './open-shop.ts'

let shop: OpenShop
let boss: Guest
beforeAll(async () => {
  shop = await openDeskShop()
  boss = await staff(shop, owner, 'uk')
})
afterAll(() => shop.close())

const product = async (id: string) => unwrap(await shop.client.deskProduct('terminal', id))

async function openProduct(id: string): Promise<void> {
  await boss.say('/admin')
  await shop.sandbox.control.pressData(boss.id, boss.screen.id, `d:p:${id}`)
  await told(boss, id)
}

describe('adding a product', () => {
  it('goes step by step: category, title, price, picture, stock, and then it is shown', async () => {
    await boss.say('/admin')
    await boss.press('➕ Додати товар')
    await boss.press('Кава')
    await boss.press('➕ Сюди: Кава')
    await told(boss, 'Як він називається?')
    expect((await boss.say('Колумбія «Вільа»: мита, 250 г')).text).toContain('Скільки коштує')
    expect((await boss.say('дорого')).text).toContain('45,50')
    expect((await boss.say('412,5 ₴')).text).toContain('надішліть фото')
    expect((await boss.say('немає фото')).text).toContain('10 МБ')
    const asked = await boss.answerTo(() => shop.sandbox.control.sendPhoto(boss.id, png(80, 60)))
    expect(asked.text).toContain('Скільки їх є?')
    const card = await boss.say('14')
    expect(card.text).toContain('Колумбія «Вільа»: мита, 250 г')
    expect(card.photo).toBeDefined()
    const id = /columb|kolumb[a-z0-9-]*/.exec(card.text)?.[0] ?? ''
    expect(await product(id)).toMatchObject({ price: 41250, onHand: 14, hidden: true })
    expect((await shop.client.product(id)).ok).toBe(false)
    await boss.press('👁 Показати в магазині')
    await boss.wait((one) => one.id === card.id && !one.text.includes('приховано'))
    const guest = shop.customer(300, 'uk')
    const seen = await guest.say(`/start p_${id}`)
    expect(seen.text).toContain('412,50')
    expect(seen.photo).toBeDefined()
  })

  it('can do without picture and count', async () => {
    await boss.say('/admin')
    await boss.press('➕ Додати товар')
    await boss.press('➕ Сюди')
    await told(boss, 'Як він називається?')
    await boss.say('Листівка')
    await boss.say('30')
    await boss.press('Пропустити')
    await told(boss, 'Скільки їх є?')
    await boss.press('♾ Не рахувати')
    await told(boss, 'без обліку')
    expect(await product('lystivka')).toMatchObject({ category: null, price: 3000, onHand: null })
  })

  it('asks for nothing any more once somebody went elsewhere', async () => {
    await openProduct('cup')
    await boss.press('💰 Ціна')
    await told(boss, 'Надішліть нову ціну')
    await boss.say('/menu')
    const before = await product('cup')
    await boss.say('1')
    expect(await product('cup')).toEqual(before)
  })
})

describe('a product', () => {
  it('gets another price, stock, title and picture by typing and sending', async () => {
    await openProduct('cup')
    await boss.press('💰 Ціна')
    await told(boss, 'Надішліть нову ціну')
    expect((await boss.say('0')).text).toContain('45,50')
    await boss.say('1 234,5')
    expect(await product('cup')).toMatchObject({ price: 123450 })
    await boss.press('🔢 Залишок')
    await told(boss, 'скільки їх зараз?')
    expect((await boss.say('багато')).text).toContain('наприклад 12')
    await boss.say('7')
    expect(await product('cup')).toMatchObject({ onHand: 7 })
    await boss.press('✏️ Назва')
    await told(boss, 'нову назву (українська)')
    await boss.say('Чашка <велика>')
    expect((await product('cup')).title).toMatchObject({ uk: 'Чашка <велика>' })
    await boss.press('📷 Фото')
    await told(boss, 'надішліть фото')
    await boss.answerTo(() => shop.sandbox.control.sendPhoto(boss.id, png(90, 70)))
    expect((await product('cup')).photos[0]).toMatchObject({ path: expect.stringContaining('cup') })
    await boss.press('🚫 Закінчилося')
    await boss.wait((one) => one.text.includes('немає'))
    expect(await product('cup')).toMatchObject({ onHand: 0 })
  })

  it('is hidden and shown again, and found among the hidden ones', async () => {
    await openProduct('filters')
    await boss.press('🙈 Приховати')
    await told(boss, 'приховано')
    expect((await shop.client.product('filters')).ok).toBe(false)
    await boss.press('🏷 Товари')
    await boss.press('🔎 Знайти товар')
    await told(boss, 'частину назви')
    const found = await boss.say('filters')
    expect(found.text).toContain('приховано')
    await boss.press('👁 Показати в магазині')
    await boss.wait((one) => buttons(one).some((text) => text.includes('Приховати')))
    expect((await shop.client.product('filters')).ok).toBe(true)
  })

  it('with variants has a price and a stock for each', async () => {
    const { products } = unwrap(await shop.client.deskProducts('terminal', { size: 50 }))
    const found = products.find(({ variants }) => variants.length > 1)
    const [first, second] = found?.variants ?? []
    if (!found || !first || !second) throw new Error('There is no such product')
    await openProduct(found.id)
    const label = typeof first.title === 'string' ? first.title : (first.title.uk ?? '')
    await boss.press(label)
    await boss.press('💰 Ціна')
    await told(boss, 'Надішліть нову ціну')
    await boss.say('999')
    const after = await product(found.id)
    expect(after.variants[0]).toMatchObject({ id: first.id, price: 99900 })
    expect(after.variants[1]).toEqual(second)
  })
})

describe('people', () => {
  it('are chosen by an admin, and what they may do is the backend’s word', async () => {
    const person = 7_000_000_777
    const guest = shop.customer(person, 'en')
    const before = await guest.say('/admin')
    expect(buttons(before)).not.toContain('🔎 Find an order')
    await boss.say('/admin')
    await boss.press('👥 Команда')
    await boss.press('➕ Додати людину')
    await told(boss, 'Кого?')
    await boss.say(String(person))
    await boss.press('Зробити модератором')
    await told(boss, `${person} — модератор`)
    const desk = await guest.say('/admin')
    expect(buttons(desk)).toContain('🔎 Find an order')
    expect(buttons(desk)).not.toContain('👥 People')
    const answer = await shop.sandbox.control.pressData(person, desk.id, 'd:w')
    expect(answer).toMatchObject({ alert: true, text: expect.stringContaining('Only an admin') })
    await boss.press(`✏️ ${person}`)
    await boss.press('Забрати роль')
    await boss.wait(({ text }) => text.includes('Команда') && !text.includes(String(person)))
    expect((await guest.say('/admin')).text).toBe(before.text)
  })

  it('who stand in shop.yaml are shown and not changed here', async () => {
    await boss.say('/admin')
    await boss.press('👥 Команда')
    await told(boss, `${helper} — модератор · у shop.yaml`)
    const answer = await shop.sandbox.control.pressData(owner, boss.screen.id, `d:wr:${helper}:`)
    expect(answer).toMatchObject({ alert: true, text: expect.stringContaining('shop.yaml') })
  })
})
