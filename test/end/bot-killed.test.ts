import { expect, onTestFinished, test } from 'vitest'
import type { ApiCall } from '../../src/sandbox/sandbox.ts'
import { type Guest, unwrap } from '../bot/open-shop.ts'
import { smallShop } from '../cli/serving.ts'
import { sampled } from '../sampled.ts'
import { openChosen } from '../store/chosen.ts'
import { type KeptShop, keepShop } from './kept-shop.ts'
import { moments } from './line.ts'
import { allTold, isOutcome } from './strikes.ts'

/** Where on the way of a payment the bot is killed. */
interface KillPoint {
  readonly name: string
  /** Whether each payment comes by here; else all that come together do so once. */
  readonly each: boolean
  /** Kills the bot when the nth payment comes by; resolves when it has. */
  readonly arm?: (shop: KeptShop, nth: number) => Promise<void>
  /** Kills the bot between two acts of the payers. */
  readonly between?: 'pre-checkout and charge' | 'charge and its update'
}

const atRequest = (name: string, concerns: (request: string) => boolean): KillPoint[] =>
  moments.map((moment) => ({
    name: `${name}, ${moment}`,
    each: true,
    arm: (shop, nth) => shop.line.cut({ nth, moment, concerns, kill: () => shop.bot.child.kill() }),
  }))

/** The call has taken effect; its answer does not reach the bot. */
const atCall = (name: string, each: boolean, concerns: (call: ApiCall) => boolean): KillPoint => ({
  name,
  each,
  arm: (shop, nth) =>
    new Promise((resolve) => {
      let seen = 0
      const stop = shop.sandbox.control.subscribe((event) => {
        if (event.kind !== 'call' || !concerns(event.call)) return
        seen += 1
        if (seen < nth) return
        stop()
        shop.bot.child.kill()
        resolve()
      })
    }),
})

const delivers = (kind: string) => (call: ApiCall) =>
  call.method === 'getUpdates' && JSON.stringify(call.result).includes(kind)

const killPoints: readonly KillPoint[] = [
  atCall('pre-checkout delivered', false, delivers('pre_checkout_query')),
  ...atRequest('verdict asked', (request) => request === 'POST /v1/payments/pre-checkout'),
  atCall('verdict given', true, ({ method }) => method === 'answerPreCheckoutQuery'),
  { name: 'accepted', each: true, between: 'pre-checkout and charge' },
  { name: 'charged', each: true, between: 'charge and its update' },
  atCall('payment delivered', false, delivers('successful_payment')),
  ...atRequest('payment booked', (request) => request === 'POST /v1/payments'),
  atCall(
    'customer thanked',
    true,
    ({ method, params }) => method === 'sendMessage' && String(params.text).includes('Thank you'),
  ),
  ...atRequest('thanks noted', isOutcome),
]

/** One payer; then two and three at once, of whom the last one's payment is hit. */
const rounds = [1, 2, 3].flatMap((payers) =>
  killPoints.filter(({ each }) => payers === 1 || each).map((point) => ({ payers, point })),
)

test('a bot killed on the way of a payment: the order is paid exactly once', async () => {
  expect(rounds.length).toBeGreaterThanOrEqual(50)
  const dir = await smallShop({ stock: 1_000 })
  const shop = await keepShop(dir)
  onTestFinished(() => shop.close())
  let customers = 100
  const tried = sampled(rounds, 17)
  for (const { payers, point } of tried) {
    const name = `${point.name}, ${payers} at once`
    const killed = shop.bot.child
    const guests = Array.from({ length: payers }, () => shop.customer(++customers))
    await Promise.all(guests.map((guest) => orderRolls(shop, guest)))
    const struck = point.arm?.(shop, payers)
    const charges = await payAll(shop, guests, point.between)
    await struck
    for (const guest of guests) {
      await guest.wait(({ text }) => text.includes('Thank you'))
      const { orders } = unwrap(await shop.client.customerOrders(guest.id, {}))
      expect(orders, name).toMatchObject([
        { status: 'paid', total: 500, payment: { chargeId: charges.get(guest.id) } },
      ])
      expect(unwrap(await shop.client.cart(guest.id)).lines, name).toEqual([])
      expect(guest.messages.filter(({ text }) => text.includes('could not match'))).toEqual([])
    }
    await allTold(shop)
    expect(await killed.ended, name).toBe('SIGKILL')
  }

  const payments = tried.reduce((sum, { payers }) => sum + payers, 0)
  const roll = unwrap(await shop.client.product('roll'))
  expect(roll.available).toBe(1_000 - 2 * payments)
  await shop.bot.stop(6_000)
  expect(shop.sandbox.control.pending()).toBe(0)
  await shop.backend.stop(3_500)
  const store = await openChosen(dir)
  const booked = await store.read((reader) => reader.find('payments', {}))
  const setAside = await store.read((reader) => reader.find('updates', {}))
  await store.close()
  expect(booked.map(({ outcome }) => outcome)).toEqual(Array(payments).fill('paid'))
  expect(setAside).toEqual([])
}, 400_000)

async function orderRolls(shop: KeptShop, guest: Guest): Promise<void> {
  const line = { product: 'roll', variant: null, quantity: 2 }
  await guest.say('/start')
  unwrap(await shop.client.setInCart(guest.id, line, { key: `put:${guest.id}` }))
  await guest.say('/cart')
  await guest.press('Check out')
  await guest.press('Pay')
  await guest.wait(({ invoice }) => invoice !== undefined)
}

/** The charge ids by payer. */
async function payAll(
  shop: KeptShop,
  guests: readonly Guest[],
  between: KillPoint['between'],
): Promise<Map<number, string>> {
  const { control } = shop.sandbox
  const begun = await Promise.all(
    guests.map(({ id, invoice }) => control.beginPayment(id, invoice.id)),
  )
  if (between === 'pre-checkout and charge') shop.bot.child.kill()
  const charges = new Map<number, string>()
  for (const [at, payment] of begun.entries()) {
    if (!payment.accepted) throw new Error(`Pre-checkout refused: ${payment.reason}`)
    const done = control.finishPayment(payment.paymentId)
    if (!done.paid) throw new Error(`Not paid: ${done.reason}`)
    charges.set(guests[at]?.id ?? 0, done.chargeId)
  }
  if (between === 'charge and its update') shop.bot.child.kill()
  return charges
}
