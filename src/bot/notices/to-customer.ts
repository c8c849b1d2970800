import type { NoticeView } from '../../client/wire/notice.ts'
import { limits } from '../../telegram/limits.ts'
import { cutHtml, cutText, type Html, html, joinHtml } from '../../telegram/text.ts'
import { type Button, button, type Screen, type Viewer } from '../screens/screen.ts'
import { Facts } from './facts.ts'

/** What a customer is told of orders and money; undefined: a notice of another kind. */
export function customerNotice(viewer: Viewer, notice: NoticeView): Screen | undefined {
  const { say } = viewer
  const facts = new Facts(notice.facts)
  const number = facts.text('number')
  const amount = facts.money(viewer, 'amount')
  switch (notice.kind) {
    case 'order-paid':
    case 'order-placed': {
      const opening = say(`notice-${notice.kind}`, { number, total: facts.money(viewer, 'total') })
      return aboutOrder(viewer, facts, [html`${opening}`, html`\n${facts.text('lines')}`])
    }
    case 'order-status': {
      const shipped = facts.text('status') === 'shipped'
      const status = shipped && facts.has('pickup') ? 'ready' : facts.text('status')
      const opening = say(`notice-status-${status}`, { number })
      const isShipped = shipped && facts.has('tracking')
      const tracking = html`${say('notice-tracking')} <code>${facts.text('tracking')}</code>`
      return aboutOrder(viewer, facts, [html`${opening}`, ...(isShipped ? [tracking] : [])])
    }
    case 'order-refunded':
      return facts.has('number')
        ? aboutOrder(viewer, facts, [html`${say('notice-order-refunded', { number, amount })}`])
        : plain(say('notice-payment-refunded', { amount }))
    case 'payment-kept':
    case 'payment-returned':
      return plain(say(`notice-${notice.kind}`, { amount }))
    case 'cart-gone': {
      const goods = facts.text('lines').split('\n')
      const lines = goods.map((title) => html`• ${cutText(title, 80)}`)
      const opening = say('notice-cart-gone', { count: facts.number('count') })
      return {
        text: cutHtml(joinHtml([html`${opening}`, ...lines], '\n'), limits.text),
        keyboard: [[button(say('open-cart'), { do: 'cart' })]],
      }
    }
    case 'update-failed':
      return plain(say('notice-update-failed'))
    default:
      return undefined
  }
}

function aboutOrder(viewer: Viewer, facts: Facts, lines: readonly Html[]): Screen {
  const open: Button[] = facts.has('order')
    ? [button(viewer.say('notice-open-order'), { do: 'order', id: facts.text('order') })]
    : []
  return { text: cutHtml(joinHtml(lines), limits.text), keyboard: [open] }
}

function plain(text: string): Screen {
  return { text: html`${text}`, keyboard: [] }
}
