import type { OrderView } from '../../client/wire/order.ts'
import { limits } from '../../telegram/limits.ts'
import { type Html, html, htmlLength, joinHtml } from '../../telegram/text.ts'
import type { Viewer } from '../screens/screen.ts'

type Line = OrderView['lines'][number]

/** What an order hands out, in as many messages as it needs. */
export function goodsMessages(viewer: Viewer, order: OrderView): Html[] {
  const { say } = viewer
  const pieces = [
    html`${say('notice-order-goods', { number: order.number })}`,
    ...order.lines.flatMap((line) => goodsOf(viewer, line)),
    html`\n<i>${say('notice-goods-kept')}</i>`,
  ]
  const messages: Html[] = []
  for (const piece of pieces) {
    const last = messages.at(-1)
    const longer = last && joinHtml([last, piece])
    if (longer && htmlLength(longer) <= limits.text) messages[messages.length - 1] = longer
    else messages.push(piece)
  }
  return messages
}

function goodsOf({ say }: Viewer, line: Line): Html[] {
  const { handedOut, quantity } = line
  if (handedOut === undefined) return []
  const lacking = quantity - handedOut.length
  const isLacking = lacking > 0 && handedOut.every(isKey)
  return [
    html`\n<b>${line.title}</b>`,
    ...handedOut
      .flatMap(inPieces)
      .map((goods) => (isKey(goods) ? html`<code>${goods}</code>` : html`${goods}`)),
    ...(isLacking ? [html`<i>${say('notice-goods-later', { count: lacking })}</i>`] : []),
  ]
}

/** A tap copies a key; an address is better opened, and a text read. */
function isKey(goods: string): boolean {
  return /^\S+$/.test(goods) && !/^https?:/i.test(goods)
}

/** What was paid for is never cut: a text that no message takes comes in several. */
function inPieces(goods: string): string[] {
  const signs = [...goods]
  const pieces: string[] = []
  for (let at = 0; at < signs.length; at += limits.text)
    pieces.push(signs.slice(at, at + limits.text).join(''))
  return pieces
}
