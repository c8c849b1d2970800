import { isDeepStrictEqual } from 'node:util'
import type { ImportResult } from '../client/wire/import.ts'
import { money } from './money.ts'
import type { Screen } from './screen.ts'

/** So many changes are shown one by one; the counts stand below in any case. */
const shownItems = 50

type Field = ImportResult['shop']['fields'][number]

/** Shows what an import would change, as a diff that a merchant can read; prices are in `currency`. */
export function showPlan({ items, shop }: ImportResult, currency: string, screen: Screen): void {
  if (shop.fields.length > 0) {
    // Of a shop that is new, everything is: the file says it better.
    const isNew = shop.fields.every(({ before }) => before === undefined || before === null)
    screen.print(isNew ? screen.paint('green', '+ shop') : screen.paint('yellow', '~ shop'))
    if (!isNew) showFields(shop.fields, currency, screen)
  }
  for (const item of items.slice(0, shownItems)) {
    const { sign, colour } = signs[item.action]
    screen.print(screen.paint(colour, `${sign} ${item.kind} ${item.id}`))
    if (item.action === 'update') showFields(item.fields, currency, screen)
  }
  const rest = items.length - shownItems
  if (rest > 0) screen.print(`… and ${rest} more (all of them: --json)`)
}

const signs = {
  create: { sign: '+', colour: 'green' },
  update: { sign: '~', colour: 'yellow' },
  delete: { sign: '-', colour: 'red' },
} as const

function showFields(fields: readonly Field[], currency: string, screen: Screen): void {
  for (const field of fields) {
    for (const line of fieldLines(field, currency)) screen.print(`    ${line}`)
  }
}

function fieldLines({ name, before, after }: Field, currency: string): string[] {
  const list = listed[name]
  if (list && isList(before) && isList(after)) {
    const lines = itemLines(list, before, after, currency)
    return lines.length > 0 ? lines : [`${name}: in another order`]
  }
  if (isRecord(before) && isRecord(after) && !isText(before) && !isText(after)) {
    return differences(before, after, currency).map((line) => `${written(name)}: ${line}`)
  }
  return [`${written(name)}: ${difference(name, before, after, currency)}`]
}

interface Listed {
  /** What one of the list is called. */
  readonly one: string
  /** The field that tells them apart. */
  readonly key: string
}

const listed: Readonly<Record<string, Listed>> = {
  variants: { one: 'variant', key: 'id' },
  delivery: { one: 'delivery', key: 'id' },
  promotions: { one: 'promotion', key: 'code' },
}

/** A list's entries by what they are called, each with what became of it. */
function itemLines(
  { one, key }: Listed,
  before: readonly unknown[],
  after: readonly unknown[],
  currency: string,
): string[] {
  const [old, now] = [byKey(before, key), byKey(after, key)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)]
    if (!was || !is) return [`${one} ${id}: ${is ? 'new' : 'removed'}`]
    return differences(was, is, currency).map((line) => `${one} ${id}: ${line}`)
  })
}

function differences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  currency: string,
): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [left, right] = [before[name], after[name]]
    if (isDeepStrictEqual(left, right)) return []
    return [`${written(name)} ${difference(name, left, right, currency)}`]
  })
}

/** Two values that differ, though perhaps not in what is shown of them. */
function difference(name: string, before: unknown, after: unknown, currency: string): string {
  const [left, right] = [value(name, before, currency), value(name, after, currency)]
  return left === right ? `${left} changed` : `${left} → ${right}`
}

/** A field as it is called in the files: `free-from`. */
function written(name: string): string {
  return name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)
}

function byKey(list: readonly unknown[], key: string): Map<string, Record<string, unknown>> {
  return new Map(list.filter(isRecord).map((item) => [String(item[key]), item]))
}

function value(name: string, of: unknown, currency: string): string {
  if (of === undefined || of === null) return '(none)'
  if (amounts.includes(name) && typeof of === 'number') return money(of, currency)
  if (name === 'hold' && typeof of === 'number') return `${of / 60_000} min`
  const text = typeof of === 'string' ? of : plain(of)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

const amounts = ['price', 'was', 'freeFrom', 'minimum', 'amount']

/** A text per language as it stands in the file; anything else as JSON. */
function plain(of: unknown): string {
  if (!isText(of)) return JSON.stringify(of)
  return Object.entries(of)
    .map(([key, text]) => `${key}: ${text}`)
    .join(', ')
}

/** Fields are told apart by looking at them: a text per language is one value, all else a record. */
function isText(of: unknown): of is Record<string, string> {
  return isRecord(of) && Object.values(of).every((text) => typeof text === 'string')
}

function isList(of: unknown): of is readonly unknown[] {
  return Array.isArray(of)
}

function isRecord(of: unknown): of is Record<string, unknown> {
  return typeof of === 'object' && of !== null && !isList(of)
}
