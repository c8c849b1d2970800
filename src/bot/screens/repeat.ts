import type { Repeated } from '../../client/wire/checkout.ts'
import { cutText, type Html, html } from '../../telegram/text.ts'
import { cartScreen } from './cart.ts'
import { priceOf, type Screen, titleOf, type Viewer } from './screen.ts'

/** Lines of a note; what does not fit is seen in the cart. */
const notesShown = 10

/** The cart with the goods of an earlier order, and what is not as it was then. */
export function repeatScreen(viewer: Viewer, { cart, changed, lacking }: Repeated): Screen {
  const { say } = viewer
  const notes: Html[] = [
    ...lacking.map(({ title, wanted, got }) => {
      const name = cutText(titleOf(viewer, title), 120)
      return html`• ${say('repeat-lacking', { title: name, wanted, got })}`
    }),
    ...changed.map(({ title, before, after }) => {
      const name = cutText(titleOf(viewer, title), 120)
      const prices = { before: priceOf(viewer, before), after: priceOf(viewer, after) }
      return html`• ${say('repeat-changed', { title: name, ...prices })}`
    }),
  ]
  if (notes.length === 0) return cartScreen(viewer, cart)
  const shown = notes.slice(0, notesShown)
  return cartScreen(viewer, cart, [html`${say('repeat-title')}`, ...shown, html``])
}
