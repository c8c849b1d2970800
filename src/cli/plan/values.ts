import { isDeepStrictEqual } from 'node:util'
import type { ImportResult } from '../../client/wire/import.ts'
import { formatAmount } from '../../shop/money.ts'
import { currencyOf } from '../../telegram/currencies.ts'
import { money } from '../money.ts'

export type Field = ImportResult['shop']['fields'][number]

/** A field of shop.yaml that changes, a line for each of its parts. */
export function fieldLines({ name, before, after }: Field, currency: string): string[] {
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

/** A field of a category or product that changes, as `price 45.50 → 49.00 UAH`. */
export function changeOf({ name, before, after }: Field, currency: string): string {
  if (name === 'id') return `was ${before}`
  if (name === 'archived') return 'is back'
  const label = labelOf(name)
  if (isVariant(name))
    return `${label} ${before == null ? 'new' : after == null ? 'removed' : 'changed'}`
  const field = name.split('.').at(-1) ?? name
  if (amounts.includes(field) && typeof before === 'number' && typeof after === 'number') {
    const exponent = currencyOf(currency)?.exponent ?? 0
    return `${label} ${formatAmount(before, exponent)} → ${money(after, currency)}`
  }
  const [left, right] = [shown(name, before, currency), shown(name, after, currency)]
  if (left === right) return `${label} ${left} changed`
  return before == null ? `${label} ${right}` : `${label} ${left} → ${right}`
}

/** A value of one field, short. */
export function shown(name: string, of: unknown, currency: string): string {
  const field = name.split('.').at(-1) ?? name
  if (field === 'stock' && of == null) return 'not counted'
  if (isVariant(name) && isRecord(of)) return `at ${value('price', of.price, currency)}`
  if (field === 'photos' && isList(of)) return of.map(photoName).join(', ') || '(none)'
  if (field === '*') return isRecord(of) ? sayEdits(of, currency) : '(gone)'
  if (field === 'variants' && isRecord(of))
    return isList(of.variants)
      ? `${of.variants.length} variants`
      : value('price', of.price, currency)
  return value(field, of, currency)
}

/** `variants.s.price` as people say it. */
export function labelOf(name: string): string {
  const [first = '', ...rest] = name.split('.')
  if (name === '*') return 'the whole'
  const steps = first === 'variants' && rest.length > 0 ? ['variant', ...rest] : [first, ...rest]
  return steps.map(written).join(' ')
}

const isVariant = (name: string) => /^variants\.[^.]+$/.test(name)

function photoName(photo: unknown): string {
  return isRecord(photo) ? String(photo.path ?? photo.url) : String(photo)
}

function sayEdits(edits: Readonly<Record<string, unknown>>, currency: string): string {
  const told = Object.entries(edits).filter(([name]) => name !== 'counted')
  const fields = told.map(([name, of]) => `${written(name)} ${shown(name, of, currency)}`)
  return [...fields, ...(edits.counted === undefined ? [] : ['stock counted'])].join(', ')
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
