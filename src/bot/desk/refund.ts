import { html } from '../../telegram/text.ts'
import { type Button, priceOf } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'
import { exampleAmount, typedAmount } from './amount.ts'
import { ask } from './ask.ts'
import { deskButton } from './desk-button.ts'
import { showOrder } from './order.ts'
import type { Refused } from './refusal.ts'
import type { OrderStep } from './step.ts'
import { again, ending, type Taken } from './taken.ts'

type At = Pick<OrderStep, 'order' | 'listed'>

/** How much to give back, and whether the goods come back; asked before any money moves. */
export async function chooseRefund(turn: Turn, at: At, amount: number | null): Promise<Refused> {
  const found = await turn.front.client.deskOrder(turn.from.id, at.order, turn.call())
  if (!found.ok) return found.problem
  const { order, refundable } = found.value
  const sum = priceOf(turn, amount ?? refundable, order.currency)
  const step = { order: order.id, listed: at.listed } as const
  const choice = (key: string, restock: boolean): Button[] => [
    deskButton(turn, key, { do: 'refund', amount, restock, ...step }, { amount: sum }),
  ]
  // Bot API: refundStarPayment knows no part.
  const divisible = amount === null && order.payment.method !== 'stars'
  await turn.show({
    text: html`${turn.say('desk-ask-refund', { number: order.number, amount: sum })}`,
    keyboard: [
      choice('desk-refund-restock', true),
      choice('desk-refund-keep', false),
      divisible ? [deskButton(turn, 'desk-refund-part', { do: 'ask-part', ...step })] : [],
      [deskButton(turn, 'desk-back-to-order', { do: 'order', ...step })],
    ],
  })
  return undefined
}

export async function refundOrder(
  turn: Turn,
  at: At,
  { amount, restock }: { readonly amount: number | null; readonly restock: boolean },
): Promise<Refused> {
  const { client } = turn.front
  const wish = { restock, ...(amount === null ? {} : { amount }) }
  const asked = await client.refundOrder(turn.from.id, at.order, wish, turn.mutation('refund'))
  if (!asked.ok) return asked.problem
  await turn.answer(turn.say('desk-refund-asked'))
  return showOrder(turn, at.order, at.listed)
}

export async function askPart(turn: Turn, at: At): Promise<Refused> {
  const found = await turn.front.client.deskOrder(turn.from.id, at.order, turn.call())
  if (!found.ok) return found.problem
  const { order, refundable } = found.value
  const amount = priceOf(turn, refundable, order.currency)
  return ask(turn, ['part', order.id, at.listed ? 'l' : ''], {
    text: html`${turn.say('desk-ask-part', { amount })}`,
    keyboard: [[deskButton(turn, 'desk-back-to-order', { do: 'order', ...at })]],
  })
}

/** A part was typed; what it means is shown before it is done. */
export async function takePart(turn: Turn, at: At, typed: string): Promise<Taken> {
  const found = await turn.front.client.deskOrder(turn.from.id, at.order, turn.call())
  if (!found.ok) return found.problem
  const { order, refundable } = found.value
  const amount = typedAmount(typed, order.currency)
  if (!amount.ok)
    return again(turn, 'desk-no-amount', { example: exampleAmount(order.currency, turn.language) })
  if (amount.value <= 0 || amount.value > refundable) {
    const left = priceOf(turn, refundable, order.currency)
    return again(turn, 'desk-no-refund-amount', { left })
  }
  return ending(chooseRefund(turn, at, amount.value))
}
