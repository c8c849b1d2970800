import { viewShop } from '../../backend/shop-view.ts'
import { type Action, encodeAction } from '../../bot/action.ts'
import { categoryScreen, topScreen } from '../../bot/screens/category.ts'
import { productScreen, variantByMark } from '../../bot/screens/product.ts'
import type { Screen, Viewer } from '../../bot/screens/screen.ts'
import { makeTexts, type Say } from '../../bot/texts.ts'
import type { CartView } from '../../client/wire/cart.ts'
import type { Product } from '../../shop/catalog.ts'
import type { Settings } from '../../shop/settings.ts'
import { wordings } from '../../shop/text.ts'
import { counterScreens, type Named } from './counter.ts'
import type { Offline } from './offline.ts'

/** What a walk through the whole bot has met. */
export interface Walked {
  /** How many screens were drawn, each in every language. */
  readonly screens: number
  /** Taps from the menu to each product that buttons lead to, by id. */
  readonly taps: ReadonlyMap<string, number>
}

/** A screen with what it is of; `language` is the one it was drawn in. */
export interface Seen {
  readonly of:
    | { readonly kind: 'category' | 'product'; readonly id: string }
    | { readonly kind: 'shop'; readonly name: string; readonly key?: Named['key'] }
  readonly language: string
  readonly screen: Screen
}

/**
 * Walks through the bot of a shop as a customer would: from the menu along every button that shows goods, and past
 * all that is said besides; `see` is shown each screen. Works on what the files say and keeps nothing.
 */
export async function walkShop(
  backend: Offline,
  settings: Settings,
  see: (seen: Seen) => void,
): Promise<Walked> {
  const view = viewShop(settings, null)
  const sayIn = makeTexts(settings.languages, settings.texts)
  const viewers = settings.languages.map(
    (language): Viewer => ({ say: remembering(sayIn(language)), language, shop: view }),
  )
  const taps = new Map<string, number>()
  let screens = 0
  const seen = new Set<string>()
  let ahead: readonly Action[] = [{ do: 'top', page: 1 }]
  for (let tapped = 0; ahead.length > 0; tapped += 1) {
    const next: Action[] = []
    for (const action of ahead) {
      const draw = await drawingOf(action, backend, settings)
      if (!draw) continue
      if (action.do === 'product') taps.set(action.id, tapped)
      screens += 1
      for (const [at, viewer] of viewers.entries()) {
        const screen = draw(viewer)
        see({ of: subjectOf(action), language: viewer.language, screen })
        // Other languages have the same buttons with other words.
        if (at === 0) next.push(...unseen(screen, seen))
      }
    }
    ahead = next
  }
  const top = await backend.category(null, 1)
  const longest = longestTitled(backend.index.products.values())
  for (const viewer of viewers) {
    if (!top) continue
    const about = { settings, top, ...(longest && { product: longest }) }
    const named = counterScreens(viewer, about, sayIn)
    screens += viewer === viewers[0] ? named.length : 0
    for (const { name, key, screen } of named) {
      const of = { kind: 'shop', name, ...(key && { key }) } as const
      see({ of, language: viewer.language, screen })
    }
  }
  return { screens, taps }
}

/** Thousands of screens say the same; which text a language has for it is looked up once. */
function remembering(say: Say): Say {
  const said = new Map<string, string>()
  return (key, values) => {
    const asked = values === undefined ? key : `${key} ${JSON.stringify(values)}`
    const before = said.get(asked)
    if (before !== undefined) return before
    const text = say(key, values)
    if (said.size < rememberedTexts) said.set(asked, text)
    return text
  }
}

const rememberedTexts = 10_000

/** Actions that show goods and were not met before; the pictures of a product have all the same text. */
function unseen({ keyboard }: Screen, seen: Set<string>): Action[] {
  return keyboard.flat().flatMap(({ action }) => {
    if (!shown.has(action.do) || (action.do === 'product' && action.photo > 0)) return []
    const data = encodeAction(action)
    if (seen.has(data)) return []
    seen.add(data)
    return [action]
  })
}

const shown: ReadonlySet<Action['do']> = new Set<Action['do']>([
  'top',
  'category',
  'product',
  'variants',
  'variant',
])

/** How the screen of an action is drawn for somebody; undefined: it shows nothing. */
async function drawingOf(
  action: Action,
  backend: Offline,
  { currency }: Settings,
): Promise<((viewer: Viewer) => Screen) | undefined> {
  if (action.do === 'top') {
    const page = await backend.category(null, action.page)
    return page && ((viewer) => topScreen(viewer, page))
  }
  if (action.do === 'category') {
    const page = await backend.category(action.id, action.page)
    return page && ((viewer) => categoryScreen(viewer, page))
  }
  if (action.do !== 'product' && action.do !== 'variants' && action.do !== 'variant')
    return undefined
  const product = await backend.product(action.id)
  if (!product) return undefined
  const cart: CartView = { customer: 1, currency, lines: [], count: 0, total: 0 }
  const variant = action.do === 'variant' ? variantByMark(product, action.variant) : null
  const page = action.do === 'variants' ? action.page : 1
  return (viewer) => productScreen(viewer, product, cart, { photo: 0, page, variant })
}

function subjectOf(action: Action): Seen['of'] {
  if (action.do === 'category') return { kind: 'category', id: action.id }
  if ('id' in action) return { kind: 'product', id: action.id }
  return { kind: 'shop', name: 'the menu' }
}

function longestTitled(products: Iterable<Product>): Product | undefined {
  const lengthOf = ({ title }: Product) => Math.max(...wordings(title).map((one) => one.length))
  let longest: Product | undefined
  for (const one of products) if (!longest || lengthOf(one) > lengthOf(longest)) longest = one
  return longest
}
