import type { Catalog } from '../../src/shop/catalog.ts'
import type { Settings } from '../../src/shop/settings.ts'
import { category, product, settings } from '../backend/a-catalog.ts'
import { code, hold, largestTip, pieces, prices, rates } from './rules.ts'

export const admin = 901

export function catalogOf(): Catalog {
  const { tulip, rose, mug, key, note } = prices
  const keys = Array.from({ length: pieces.key }, (_, at) => `KEY-${at}`)
  return {
    categories: [category('flowers', null)],
    products: [
      product('tulip', { price: tulip, stock: pieces.tulip }),
      product('rose', { price: rose, stock: pieces.rose }),
      product('mug', { price: mug }),
      product('key', { price: key, deliver: { keys } }),
      product('note', { price: note, deliver: { text: 'Thank you' } }),
    ],
  }
}

export function settingsOf(stars: boolean): Settings {
  return {
    ...settings,
    currency: stars ? 'XTR' : 'UAH',
    hold,
    payment: {
      methods: stars ? ['stars'] : ['telegram', 'on-delivery'],
      ask: [],
      tips: { max: largestTip, suggested: [100] },
    },
    delivery: [
      { id: 'courier', title: 'Courier', price: rates.courier, address: true },
      { id: 'pickup', title: 'Pick up', price: rates.pickup, address: false },
    ],
    promotions: [
      {
        code: code.name,
        off: { percent: code.percent },
        uses: code.uses,
        usesPerCustomer: code.each,
      },
    ],
  }
}
