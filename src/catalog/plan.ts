import { isDeepStrictEqual } from 'node:util'
import type { Catalog, Category, Product } from '../shop/catalog.ts'
import type { Settings } from '../shop/settings.ts'

export interface Wanted {
  readonly catalog: Catalog
  readonly settings: Settings
}

/** What the shop holds, as of its last import. */
export interface Held {
  readonly categories: ReadonlyMap<string, Category>
  readonly products: ReadonlyMap<string, Product>
  /** undefined: never imported. */
  readonly settings: Settings | undefined
}

export interface FieldChange {
  readonly name: string
  readonly before: unknown
  readonly after: unknown
}

export interface PlanItem {
  readonly action: 'create' | 'update' | 'delete'
  readonly kind: 'category' | 'product'
  readonly id: string
  readonly fields: FieldChange[]
}

/** What an import would do. Plain data: printed, sent, and only then applied. */
export interface Plan {
  /** Categories and products; variants are fields of their product. */
  readonly changes: { create: number; update: number; delete: number; unchanged: number }
  readonly items: PlanItem[]
  /** Fields of shop.yaml. */
  readonly shop: { readonly fields: FieldChange[] }
}

/** Compares the merchant's files with what the shop holds. Pure. */
export function planImport({ catalog, settings }: Wanted, held: Held): Plan {
  const items = [
    ...compare('category', catalog.categories, held.categories),
    ...compare('product', catalog.products, held.products),
  ]
  const count = (action: PlanItem['action']) =>
    items.filter((item) => item.action === action).length
  const update = count('update')
  return {
    changes: {
      create: count('create'),
      update,
      delete: count('delete'),
      unchanged: held.categories.size + held.products.size - update - count('delete'),
    },
    items,
    shop: { fields: fieldChanges(held.settings, settings) },
  }
}

function compare<T extends { readonly id: string }>(
  kind: PlanItem['kind'],
  wanted: readonly T[],
  held: ReadonlyMap<string, T>,
): PlanItem[] {
  const items: PlanItem[] = []
  const kept = new Set<string>()
  for (const record of wanted) {
    kept.add(record.id)
    const before = held.get(record.id)
    if (!before)
      items.push({ action: 'create', kind, id: record.id, fields: fieldChanges(undefined, record) })
    else {
      const fields = fieldChanges(before, record)
      if (fields.length > 0) items.push({ action: 'update', kind, id: record.id, fields })
    }
  }
  for (const id of held.keys()) {
    if (!kept.has(id)) items.push({ action: 'delete', kind, id, fields: [] })
  }
  return items
}

/**
 * The fields in which two records differ. A place among siblings moves with every line inserted above, so
 * `order` is carried along by `applyPlan` and is no change of its own.
 */
function fieldChanges(before: object | undefined, after: object): FieldChange[] {
  const old = new Map(Object.entries(before ?? {}))
  const fresh = new Map(Object.entries(after))
  const names = [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (name) => name !== 'order' && name !== 'id',
  )
  return names.flatMap((name) => {
    const change = { name, before: old.get(name), after: fresh.get(name) }
    if (isDeepStrictEqual(change.before, change.after) || isNothing(change)) return []
    return [{ name, before: withoutKeys(change.before), after: withoutKeys(change.after) }]
  })
}

/** A plan is printed, and kept in logs: it says how many keys there are, and not which. */
function withoutKeys(value: unknown): unknown {
  const isKeys = typeof value === 'object' && value !== null && 'keys' in value
  return isKeys && Array.isArray(value.keys) ? { keys: value.keys.length } : value
}

/** A new record's empty fields say nothing. */
function isNothing({ before, after }: { before: unknown; after: unknown }): boolean {
  if (before !== undefined) return false
  return (
    after === null ||
    after === false ||
    (Array.isArray(after) && after.length === 0) ||
    (typeof after === 'object' && Object.keys(after).length === 0)
  )
}
