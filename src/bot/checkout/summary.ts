import type { CheckoutView } from '../../client/wire/checkout.ts'
import type { OrderView } from '../../client/wire/order.ts'
import { limits } from '../../telegram/limits.ts'
import { type Html, html, joinHtml } from '../../telegram/text.ts'
import { receiverLines, sumLines } from '../screens/order-text.ts'
import {
  type Button,
  button,
  fitting,
  priceOf,
  type Screen,
  type Viewer,
} from '../screens/screen.ts'
import { isFlexible } from './invoice.ts'
import { askable } from './question.ts'
import type { CheckoutStep, Part } from './step.ts'

/** The whole order before the customer commits: each choice can still be changed, the last button names the total. */
export function summaryScreen(viewer: Viewer, view: CheckoutView): Screen {
  const { say } = viewer
  const { order } = view
  const { method } = order.payment
  const receiver = receiverLines(viewer, order)
  const text = joinHtml(
    [
      html`<b>${say('summary-title')}</b>\n`,
      ...sumLines(viewer, order),
      ...(method === null
        ? []
        : [html`\n${say('sum-method', { method: say(`method-${method}`) })}`]),
      ...receiver,
      ...telegramAsks(viewer, order),
    ],
    '\n',
  )
  return {
    ...fitting(text, limits.text),
    keyboard: [
      [checkout(commitLabel(viewer, order), { do: 'place', order: order.id, total: order.total })],
      ...changeRows(viewer, view),
      ...codeRow(viewer, view),
      [button(say('open-cart'), { do: 'cart' }), button(say('open-menu'), { do: 'menu' })],
    ],
  }
}

function commitLabel(viewer: Viewer, order: OrderView): string {
  const { say } = viewer
  const total = priceOf(viewer, order.total, order.currency)
  if (order.total === 0) return say('place-free')
  return say(order.payment.method === 'on-delivery' ? 'place-on-delivery' : 'place-pay', { total })
}

/** Two a row: what can be changed. */
function changeRows(viewer: Viewer, view: CheckoutView): Button[][] {
  const changes = askable(view, viewer.shop).map((part) => ask(viewer, view, part))
  const rows: Button[][] = []
  for (let at = 0; at < changes.length; at += 2) rows.push(changes.slice(at, at + 2))
  return rows
}

function ask({ say }: Viewer, { order }: CheckoutView, part: Part): Button {
  return checkout(say(`change-${part}`), { do: 'ask', order: order.id, part })
}

function codeRow(viewer: Viewer, view: CheckoutView): Button[][] {
  const { discount, id } = view.order
  if (discount) {
    const label = viewer.say('code-drop', { code: discount.code })
    return [[checkout(label, { do: 'drop-code', order: id })]]
  }
  return view.promotions ? [[ask(viewer, view, 'code')]] : []
}

function checkout(label: string, step: CheckoutStep): Button {
  return button(label, { do: 'checkout', step })
}

function telegramAsks({ shop, say }: Viewer, order: OrderView): Html[] {
  const isAsked = shop.payment.ask.length > 0
  if (order.payment.method !== 'telegram' || (!isFlexible(order) && !isAsked)) return []
  const about = isFlexible(order) ? 'address' : 'contact'
  return [html`\n<i>${say(`summary-telegram-asks-${about}`)}</i>`]
}
