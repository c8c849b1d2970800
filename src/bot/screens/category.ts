import type { CategoryPage, ProductSummary } from '../../client/wire/catalog.ts'
import { limits } from '../../telegram/limits.ts'
import { room } from '../../telegram/room.ts'
import { cutText, html, joinHtml } from '../../telegram/text.ts'
import type { Action } from '../action.ts'
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

/** A category: where it is, what is in it, a page of its goods. */
export function categoryScreen(viewer: Viewer, page: CategoryPage): Screen {
  const { say } = viewer
  const { category } = page
  if (category === null) return topScreen(viewer, page)
  const crumbs = page.path
    .map((crumb) => cutText(titleOf(viewer, crumb.title), room.buttonTitle))
    .join(' › ')
  const description = category.description && titleOf(viewer, category.description)
  const inner = filled(page)
  const empty = page.total === 0 && inner.length === 0
  const text = joinHtml(
    [
      ...(crumbs ? [html`<i>${crumbs}</i>`] : []),
      html`<b>${titleOf(viewer, category.title)}</b>`,
      ...(description ? [html`${description}`] : []),
      // With categories in it this number would contradict the one on its button, which counts all below.
      ...(page.total > 0 && inner.length === 0
        ? [html`${say('goods-count', { count: page.total })}`]
        : []),
      ...(empty ? [html`${say('category-empty')}`] : []),
    ],
    '\n',
  )
  const above = page.path.at(-1)
  const back: Action = above ? { do: 'category', id: above.id, page: 1 } : { do: 'menu' }
  return {
    ...fitting(text, category.photo ? limits.caption : limits.text),
    ...(category.photo ? { photo: category.photo } : {}),
    keyboard: [
      ...categoryRows(viewer, page),
      ...productRows(viewer, page.products),
      ...pager(viewer, page.page, page.pages, (to) => ({
        do: 'category',
        id: category.id,
        page: to,
      })),
      [button(say('go-back'), back), ...homeRow(viewer)],
    ],
  }
}

/** The top of the shop: what /start and /menu show; after `gone` it says that what was asked for is not sold. */
export function topScreen(
  viewer: Viewer,
  page: CategoryPage,
  opening: 'welcome' | 'gone' | 'plain' = 'plain',
): Screen {
  const { say, shop } = viewer
  const greeting = shop.welcome
    ? titleOf(viewer, shop.welcome)
    : say('welcome', { shop: titleOf(viewer, shop.name) })
  const empty = page.total === 0 && filled(page).length === 0
  const above = { welcome: greeting, gone: say('gone'), plain: undefined }[opening]
  const below = say(empty ? 'menu-empty' : 'menu-title')
  const text =
    above === undefined
      ? html`<b>${titleOf(viewer, shop.name)}</b>\n${below}`
      : html`${above}\n\n${below}`
  return {
    ...fitting(text, limits.text),
    keyboard: [
      ...categoryRows(viewer, page),
      ...productRows(viewer, page.products),
      ...pager(viewer, page.page, page.pages, (to) => ({ do: 'top', page: to })),
      [
        button(say('open-cart'), { do: 'cart' }),
        button(say('open-orders'), { do: 'orders', after: '' }),
      ],
      ...(shop.languages.length > 1 ? [[button(say('open-language'), { do: 'languages' })]] : []),
    ],
  }
}

/** Telegram takes 100 buttons; goods, pages and ways out need some of them. */
export const categoriesShown = 70

function categoryRows(viewer: Viewer, page: CategoryPage): Button[][] {
  const rows: Button[][] = []
  const shown = filled(page).slice(0, categoriesShown)
  for (const [at, category] of shown.entries()) {
    const title = cutText(titleOf(viewer, category.title), room.buttonTitle)
    const made = button(`${title} (${category.count})`, {
      do: 'category',
      id: category.id,
      page: 1,
    })
    const wide = shown.length <= 8 || at % 2 === 0
    if (wide) rows.push([made])
    else rows.at(-1)?.push(made)
  }
  return rows
}

/** An empty shelf is of no use to a customer; it appears with its first product. */
function filled(page: CategoryPage): CategoryPage['categories'] {
  return page.categories.filter((category) => category.count > 0)
}

/** A row a product: title, price, and whether there is any left. */
export function productRows(viewer: Viewer, products: readonly ProductSummary[]): Button[][] {
  return products.map((product) => {
    const price = priceOf(viewer, product.price)
    const shown = product.priceTo === undefined ? price : viewer.say('from-price', { price })
    const title = cutText(titleOf(viewer, product.title), room.buttonTitle)
    const label = product.soldOut
      ? `${title} ${viewer.say('sold-out-mark')}`
      : `${title} · ${shown}`
    return [button(label, { do: 'product', id: product.id, photo: 0 })]
  })
}
