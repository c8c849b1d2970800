import type { ImportResult } from '../../client/wire/import.ts'
import { type Places, placeKey } from '../../serve/places.ts'
import { counted } from '../counted.ts'
import { changeOf, labelOf, shown } from './values.ts'

/** One thing of a plan, in words; how it looks is for the screen or the comment that shows it. */
export interface Row {
  readonly sign: '+' | '~' | '-' | '=' | '!'
  /** `red-rose`, `category roses` */
  readonly name: string
  readonly changes: readonly { readonly text: string; readonly place: string }[]
  /** What is at stake, and what may be meant. */
  readonly notes: readonly string[]
}

export interface Group {
  readonly title: string
  readonly rows: readonly Row[]
  /** How many more there are than rows. */
  readonly more: number
}

/** So many things of a group are shown one by one; the counts stand below in any case. */
const shownRows = 50

/** What an import would do, by what it does to a thing; empty groups are left out. */
export function groupsOf(result: ImportResult, currency: string, places: Places): Group[] {
  const { items, drift, conflicts } = result
  const of = (action: Item['action']) => items.filter((item) => item.action === action)
  const itemRow = (item: Item) => rowOfItem(item, currency, places)
  const groups = [
    group('New', of('create'), itemRow),
    group('Changed', of('update'), itemRow),
    group('No longer in the files', of('delete'), itemRow),
    group('Changed in the chat: kept', drift, (one) => rowOfDrift(one, currency, places)),
    group('Changed on both sides', conflicts, (one) => rowOfConflict(one, currency, places)),
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}

type Item = ImportResult['items'][number]

function group<T>(title: string, all: readonly T[], rowOf: (one: T) => Row): Group {
  const rows = all.slice(0, shownRows).map(rowOf)
  return { title: `${title} (${all.length})`, rows, more: all.length - rows.length }
}

function rowOfItem(item: Item, currency: string, places: Places): Row {
  const { action, kind, id, fields } = item
  const place = (field?: string) => places.get(placeKey(kind, id, field)) ?? ''
  const changes =
    action === 'create'
      ? [{ text: describe(fields, currency), place: place() }]
      : fields.map((field) => ({ text: changeOf(field, currency), place: place(field.name) }))
  const sign = ({ create: '+', update: '~', delete: '-' } as const)[action]
  return { sign, name: nameOf(item), changes, notes: notesOf(item) }
}

function rowOfDrift(one: ImportResult['drift'][number], currency: string, places: Places): Row {
  const { kind, id, added, fields } = one
  const changes = added
    ? [{ text: `${describe(fields, currency)}  added in the chat`, place: '' }]
    : fields.map((field) => ({
        text: changeOf(field, currency),
        place: places.get(placeKey(kind, id, field.name)) ?? '',
      }))
  return { sign: '=', name: nameOf(one), changes, notes: [] }
}

function rowOfConflict(
  one: ImportResult['conflicts'][number],
  currency: string,
  places: Places,
): Row {
  const { kind, id, name, base, ours, theirs, chosen } = one
  const say = (of: unknown) => shown(name, of, currency)
  const was = base === undefined || base === null ? '' : `${say(base)} before; `
  const text = `${labelOf(name)}: ${was}the files say ${say(ours)}, the shop has ${say(theirs)}`
  const place = places.get(placeKey(kind, id, name)) ?? ''
  const winner = chosen === 'ours' ? 'the files win (--ours)' : 'the shop wins (--theirs)'
  return {
    sign: '!',
    name: nameOf(one),
    changes: [{ text, place }],
    notes: chosen === null ? [] : [winner],
  }
}

function nameOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return kind === 'product' ? id : `${kind} ${id}`
}

/** A new thing: what it is called, and what it costs. */
function describe(fields: Item['fields'], currency: string): string {
  const told = fields.filter(({ name }) => name === 'title' || name === 'price')
  return told.map(({ name, after }) => shown(name, after, currency)).join('  ')
}

function notesOf({ action, kind, fields, stakes, looksLike }: Item): string[] {
  if (looksLike !== undefined)
    return [
      `this looks like ${looksLike}: to keep its links and carts, write  was-id: ${looksLike}`,
    ]
  if (!stakes) return []
  const named = [
    [stakes.carts, 'open cart'] as const,
    [stakes.invoices, 'unpaid invoice'] as const,
    ...(action === 'delete' ? [[stakes.orders, 'past order'] as const] : []),
  ].flatMap(([count, what]) => (count === 0 ? [] : [counted(count, what)]))
  const list = named.join(', ').replace(/, ([^,]*)$/, ' and $1')
  if (action === 'delete') {
    const one = stakes.carts + stakes.invoices + stakes.orders === 1
    return [`${list} ${one ? 'names' : 'name'} this ${kind}: it is archived`]
  }
  const isPrice = fields.some(({ name }) => name === 'price' || name.endsWith('.price'))
  return [`this ${isPrice ? 'price' : 'change'} touches ${list}`]
}
