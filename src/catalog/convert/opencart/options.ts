import type { Notes } from '../notes.ts'
import { optionName } from '../option-name.ts'
import { decimalOf } from './decimal.ts'
import type { Goods, Product } from './goods.ts'
import type { Row } from './tables.ts'
import { lineIn, titleIn } from './words.ts'

/** Something the buyer chooses one of: what the variants of a product differ in. */
export interface Axis {
  readonly name: string
  readonly values: readonly AxisValue[]
  /** Whether the buyer may leave it out; its last value says so. */
  readonly optional: boolean
}

export interface AxisValue {
  /** Its number in the dump; empty: none of them is chosen. */
  readonly id: string
  readonly title: string
  /** What a product costs with it, as `decimalOf` has it. */
  readonly price: { readonly adds: bigint } | { readonly is: bigint }
  /** undefined: not counted. */
  readonly stock: number | undefined
}

/** What stands for nothing chosen. */
const nothing = '–'

/** The options of a product that a buyer chooses one value of; the others are noted. */
export function axesOf(product: Product, goods: Goods, notes: Notes): Axis[] {
  const rows = product.rows('product_option').map((row) => {
    const option = goods.find('option', row.get('option_id'))
    return { row, type: option?.get('type') ?? '', order: Number(option?.get('sort_order')) || 0 }
  })
  const sorted = rows.toSorted((a, b) => a.order - b.order)
  const asked = sorted.filter(({ type }) => !oneOf.has(type)).map(({ row }) => row)
  if (asked.length > 0) tellAsked(product, asked, goods, notes)
  const names = new Set<string>()
  return sorted
    .filter(({ type }) => oneOf.has(type))
    .flatMap(({ row }) => {
      const values = valuesOf(product, row, goods, notes)
      const optional = row.get('required') === '0'
      const none: AxisValue = { id: '', title: nothing, price: { adds: 0n }, stock: undefined }
      if (values.length === 0) return []
      const name = unique(optionName(optionTitle(row, goods)), names)
      return [{ name, optional, values: optional ? [...values, none] : values }]
    })
}

/** `image` is that of OpenCart 2, which shops were brought over from. */
const oneOf = new Set(['select', 'radio', 'image'])

function tellAsked(product: Product, asked: readonly Row[], goods: Goods, notes: Notes): void {
  const named = asked.map((row) => {
    const needed = row.get('required') === '1' ? ' (required)' : ''
    return `${optionTitle(row, goods)}${needed}`
  })
  notes.changed(
    product,
    'option-asked',
    `Here a buyer chooses one of several and fills in nothing, so these stay behind: ${named.join(', ')}`,
  )
}

export function optionTitle(row: Row, goods: Goods): string {
  const id = row.get('option_id')
  const named = goods.find('option_description', id, goods.languages[0])
  return titleIn(named ?? goods.find('option_description', id)) || `Option ${id}`
}

function valuesOf(product: Product, option: Row, goods: Goods, notes: Notes): AxisValue[] {
  const titles = new Set<string>()
  return product
    .rows('product_option_value')
    .filter((row) => row.get('product_option_id') === option.get('product_option_id'))
    .map((row) => ({ row, order: orderOf(row, goods) }))
    .toSorted((a, b) => a.order - b.order)
    .flatMap(({ row }) => {
      const title = valueTitle(row.get('option_value_id'), goods)
      const price = priceIn(row)
      const wrong =
        price === undefined
          ? `What "${row.get('price_prefix')}${row.get('price')}" makes of the price is not known`
          : titles.has(title)
            ? 'Another value of the option is called the same'
            : undefined
      titles.add(title)
      if (price === undefined || wrong !== undefined)
        return notes.leftOut(...valueNote(product, row, title, wrong ?? '')) ?? []
      return [{ id: row.get('product_option_value_id'), title, price, stock: stockIn(row) }]
    })
}

function valueNote(product: Product, row: Row, title: string, message: string) {
  const at = { line: row.line, subject: `${lineIn(product.subject)}, ${title}` }
  return [at, 'option-value', message] as const
}

const orderOf = (row: Row, goods: Goods): number =>
  Number(goods.find('option_value', row.get('option_value_id'))?.get('sort_order')) || 0

export function valueTitle(id: string, goods: Goods): string {
  const named = goods.find('option_value_description', id, goods.languages[0])
  return titleIn(named ?? goods.find('option_value_description', id)) || `Value ${id}`
}

/** `=` is not OpenCart's own; the modules that add it mean the price itself. */
export function priceIn(row: Row): AxisValue['price'] | undefined {
  const [prefix, written] = [row.get('price_prefix'), row.get('price')]
  const value = decimalOf(written === '' ? '0' : written)
  if (value === undefined) return undefined
  if (value === 0n && prefix !== '=') return { adds: 0n }
  if (prefix === '+' || prefix === '') return { adds: value }
  if (prefix === '-') return { adds: -value }
  return prefix === '=' ? { is: value } : undefined
}

function stockIn(row: Row): number | undefined {
  if (row.get('subtract') !== '1') return undefined
  const quantity = Number(row.get('quantity') || '0')
  return Number.isSafeInteger(quantity) ? Math.max(0, quantity) : 0
}

function unique(name: string, taken: Set<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name} ${number}`
  taken.add(free)
  return free
}
