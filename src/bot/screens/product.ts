import type { CartView } from '../../client/wire/cart.ts'
import type { ProductView } from '../../client/wire/catalog.ts'
import { limits } from '../../telegram/limits.ts'
import { type Html, html, joinHtml } from '../../telegram/text.ts'
import { variantMark } from '../action.ts'
import {
  type Button,
  button,
  fitting,
  homeRow,
  pager,
  priceOf,
  type Screen,
  titleOf,
  type Viewer,
} from './screen.ts'

type Variant = ProductView['variants'][number]

export interface ProductFocus {
  /** Which picture, from 0. */
  readonly photo: number
  /** Page of the variants, from 1. */
  readonly page: number
  readonly variant: Variant | null
}

/** A product's card; with variants, first the choice, then the card of the chosen one. */
export function productScreen(
  viewer: Viewer,
  product: ProductView,
  cart: CartView,
  focus: ProductFocus,
): Screen {
  const { say } = viewer
  const choosing = product.variants.length > 0 && focus.variant === null
  const photo = product.photos[focus.photo] ?? product.photos[0]
  const back: Button = focus.variant
    ? button(say('go-back'), { do: 'product', id: product.id, photo: 0 })
    : backTo(viewer, product)
  return {
    ...fitting(describe(viewer, product, focus.variant), photo ? limits.caption : limits.text),
    ...(photo ? { photo } : {}),
    keyboard: [
      ...photoRow(product, focus),
      ...(choosing
        ? variantRows(viewer, product, cart, focus.page)
        : takeRows(viewer, product, cart, focus.variant)),
      [back, ...homeRow(viewer, cart.count)],
    ],
  }
}

export function variantByMark(product: ProductView, mark: string): Variant | null {
  return product.variants.find((variant) => variantMark(variant.id) === mark) ?? null
}

function describe(viewer: Viewer, product: ProductView, variant: Variant | null): Html {
  const { say } = viewer
  const crumbs = product.path.map((crumb) => titleOf(viewer, crumb.title)).join(' › ')
  const title = titleOf(viewer, product.title)
  const name = variant ? `${title} · ${titleOf(viewer, variant.title)}` : title
  const sku = variant?.sku ?? product.sku
  const description = product.description && titleOf(viewer, product.description)
  const lines = [
    ...(crumbs ? [html`<i>${crumbs}</i>`] : []),
    html`<b>${name}</b>`,
    priceLine(viewer, product, variant),
    ...stockLine(viewer, product, variant),
    ...(sku ? [html`${say('article', { sku })}`] : []),
    ...(description ? [html`\n${description}`] : []),
    ...(product.variants.length > 0 && !variant ? [html`\n${say('choose-variant')}`] : []),
  ]
  return joinHtml(lines, '\n')
}

function priceLine(viewer: Viewer, product: ProductView, variant: Variant | null): Html {
  const price = variant?.price ?? product.price
  const was = variant ? variant.was : product.was
  const most = Math.max(price, ...product.variants.map((one) => one.price))
  const shown = priceOf(viewer, price)
  const text = variant === null && most > price ? viewer.say('from-price', { price: shown }) : shown
  if (was === undefined || was <= price) return html`${text}`
  return html`<b>${text}</b> <s>${priceOf(viewer, was)}</s>`
}

/** Few pieces are worth saying; many are not. */
const few = 5

function stockLine(viewer: Viewer, product: ProductView, variant: Variant | null): Html[] {
  if (variant ? variant.available === 0 : product.soldOut) return [html`${viewer.say('sold-out')}`]
  const available = variant ? variant.available : product.available
  if (available === null || available > few) return []
  return [html`${viewer.say('left', { count: available })}`]
}

function photoRow(product: ProductView, focus: ProductFocus): Button[][] {
  const { length } = product.photos
  if (length <= 1 || focus.variant) return []
  const turn = (to: number) =>
    ({ do: 'product', id: product.id, photo: (to + length) % length }) as const
  return [
    [
      button('‹', turn(focus.photo - 1)),
      button(`📷 ${focus.photo + 1} / ${length}`, { do: 'nothing' }),
      button('›', turn(focus.photo + 1)),
    ],
  ]
}

const variantsAPage = 24

function variantRows(
  viewer: Viewer,
  product: ProductView,
  cart: CartView,
  asked: number,
): Button[][] {
  const pages = Math.max(1, Math.ceil(product.variants.length / variantsAPage))
  const page = Math.min(asked, pages)
  const shown = product.variants.slice((page - 1) * variantsAPage, page * variantsAPage)
  const samePrice = product.variants.every((variant) => variant.price === product.price)
  const rows: Button[][] = []
  for (const variant of shown) {
    const made = variantButton(viewer, product, cart, variant, samePrice)
    const row = rows.at(-1)
    const short = made.text.length <= 12
    if (row && short && row.length < 3 && row.every((one) => one.text.length <= 12)) row.push(made)
    else rows.push([made])
  }
  return [
    ...rows,
    ...pager(viewer, page, pages, (to) => ({ do: 'variants', id: product.id, page: to })),
  ]
}

function variantButton(
  viewer: Viewer,
  product: ProductView,
  cart: CartView,
  variant: Variant,
  samePrice: boolean,
): Button {
  const title = titleOf(viewer, variant.title)
  const count = inCart(cart, product.id, variant.id)
  const price = samePrice ? '' : ` · ${priceOf(viewer, variant.price)}`
  const label =
    variant.available === 0
      ? `${title} ${viewer.say('sold-out-mark')}`
      : `${title}${price}${count > 0 ? ` ✓${count}` : ''}`
  return button(label, { do: 'variant', id: product.id, variant: variantMark(variant.id) })
}

/** Add to cart; once it is there, − n +. */
function takeRows(
  viewer: Viewer,
  product: ProductView,
  cart: CartView,
  variant: Variant | null,
): Button[][] {
  const count = inCart(cart, product.id, variant?.id ?? null)
  const available = variant ? variant.available : product.available
  const take = (quantity: number) =>
    ({
      do: 'take',
      id: product.id,
      variant: variant ? variantMark(variant.id) : '',
      quantity,
    }) as const
  if (count === 0) {
    return available === 0 ? [] : [[button(viewer.say('add-to-cart'), take(1))]]
  }
  return [
    [
      button('−', take(count - 1)),
      button(viewer.say('in-cart', { count }), { do: 'cart' }),
      button('+', take(count + 1)),
    ],
  ]
}

function inCart(cart: CartView, product: string, variant: string | null): number {
  return (
    cart.lines.find((line) => line.product === product && line.variant === variant)?.quantity ?? 0
  )
}

function backTo(viewer: Viewer, product: ProductView): Button {
  const home = product.path.at(-1)
  return button(
    viewer.say('go-back'),
    home ? { do: 'category', id: home.id, page: 1 } : { do: 'menu' },
  )
}
