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
  if (name === 'variants' && isList(before) && isList(after)) {
    return variantLines(before, after, currency)
  }
  return [`${name}: ${value(name, before, currency)} → ${value(name, after, currency)}`]
}

/** A product's variants by their ids, each with what became of it. */
function variantLines(
  before: readonly unknown[],
  after: readonly unknown[],
  currency: string,
): string[] {
  const [old, now] = [byId(before), byId(after)]
  const lines: string[] = []
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(id), now.get(id)]
    if (!was || !is) lines.push(`variant ${id}: ${is ? 'new' : 'removed'}`)
    else {
      for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
        const [left, right] = [value(name, was[name], currency), value(name, is[name], currency)]
        if (left !== right) lines.push(`variant ${id}: ${name} ${left} → ${right}`)
      }
    }
  }
  return lines.length > 0 ? lines : ['variants: in another order']
}

function byId(variants: readonly unknown[]): Map<string, Record<string, unknown>> {
  return new Map(variants.filter(isRecord).map((variant) => [String(variant.id), variant]))
}

function value(name: string, of: unknown, currency: string): string {
  if (of === undefined || of === null) return '(none)'
  if ((name === 'price' || name === 'was') && typeof of === 'number') return money(of, currency)
  if (name === 'hold' && typeof of === 'number') return `${of / 60_000} min`
  const text = typeof of === 'string' ? of : plain(of)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** A text per language as it stands in the file; anything else as JSON. */
function plain(of: unknown): string {
  if (!isRecord(of) || Object.values(of).some((text) => typeof text !== 'string')) {
    return JSON.stringify(of)
  }
  return Object.entries(of)
    .map(([key, text]) => `${key}: ${text}`)
    .join(', ')
}

function isList(of: unknown): of is readonly unknown[] {
  return Array.isArray(of)
}

function isRecord(of: unknown): of is Record<string, unknown> {
  return typeof of === 'object' && of !== null && !isList(of)
}
