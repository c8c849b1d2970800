import type { ShopView } from '../../client/wire/shop.ts'
import type { Photo } from '../../shop/catalog.ts'
import { type Text, textIn } from '../../shop/text.ts'
import { currencyOf, formatMoney } from '../../telegram/currencies.ts'
import { room } from '../../telegram/room.ts'
import { cutHtml, cutText, type Html, htmlLength } from '../../telegram/text.ts'
import type { Action } from '../action.ts'
import type { Say } from '../texts.ts'

/** What a message shows. Screens are pure: the same answers of the backend give the same message. */
export interface Screen {
  readonly text: Html
  /** Rows of buttons. */
  readonly keyboard: readonly (readonly Button[])[]
  readonly photo?: Photo
  /** Signs that the text had before it was cut to `most`; absent: it is whole. */
  readonly cut?: { readonly length: number; readonly most: number }
}

export interface Button {
  readonly text: string
  readonly action: Action
}

/** What every screen needs besides its data. */
export interface Viewer {
  readonly say: Say
  readonly language: string
  readonly shop: ShopView
}

export function titleOf(viewer: Viewer, text: Text): string {
  return textIn(text, viewer.language, viewer.shop.languages)
}

/** An amount in the shop's currency, for people. */
export function priceOf(viewer: Viewer, amount: number, code = viewer.shop.currency): string {
  const currency = currencyOf(code)
  return currency ? formatMoney(amount, currency, viewer.language) : `${amount} ${code}`
}

/** A text of at most `most` signs, with a note of it where something is cut. */
export function fitting(text: Html, most: number): Pick<Screen, 'text' | 'cut'> {
  const shown = cutHtml(text, most)
  return shown === text ? { text } : { text: shown, cut: { length: htmlLength(text), most } }
}

/** Telegram shows two lines on a button at the most. */
export function button(text: string, action: Action): Button {
  return { text: cutText(text, room.button), action }
}

/** ‹ 2 / 5 ›, or nothing where there is one page. */
export function pager(
  viewer: Viewer,
  page: number,
  pages: number,
  turn: (page: number) => Action,
): Button[][] {
  if (pages <= 1) return []
  const at = button(viewer.say('page', { page, pages }), { do: 'nothing' })
  return [
    [
      ...(page > 1 ? [button('‹', turn(page - 1))] : []),
      at,
      ...(page < pages ? [button('›', turn(page + 1))] : []),
    ],
  ]
}

export function homeRow(viewer: Viewer, cartCount?: number): Button[] {
  const { say } = viewer
  const cart = cartCount ? say('open-cart-count', { count: cartCount }) : say('open-cart')
  return [button(say('open-menu'), { do: 'menu' }), button(cart, { do: 'cart' })]
}
