import type { OrderView } from '../../client/wire/order.ts'
import { type Html, html, joinHtml } from '../../telegram/text.ts'
import { button, pager, type Screen, type Viewer } from './screen.ts'

/** What an order of digital goods handed out, in pages that fit into a message. */
export function goodsScreen(viewer: Viewer, order: OrderView, asked: number): Screen {
  const { say } = viewer
  const pages = pagesOf(order)
  const page = Math.min(asked, Math.max(1, pages.length))
  return {
    text: joinHtml([
      html`<b>${say('goods-title', { number: order.number })}</b>`,
      ...(pages[page - 1] ?? []),
    ]),
    keyboard: [
      ...pager(viewer, page, pages.length, (to) => ({ do: 'goods', id: order.id, page: to })),
      [button(say('go-back'), { do: 'order', id: order.id })],
    ],
  }
}

export function hasGoods(order: OrderView): boolean {
  return order.lines.some((line) => (line.handedOut ?? []).length > 0)
}

/** Signs a page; a message takes 4096, and the title needs some. */
const pageLength = 3_500

function pagesOf(order: OrderView): Html[][] {
  const pages: Html[][] = []
  let left = 0
  for (const { size, text } of order.lines.flatMap(piecesOf)) {
    if (pages.length === 0 || size > left) {
      pages.push([])
      left = pageLength
    }
    pages.at(-1)?.push(text)
    left -= size
  }
  return pages
}

/** A line's title, then each key or text of it; a long text in pieces. */
function piecesOf({ title, handedOut = [] }: OrderView['lines'][number]) {
  if (handedOut.length === 0) return []
  return [
    { size: title.length, text: html`\n${title}` },
    ...handedOut
      .flatMap(inPieces)
      .map((piece) => ({ size: piece.length + 1, text: html`<code>${piece}</code>` })),
  ]
}

function inPieces(text: string): string[] {
  const signs = [...text]
  const pieces: string[] = []
  for (let at = 0; at < signs.length; at += pageLength)
    pieces.push(signs.slice(at, at + pageLength).join(''))
  return pieces
}
