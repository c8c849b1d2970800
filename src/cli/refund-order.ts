import type { DeskOrder } from '../client/wire/desk.ts'
import type { RefundView } from '../client/wire/refund.ts'
import type { Door } from '../serve/door.ts'
import { parseAmount } from '../shop/money.ts'
import { done, type Problem, type Result } from '../shop/problem.ts'
import { currencyOf } from '../telegram/currencies.ts'
import { confirm } from './ask.ts'
import { type Exit, exit } from './exit.ts'
import { money } from './money.ts'
import { once } from './mutation-key.ts'
import { methodWords } from './order-words.ts'
import type { Screen } from './screen.ts'
import { typed } from './typed.ts'
import { unknownOrder } from './unknown-order.ts'

export interface RefundPlace {
  readonly door: Door
  /** The order as it was named. */
  readonly wanted: string
  /** The folder as it was named. */
  readonly given: string | undefined
}

export interface RefundWish {
  /** Decimal text. */
  readonly amount?: string
  readonly restock?: boolean
  readonly yes?: boolean
}

/** Asks for money of an order to be given back, and tells who has to do what about it. */
export async function refundOrder(
  { door, wanted, given }: RefundPlace,
  wish: RefundWish,
  screen: Screen,
): Promise<Exit> {
  const { client, running } = door
  const found = await client.deskOrder('terminal', wanted)
  if (!found.ok) return screen.fail(unknownOrder(found.problem, wanted, given))
  const { order, refundable } = found.value
  const written = readAmount(wish.amount, order.currency)
  if (!written.ok) return screen.fail(written.problem, exit.usage)
  const impossible = nothingToGive(found.value, given)
  if (impossible) return screen.fail(impossible)
  const asked = await ask(found.value, written.value ?? refundable, wish, screen)
  if (!asked) {
    screen.say('Nothing was given back.')
    return exit.refused
  }
  const request = {
    restock: asked.restock,
    ...(written.value === undefined ? {} : { amount: written.value }),
  }
  const refunded = await client.refundOrder('terminal', order.id, request, once())
  if (!refunded.ok) return screen.fail(inMoney(refunded.problem, written.value, found.value))
  const known = new Set(found.value.refunds.map(({ id }) => id))
  const refund = refunded.value.refunds.find(({ id }) => !known.has(id))
  screen.document({ formatVersion: 1, refund: refund ?? null, order: refunded.value.order })
  if (refund) for (const line of whatToDo(refund, found.value, given, running)) screen.print(line)
  return exit.well
}

function readAmount(text: string | undefined, currency: string): Result<number | undefined> {
  if (text === undefined) return done(undefined)
  const amount = parseAmount(text, currencyOf(currency)?.exponent ?? 0)
  if (amount.ok) return amount
  return {
    ok: false,
    problem: { ...amount.problem, message: `--amount: ${amount.problem.message}` },
  }
}

function nothingToGive({ order, next, refundable }: DeskOrder, given: string | undefined) {
  if (order.payment.paidAt === null) {
    return {
      code: 'order-unpaid',
      message: `Order ${order.number} is not paid: there is nothing to give back`,
      ...(next.includes('cancelled')
        ? { hint: `To give it up: ${typed(`orders set ${order.number} cancelled`, given)}` }
        : {}),
    }
  }
  if (refundable > 0) return undefined
  return {
    code: 'refund-nothing-left',
    message: `All of order ${order.number} has been given back, or is about to be`,
    hint: `What became of it: ${typed(`orders show ${order.number}`, given)}`,
  }
}

/** undefined: somebody said no. */
async function ask(
  { order }: DeskOrder,
  amount: number,
  { restock, yes }: RefundWish,
  screen: Screen,
): Promise<{ restock: boolean } | undefined> {
  if (!screen.interactive || yes) return { restock: restock ?? false }
  const back = restock ?? (await confirm('Do the goods go back on the shelf?', false))
  const sum = money(amount, order.currency)
  const way = methodWords(order.payment.method)
  const sure = await confirm(`Give ${sum} back to ${order.customer.name} (paid by ${way})?`, false)
  return sure ? { restock: back } : undefined
}

/** The backend speaks of smallest units. */
function inMoney(problem: Problem, amount: number | undefined, { order, refundable }: DeskOrder) {
  if (problem.code !== 'refund-amount' || amount === undefined) return problem
  const left = money(refundable, order.currency)
  return {
    ...problem,
    message: `${money(amount, order.currency)} cannot be given back`,
    hint: `Up to ${left} of order ${order.number} can be given back.`,
  }
}

function whatToDo(
  refund: RefundView,
  { order }: DeskOrder,
  given: string | undefined,
  running: Door['running'],
): string[] {
  const sum = money(refund.amount, refund.currency)
  if (refund.method === 'stars') {
    return [
      `The bot gives ${sum} back through Telegram${running ? '.' : ' once the shop runs: shopbot serve'}`,
      `What became of it: ${typed(`orders show ${order.number}`, given)}`,
    ]
  }
  const { chargeId, providerChargeId } = order.payment
  const how =
    refund.method === 'telegram'
      ? `1. In your provider's panel, find the payment ${providerChargeId || chargeId} and refund ${sum}.`
      : `1. Give ${sum} to ${order.contact.name ?? order.customer.name}, in cash or by a transfer.`
  return [
    `A refund of ${sum} for order ${order.number} is noted. Giving the money back is up to you:`,
    `  ${how}`,
    `  2. Then say so, and the customer is told: ${typed(`orders refund ${order.number} --done`, given)}`,
    `     If it cannot be done: ${typed(`orders refund ${order.number} --failed "why"`, given)}`,
  ]
}
