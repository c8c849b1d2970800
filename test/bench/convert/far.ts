import type { Good, Goods } from './goods.ts'

/** So many others stand between a product and what belongs to it, as in a shop that has grown for years. */
const distance = 1000

/** What stands first of each product, and of each fifth the rest far behind it. */
export function* withFarRests(
  count: number,
  goods: Goods,
  first: (good: Good) => string,
  rest: (good: Good) => string,
): Generator<string> {
  for (let at = 0; at < count + distance; at += 1) {
    if (at < count) {
      const good = goods(at)
      yield isFar(at) ? first(good) : first(good) + rest(good)
    }
    if (at >= distance && isFar(at - distance)) yield rest(goods(at - distance))
  }
}

const isFar = (number: number) => number % 5 === 0
