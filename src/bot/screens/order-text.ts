import type { OrderView } from '../../client/wire/order.ts'
import { room } from '../../telegram/room.ts'
import { cutText, type Html, html } from '../../telegram/text.ts'
import { priceOf, type Viewer } from './screen.ts'

/** What an order is made of: its lines, what is taken off and put on, and what that makes. */
export function sumLines(viewer: Viewer, order: OrderView): Html[] {
  const { say } = viewer
  const price = (amount: number) => priceOf(viewer, amount, order.currency)
  const { discount, delivery, tip, refunded } = order
  const added = [
    ...(discount
      ? [say('sum-discount', { code: discount.code, amount: price(-discount.amount) })]
      : []),
    ...(delivery
      ? [
          say('sum-delivery', {
            title: cutText(delivery.title, room.orderTitle),
            price: delivery.price === 0 ? say('free') : price(delivery.price),
          }),
        ]
      : []),
    ...(tip > 0 ? [say('sum-tip', { amount: price(tip) })] : []),
  ]
  return [
    ...order.lines.map((line) => {
      const sum = price(line.price * line.quantity)
      return html`${line.quantity} × ${cutText(line.title, room.orderTitle)} = ${sum}`
    }),
    ...(added.length > 0 ? [html`\n${added.join('\n')}`] : []),
    html`\n<b>${say('cart-total', { total: price(order.total + tip) })}</b>`,
    ...(refunded > 0 ? [html`${say('sum-refunded', { amount: price(refunded) })}`] : []),
  ]
}

/** Where an order goes and who gets it, as far as it says. */
export function receiverLines({ say }: Viewer, { address, contact }: OrderView): Html[] {
  const who = [contact.name, contact.phone, contact.email].filter(Boolean).join(', ')
  return [
    ...(address ? [html`${say('sum-address', { address: cutText(address.text, 500) })}`] : []),
    ...(who === '' ? [] : [html`${say('sum-contact', { contact: who })}`]),
  ]
}

/** How an order stands, in a word or two; one to be paid on delivery waits for nothing. */
export function statusOf({ say }: Viewer, { status, payment }: OrderView): string {
  const onDelivery = status === 'awaiting-payment' && payment.method === 'on-delivery'
  return say(onDelivery ? 'order-status-placed' : `order-status-${status}`)
}
