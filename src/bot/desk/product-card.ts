import type { DeskProduct } from '../../client/wire/desk.ts'
import { limits } from '../../telegram/limits.ts'
import { cutHtml, cutText, type Html, html, joinHtml } from '../../telegram/text.ts'
import { variantMark } from '../action.ts'
import { type Button, priceOf, type Screen, titleOf, type Viewer } from '../screens/screen.ts'
import { deskButton, homeButton, stepButton } from './desk-button.ts'

type Variant = DeskProduct['variants'][number]

/** A product with all that staff can change; `news` says what has just been changed. */
export function productCard(viewer: Viewer, product: DeskProduct, news?: string): Screen {
  const { id, variants, hidden } = product
  const [photo] = product.photos
  const text = joinHtml([
    ...(news === undefined ? [] : [html`${news}\n`]),
    html`<b>${titleOf(viewer, product.title)}</b>`,
    html`<code>${id}</code>${hidden ? ` · ${viewer.say('desk-hidden')}` : ''}`,
    ...(variants.length > 0
      ? variants.map((one) => variantLine(viewer, one))
      : [html`${priceOf(viewer, product.price)} · ${stockText(viewer, product.onHand)}`]),
  ])
  return {
    text: cutHtml(text, photo ? limits.caption : limits.text),
    ...(photo ? { photo } : {}),
    keyboard: [
      ...(variants.length > 0
        ? variantRows(viewer, product)
        : countedRows(viewer, id, '', product.onHand)),
      [
        deskButton(viewer, 'desk-title-button', { do: 'ask-title', id }),
        deskButton(viewer, 'desk-photo-button', { do: 'ask-photo', id }),
      ],
      [
        deskButton(viewer, hidden ? 'desk-show' : 'desk-hide', {
          do: 'hidden',
          id,
          hidden: !hidden,
        }),
      ],
      [
        deskButton(viewer, 'desk-products', { do: 'products', page: 1, query: '' }),
        homeButton(viewer),
      ],
    ],
  }
}

export function variantCard(
  viewer: Viewer,
  product: DeskProduct,
  variant: Variant,
  news?: string,
): Screen {
  const text = joinHtml([
    ...(news === undefined ? [] : [html`${news}\n`]),
    html`<b>${titleOf(viewer, product.title)} · ${titleOf(viewer, variant.title)}</b>`,
    html`${priceOf(viewer, variant.price)} · ${stockText(viewer, variant.onHand)}`,
  ])
  return {
    text: cutHtml(text, limits.text),
    keyboard: [
      ...countedRows(viewer, product.id, variantMark(variant.id), variant.onHand),
      [deskButton(viewer, 'desk-back-to-product', { do: 'product', id: product.id })],
    ],
  }
}

/** A product in one line of a list. */
export function productLabel(viewer: Viewer, product: DeskProduct): string {
  const title = cutText(titleOf(viewer, product.title), 30)
  const stock = product.variants.length > 0 ? '' : ` · ${stockText(viewer, product.onHand)}`
  return `${product.hidden ? '🙈 ' : ''}${title} · ${priceOf(viewer, product.price)}${stock}`
}

function stockText({ say }: Viewer, onHand: number | null): string {
  return onHand === null ? say('desk-not-counted') : say('desk-on-hand', { count: onHand })
}

function variantLine(viewer: Viewer, variant: Variant): Html {
  const title = cutText(titleOf(viewer, variant.title), 60)
  return html`• ${title}: ${priceOf(viewer, variant.price)} · ${stockText(viewer, variant.onHand)}`
}

/** Telegram takes 100 buttons; what else is on the card needs some. */
const variantsShown = 80

function variantRows(viewer: Viewer, { id, variants }: DeskProduct): Button[][] {
  const rows: Button[][] = []
  for (const [at, variant] of variants.slice(0, variantsShown).entries()) {
    const title = cutText(titleOf(viewer, variant.title), 30)
    const made = stepButton(title, { do: 'variant', id, variant: variantMark(variant.id) })
    if (at % 2 === 0) rows.push([made])
    else rows.at(-1)?.push(made)
  }
  return rows
}

function countedRows(
  viewer: Viewer,
  id: string,
  variant: string,
  onHand: number | null,
): Button[][] {
  return [
    [
      deskButton(viewer, 'desk-price-button', { do: 'ask-price', id, variant }),
      deskButton(viewer, 'desk-stock-button', { do: 'ask-stock', id, variant }),
    ],
    onHand === 0
      ? []
      : [deskButton(viewer, 'desk-sold-out', { do: 'stock', id, variant, count: 0 })],
  ]
}
