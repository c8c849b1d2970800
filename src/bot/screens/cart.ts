import type { CartView } from '../../client/wire/cart.ts'
import { limits } from '../../telegram/limits.ts'
import { room } from '../../telegram/room.ts'
import { cutText, type Html, html, joinHtml } from '../../telegram/text.ts'
import { variantMark } from '../action.ts'
import {
  type Button,
  button,
  fitting,
  priceOf,
  type Screen,
  titleOf,
  type Viewer,
} from './screen.ts'

type Line = CartView['lines'][number]

/** Telegram takes 100 buttons; a line needs four. */
const linesWithButtons = 20

/** The cart: its lines with − + and remove, its total, and the way to pay; `notes` stand above. */
export function cartScreen(viewer: Viewer, cart: CartView, notes: readonly Html[] = []): Screen {
  const { say } = viewer
  const menu = button(say('open-menu'), { do: 'menu' })
  if (cart.lines.length === 0)
    return { text: joinHtml([...notes, html`${say('cart-empty')}`]), keyboard: [[menu]] }
  const total = priceOf(viewer, cart.total)
  const lines = cart.lines.map((line, at) => lineText(viewer, line, at + 1))
  const text = joinHtml(
    [
      ...notes,
      html`<b>${say('cart-title')}</b>`,
      ...lines,
      html`\n<b>${say('cart-total', { total })}</b>`,
    ],
    '\n',
  )
  const ready = cart.lines.every((line) => line.problem === null)
  return {
    ...fitting(text, limits.text),
    keyboard: [
      ...cart.lines.slice(0, linesWithButtons).map((line, at) => lineRow(line, at + 1)),
      ...(ready
        ? [[button(say('checkout', { total }), { do: 'checkout', step: { do: 'go-on' } })]]
        : []),
      [button(say('cart-clear'), { do: 'clear' }), menu],
    ],
  }
}

function lineText(viewer: Viewer, line: Line, number: number): Html {
  const name = lineName(viewer, line)
  if (line.problem === 'gone') return html`${number}. <s>${name}</s> — ${viewer.say('line-gone')}`
  const price = priceOf(viewer, line.price)
  const sum = priceOf(viewer, line.total)
  const text = html`${number}. ${name}\n    ${line.quantity} × ${price} = ${sum}`
  if (line.problem === null) return text
  return html`${text} — ${viewer.say('line-short', { count: line.available ?? 0 })}`
}

function lineRow(line: Line, number: number): Button[] {
  const set = (quantity: number) =>
    ({
      do: 'line',
      id: line.product,
      variant: line.variant === null ? '' : variantMark(line.variant),
      quantity,
    }) as const
  const remove = button(`${number}. ✕`, set(0))
  if (line.problem === 'gone') return [remove]
  return [
    button('−', set(line.quantity - 1)),
    button(String(line.quantity), { do: 'product', id: line.product, photo: 0 }),
    button('+', set(line.quantity + 1)),
    remove,
  ]
}

function lineName(viewer: Viewer, line: Line): string {
  const title = cutText(titleOf(viewer, line.title), room.cartTitle)
  return line.variantTitle === null
    ? title
    : `${title} (${cutText(titleOf(viewer, line.variantTitle), room.cartVariant)})`
}
