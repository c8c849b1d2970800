import type { OrderList, OrderView } from '../../client/wire/order.ts'
import { limits } from '../../telegram/limits.ts'
import { html, joinHtml } from '../../telegram/text.ts'
import { hasGoods } from './goods.ts'
import { receiverLines, statusOf, sumLines } from './order-text.ts'
import { type Button, button, fitting, priceOf, type Screen, type Viewer } from './screen.ts'

/** A customer's orders, newest first. */
export function ordersScreen(viewer: Viewer, list: OrderList): Screen {
  const { say } = viewer
  const menu = [button(say('open-menu'), { do: 'menu' })]
  if (list.orders.length === 0) return { text: html`${say('orders-none')}`, keyboard: [menu] }
  return {
    text: html`<b>${say('orders-title')}</b>`,
    keyboard: [
      ...list.orders.map((order) => {
        const total = priceOf(viewer, order.total + order.tip, order.currency)
        const label = `${order.number} · ${total} · ${statusOf(viewer, order)}`
        return [button(label, { do: 'order', id: order.id })]
      }),
      ...(list.next === null
        ? []
        : [[button(say('order-more'), { do: 'orders', after: list.next })]]),
      menu,
    ],
  }
}

/** An order as it was agreed, how it stands, and what can be done with it. */
export function orderScreen(viewer: Viewer, order: OrderView): Screen {
  const { say, language, shop } = viewer
  const day = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: shop.timezone,
  })
  const { method } = order.payment
  const text = joinHtml(
    [
      html`<b>${say('order-title', { number: order.number })}</b> — ${statusOf(viewer, order)}`,
      html`<i>${day.format(new Date(order.createdAt))}</i>\n`,
      ...sumLines(viewer, order),
      ...(method === null
        ? []
        : [html`\n${say('sum-method', { method: say(`method-${method}`) })}`]),
      ...receiverLines(viewer, order),
      ...(order.tracking === null
        ? []
        : [html`\n${say('order-tracking')} <code>${order.tracking}</code>`]),
    ],
    '\n',
  )
  return {
    ...fitting(text, limits.text),
    keyboard: [
      ...deeds(viewer, order),
      [
        button(say('open-orders'), { do: 'orders', after: '' }),
        button(say('open-menu'), { do: 'menu' }),
      ],
    ],
  }
}

function deeds({ say }: Viewer, order: OrderView): Button[][] {
  const { id } = order
  const open = order.status === 'awaiting-payment'
  return [
    ...(open && order.payment.method !== 'on-delivery'
      ? [[button(say('order-pay'), { do: 'pay', id })]]
      : []),
    ...(hasGoods(order) ? [[button(say('order-goods'), { do: 'goods', id, page: 1 })]] : []),
    [
      button(say('order-repeat'), { do: 'repeat', id }),
      ...(open ? [button(say('order-cancel'), { do: 'cancel', id })] : []),
    ],
  ]
}
