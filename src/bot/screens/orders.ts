import type { OrderList, OrderView } from '../../client/wire/order.ts'
import { limits } from '../../telegram/limits.ts'
import { cutHtml, cutText, html, joinHtml } from '../../telegram/text.ts'
import { button, priceOf, type Screen, type Viewer } from './screen.ts'

/** A customer's orders, newest first. */
export function ordersScreen(viewer: Viewer, list: OrderList): Screen {
  const { say } = viewer
  const menu = [button(say('open-menu'), { do: 'menu' })]
  if (list.orders.length === 0) return { text: html`${say('orders-none')}`, keyboard: [menu] }
  return {
    text: html`<b>${say('orders-title')}</b>`,
    keyboard: [
      ...list.orders.map((order) => {
        const total = priceOf(viewer, order.total, order.currency)
        const label = `${order.number} · ${total} · ${say(`order-status-${order.status}`)}`
        return [button(label, { do: 'order', id: order.id })]
      }),
      ...(list.next === null
        ? []
        : [[button(say('order-more'), { do: 'orders', after: list.next })]]),
      menu,
    ],
  }
}

export function orderScreen(viewer: Viewer, order: OrderView): Screen {
  const { say, language, shop } = viewer
  const day = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: shop.timezone,
  })
  const lines = order.lines.map((line) => {
    const sum = priceOf(viewer, line.price * line.quantity, order.currency)
    return html`${line.quantity} × ${cutText(line.title, 120)} = ${sum}`
  })
  const total = priceOf(viewer, order.total, order.currency)
  const text = joinHtml(
    [
      html`<b>${say('order-title', { number: order.number })}</b> — ${say(`order-status-${order.status}`)}`,
      html`<i>${day.format(new Date(order.createdAt))}</i>\n`,
      ...lines,
      html`\n<b>${say('cart-total', { total })}</b>`,
    ],
    '\n',
  )
  const open = order.status === 'awaiting-payment'
  return {
    text: cutHtml(text, limits.text),
    keyboard: [
      ...(open ? [[button(say('order-cancel'), { do: 'cancel', id: order.id })]] : []),
      [
        button(say('open-orders'), { do: 'orders', after: '' }),
        button(say('open-menu'), { do: 'menu' }),
      ],
    ],
  }
}
