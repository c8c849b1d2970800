import type { ConvertOptions } from '../foreign.ts'
import { plainLine } from '../html-text.ts'
import type { Notes } from '../notes.ts'
import { optionName } from '../option-name.ts'
import { type Choices, choicesIn } from '../variant-rows.ts'
import { offerOf } from './offer.ts'
import type { Row } from './row.ts'

/** The options and variants of a product whose rows are one each. */
export function choicesOf(
  main: Row,
  rows: readonly Row[],
  notes: Notes,
  options: ConvertOptions,
): Choices {
  const chosen = chosenBy(main, rows)
  const names = [...new Set(chosen.flatMap((one) => Object.keys(one)))]
  return choicesIn(
    names,
    rows.map((row, at) => ({
      at: row,
      options: chosen[at] ?? {},
      offer: () => offerOf(row, notes, options),
    })),
    notes,
  )
}

/** What each row says of itself; else what its parent says of it; else how its title goes on. */
function chosenBy(main: Row, rows: readonly Row[]): Readonly<Record<string, string>>[] {
  if (rows.some((row) => Object.keys(row.options).length > 0)) return rows.map((row) => row.options)
  const listed = listedIn(main.get('variants'))
  if (listed.size > 0) return rows.map((row) => listed.get(row.get('sku')) ?? {})
  const title = plainLine(main.get('title'))
  return rows.map((row) => {
    const own = plainLine(row.get('title') || row.get('sku') || row.get('id'))
    const rest = own.startsWith(title) ? own.slice(title.length).replace(/^[\s\-–,:]+/, '') : own
    return { Variant: rest || own }
  })
}

/** `sku=A-1,color=Red,size=S|sku=A-2,…`, as Magento and Bagisto write it. */
function listedIn(written: string): Map<string, Readonly<Record<string, string>>> {
  const found = new Map<string, Readonly<Record<string, string>>>()
  for (const part of written.split('|')) {
    const pairs = part.split(',').map((pair) => pair.split('=').map((side) => side.trim()))
    const sku = pairs.find(([name]) => name === 'sku')?.[1]
    if (sku === undefined) continue
    const options = pairs.flatMap(([name = '', value = '']): [string, string][] =>
      name === 'sku' || value === '' ? [] : [[optionName(capital(name)), value]],
    )
    found.set(sku, Object.fromEntries(options))
  }
  return found
}

/** Codes of attributes are what customers will read here. */
const capital = (name: string) =>
  `${name.slice(0, 1).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`
