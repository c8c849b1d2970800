import { done, failed, type Result } from '../../../shop/problem.ts'
import type { Notes } from '../notes.ts'
import { readDump } from './sql-dump.ts'
import { type Row, rowOf, setupTables } from './tables.ts'

/** What a dump says of the shop it was taken from. */
export interface Setup {
  /** What every table's name begins with: `oc_`. */
  readonly prefix: string
  /** Those that are switched on; the shop's default comes first. */
  readonly languages: readonly Language[]
  /** What its prices are in, as ISO 4217 writes it; undefined: the dump does not say. */
  readonly currency: string | undefined
  /** The group of customers who have not signed in. */
  readonly group: string
  /** Whether it takes orders for what it has not. */
  readonly sellsBeyondStock: boolean
  /** Whether it shows prices with taxes added. */
  readonly addsTaxes: boolean
}

export interface Language {
  /** Its number in the dump. */
  readonly id: string
  /** As OpenCart writes it: `en-gb`. */
  readonly written: string
  /** As a shop here writes it: `en`. */
  readonly code: string
}

/** Reads through a dump once and finds how its shop is set up. Codes: `format-wrong`, those of `readDump`. */
export async function readSetup(file: string, notes?: Notes): Promise<Result<Setup>> {
  const filled = new Map<string, number>()
  const rows = new Map<string, Row[]>()
  let last = 1
  const read = await readDump(file, {
    wants: (table) => {
      if (!filled.has(table)) filled.set(table, last)
      return columnsOf(table)
    },
    row: (table, values, line) => {
      last = line
      const row = rowOf(columnsOf(table) ?? [], values, line)
      const known = rows.get(table)
      if (known) known.push(row)
      else rows.set(table, [row])
    },
    oddRow: () => {},
  })
  if (!read.ok) return read
  const prefix = prefixOf(file, filled, notes)
  if (!prefix.ok) return prefix
  const table = (name: keyof typeof setupTables) => rows.get(`${prefix.value}${name}`) ?? []
  return done(setupOf(prefix.value, table))
}

const setupNames = Object.keys(setupTables) as (keyof typeof setupTables)[]

function columnsOf(table: string): readonly string[] | undefined {
  const name = setupNames.find((known) => table.endsWith(known))
  return name && setupTables[name]
}

/** The shortest with goods: modules have tables like `oc_blog_category` of their own. */
function prefixOf(
  file: string,
  filled: ReadonlyMap<string, number>,
  notes: Notes | undefined,
): Result<string> {
  const found = [...filled.keys()]
    .filter((table) => table.endsWith('product_description'))
    .map((table) => table.slice(0, -'product_description'.length))
    .filter((prefix) => filled.has(`${prefix}product`))
    .toSorted((a, b) => a.length - b.length)
  const [first, ...others] = found
  if (first === undefined) {
    const half = [...filled.keys()].find((table) => /product(?:_description)?$/.test(table))
    return failed({
      code: 'format-wrong',
      message:
        half === undefined
          ? `${file} is a dump of a database, but not of an OpenCart shop with goods`
          : `${file} is not the whole dump of an OpenCart shop: of its goods it holds ${half} only`,
      hint: 'Export all tables; OpenCart itself does it in System → Maintenance → Backup.',
    })
  }
  const twin = others.find((prefix) => !prefix.startsWith(first))
  if (twin !== undefined)
    notes?.changed(
      { line: 1, subject: 'the dump' },
      'several-shops',
      `It holds the tables of several shops; those of "${first}" are taken, not those of "${twin}"`,
    )
  return done(first)
}

function setupOf(prefix: string, table: (name: keyof typeof setupTables) => readonly Row[]): Setup {
  const settings = new Map(
    table('setting')
      .filter((row) => ['', '0'].includes(row.get('store_id')))
      .map((row) => [row.get('key'), row.get('value')]),
  )
  const currency =
    settings.get('config_currency') ||
    table('currency')
      .find((row) => Number(row.get('value')) === 1)
      ?.get('code')
  return {
    prefix,
    languages: languagesOf(
      table('language'),
      settings.get('config_language_catalog') || settings.get('config_language'),
    ),
    currency: currency?.trim().toUpperCase() || undefined,
    group: settings.get('config_customer_group_id') || '1',
    sellsBeyondStock: settings.get('config_stock_checkout') === '1',
    addsTaxes: settings.get('config_tax') === '1',
  }
}

/** A dump without the table of languages has texts in one, whichever it is. */
function languagesOf(rows: readonly Row[], main: string | undefined): Language[] {
  return rows
    .filter((row) => row.get('status') !== '0' || row.get('code') === main)
    .toSorted(
      (a, b) =>
        Number(b.get('code') === main) - Number(a.get('code') === main) ||
        Number(a.get('sort_order')) - Number(b.get('sort_order')),
    )
    .map((row) => ({
      id: row.get('language_id'),
      written: row.get('code'),
      code: codeOf(row.get('code')),
    }))
}

/** `en-gb` → `en`; Ukrainian is found as `uk-ua`, `ua-uk` and `ua`. */
function codeOf(written: string): string {
  const code = written.toLowerCase().split(/[-_]/)[0] ?? ''
  return code === 'ua' ? 'uk' : code
}
