import type { Bookkeeping, Category, Product } from '../shop/catalog.ts'
import { same, sameFields } from './same.ts'

/** What can be declared by the files and changed by staff. */
type Entity = Category | Product

/** Fields that are compared by nobody: where a thing stands, and what the shop notes beside the files. */
export const bookkeeping: ReadonlySet<string> = new Set<Bookkeeping>([
  'id',
  'order',
  'declared',
  'counted',
  'archived',
  'formerly',
  'wasId',
])

/**
 * A category or product as the files said it at the last import; undefined: they did not know it. Where staff
 * have changed nothing it is the record itself, so that it costs nothing to compare.
 */
export function asDeclared<T extends Entity>(record: T): T | undefined {
  const { declared } = record
  if (declared === null) return undefined
  if (declared === undefined) return record
  const { declared: _, ...rest } = record
  const view = { ...rest } as Record<string, unknown>
  for (const [name, value] of Object.entries(declared)) {
    if (value === null && !placed.has(name)) delete view[name]
    else view[name] = value
  }
  // Fields of a record replaced by those that the same type declares.
  return view as unknown as T
}

/**
 * A record with `declared` as it has to be: what `files` say of the fields in which they differ. `files` is
 * `asDeclared` of what it was before; null: the files do not know it.
 *
 *     const after = withDeclared({ ...product, price: 5000 }, asDeclared(product) ?? null)
 */
export function withDeclared<T extends Entity>(record: T, files: T | null): T {
  const { declared: _, ...rest } = record
  // Leaving a field out of a generic record makes no other type of it.
  const bare = rest as unknown as T
  if (files === null) return { ...bare, declared: null }
  // What most records are after an import: nothing is to be noted of them.
  if (sameFields(files, record, bookkeeping)) return bare
  const declared: Record<string, unknown> = {}
  const [shown, said] = [fieldsOf(record), fieldsOf(files)]
  for (const name of new Set([...said.keys(), ...shown.keys()])) {
    if (!same(said.get(name), shown.get(name))) declared[name] = said.get(name) ?? null
  }
  return { ...bare, declared }
}

/** Whether staff have changed anything of it that the files do not say. */
export function isEdited(record: Entity): boolean {
  return record.declared !== undefined || ('counted' in record && record.counted !== undefined)
}

/** null is a value of these: the top of the shop. */
const placed: ReadonlySet<string> = new Set(['category', 'parent'])

export function fieldsOf(record: object): Map<string, unknown> {
  const fields = Object.entries(record)
  return new Map(fields.filter(([name, value]) => value !== undefined && !bookkeeping.has(name)))
}
