import type { CheckoutView } from '../../client/wire/checkout.ts'
import type { OrderView } from '../../client/wire/order.ts'
import type { ShopView } from '../../client/wire/shop.ts'
import { html, joinHtml } from '../../telegram/text.ts'
import { type Button, button, priceOf, type Screen, type Viewer } from '../screens/screen.ts'
import type { Part } from './step.ts'

/** What a question needs besides the viewer: the draft, and the name that Telegram knows. */
export interface Asked {
  readonly view: CheckoutView
  readonly part: Part
  readonly ownName: string
}

/** Asks for one thing that an order lacks, or that the customer wants otherwise. */
export function questionScreen(viewer: Viewer, { view, part, ownName }: Asked): Screen {
  const { say } = viewer
  const where = part === 'address' ? servedCountries(viewer, view.order) : undefined
  return {
    text: joinHtml([
      html`<b>${say(`ask-${part}`)}</b>`,
      ...(where === undefined ? [] : [html`${say('ask-address-countries', { countries: where })}`]),
    ]),
    keyboard: [...choices(viewer, view, part, ownName), [backButton(viewer, view, part)]],
  }
}

/** Whether the answer comes as a message and not by a button. */
export function isTyped(part: Part): boolean {
  return part !== 'method' && part !== 'delivery'
}

/** What can be sent with one tap instead of typed. Bot API: KeyboardButton */
export function shortcutOf(part: Part): 'request_location' | 'request_contact' | undefined {
  if (part === 'address') return 'request_location'
  return part === 'phone' ? 'request_contact' : undefined
}

function choices(viewer: Viewer, view: CheckoutView, part: Part, ownName: string): Button[][] {
  const { say } = viewer
  const order = view.order.id
  switch (part) {
    case 'method':
      return view.methods.map((method) => [
        button(say(`method-${method}`), {
          do: 'checkout',
          step: { do: 'method', order, method },
        }),
      ])
    case 'delivery':
      return view.deliveries.map(({ id, title, price }) => [
        button(`${title} · ${deliveryPriceOf(viewer, price, view.order.currency)}`, {
          do: 'checkout',
          step: { do: 'delivery', order, id },
        }),
      ])
    case 'name':
      return ownName === ''
        ? []
        : [[button(`✓ ${ownName}`, { do: 'checkout', step: { do: 'own-name', order } })]]
    default:
      return []
  }
}

/** What delivery costs, for people: `free`, or a price. */
export function deliveryPriceOf(viewer: Viewer, price: number, currency: string): string {
  return price === 0 ? viewer.say('free') : priceOf(viewer, price, currency)
}

/** To what was asked before; to the order when nothing is lacking; to the cart from the first question. */
function backButton(viewer: Viewer, view: CheckoutView, part: Part): Button {
  const back = viewer.say('go-back')
  if (view.missing.length === 0 || part === 'code')
    return button(back, { do: 'checkout', step: { do: 'go-on' } })
  const before = askable(view, viewer.shop)
  const last = before[before.indexOf(part) - 1]
  return last === undefined
    ? button(back, { do: 'cart' })
    : button(back, { do: 'checkout', step: { do: 'ask', order: view.order.id, part: last } })
}

/** What the customer can be asked for this order, in its order; of a provider's invoice Telegram asks itself. */
export function askable({ order, methods, deliveries }: CheckoutView, shop: ShopView): Part[] {
  const inTelegram = order.payment.method === 'telegram'
  return [
    ...(methods.length > 1 ? (['method'] as const) : []),
    ...(deliveries.length > 1 ? (['delivery'] as const) : []),
    ...(order.delivery?.address && !inTelegram ? (['address'] as const) : []),
    ...(inTelegram ? [] : shop.payment.ask),
  ]
}

function servedCountries({ language }: Viewer, { delivery }: OrderView): string | undefined {
  const codes = delivery?.countries ?? []
  if (codes.length === 0) return undefined
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' })
  return codes.map((code) => names.of(code.toUpperCase()) ?? code).join(', ')
}
