import { type Collection, collections, keptBy, type Records } from '../schema.ts'
import type { Query } from '../store.ts'
import type { Taken } from './memory.ts'

/** A change as it goes to the database: its JSON is made when it is put, so that a bad record fails its own work. */
export type Staged =
  | { readonly record: unknown; readonly json: string; readonly listed: Listed }
  | undefined

/** Values of a record's indexes, in the order of the collection's columns. */
type Listed = readonly (string | undefined)[]

export const tableOf = (collection: Collection) => `shopbot_${collection}`

export function indexNames(collection: Collection): string[] {
  return Object.keys(keptBy(collection).indexes)
}

export const keyOf = (collection: Collection, record: unknown) => keptBy(collection).key(record)

/** Throws where a record is not fit to be kept. */
export function stage(collection: Collection, record: unknown): NonNullable<Staged> {
  const listed = Object.values(keptBy(collection).indexes).map((value) => value(record))
  for (const text of [keyOf(collection, record), ...listed]) {
    if (text !== undefined && !isKeepable(text)) throw new TypeError('A key holds U+0000')
  }
  return { record, json: JSON.stringify(record), listed }
}

export function indexValue(collection: Collection, name: string, record: unknown) {
  return keptBy(collection).indexes[name]?.(record)
}

/** PostgreSQL keeps no U+0000 in a text; in the JSON of a record it is written as an escape. */
export const isKeepable = (text: string) => !text.includes('\0')

export function selectKeys(collection: Collection, keys: readonly string[]): string {
  const list = keys.map(literal).join(',')
  return `SELECT key, body FROM ${tableOf(collection)} WHERE key IN (${list})`
}

export function selectQuery<C extends Collection>(collection: C, query: Query<C>): string {
  const { after, newest, limit } = query
  const beyond = after === undefined ? [] : [`key ${newest ? '<' : '>'} ${literal(after)}`]
  return [
    `SELECT key, body FROM ${tableOf(collection)}`,
    where([...indexed(query), ...beyond]),
    `ORDER BY key${newest ? ' DESC' : ''}`,
    ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
  ].join(' ')
}

export function selectCount<C extends Collection>(
  collection: C,
  query: Pick<Query<C>, 'index'>,
): string {
  return `SELECT count(*) FROM ${tableOf(collection)} ${where(indexed(query))}`
}

function indexed({ index }: { readonly index?: { name: string; value: string } }): string[] {
  return index ? [`by_${index.name} = ${literal(index.value)}`] : []
}

const where = (conditions: readonly string[]) =>
  conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''

/**
 * Statements that make the changes, in the same order whoever makes them, so that few wait for each other in circles.
 * `named`: the connection knows those of single records by name (names.ts). What was `taken` to be new is added, which
 * fails (unique_violation) where it is there; what was taken to be there is swapped, which fails (division_by_zero)
 * where it is another.
 */
export function* changeStatements(
  changes: ReadonlyMap<Collection, ReadonlyMap<string, Staged>>,
  named = false,
  taken: Taken = new Map(),
): Generator<string> {
  for (const collection of collections()) {
    const presumed = taken.get(collection) ?? new Map<string, string | undefined>()
    const changed = [...(changes.get(collection) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
    const gone = changed.filter(([, staged]) => staged === undefined).map(([key]) => key)
    for (const keys of portions(gone, (key) => key.length)) {
      yield `DELETE FROM ${tableOf(collection)} WHERE key IN (${keys.map(literal).join(',')})`
    }
    const kept = changed.flatMap(([key, staged]) => (staged ? [{ key, staged }] : []))
    const added = kept.filter(({ key }) => presumed.has(key) && presumed.get(key) === undefined)
    for (const [say, name, some] of [
      [insert, addName, added],
      [upsert, putName, kept.filter(({ key }) => !presumed.has(key))],
    ] as const) {
      for (const rows of portions(some, ({ staged }) => staged.json.length)) {
        const values = rows.map(({ key, staged }) => valuesOf(collection, key, staged))
        yield named && values.length === 1
          ? `EXECUTE ${name(collection)}(${values[0]})`
          : say(collection, values)
      }
    }
    for (const { key, staged } of kept) {
      const old = presumed.get(key)
      if (old === undefined) continue
      yield `EXECUTE ${swapName(collection)}(${valuesOf(collection, key, staged)},${literal(old)})`
    }
  }
}

export const getName = (collection: Collection) => `${tableOf(collection)}_get`
export const addName = (collection: Collection) => `${tableOf(collection)}_add`
export const putName = (collection: Collection) => `${tableOf(collection)}_put`
export const swapName = (collection: Collection) => `${tableOf(collection)}_swap`

/** Each row: values of the key and of `columnsOf`. */
export function upsert(collection: Collection, rows: readonly string[]): string {
  const update = columnsOf(collection).map((name) => `${name} = excluded.${name}`)
  return `${insert(collection, rows)} ON CONFLICT (key) DO UPDATE SET ${update.join(', ')}`
}

export function insert(collection: Collection, rows: readonly string[]): string {
  const columns = ['key', ...columnsOf(collection)].join(', ')
  return `INSERT INTO ${tableOf(collection)} (${columns}) VALUES ${rows.map((row) => `(${row})`).join(',')}`
}

/** Puts a row in the place of one whose body is `old`; fails (division_by_zero) where there is none. */
export function swap(collection: Collection, [key, ...row]: readonly string[], old: string) {
  const update = columnsOf(collection).map((name, at) => `${name} = ${row[at]}`)
  const done = `UPDATE ${tableOf(collection)} SET ${update} WHERE key = ${key} AND body = ${old} RETURNING key`
  return `WITH done AS (${done}) SELECT 1 / count(*) FROM done`
}

/** Without the key. */
export function columnsOf(collection: Collection): string[] {
  return ['body', ...indexNames(collection).map((name) => `by_${name}`), ...own(collection)]
}

/** Columns that the database holds its own constraints on. */
const own = (collection: Collection) => (collection === 'stock' ? ['on_hand'] : [])

function valuesOf(collection: Collection, key: string, staged: NonNullable<Staged>): string {
  const { json, listed } = staged
  const values = [
    literal(key),
    literal(json),
    ...listed.map((one) => (one === undefined ? 'NULL' : literal(one))),
  ]
  if (collection === 'stock') values.push(onHand(staged.record as Records['stock']))
  return values.join(',')
}

function onHand(stock: Records['stock']): string {
  return Number.isSafeInteger(stock.onHand) ? String(stock.onHand) : 'NULL'
}

/** Parts of at most 500 rows and about a megabyte. */
function* portions<T>(rows: readonly T[], size: (row: T) => number): Generator<T[]> {
  let portion: T[] = []
  let signs = 0
  for (const row of rows) {
    portion.push(row)
    signs += size(row)
    if (portion.length < 500 && signs < 1_000_000) continue
    yield portion
    portion = []
    signs = 0
  }
  if (portion.length > 0) yield portion
}

/** Text within SQL, as libpq's PQescapeLiteral writes it: sound whatever standard_conforming_strings says. */
export function literal(text: string): string {
  if (!isKeepable(text)) throw new TypeError('A text of SQL holds U+0000')
  const quoted = text.replaceAll("'", "''")
  return quoted.includes('\\') ? ` E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`
}

/** The order of keys in the database: that of their UTF-8, COLLATE "C". */
export function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
