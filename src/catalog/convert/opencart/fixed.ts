import type { Goods, Product } from './goods.ts'
import { optionTitle, priceIn, valueTitle } from './options.ts'
import type { Cost } from './price.ts'

/** A value of an option that is chosen already. */
export interface Fixed {
  readonly name: string
  readonly value: string
  readonly adds: bigint
}

/**
 * In OpenCart 4 a product can be one choice of another, its master: it has the options of that, but for those
 * it stands for. Returns it with the options that are left to choose, and those that are not.
 */
export function withMaster(
  product: Product,
  goods: Goods,
): { readonly product: Product; readonly fixed: readonly Fixed[] } {
  const named = product.row.get('master_id')
  const master = ['', '0'].includes(named) ? undefined : goods.product(named)
  if (!master) return { product, fixed: [] }
  const chosen = chosenIn(product.row.get('variant'))
  const values = master.rows('product_option_value')
  const fixed = master.rows('product_option').flatMap((row): Fixed[] => {
    const id = chosen.get(row.get('product_option_id'))
    const value = values.find((one) => one.get('product_option_value_id') === id)
    if (!value) return []
    const price = priceIn(value)
    const title = valueTitle(value.get('option_value_id'), goods)
    return [
      {
        name: optionTitle(row, goods),
        value: title,
        adds: price && 'adds' in price ? price.adds : 0n,
      },
    ]
  })
  const open = master
    .rows('product_option')
    .filter((row) => !chosen.has(row.get('product_option_id')))
  const own: Product = {
    ...product,
    rows: (table) => {
      if (table === 'product_option') return open
      return table === 'product_option_value' ? values : product.rows(table)
    },
  }
  return { product: own, fixed }
}

/** `{"227": "18"}`: the value by the option, both numbers of the master's. */
function chosenIn(variant: string): Map<string, string> {
  try {
    const written: unknown = JSON.parse(variant)
    if (typeof written !== 'object' || written === null) return new Map()
    return new Map(
      Object.entries(written).flatMap(([option, value]) =>
        ['string', 'number'].includes(typeof value) && `${value}` !== ''
          ? [[option, `${value}`]]
          : [],
      ),
    )
  } catch {
    return new Map()
  }
}

export function costWith(cost: Cost, fixed: readonly Fixed[]): Cost {
  const more = fixed.reduce((sum, { adds }) => sum + adds, 0n)
  return { price: cost.price + more, was: cost.was === undefined ? undefined : cost.was + more }
}
