import type { DeskOrder } from '../../client/wire/desk.ts'
import { limits } from '../../telegram/limits.ts'
import { cutHtml, cutText, type Html, html, joinHtml } from '../../telegram/text.ts'
import { priceOf, type Screen, type Viewer } from '../screens/screen.ts'
import { momentOf } from './moment.ts'
import { orderButtons } from './order-buttons.ts'

type Order = DeskOrder['order']

/** An order with all that staff can do with it; `listed`: somebody looked it up and can go back. */
export function orderCard(
  viewer: Viewer,
  view: DeskOrder,
  { listed }: { readonly listed: boolean },
): Screen {
  const { order } = view
  const text = joinHtml([
    html`<b>${viewer.say('desk-order', { number: order.number })}</b> — ${statusOf(viewer, order)}`,
    ...customerLines(order),
    ...addressLines(viewer, order),
    html``,
    ...order.lines.map((line) => lineOf(viewer, order, line)),
    html``,
    ...moneyLines(viewer, view),
    html``,
    ...historyLines(viewer, order),
  ])
  return { text: cutHtml(text, limits.text), keyboard: orderButtons(viewer, view, listed) }
}

/** Where an order stands, in a few words. */
export function statusOf({ say }: Viewer, order: Order): string {
  if (order.status === 'awaiting-payment' && order.payment.method === 'on-delivery')
    return say('desk-status-to-be-paid')
  if (order.status === 'paid' && !order.accepted) return say('desk-status-paid-new')
  return say(`desk-status-${order.status}`)
}

function customerLines({ customer, contact }: Order): Html[] {
  const who = customer.username
    ? html`@${customer.username}`
    : html`<a href="tg://user?id=${customer.id}">${customer.name || customer.id}</a>`
  const named = customer.username && customer.name ? html` ${customer.name}` : html``
  const reach = [
    contact.name === customer.name ? undefined : contact.name,
    contact.phone,
    contact.email,
  ]
  const contacts = reach.filter(Boolean).join(', ')
  return [html`👤 ${who}${named}`, ...(contacts ? [html`☎️ ${contacts}`] : [])]
}

function addressLines(viewer: Viewer, { delivery, address }: Order): Html[] {
  const lines = delivery ? [html`🚚 ${delivery.title}`] : []
  if (!address) return lines
  const country = address.country === undefined ? '' : ` (${address.country})`
  const { location } = address
  const map = location
    ? [
        html`📍 <a href="https://maps.google.com/?q=${location.latitude},${location.longitude}">${viewer.say('desk-map')}</a>`,
      ]
    : []
  return [...lines, html`🏠 ${address.text}${country}`, ...map]
}

function lineOf(viewer: Viewer, order: Order, line: Order['lines'][number]): Html {
  const sum = priceOf(viewer, line.price * line.quantity, order.currency)
  const sku = line.sku === undefined ? '' : ` [${line.sku}]`
  const given = line.handedOut === undefined ? '' : ` 🎁 ${line.handedOut.length}`
  return html`${line.quantity} × ${cutText(line.title, 120)}${sku} = ${sum}${given}`
}

function moneyLines(viewer: Viewer, { order, refunds }: DeskOrder): Html[] {
  const { say } = viewer
  const price = (amount: number) => priceOf(viewer, amount, order.currency)
  const { discount, delivery, payment } = order
  const asked = refunds.filter((refund) => refund.status === 'asked')
  const waiting = asked.reduce((sum, refund) => sum + refund.amount, 0)
  return [
    ...(discount
      ? [html`${say('desk-discount', { code: discount.code, amount: price(-discount.amount) })}`]
      : []),
    ...(delivery && delivery.price > 0
      ? [html`${say('desk-delivery', { amount: price(delivery.price) })}`]
      : []),
    ...(order.tip > 0 ? [html`${say('desk-tip', { amount: price(order.tip) })}`] : []),
    html`<b>${say('desk-total', { amount: price(order.total + order.tip) })}</b> · ${say(`desk-method-${payment.method ?? 'none'}`)}`,
    ...(payment.chargeId ? [html`<code>${payment.chargeId}</code>`] : []),
    ...(order.refunded > 0
      ? [html`${say('desk-refunded', { amount: price(order.refunded) })}`]
      : []),
    ...(waiting > 0 ? [html`${say('desk-refund-waits', { amount: price(waiting) })}`] : []),
  ]
}

const historyShown = 10

function historyLines(viewer: Viewer, order: Order): Html[] {
  const steps = order.history.filter((step) => step.status !== 'draft').slice(-historyShown)
  return [
    ...steps.map((step) => {
      const { key, note } = happening(order, step)
      const at = momentOf(viewer, step.at)
      return html`<i>${at}</i> ${viewer.say(key)}${note} · ${authorOf(viewer, step.by)}`
    }),
    ...(order.tracking === null
      ? []
      : [html`${viewer.say('notice-tracking')} <code>${order.tracking}</code>`]),
  ]
}

type Step = Order['history'][number]

/** What a step of the history was; some leave the status as it is and say by their note what they are. */
function happening(order: Order, { status, note }: Step): { key: string; note: string } {
  if (note === 'accepted') return { key: 'desk-accepted', note: '' }
  if (note === 'partly refunded') return { key: 'desk-partly-refunded', note: '' }
  const isPlaced = status === 'awaiting-payment' && order.payment.method === 'on-delivery'
  return {
    key: isPlaced ? 'desk-placed' : `desk-status-${status}`,
    note: note === undefined ? '' : ` (${cutText(note, 80)})`,
  }
}

function authorOf({ say }: Viewer, by: string): Html {
  const staff = /^staff:(\d+)$/.exec(by)?.[1]
  if (staff !== undefined) return html`<a href="tg://user?id=${staff}">${staff}</a>`
  return html`${say(`desk-by-${by}`)}`
}

/** An order in one line of a list. */
export function orderLabel(viewer: Viewer, order: Order): string {
  const total = priceOf(viewer, order.total + order.tip, order.currency)
  return `${order.number} · ${total} · ${statusOf(viewer, order)}`
}
