import type { RefundView } from '../../client/wire/refund.ts'
import { html, joinHtml } from '../../telegram/text.ts'
import { priceOf, type Viewer } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'
import { homeButton } from './desk-button.ts'
import { momentOf } from './moment.ts'
import { refundButtons } from './money-buttons.ts'
import { showOrder } from './order.ts'
import type { Refused } from './refusal.ts'
import type { DeskStep } from './step.ts'

/** So many at once: each has its own buttons. */
const shown = 8

/** Refunds that are asked for and not made yet, oldest first. */
export async function showDueRefunds(turn: Turn): Promise<Refused> {
  const list = await turn.front.client.dueRefunds(turn.from.id, turn.call())
  if (!list.ok) return list.problem
  const refunds = list.value.refunds.slice(0, shown)
  const key = refunds.length > 0 ? 'desk-due-refunds-title' : 'desk-due-refunds-none'
  await turn.show({
    text: joinHtml([
      html`<b>${turn.say(key)}</b>`,
      ...refunds.map((refund, at) => lineOf(turn, refund, at + 1)),
    ]),
    keyboard: [
      ...refunds.flatMap((refund, at) =>
        refund.method === 'stars'
          ? []
          : refundButtons(turn, refund.id).map((row) =>
              row.map((one) => ({ ...one, text: `${at + 1}. ${one.text}` })),
            ),
      ),
      [homeButton(turn)],
    ],
  })
  return undefined
}

function lineOf(viewer: Viewer, refund: RefundView, number: number) {
  const amount = priceOf(viewer, refund.amount, refund.currency)
  const how = viewer.say(`refund-how-${refund.method}`)
  const charge = refund.chargeId === null ? html`` : html`\n<code>${refund.chargeId}</code>`
  const who = html`<a href="tg://user?id=${refund.customer}">${refund.customer}</a>`
  return html`\n${number}. <b>${amount}</b> · ${momentOf(viewer, refund.askedAt)} · ${who}\n${how}${charge}`
}

type Settled = Extract<DeskStep, { do: 'refunded' }>

/** Somebody made a refund by hand, or could not. */
export async function settleRefund(turn: Turn, step: Settled): Promise<Refused> {
  const { client } = turn.front
  const outcome = { succeeded: step.succeeded }
  const settled = await client.settleRefund(
    turn.from.id,
    step.refund,
    outcome,
    turn.mutation('refunded'),
  )
  if (!settled.ok) return settled.problem
  const { amount, currency, status, chargeId } = settled.value
  // Whoever was first has said it; the others see what it was.
  const text = turn.say(`desk-refund-${status === 'asked' ? 'under-way' : status}`, {
    amount: priceOf(turn, amount, currency),
  })
  if (step.card !== '') {
    await turn.answer(text)
    return showOrder(turn, step.card, step.listed)
  }
  const charge = chargeId === null ? [] : [html`<code>${chargeId}</code>`]
  await turn.show({ text: joinHtml([html`${text}`, ...charge]), keyboard: [] })
  return undefined
}
