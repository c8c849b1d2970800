import type { ConvertOptions, ForeignVariant } from '../foreign.ts'
import { plainLine } from '../html-text.ts'
import type { Notes } from '../notes.ts'
import { optionName } from '../option-name.ts'
import { pieces } from '../pieces.ts'
import { comparedPrice } from '../sale-price.ts'
import { type Choices, choicesIn } from '../variant-rows.ts'
import type { Row } from './row.ts'

export type Offer = Omit<ForeignVariant, 'options'>

/** The options and variants of a product; undefined: it has none to choose between. */
export function choicesOf(
  rows: readonly Row[],
  notes: Notes,
  options: ConvertOptions,
): Choices | undefined {
  const axes = axesOf(rows)
  if (axes.length === 0) return undefined
  return choicesIn(
    axes.map(({ name }) => name),
    rows.map((row) => ({
      at: row,
      options: Object.fromEntries(
        axes.map(({ name, at }) => [name, plainLine(row.get(`option${at}Value`))]),
      ),
      offer: () => offerOf(row, notes, options),
    })),
    notes,
  )
}

/** What a row costs, and how many there are of it. */
export function offerOf(row: Row, notes: Notes, options: ConvertOptions): Offer | undefined {
  const written = { price: row.get('price'), was: row.get('compareAt') }
  const price = comparedPrice(row, written, notes, options)
  if (!price) return undefined
  const stock = stockOf(row, notes)
  const sku = row.get('sku').replace(/^'/, '')
  return {
    ...price,
    ...(stock === undefined ? {} : { stock }),
    ...(sku === '' ? {} : { sku }),
  }
}

interface Axis {
  readonly at: 1 | 2 | 3
  readonly name: string
}

/** Names stand in the first row; a product without options has one called Title, with one value. */
function axesOf(rows: readonly Row[]): Axis[] {
  const axes: Axis[] = []
  for (const at of [1, 2, 3] as const) {
    const values = rows.map((row) => row.get(`option${at}Value`)).filter((value) => value !== '')
    if (values.length === 0) continue
    const named = rows.map((row) => row.get(`option${at}Name`)).find((name) => name !== '')
    if (at === 1 && values.every((value) => value === 'Default Title')) continue
    const name = optionName(plainLine(named ?? '') || `Option ${at}`)
    axes.push({ at, name: axes.some((axis) => axis.name === name) ? `${name} ${at}` : name })
  }
  return axes
}

/** Undefined: Shopify does not count it, or sells it without. */
function stockOf(row: Row, notes: Notes): number | undefined {
  const written = row.get('quantity')
  if (row.get('policy').toLowerCase() === 'continue') {
    notes.changed(row, 'backorders', 'It can be ordered without stock, so its stock is not counted')
    return undefined
  }
  if (row.get('tracker') === '') {
    if (/[1-9]/.test(written))
      notes.changed(
        row,
        'stock-untracked',
        `Shopify does not track its quantity, so the ${written} it had is not counted here either`,
      )
    return undefined
  }
  if (written !== '') return pieces(row, written, notes)
  notes.changed(row, 'stock-elsewhere', 'Its stock is not in this file, so it is not counted')
  return undefined
}
