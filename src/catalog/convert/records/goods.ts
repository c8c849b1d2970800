import { type Field, optionNamed } from '../csv-columns/names.ts'
import type { Row } from '../csv-columns/row.ts'
import { mostVariants } from '../foreign.ts'
import { plainLine } from '../html-text.ts'
import type { Notes } from '../notes.ts'
import { optionName } from '../option-name.ts'
import {
  entriesIn,
  isEntries,
  isText,
  itemsIn,
  under,
  type Written,
  type WrittenMap,
} from '../written.ts'
import { fieldsOf, titleOf } from './record.ts'
import { choiceNamed, choiceOf, holds, recordField } from './words.ts'

export interface Good {
  readonly record: WrittenMap
  /** The key of the category that it stands in. */
  readonly home: string | null
  /** What stands before its name in notes. */
  readonly prefix: string
}

/** A product as the rows of a CSV would say it: itself, and its variants. */
export interface GoodRows {
  readonly main: Row
  readonly variants: readonly Row[]
}

/** Undefined, and a note: it cannot be said what its choices cost. */
export function rowsOf(
  { record, prefix }: Good,
  language: string | undefined,
  notes: Notes,
): GoodRows | undefined {
  const subject = `${prefix}${titleOf(record, language) || 'a record without a name'}`
  const at = { line: record.line, subject }
  const axes = axesIn(record, language)
  if (axes.filter(({ priced }) => priced).length > 1)
    return notes.leftOut(
      at,
      'choices-priced-twice',
      'Several of its lists have prices, which do not say how they add up',
    )
  const choices = axes.filter(({ values }) => values.length > 1)
  const single = axes.flatMap(({ values }) => (values.length === 1 ? values : []))
  const facts = single.flatMap(({ options }) =>
    Object.entries(options).map((pair) => pair.join(': ')),
  )
  const told = choices.flatMap(({ values }) => values.flatMap(describedIn(language)))
  const whole = [record, ...single.map(({ value }) => value)]
  const own = rowFrom(at, { record, priced: whole, counted: whole }, {}, language)
  const main: Row = {
    ...own,
    all: (field) =>
      field === 'description'
        ? [[...own.all(field).slice(0, 1), ...facts, ...told].join('\n\n')]
        : own.all(field),
    get: (field) => main.all(field)[0] ?? '',
  }
  const shared = choices.length > 1 ? choices.flatMap(({ values }) => values) : []
  const uncounted = choices.length === 0 ? [] : [...whole, ...shared.map(({ value }) => value)]
  if (uncounted.some((one) => fieldsOf(one, language).fields.has('stock')))
    notes.changed(
      at,
      'stock-not-split',
      'Its stock is not that of each of its variants, so they are not counted',
    )
  const variants = combined(choices).map((chosen) => {
    const options = Object.assign({}, ...chosen.map((one) => one.options))
    const values = chosen.map(({ value }) => value)
    return rowFrom(
      {
        line: values[0]?.line ?? at.line,
        subject: `${subject}, ${Object.values(options).join(' / ')}`,
      },
      { record, priced: [...whole, ...values], counted: choices.length === 1 ? values : [] },
      options,
      language,
    )
  })
  return { main, variants }
}

interface AxisValue {
  readonly value: Written
  /** Values by the names of options: one, or those that it says itself. */
  readonly options: Readonly<Record<string, string>>
}

interface Axis {
  readonly priced: boolean
  readonly values: readonly AxisValue[]
}

/** The lists of a record that buyers choose from: those that are called so, and those that have prices. */
function axesIn(record: WrittenMap, language: string | undefined): Axis[] {
  const axes: Axis[] = []
  const declared: Axis[] = []
  for (const [key, list] of entriesIn(record)) {
    if (!isChoice(key, list)) continue
    const items = itemsIn(list).filter((item) => isEntries(item) || isText(item))
    const inside = items.map((item) => axisIn(item, language))
    if (inside.some((axis) => axis !== undefined))
      declared.push(...inside.filter((axis) => axis !== undefined))
    else if (items.length > 0) axes.push(axisOf(items, choiceOf(key), language))
  }
  // What options there are is said once more beside variants, which say which of them belong together.
  return axes.some(({ priced }) => priced) ? axes : [...axes, ...declared]
}

function axisOf(items: readonly Written[], called: string, language: string | undefined): Axis {
  const name = optionName(called)
  return {
    priced: items.some(hasPrice),
    values: items.map((value) => ({ value, options: optionsOf(value, name, language) })),
  }
}

/** `{name: Size, values: [S, M]}`; undefined: it is no list in itself. */
function axisIn(item: Written, language: string | undefined): Axis | undefined {
  const [list] = ['values', 'choices', 'options']
    .map((key) => itemsIn(under(item, key)))
    .filter((items) => items.length > 0)
  const name = titleOf(item, language)
  return list === undefined || name === '' ? undefined : axisOf(list, name, language)
}

/** Whether what stands under a key is a list that buyers choose from. */
export function isChoice(key: string, list: Written): boolean {
  return (
    choiceNamed(key) !== undefined || (holds(key) === undefined && itemsIn(list).some(hasPrice))
  )
}

export const hasPrice = (value: Written): boolean =>
  entriesIn(value).some(([key]) => ['price', 'sale'].includes(recordField(key) ?? ''))

function optionsOf(value: Written, name: string, language: string | undefined) {
  if (isText(value)) return value.text === '' ? {} : { [name]: plainLine(value.text) }
  const own = entriesIn(value).flatMap(([key, text]) => {
    const option = optionNamed(key)
    return option === undefined || !isText(text) || text.text === ''
      ? []
      : [[optionName(option), plainLine(text.text)] as const]
  })
  if (own.length > 0) return Object.fromEntries(own)
  const label = titleOf(value, language)
  return label === '' ? {} : { [name]: label }
}

function describedIn(language: string | undefined) {
  return ({ value, options }: AxisValue): string[] => {
    const [described] = fieldsOf(value, language).fields.get('description') ?? []
    return described === undefined ? [] : [`${Object.values(options).join(' / ')}: ${described}`]
  }
}

/** Every combination; at most one more than a product may have, so that it is seen. */
function combined(axes: readonly Axis[]): AxisValue[][] {
  if (axes.length === 0) return []
  return axes.reduce<AxisValue[][]>(
    (found, { values }) =>
      found
        .flatMap((chosen) => values.map((value) => [...chosen, value]))
        .slice(0, mostVariants + 1),
    [[]],
  )
}

interface Sources {
  readonly record: Written
  /** What the last of these says of a price counts. */
  readonly priced: readonly Written[]
  /** The same of a stock and its number. */
  readonly counted: readonly Written[]
}

function rowFrom(
  at: { readonly line: number; readonly subject: string },
  { record, priced, counted }: Sources,
  options: Readonly<Record<string, string>>,
  language: string | undefined,
): Row {
  const title = titleOf(record, language)
  const { fields } = fieldsOf(record, language)
  const last = (sources: readonly Written[], field: Field) =>
    sources
      .map((source) => fieldsOf(source, language).fields.get(field))
      .findLast((texts) => texts !== undefined)
  const all = (field: Field): string[] => {
    if (field === 'title') return [title]
    if (ofPrices.includes(field)) {
      const said = last(priced, field) ?? []
      // Of several nobody says which is for what.
      return said.length === 1 ? [...said] : []
    }
    if (field === 'stock' || field === 'sku') return [...(last(counted, field) ?? [])]
    return [...(fields.get(field) ?? [])]
  }
  return { ...at, options, all, get: (field) => all(field)[0] ?? '' }
}

const ofPrices: readonly Field[] = ['price', 'was', 'sale', 'sale-from', 'sale-to']
