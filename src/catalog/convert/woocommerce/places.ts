import type { AttributeColumns, Field } from './columns.ts'

export interface AttributeColumn {
  readonly number: number
  readonly part: keyof AttributeColumns | undefined
}

export interface Places {
  readonly fields: ReadonlyMap<Field, number>
  /** Places of columns that mean nothing in a chat. */
  readonly silent: ReadonlySet<number>
  readonly attributes: ReadonlyMap<number, AttributeColumn>
}

/**
 * The columns by their places, whatever the language: WooCommerce's exporter writes all of them in one order.
 * It shows by its four measures, of weight and of three lengths, each with its unit in brackets.
 */
export function placesOf(header: readonly string[]): Places | undefined {
  const weight = header.findIndex((_, at) => areMeasures(header.slice(at, at + 4)))
  if (weight < 0 || !/^id$/i.test(header[0] ?? '')) return undefined
  // Since WooCommerce 9.2; the abbreviations are the same everywhere.
  const codes = /GTIN|EAN|ISBN/.test(header[3] ?? '') ? 1 : 0
  const inStock = 13 + codes
  // Older ones have no column for what is called a low stock.
  const lowStock = weight - inStock - 4
  if (lowStock !== 0 && lowStock !== 1) return undefined
  const fields = new Map<Field, number>([
    ['id', 0],
    ['type', 1],
    ['sku', 2],
    ...inARow(3 + codes, 'name', 'published', null, 'visibility', 'short', 'description'),
    ...inARow(9 + codes, 'saleStarts', 'saleEnds', null, null, 'inStock', 'stock'),
    ['backorders', weight - 2],
    ...inARow(weight + 6, 'sale', 'regular', 'categories', null, null, 'images'),
    ...inARow(weight + 14, 'parent', 'grouped', null, null, 'url'),
  ])
  const silent = [
    5 + codes,
    inStock - 1,
    inStock - 2,
    weight + 4,
    weight + 12,
    weight + 13,
    weight + 20,
  ]
  return { fields, silent: new Set(silent), attributes: attributesAfter(header, weight + 19) }
}

function areMeasures(names: readonly string[]): boolean {
  const [weight, ...lengths] = names.map((name) => /\((\p{L}{1,4})\)$/u.exec(name)?.[1])
  return (
    names.length === 4 &&
    weight !== undefined &&
    lengths[0] !== undefined &&
    new Set(lengths).size === 1
  )
}

function inARow(from: number, ...names: (Field | null)[]): [Field, number][] {
  return names.flatMap((name, at): [Field, number][] => (name === null ? [] : [[name, from + at]]))
}

/** Of one number there follow the name, the values, and whether it is shown. */
function attributesAfter(header: readonly string[], from: number): Map<number, AttributeColumn> {
  const found = new Map<number, AttributeColumn>()
  const met = new Map<number, number>()
  for (const [at, name] of header.entries()) {
    const number = at <= from || /^meta/i.test(name) ? undefined : /\d+/.exec(name)?.[0]
    if (number === undefined) continue
    const nth = met.get(Number(number)) ?? 0
    met.set(Number(number), nth + 1)
    found.set(at, { number: Number(number), part: (['name', 'values', 'visible'] as const)[nth] })
  }
  return found
}
