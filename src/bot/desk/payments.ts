import type { PaymentView } from '../../client/wire/payment.ts'
import { html, joinHtml } from '../../telegram/text.ts'
import { shopNotice } from '../notices/to-shop.ts'
import { priceOf } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'
import { homeButton, stepButton } from './desk-button.ts'
import { longMark } from './mark.ts'
import type { Refused } from './refusal.ts'
import type { Resolution } from './step.ts'

const shown = 20

/** Money that fits no order and waits for a decision. */
export async function showRaised(turn: Turn): Promise<Refused> {
  const list = await turn.front.client.raisedPayments(turn.from.id, turn.call())
  if (!list.ok) return list.problem
  const { payments } = list.value
  const key = payments.length > 0 ? 'desk-raised-title' : 'desk-raised-none'
  await turn.show({
    text: html`<b>${turn.say(key)}</b>`,
    keyboard: [
      ...payments.slice(0, shown).map((payment) => {
        const amount = priceOf(turn, payment.amount, payment.currency)
        const label = `${amount} · ${turn.say(`raised-${payment.outcome}`)}`
        return [stepButton(label, { do: 'payment', charge: longMark(payment.chargeId) })]
      }),
      [homeButton(turn)],
    ],
  })
  return undefined
}

export async function showPayment(turn: Turn, mark: string): Promise<Refused> {
  const payment = await findRaised(turn, mark)
  if ('code' in payment) return payment
  const order =
    payment.order === null
      ? undefined
      : await turn.front.client.deskOrder(turn.from.id, payment.order, turn.call())
  const { outcome, chargeId, providerChargeId, amount, currency, customer: customerId } = payment
  const number = order?.ok ? order.value.order.number : null
  const facts = { outcome, chargeId, providerChargeId, amount, currency, customerId, number }
  const screen = shopNotice(turn, {
    id: '',
    to: turn.chat,
    kind: 'payment-raised',
    facts,
    attempts: 0,
    notBefore: payment.at,
  })
  if (screen) await turn.show({ ...screen, keyboard: [...screen.keyboard, [homeButton(turn)]] })
  return undefined
}

/** Does what staff decided, and says so where the choices were. */
export async function resolvePayment(turn: Turn, mark: string, as: Resolution): Promise<Refused> {
  const payment = await findRaised(turn, mark)
  if ('code' in payment) return payment
  const { client } = turn.front
  const resolved = await client.resolvePayment(
    turn.from.id,
    payment.chargeId,
    { as },
    turn.mutation('resolve'),
  )
  if (!resolved.ok) return resolved.problem
  const amount = priceOf(turn, payment.amount, payment.currency)
  await turn.show({
    text: joinHtml([
      html`${turn.say(`desk-resolved-${as}`, { amount })}`,
      html`<code>${payment.chargeId}</code>`,
    ]),
    keyboard: [],
  })
  return undefined
}

/** The payment of a button, or that it waits for nobody any more. */
async function findRaised(turn: Turn, mark: string): Promise<PaymentView | NonNullable<Refused>> {
  const list = await turn.front.client.raisedPayments(turn.from.id, turn.call())
  if (!list.ok) return list.problem
  const found = list.value.payments.find((payment) => longMark(payment.chargeId) === mark)
  return found ?? { code: 'payment-settled', message: 'It needs no decision any more' }
}
