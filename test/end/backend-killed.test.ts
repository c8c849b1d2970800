import { expect, onTestFinished, test } from 'vitest'
import type { ApiCall } from '../../src/sandbox/sandbox.ts'
import { buttons, type Guest, unwrap } from '../bot/open-shop.ts'
import { smallShop } from '../cli/serving.ts'
import { sampled } from '../sampled.ts'
import { type KeptShop, keepShop } from './kept-shop.ts'
import { moments } from './line.ts'

/** One kind of tap: what leads to it, how many requests it makes, and what is true when it is done. */
interface Tap {
  readonly name: string
  readonly requests: number
  readonly button: string
  readonly prepare: (shop: KeptShop, guest: Guest) => Promise<unknown>
  readonly isDone: (guest: Guest) => boolean
  readonly check: (shop: KeptShop, guest: Guest) => Promise<void>
}

const taps: readonly Tap[] = [
  {
    name: 'add to cart',
    requests: 2,
    button: 'Add to cart',
    prepare: (_shop, guest) => guest.say('/start p_roll'),
    isDone: (guest) => shows(guest, 'In cart: 1'),
    check: (shop, guest) => expectRolls(shop, guest, 1),
  },
  {
    name: 'one more on the card',
    requests: 2,
    button: '+',
    prepare: async (shop, guest) => {
      await putRolls(shop, guest, 2)
      await guest.say('/start p_roll')
    },
    isDone: (guest) => shows(guest, 'In cart: 3'),
    check: (shop, guest) => expectRolls(shop, guest, 3),
  },
  {
    name: 'one less in the cart',
    requests: 2,
    button: '−',
    prepare: async (shop, guest) => {
      await putRolls(shop, guest, 3)
      await guest.say('/cart')
    },
    isDone: (guest) => guest.screen.text.includes('2 × €2.50'),
    check: (shop, guest) => expectRolls(shop, guest, 2),
  },
  {
    name: 'empty the cart',
    requests: 1,
    button: 'Clear cart',
    prepare: async (shop, guest) => {
      await putRolls(shop, guest, 3)
      await guest.say('/cart')
    },
    isDone: (guest) => guest.screen.text.includes('Your cart is empty'),
    check: (shop, guest) => expectRolls(shop, guest, 0),
  },
  {
    name: 'check out',
    requests: 1,
    button: 'Check out',
    prepare: async (shop, guest) => {
      await putRolls(shop, guest, 2)
      await guest.say('/cart')
    },
    isDone: (guest) => shows(guest, 'Pay €5.00'),
    check: async (shop, guest) => {
      const { orders } = unwrap(await shop.client.customerOrders(guest.id, {}))
      expect(orders).toEqual([])
    },
  },
  {
    name: 'place the order',
    requests: 2,
    button: 'Pay',
    prepare: async (shop, guest) => {
      await putRolls(shop, guest, 2)
      await guest.say('/cart')
      await guest.press('Check out')
      await guest.wait(() => shows(guest, 'Pay €5.00'))
    },
    isDone: (guest) => guest.messages.some(({ text }) => text.includes('The invoice for order')),
    check: async (shop, guest) => {
      const { orders } = unwrap(await shop.client.customerOrders(guest.id, {}))
      expect(orders).toMatchObject([{ status: 'awaiting-payment', total: 500 }])
      expect(guest.messages.filter(({ invoice }) => invoice)).toHaveLength(1)
    },
  },
  {
    name: 'cancel the order',
    requests: 1,
    button: 'Cancel this order',
    prepare: async (shop, guest) => {
      await putRolls(shop, guest, 2)
      await guest.say('/cart')
      await guest.press('Check out')
      await guest.press('Pay')
      await guest.say('/orders')
      await guest.press('waiting for payment')
    },
    isDone: (guest) => guest.messages.some(({ text }) => text.includes('cancelled')),
    check: async (shop, guest) => {
      const { orders } = unwrap(await shop.client.customerOrders(guest.id, {}))
      expect(orders.map(({ history }) => history.map(({ status }) => status))).toEqual([
        ['draft', 'awaiting-payment', 'cancelled'],
      ])
    },
  },
  {
    name: 'open a category',
    requests: 1,
    button: 'Bread',
    prepare: (_shop, guest) => guest.say('/menu'),
    isDone: (guest) => shows(guest, 'Roll'),
    check: (shop, guest) => expectRolls(shop, guest, 0),
  },
  {
    name: 'open a product',
    requests: 2,
    button: 'Roll',
    prepare: (_shop, guest) => guest.say('/start c_bread'),
    isDone: (guest) => shows(guest, 'Add to cart'),
    check: (shop, guest) => expectRolls(shop, guest, 0),
  },
  {
    name: 'choose a language',
    requests: 2,
    button: 'English',
    prepare: (_shop, guest) => guest.say('/language'),
    isDone: (guest) => guest.screen.text.includes('What are you looking for?'),
    check: (shop, guest) => expectRolls(shop, guest, 0),
  },
]

/** Every request of every tap, cut at every moment. */
const killPoints = taps.flatMap((tap) =>
  Array.from({ length: tap.requests }, (_, at) => at + 1).flatMap((nth) =>
    moments.map((moment) => ({ tap, nth, moment })),
  ),
)

test('a backend killed under a tap: the customer is told, it comes back, the tap is done once', async () => {
  expect(killPoints.length).toBeGreaterThanOrEqual(50)
  const shop = await keepShop(await smallShop({ stock: 1_000 }))
  onTestFinished(() => shop.close())
  for (const [at, { tap, nth, moment }] of sampled(killPoints, 17).entries()) {
    const name = `${tap.name}, request ${nth}, ${moment}`
    const guest = shop.customer(100 + at)
    await tap.prepare(shop, guest)
    const killed = shop.backend.child
    const cut = shop.line.cut({
      nth,
      moment,
      concerns: isOfTap,
      kill: () => shop.backend.child.kill(),
    })
    // After the last answer nothing is missing any more, and there is nothing to tell.
    const told = moment === 'told' ? undefined : shop.sandbox.control.waitForCall(isWakingWord)
    const answered = guest.press(tap.button)
    await cut
    await told
    await answered
    await guest.wait(() => tap.isDone(guest))
    await tap.check(shop, guest)
    expect(await killed.ended, name).toBe('SIGKILL')
  }
}, 400_000)

/** Over the chat, or as a message where the tap has had its answer. */
const isWakingWord = ({ method, params }: ApiCall) =>
  /^(answerCallbackQuery|sendMessage)$/.test(method) && String(params.text).includes('waking up')

/** What the bot asks on its own account is none of a tap's; whether a question is open is asked by every tap alike. */
const isOfTap = (request: string) =>
  !/\/v1\/(notices|bot|shop|photos)|\/dialog$/.test(request) &&
  !/^PUT \/v1\/customers\/\d+$/.test(request)

const shows = (guest: Guest, words: string) =>
  buttons(guest.screen).some((text) => text.includes(words))

async function putRolls(shop: KeptShop, guest: Guest, quantity: number): Promise<void> {
  const line = { product: 'roll', variant: null, quantity }
  unwrap(await shop.client.setInCart(guest.id, line, { key: `put:${guest.id}` }))
}

async function expectRolls(shop: KeptShop, guest: Guest, quantity: number): Promise<void> {
  const lines = quantity === 0 ? [] : [{ product: 'roll', variant: null, quantity }]
  expect(unwrap(await shop.client.cart(guest.id)).lines).toMatchObject(lines)
}
