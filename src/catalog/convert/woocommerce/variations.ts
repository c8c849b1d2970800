import { type ConvertOptions, type ForeignVariant, mostVariants } from '../foreign.ts'
import { htmlLine } from '../html-text.ts'
import type { Notes } from '../notes.ts'
import { optionName } from '../option-name.ts'
import { salePrice } from '../sale-price.ts'
import { pricesOf, type Row } from './row.ts'
import { shareOut, stockOf } from './stock.ts'

export interface Choices {
  readonly options: Record<string, string[]>
  readonly variants: ForeignVariant[]
}

/** The options of a variable product, and its variants; a variation for any size becomes one for each. */
export function choicesOf(
  parent: Row,
  variations: readonly Row[],
  notes: Notes,
  options: ConvertOptions,
): Choices {
  const axes = axesOf(parent, variations)
  const variants: ForeignVariant[] = []
  const taken = new Set<string>()
  const shared = stockOf(parent, notes)
  // WooCommerce, too, prefers the variation that says exactly what it is.
  const sellable = exactFirst(variations, axes).flatMap((row) => {
    const priced = isShown(row, notes) ? salePrice(row, pricesOf(row), notes, options) : undefined
    return priced ? [{ row, priced }] : []
  })
  const uncounted: number[] = []
  for (const { row, priced } of sellable) {
    const free = combinations(row, axes).filter((one) => !taken.has(JSON.stringify(one)))
    const room = free.slice(0, mostVariants - variants.length)
    if (room.length === 0) {
      notes.leftOut(
        row,
        free.length === 0 ? 'variation-twice' : 'too-many-variants',
        free.length === 0
          ? 'Another variation has the same attributes'
          : `A product has at most ${mostVariants} variants here`,
      )
      continue
    }
    if (room.length < free.length)
      notes.changed(
        row,
        'too-many-variants',
        `Of its ${free.length} combinations ${room.length} are carried: a product has at most ${mostVariants} variants here`,
      )
    const own = stockOf(row, notes)
    if (own === undefined && shared !== undefined)
      uncounted.push(...room.map((_, at) => variants.length + at))
    const parts = own === undefined ? undefined : shareOut(own, room.length)
    if (parts && own !== undefined && own > 0 && room.length > 1)
      notes.changed(
        row,
        'stock-shared',
        `Its stock of ${own} is shared out among ${room.length} variants`,
      )
    for (const [at, chosen] of room.entries()) {
      taken.add(JSON.stringify(chosen))
      variants.push({
        options: chosen,
        ...priced,
        ...(parts?.[at] === undefined ? {} : { stock: parts[at] }),
        ...(row.get('sku') === '' ? {} : { sku: row.get('sku') }),
      })
    }
  }
  return {
    options: shown(axes, variants),
    variants: withShared(parent, variants, uncounted, shared, notes),
  }
}

/** An attribute by which the variations differ, with its values in the parent's order. */
interface Axis {
  readonly attribute: string
  readonly name: string
  readonly values: string[]
}

function axesOf(parent: Row, variations: readonly Row[]): Axis[] {
  const axes = new Map<string, Axis>()
  const add = (name: string, values: readonly string[]) => {
    const attribute = name.toLowerCase()
    const axis = axes.get(attribute) ?? {
      attribute,
      name: optionName(htmlLine(name) || name),
      values: [],
    }
    axes.set(attribute, axis)
    for (const value of values.map(htmlLine))
      if (value !== '' && !axis.values.some((known) => isSame(known, value)))
        axis.values.push(value)
  }
  const named = variations.flatMap((row) => row.attributes)
  const used = new Set(named.map(({ name }) => name.toLowerCase()))
  for (const { name, values } of parent.attributes)
    if (used.has(name.toLowerCase())) add(name, values)
  for (const { name, values } of named) add(name, values)
  return [...axes.values()].filter(({ values }) => values.length > 0)
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

function exactFirst(variations: readonly Row[], axes: readonly Axis[]): Row[] {
  const open = (row: Row) => axes.filter((axis) => choiceIn(row, axis) === undefined).length
  return variations.toSorted((a, b) => open(a) - open(b))
}

/** undefined: any. */
function choiceIn(row: Row, { attribute, values }: Axis): string | undefined {
  const own = row.attributes.find(({ name }) => name.toLowerCase() === attribute)?.values[0]
  return own === undefined ? undefined : values.find((value) => isSame(value, htmlLine(own)))
}

function combinations(row: Row, axes: readonly Axis[]): Record<string, string>[] {
  let found: [string, string][][] = [[]]
  for (const axis of axes) {
    const value = choiceIn(row, axis)
    const values = value === undefined ? axis.values : [value]
    found = found
      .flatMap((chosen) => values.map((one): [string, string][] => [...chosen, [axis.name, one]]))
      .slice(0, mostVariants * 2)
  }
  return found.map((chosen) => Object.fromEntries(chosen))
}

function isShown(row: Row, notes: Notes): boolean {
  if (!['0', '-1'].includes(row.get('published'))) return true
  notes.leftOut(row, 'variation-hidden', 'It is not shown in WooCommerce')
  return false
}

/** Values that no variant has would be buttons that lead nowhere. */
function shown(
  axes: readonly Axis[],
  variants: readonly ForeignVariant[],
): Record<string, string[]> {
  return Object.fromEntries(
    axes.map(({ name, values }) => [
      name,
      values.filter((value) => variants.some((variant) => variant.options[name] === value)),
    ]),
  )
}

/** A stock that the parent counts for all of its variations. */
function withShared(
  parent: Row,
  variants: readonly ForeignVariant[],
  uncounted: readonly number[],
  shared: number | undefined,
  notes: Notes,
): ForeignVariant[] {
  if (shared === undefined || uncounted.length === 0) return [...variants]
  const parts = shareOut(shared, uncounted.length)
  if (shared > 0 && uncounted.length > 1)
    notes.changed(
      parent,
      'stock-shared',
      `Its stock of ${shared} is shared out among ${uncounted.length} variants`,
    )
  return variants.map((variant, at) => {
    const stock = parts[uncounted.indexOf(at)]
    return stock === undefined ? variant : { ...variant, stock }
  })
}
