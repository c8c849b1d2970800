import type { CartView } from '../../client/wire/cart.ts'
import type { ProductView } from '../../client/wire/catalog.ts'
import type { Problem } from '../../shop/problem.ts'
import { type Action, variantMark } from '../action.ts'
import { checkOut } from '../checkout/act.ts'
import { actAtDesk } from '../desk/desk.ts'
import type { People } from '../people.ts'
import { forgottenScreen, languageScreen } from '../screens/about.ts'
import { cartScreen } from '../screens/cart.ts'
import { categoryScreen, topScreen } from '../screens/category.ts'
import { productScreen, variantByMark } from '../screens/product.ts'
import { searchScreen } from '../screens/search.ts'
import type { Turn } from '../turn.ts'
import { lost } from './lost.ts'
import { cancel, payAgain, repeat, showGoods, showOrder, showOrders } from './orders.ts'

/** Does what a button says and shows where that leads. */
export async function act(turn: Turn, action: Action, people: People): Promise<void> {
  switch (action.do) {
    case 'menu':
      return showTop(turn, 1)
    case 'top':
      return showTop(turn, action.page)
    case 'category':
      return showCategory(turn, action.id, action.page)
    case 'product':
      return showProduct(turn, action.id, { photo: action.photo })
    case 'variants':
      return showProduct(turn, action.id, { page: action.page })
    case 'variant':
      return showProduct(turn, action.id, { mark: action.variant })
    case 'take':
      return take(turn, action)
    case 'cart':
      return showCart(turn)
    case 'line':
      return setLine(turn, action)
    case 'clear':
      return clear(turn)
    case 'checkout':
      return checkOut(turn, action.step)
    case 'search':
      return search(turn, action.query, action.page)
    case 'orders':
      return showOrders(turn, action.after)
    case 'order':
      return showOrder(turn, action.id)
    case 'cancel':
      return cancel(turn, action.id)
    case 'pay':
      return payAgain(turn, action.id)
    case 'repeat':
      return repeat(turn, action.id)
    case 'goods':
      return showGoods(turn, action.id, action.page)
    case 'forget':
      return forget(turn, people)
    case 'languages':
      return turn.show(languageScreen(turn, (code) => turn.front.sayIn(code)))
    case 'language':
      return chooseLanguage(turn, action.code, people)
    case 'desk':
      return (await actAtDesk(turn, action.step)) ? undefined : stale(turn)
    case 'nothing':
      return turn.answer()
  }
}

export async function showTop(
  turn: Turn,
  page: number,
  opening?: 'welcome' | 'gone',
): Promise<void> {
  const top = await turn.front.client.category(null, { page }, turn.call())
  if (!top.ok) return lost(turn, top.problem)
  turn.front.noticed(top.value.revision)
  return turn.show(topScreen(turn, top.value, opening))
}

export async function showCategory(turn: Turn, id: string, page: number): Promise<void> {
  const found = await turn.front.client.category(id, { page }, turn.call())
  if (!found.ok) return gone(turn)
  turn.front.noticed(found.value.revision)
  return turn.show(categoryScreen(turn, found.value))
}

interface Focus {
  readonly photo?: number
  readonly page?: number
  /** Of a variant. */
  readonly mark?: string
}

export async function showProduct(turn: Turn, id: string, focus: Focus): Promise<void> {
  const { client } = turn.front
  const [product, cart] = await Promise.all([
    client.product(id, turn.call()),
    client.cart(turn.from.id, turn.call()),
  ])
  if (!product.ok) return gone(turn)
  if (!cart.ok) return lost(turn, cart.problem)
  if (focus.mark !== undefined && variantByMark(product.value, focus.mark) === null) {
    await turn.answer(turn.say('stale'))
  }
  return drawProduct(turn, product.value, cart.value, focus)
}

function drawProduct(
  turn: Turn,
  product: ProductView,
  cart: CartView,
  focus: Focus,
): Promise<void> {
  turn.front.noticed(product.revision)
  const variant = focus.mark === undefined ? null : variantByMark(product, focus.mark)
  const view = { photo: focus.photo ?? 0, page: focus.page ?? 1, variant }
  return turn.show(productScreen(turn, product, cart, view))
}

/** Sets how many of a product are in the cart: the number stands on the button, so a repeat changes nothing. */
async function take(
  turn: Turn,
  action: { id: string; variant: string; quantity: number },
): Promise<void> {
  const { client } = turn.front
  const product = await client.product(action.id, turn.call())
  if (!product.ok) return gone(turn)
  const variant = action.variant === '' ? null : variantByMark(product.value, action.variant)
  if (action.variant !== '' && variant === null) return gone(turn)
  const line = { product: action.id, variant: variant?.id ?? null, quantity: action.quantity }
  const changed = await client.setInCart(turn.from.id, line, turn.mutation('take'))
  const mark = action.variant === '' ? {} : { mark: action.variant }
  if (changed.ok) {
    if (action.quantity === 1) await turn.answer(turn.say('added'))
    return drawProduct(turn, product.value, changed.value, mark)
  }
  if (changed.problem.code === 'product-gone') return gone(turn)
  await turn.answer(refusal(turn, changed.problem), true)
  return showProduct(turn, action.id, mark)
}

export async function showCart(turn: Turn): Promise<void> {
  const cart = await turn.front.client.cart(turn.from.id, turn.call())
  return cart.ok ? turn.show(cartScreen(turn, cart.value)) : lost(turn, cart.problem)
}

async function setLine(
  turn: Turn,
  action: { id: string; variant: string; quantity: number },
): Promise<void> {
  const { client } = turn.front
  const cart = await client.cart(turn.from.id, turn.call())
  if (!cart.ok) return lost(turn, cart.problem)
  const line = cart.value.lines.find(
    (one) =>
      one.product === action.id &&
      (one.variant === null ? '' : variantMark(one.variant)) === action.variant,
  )
  if (!line) {
    await turn.answer(turn.say('stale'))
    return turn.show(cartScreen(turn, cart.value))
  }
  const change = { product: line.product, variant: line.variant, quantity: action.quantity }
  const changed = await client.setInCart(turn.from.id, change, turn.mutation('line'))
  if (changed.ok) return turn.show(cartScreen(turn, changed.value))
  await turn.answer(refusal(turn, changed.problem), true)
  return showCart(turn)
}

async function clear(turn: Turn): Promise<void> {
  const cart = await turn.front.client.clearCart(turn.from.id, turn.mutation('clear'))
  if (!cart.ok) return lost(turn, cart.problem)
  await turn.answer(turn.say('cart-cleared'))
  return turn.show(cartScreen(turn, cart.value))
}

export async function search(turn: Turn, query: string, page: number): Promise<void> {
  const q = query.slice(0, 200)
  const found = await turn.front.client.search({ q, page }, turn.call())
  return found.ok ? turn.show(searchScreen(turn, found.value)) : lost(turn, found.problem)
}

/** Erases who the customer is, here too. */
async function forget(turn: Turn, people: People): Promise<void> {
  const forgotten = await turn.front.client.forgetCustomer(turn.from.id, turn.mutation('forget'))
  if (!forgotten.ok) return lost(turn, forgotten.problem)
  people.forget(turn.from.id)
  return turn.show(forgottenScreen(turn))
}

async function chooseLanguage(turn: Turn, code: string, people: People): Promise<void> {
  const chosen = await turn.front.client.chooseLanguage(
    turn.from.id,
    code,
    turn.mutation('language'),
  )
  if (!chosen.ok) return stale(turn)
  people.chose(turn.from.id, code)
  await turn.answer(turn.front.sayIn(code)('language-chosen'))
  return showTop(turn.in(code), 1)
}

/** A button from before, or from elsewhere: kind words, and where things stand now. */
export async function stale(turn: Turn): Promise<void> {
  await turn.answer(turn.say('stale'))
  return showTop(turn, 1)
}

async function gone(turn: Turn): Promise<void> {
  if (!turn.query) return showTop(turn, 1, 'gone')
  await turn.answer(turn.say('gone'), true)
  return showTop(turn, 1)
}

function refusal(turn: Turn, problem: Problem): string {
  if (problem.code !== 'out-of-stock') return turn.say('cart-changed')
  const left = problem.facts?.available
  return turn.say('only-left', { count: typeof left === 'number' ? left : 0 })
}
