import { summaryScreen } from '../../bot/checkout/summary.ts'
import {
  forgetScreen,
  helpScreen,
  languageScreen,
  paySupportScreen,
  privacyScreen,
  supportScreen,
  termsScreen,
} from '../../bot/screens/about.ts'
import { cartScreen } from '../../bot/screens/cart.ts'
import { topScreen } from '../../bot/screens/category.ts'
import { orderScreen, ordersScreen } from '../../bot/screens/orders.ts'
import type { Screen, Viewer } from '../../bot/screens/screen.ts'
import { searchHintScreen } from '../../bot/screens/search.ts'
import type { Say } from '../../bot/texts.ts'
import type { CategoryPage } from '../../client/wire/catalog.ts'
import type { Product } from '../../shop/catalog.ts'
import type { Settings } from '../../shop/settings.ts'
import { sampleCart, sampleOrders } from './sample.ts'

/** A screen that stands in no category, with what it is called in a finding and the key of shop.yaml it shows. */
export interface Named {
  readonly name: string
  readonly key?: 'welcome' | 'support' | 'terms' | 'privacy'
  readonly screen: Screen
}

/** Every screen but those of the goods: what is said on commands, and the way of an order. */
export function counterScreens(
  viewer: Viewer,
  shop: { readonly settings: Settings; readonly top: CategoryPage; readonly product?: Product },
  sayIn: (language: string) => Say,
): Named[] {
  const { settings, top, product } = shop
  return [
    { name: '/start', key: 'welcome', screen: topScreen(viewer, top, 'welcome') },
    { name: '/help', screen: helpScreen(viewer) },
    { name: '/support', key: 'support', screen: supportScreen(viewer) },
    { name: '/paysupport', key: 'support', screen: paySupportScreen(viewer) },
    { name: '/terms', key: 'terms', screen: termsScreen(viewer) },
    { name: '/privacy', key: 'privacy', screen: privacyScreen(viewer) },
    { name: '/delete_me', screen: forgetScreen(viewer) },
    { name: '/language', screen: languageScreen(viewer, sayIn) },
    { name: '/search', screen: searchHintScreen(viewer) },
    ...(product ? orderScreens(viewer, settings, product) : []),
  ]
}

function orderScreens(viewer: Viewer, settings: Settings, product: Product): Named[] {
  const views = sampleOrders(settings, product, viewer.language)
  const [first] = views
  return [
    { name: 'the cart', screen: cartScreen(viewer, sampleCart(settings, product)) },
    ...views.map((view) => ({
      name: 'the summary of an order',
      screen: summaryScreen(viewer, view),
    })),
    ...(first
      ? [
          { name: 'an order', screen: orderScreen(viewer, first.order) },
          {
            name: 'the list of orders',
            screen: ordersScreen(viewer, { orders: [first.order], next: null }),
          },
        ]
      : []),
  ]
}
