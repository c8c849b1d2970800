import { done, type Result } from '../../../shop/problem.ts'
import type { Notes } from '../notes.ts'
import { Spill } from '../spill.ts'
import type { Language, Setup } from './setup.ts'
import { readDump } from './sql-dump.ts'
import type { SqlRow } from './sql-statements.ts'
import {
  type ProductTable,
  productTables,
  type Row,
  rowOf,
  type SharedTable,
  sharedTables,
} from './tables.ts'
import { titleIn } from './words.ts'

/** All that a dump says of goods: what products share in memory, what each has for itself on disk. */
export interface Goods {
  readonly setup: Setup
  /** Those whose texts are taken; the first before the others. */
  readonly languages: readonly Language[]
  /** The rows of a table, in their order. */
  shared(table: SharedTable): readonly Row[]
  /** The row about `id`, of those in several languages the one in `language`. */
  find(table: SharedTable, id: string, language?: Language): Row | undefined
  /** In the order of the shop: by `sort_order`, as long as they are not too many to be sorted. */
  products(): Generator<Product>
  product(id: string): Product | undefined
  close(): void
}

/** A product with the rows of other tables that belong to it. */
export interface Product {
  readonly id: string
  readonly line: number
  /** What the merchant knows it by. */
  readonly subject: string
  readonly row: Row
  rows(table: ProductTable): readonly Row[]
}

/** A row on disk: its table, its line, its values. */
type Spilled = readonly [table: number, line: number, ...values: SqlRow]

/** Reads a dump for the second time, now knowing whose goods to look for. Codes: those of `readDump`. */
export async function readGoods(
  file: string,
  setup: Setup,
  languages: readonly Language[],
  notes: Notes,
): Promise<Result<Goods>> {
  const spill = new Spill<readonly Spilled[]>()
  let together: { key: string; rows: Spilled[] } = { key: '', rows: [] }
  const flush = () => {
    if (together.rows.length > 0) spill.add(together.key, together.rows)
  }
  const shared = new Map<string, { values: SqlRow; line: number }[]>()
  const plain = (table: string) =>
    table.startsWith(setup.prefix) ? table.slice(setup.prefix.length) : ''
  const read = await readDump(file, {
    wants: (table) => columnsOf(plain(table)),
    row: (table, values, line) => {
      const at = productNames.indexOf(plain(table))
      const key = values[0] ?? ''
      if (at !== -1) {
        // The rows of a product mostly stand beside each other; one entry for them takes less memory than each.
        if (together.key !== key || together.rows.length === mostTogether) {
          flush()
          together = { key, rows: [] }
        }
        together.rows.push([at, line, ...values])
      } else {
        const rows = shared.get(plain(table))
        if (rows) rows.push({ values, line })
        else shared.set(plain(table), [{ values, line }])
      }
    },
    oddRow: (table, message, line) =>
      notes.leftOut({ line, subject: table }, 'row-unreadable', message),
  })
  flush()
  if (read.ok) return done(new DumpedGoods(setup, languages, spill, shared))
  spill.close()
  return read
}

/** So many rows are kept as one. */
const mostTogether = 50

const productNames: readonly string[] = Object.keys(productTables)

function columnsOf(table: string): readonly string[] | undefined {
  const tables: Readonly<Record<string, readonly string[]>> = { ...productTables, ...sharedTables }
  return Object.hasOwn(tables, table) ? tables[table] : undefined
}

/** So many are sorted; reading the rows of more in another order than the dump's would take too long. */
const mostSorted = 20_000

class DumpedGoods implements Goods {
  readonly setup: Setup
  readonly languages: readonly Language[]
  readonly #spill: Spill<readonly Spilled[]>
  readonly #shared: ReadonlyMap<string, readonly { values: SqlRow; line: number }[]>
  readonly #found = new Map<SharedTable, Map<string, Row[]>>()

  constructor(
    setup: Setup,
    languages: readonly Language[],
    spill: Spill<readonly Spilled[]>,
    shared: ReadonlyMap<string, readonly { values: SqlRow; line: number }[]>,
  ) {
    this.setup = setup
    this.languages = languages
    this.#spill = spill
    this.#shared = shared
  }

  shared(table: SharedTable): readonly Row[] {
    const rows = this.#shared.get(table) ?? []
    return rows.map(({ values, line }) => rowOf(sharedTables[table], values, line))
  }

  find(table: SharedTable, id: string, language?: Language): Row | undefined {
    const rows = this.#byId(table).get(id) ?? []
    return language ? rows.find((row) => row.get('language_id') === language.id) : rows[0]
  }

  *products(): Generator<Product> {
    if (this.#spill.keyCount > mostSorted) {
      for (const id of this.#spill.keys()) {
        const product = this.product(id)
        if (product) yield product
      }
      return
    }
    const keys = [...this.#spill.keys()]
    const order = new Map(
      keys.map((id) => [id, Number(this.product(id)?.row.get('sort_order')) || 0]),
    )
    for (const id of keys.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))) {
      const product = this.product(id)
      if (product) yield product
    }
  }

  product(id: string): Product | undefined {
    const rows = [...this.#spill.each(id)].flat()
    const of = (table: ProductTable): readonly Row[] =>
      rows
        .filter(([at]) => productNames[at] === table)
        .map(([, line, ...values]) => rowOf(productTables[table], values, line))
    const [row] = of('product')
    if (!row) return undefined
    const names = of('product_description')
    const named = names.find((one) => one.get('language_id') === this.languages[0]?.id) ?? names[0]
    return {
      id,
      line: row.line,
      row,
      rows: of,
      get subject() {
        return titleIn(named) || row.get('model') || `product ${id}`
      },
    }
  }

  close(): void {
    this.#spill.close()
  }

  #byId(table: SharedTable): Map<string, Row[]> {
    const known = this.#found.get(table)
    if (known) return known
    const found = new Map<string, Row[]>()
    for (const row of this.shared(table)) {
      const id = row.get(sharedTables[table][0])
      const beside = found.get(id)
      if (beside) beside.push(row)
      else found.set(id, [row])
    }
    this.#found.set(table, found)
    return found
  }
}
