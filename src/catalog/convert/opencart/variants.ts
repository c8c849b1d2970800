import type { ConvertOptions, ForeignVariant } from '../foreign.ts'
import type { Notes } from '../notes.ts'
import type { Product } from './goods.ts'
import type { Axis, AxisValue } from './options.ts'
import { type Cost, priceOf } from './price.ts'
import { variantStocks } from './stock.ts'

export interface Choices {
  readonly options: Readonly<Record<string, readonly string[]>>
  readonly variants: readonly ForeignVariant[]
}

/** A product of more would be nothing to choose from in a chat. */
const mostVariants = 100

/** Every combination of the values of a product's options, with what it costs and how many there are. */
export function choicesOf(
  product: Product,
  all: readonly Axis[],
  { cost, stock }: { readonly cost: Cost; readonly stock: number | undefined },
  notes: Notes,
  { exponent }: ConvertOptions,
): Choices {
  const axes = withinBound(product, all, notes)
  const combinations = combined(axes).slice(0, mostVariants)
  const wanted = axes.reduce((count, { values }) => count * values.length, 1)
  if (wanted > combinations.length)
    notes.changed(
      product,
      'too-many-variants',
      `Of its ${wanted} combinations ${combinations.length} are carried: a product has at most ${mostVariants} variants here`,
    )
  const values = axes.map((axis) => axis.values.map((value) => value.stock))
  const { stocks, shared } = variantStocks(combinations, stock, values)
  if (shared)
    notes.changed(
      product,
      'stock-shared',
      `Its stock is shared out among its ${stocks.length} variants, so that nothing is sold twice`,
    )
  const variants = combinations.flatMap((chosen, at): ForeignVariant[] => {
    const picked = chosen.flatMap((value, axis) => axes[axis]?.values[value] ?? [])
    const price = pricedWith(cost, picked, exponent)
    const titles = picked.map(({ title }) => title)
    if (typeof price === 'string') {
      const subject = `${product.subject}, ${titles.join(', ')}`
      return notes.leftOut({ line: product.line, subject }, 'variant-price', price) ?? []
    }
    const pieces = stocks[at]
    return [
      {
        options: Object.fromEntries(axes.map(({ name }, axis) => [name, titles[axis] ?? ''])),
        ...price,
        ...(pieces === undefined ? {} : { stock: pieces }),
      },
    ]
  })
  return { options: shown(axes, variants), variants }
}

/** What may be left out is left out first where there is too much to choose from. */
function withinBound(product: Product, all: readonly Axis[], notes: Notes): readonly Axis[] {
  const count = all.reduce((sum, { values }) => sum * values.length, 1)
  const needed = all.filter(({ optional }) => !optional)
  if (count <= mostVariants || needed.length === all.length || needed.length === 0) return all
  const left = all.filter(({ optional }) => optional).map(({ name }) => name)
  notes.changed(
    product,
    'option-optional',
    `With all of its options it would have ${count} variants, so those nobody must choose stay behind: ${left.join(', ')}`,
  )
  return needed
}

function combined(axes: readonly Axis[]): number[][] {
  let found: number[][] = [[]]
  for (const { values } of axes)
    found = found
      .flatMap((chosen) => [...values.keys()].map((value) => [...chosen, value]))
      .slice(0, mostVariants)
  return found
}

/** The exact price with these values; a string is the reason why there is none. */
function pricedWith(cost: Cost, picked: readonly AxisValue[], exponent: number) {
  const itself = picked.flatMap(({ price }) => ('is' in price ? [price.is] : []))[0]
  const more = picked.reduce((sum, { price }) => sum + ('adds' in price ? price.adds : 0n), 0n)
  return priceOf(itself === undefined ? cost : { price: itself, was: undefined }, more, exponent)
}

/** Values that no variant has would be buttons that lead nowhere. */
function shown(axes: readonly Axis[], variants: readonly ForeignVariant[]) {
  return Object.fromEntries(
    axes.map(({ name, values }) => [
      name,
      values
        .map(({ title }) => title)
        .filter((title) => variants.some((variant) => variant.options[name] === title)),
    ]),
  )
}
