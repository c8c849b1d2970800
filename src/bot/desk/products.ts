import type { DeskProduct, ProductChange } from '../../client/wire/desk.ts'
import type { Photo } from '../../shop/catalog.ts'
import { cutText, html } from '../../telegram/text.ts'
import { variantMark } from '../action.ts'
import { pager, priceOf, type Screen, titleOf } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'
import { ask } from './ask.ts'
import { deskButton, homeButton, stepButton } from './desk-button.ts'
import { productCard, productLabel, variantCard } from './product-card.ts'
import type { Refused } from './refusal.ts'

/** Products by words of their titles, hidden ones too, a page at a time. */
export async function showProducts(turn: Turn, query: string, page: number): Promise<Refused> {
  const q = query.trim().slice(0, 200)
  const list = await turn.front.client.deskProducts(turn.from.id, { q, page }, turn.call())
  if (!list.ok) return list.problem
  const { products, pages, total } = list.value
  const [only] = products
  if (only && total === 1 && q !== '') return showProduct(turn, only.id)
  const title =
    q === ''
      ? turn.say('desk-products-title', { count: total })
      : turn.say(total > 0 ? 'desk-found' : 'desk-found-none', { query: cutText(q, 60) })
  await turn.show({
    text: html`<b>${title}</b>`,
    keyboard: [
      ...products.map((product) => [
        stepButton(productLabel(turn, product), { do: 'product', id: product.id }),
      ]),
      ...pager(turn, list.value.page, pages, (to) => ({
        do: 'desk',
        step: { do: 'products', page: to, query: q },
      })),
      [
        deskButton(turn, 'desk-find-product', { do: 'ask-product' }),
        deskButton(turn, 'desk-add-product', { do: 'shelf', category: '', page: 1 }),
      ],
      [homeButton(turn)],
    ],
  })
  return undefined
}

export function askForProduct(turn: Turn): Promise<Refused> {
  return ask(turn, ['products'], {
    text: html`${turn.say('desk-ask-product')}`,
    keyboard: [[homeButton(turn)]],
  })
}

export async function showProduct(turn: Turn, id: string, news?: string): Promise<Refused> {
  const found = await turn.front.client.deskProduct(turn.from.id, id, turn.call())
  if (!found.ok) return found.problem
  await turn.show(productCard(turn, found.value, news))
  return undefined
}

/** One of a product's variants; one that is gone leads back to the product. */
export async function showVariant(turn: Turn, id: string, mark: string): Promise<Refused> {
  const found = await turn.front.client.deskProduct(turn.from.id, id, turn.call())
  if (!found.ok) return found.problem
  await turn.show(cardOf(turn, found.value, variantOf(found.value, mark)))
  return undefined
}

/** Asks for a new price, stock, title or picture. `mark`: of the variant, '' for none. */
export async function askForChange(
  turn: Turn,
  what: 'price' | 'stock' | 'title' | 'photo',
  id: string,
  mark: string,
): Promise<Refused> {
  const found = await turn.front.client.deskProduct(turn.from.id, id, turn.call())
  if (!found.ok) return found.problem
  const variant = variantOf(found.value, mark)
  const title = titleOf(turn, found.value.title)
  const named = variant ? `${title} · ${titleOf(turn, variant.title)}` : title
  const price = priceOf(turn, variant?.price ?? found.value.price)
  return ask(turn, [what, id, variant?.id ?? ''], {
    text: html`${turn.say(`desk-ask-${what}`, { title: named, price, language: languageOf(turn) })}`,
    keyboard: [
      what === 'stock'
        ? [
            deskButton(turn, 'desk-sold-out', { do: 'stock', id, variant: mark, count: 0 }),
            deskButton(turn, 'desk-do-not-count', { do: 'stock', id, variant: mark, count: null }),
          ]
        : [],
      [deskButton(turn, 'desk-back-to-product', { do: 'product', id })],
    ],
  })
}

/** The language that a title is asked for, by its name in that language. */
function languageOf({ language }: Turn): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
}

/** Changes a product and shows it with a word on what was changed. */
export async function changeProduct(
  turn: Turn,
  id: string,
  change: Omit<ProductChange, 'photo'> & { readonly photo?: Photo },
): Promise<Refused> {
  const { client } = turn.front
  const changed = await client.changeProduct(turn.from.id, id, change, turn.mutation('product'))
  if (!changed.ok) return changed.problem
  const variant = changed.value.variants.find((one) => one.id === change.variant)
  await turn.show(cardOf(turn, changed.value, variant, turn.say('desk-changed')))
  return undefined
}

/** Sets the stock of a button, whose variant is a mark. */
export async function setStock(
  turn: Turn,
  id: string,
  mark: string,
  stock: number | null,
): Promise<Refused> {
  const found = await turn.front.client.deskProduct(turn.from.id, id, turn.call())
  if (!found.ok) return found.problem
  const variant = variantOf(found.value, mark)
  return changeProduct(turn, id, { stock, ...(variant ? { variant: variant.id } : {}) })
}

type Variant = DeskProduct['variants'][number]

function variantOf({ variants }: DeskProduct, mark: string): Variant | undefined {
  return variants.find((variant) => variantMark(variant.id) === mark)
}

function cardOf(
  turn: Turn,
  product: DeskProduct,
  variant: Variant | undefined,
  news?: string,
): Screen {
  return variant ? variantCard(turn, product, variant, news) : productCard(turn, product, news)
}
