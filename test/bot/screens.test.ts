import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buttons, type Guest, type OpenShop, openShop, unwrap } from './open-shop.ts'

let shop: OpenShop
beforeAll(async () => {
  shop = await openShop('coffee', { prepare: addGoods })
})
afterAll(() => shop.close())

/** A third language by a file, a long shelf, an empty one, and goods that are gone. */
async function addGoods(dir: string): Promise<void> {
  const file = join(dir, 'shop.yaml')
  const settings = await readFile(file, 'utf8')
  await writeFile(file, settings.replace('languages: [uk, en]', 'languages: [uk, en, cs]'))
  await mkdir(join(dir, 'locales'))
  await writeFile(join(dir, 'locales', 'cs.ftl'), 'menu-title = Co hledáte?\n')
  const many = Array.from(
    { length: 60 },
    (_, at) => `{id: many-${at}, title: Kind ${at}, price: 50}`,
  )
  await writeFile(
    join(dir, 'catalog', 'more.yaml'),
    `categories:
  - {id: many, title: Sixty kinds, products: [${many.join(', ')}]}
  - {id: hollow, title: Hollow}
  - {id: gone, title: Gone, products: [{id: sold, title: Sold coffee, price: 50, stock: 0}]}
`,
  )
}

const fromBot = (guest: Guest) => guest.messages.filter(({ from }) => from === 'bot')

describe('the chat', () => {
  it('is not flooded: a walk through the shop edits one message', async () => {
    const guest = shop.customer(1, 'en')
    await guest.say('/start')
    for (const words of ['Tea', 'Back', 'Sixty kinds', '›', '›', '‹', 'Kind 8', 'Add to cart']) {
      await guest.press(words)
    }
    await guest.press('In cart: 1')
    await guest.press('Clear cart')
    await guest.press('Menu')
    await guest.wait(({ text }) => text.includes('What are you looking for?'))
    expect(fromBot(guest)).toHaveLength(1)
  })

  it.each([
    ['/start', 'We roast'],
    ['/menu', 'What are you looking for?'],
    ['/cart', 'Your cart is empty'],
    ['/orders', 'no orders yet'],
    ['/search', 'Type a name'],
    ['/search sencha', 'Results for “sencha”'],
    ['/language', 'Choose your language'],
    ['/help', 'This is Zerno Coffee'],
    ['/support', '@zerno_coffee_help'],
    ['/paysupport', '@zerno_coffee_help'],
    ['/terms', 'within 14 days'],
    ['/privacy', 'To fulfil an order we keep'],
    ['/delete_me', 'Shall we forget you?'],
    ['/nonsense', 'This is Zerno Coffee'],
    ['/start p_no-such-thing', 'no longer sold'],
    ['/start c_no-such-thing', 'no longer sold'],
    ['/start c_hollow', 'Nothing here yet'],
  ])('answers %s', async (command, answer) => {
    const guest = shop.customer(2, 'en')
    expect((await guest.say(command)).text).toContain(answer)
  })

  it('shows no empty shelf, and no way to buy what is gone', async () => {
    const guest = shop.customer(3, 'en')
    expect(buttons(await guest.say('/menu'))).not.toContain('Hollow (0)')
    expect(buttons(await guest.say('/start c_gone'))[0]).toBe('Sold coffee (sold out)')
    const card = await guest.say('/start p_sold')
    expect(card.text).toContain('Sold out')
    expect(buttons(card)).not.toContain('🛒 Add to cart')
  })

  it('shows sixty goods on pages', async () => {
    const guest = shop.customer(4, 'en')
    const first = await guest.say('/start c_many')
    expect(first.text).toContain('60 items')
    expect(buttons(first)).toEqual(expect.arrayContaining(['1 / 8', '›']))
    expect(buttons(first)).not.toContain('‹')
  })
})

describe('languages', () => {
  it('come by a file of the shop, with English where it says nothing', async () => {
    const guest = shop.customer(5, 'cs')
    const top = await guest.say('/menu')
    expect(top.text).toContain('Co hledáte?')
    expect(buttons(top)).toContain('📦 My orders')
    expect(buttons(await guest.say('/language'))).toContain('✓ čeština')
  })

  it('a refusal in pre-checkout is in the language that was chosen', async () => {
    const guest = shop.customer(6, 'uk')
    await guest.say('/language')
    await guest.press('English')
    await guest.say('/start p_cup')
    await guest.press('Add to cart')
    await guest.say('/cart')
    await guest.press('Check out')
    await guest.press('Pay')
    const { orders } = unwrap(await shop.client.customerOrders(6, { limit: 1 }))
    unwrap(await shop.client.cancelOrder(6, orders[0]?.id ?? '', { key: 'cancel-6' }))
    const paid = await shop.sandbox.control.pay(6, guest.invoice.id)
    expect(paid).toMatchObject({
      paid: false,
      reason: expect.stringContaining('replaced or cancelled'),
    })
  })
})

it('an order says when it was made by the clock of the shop', async () => {
  const guest = shop.customer(7, 'en')
  await guest.say('/start p_cup')
  await guest.press('Add to cart')
  await guest.say('/cart')
  await guest.press('Check out')
  await guest.press('Pay')
  const { orders } = unwrap(await shop.client.customerOrders(7, { limit: 1 }))
  await guest.say('/orders')
  await guest.press('waiting for payment')
  const here = new Intl.DateTimeFormat('en', { timeStyle: 'short', timeZone: 'Europe/Kyiv' })
  await guest.wait(({ text }) => text.includes(here.format(new Date(orders[0]?.createdAt ?? ''))))
})

it('commands and profile texts are set once, and again only where they differ', async () => {
  const { control, apiRoot, token } = shop.sandbox
  const sets = () => control.calls().filter(({ method }) => method.startsWith('setMy'))
  // The last language's last text; the bot looks before it sets.
  const looked = () =>
    control.waitForCall(
      ({ method, params }) => method === 'getMyShortDescription' && params.language_code === 'cs',
    )
  expect(new Set(sets().map(({ method }) => method))).toEqual(
    new Set(['setMyCommands', 'setMyDescription', 'setMyShortDescription']),
  )
  const before = sets().length
  await shop.stopBot()
  let seen = looked()
  await shop.startBot()
  await seen
  expect(sets()).toHaveLength(before)

  await shop.stopBot()
  await fetch(`${apiRoot}/bot${token}/setMyDescription?language_code=uk&description=Old`)
  seen = looked()
  await shop.startBot()
  await seen
  expect(
    sets()
      .slice(before)
      .map(({ params }) => params.language_code),
  ).toEqual(['uk', 'uk'])
})
