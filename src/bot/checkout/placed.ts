import type { OrderView } from '../../client/wire/order.ts'
import { limits } from '../../telegram/limits.ts'
import { html, joinHtml } from '../../telegram/text.ts'
import { receiverLines, sumLines } from '../screens/order-text.ts'
import { type Button, button, fitting, type Screen, type Viewer } from '../screens/screen.ts'

/** The order is made and paid when it comes: what was agreed. The thanks come as a notice, which stays in the chat. */
export function agreedScreen(viewer: Viewer, order: OrderView): Screen {
  const { say } = viewer
  const text = joinHtml(
    [
      html`<b>${say('order-title', { number: order.number })}</b>\n`,
      ...sumLines(viewer, order),
      ...receiverLines(viewer, order),
      ...(order.total > 0 ? [html`\n${say('thanks-on-delivery')}`] : []),
    ],
    '\n',
  )
  return {
    ...fitting(text, limits.text),
    keyboard: [orderRow(viewer, order)],
  }
}

/** Stands in place of the checkout while its invoice waits below. */
export function invoiceScreen(viewer: Viewer, order: OrderView): Screen {
  return {
    text: html`${viewer.say('invoice-below', { number: order.number })}`,
    keyboard: [orderRow(viewer, order)],
  }
}

function orderRow({ say }: Viewer, order: OrderView): Button[] {
  return [
    button(say('open-order'), { do: 'order', id: order.id }),
    button(say('open-menu'), { do: 'menu' }),
  ]
}
