import type { Category, Product } from '../shop/catalog.ts'
import type { Deliver } from '../shop/digital.ts'
import { fieldsOf } from './declared.ts'
import type { FieldChange } from './plan.ts'
import { same } from './same.ts'

/** The fields in which two records differ, each as a whole. */
export function fieldChanges(before: object | undefined, after: object): FieldChange[] {
  const [old, fresh] = [fieldsOf(before ?? {}), fieldsOf(after)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name) => {
    const change = { before: old.get(name), after: fresh.get(name) }
    if (same(change.before, change.after) || isNothing(change)) return []
    return [{ name, ...told(name, change.before, change.after) }]
  })
}

/** What somebody needs to know of a thing to tell which it is; its files say the rest better. */
export function whatItIs(record: Category | Product): FieldChange[] {
  const changes: FieldChange[] = []
  // Of either kind: what the one has not is absent in it.
  const fields = record as Partial<Record<(typeof telling)[number], unknown>>
  for (const name of telling) {
    const value = fields[name]
    if (value !== undefined && value !== null)
      changes.push({ name, ...told(name, undefined, value) })
  }
  return changes
}

const telling = ['title', 'parent', 'category', 'price', 'sku', 'stock', 'deliver'] as const

/** A plan is printed, sent and saved: of what is sold in the chat it says only how much. */
export function told(
  name: string,
  before: unknown,
  after: unknown,
): { readonly before: unknown; readonly after: unknown } {
  return name === 'deliver'
    ? { before: amountOf(before), after: amountOf(after) }
    : { before, after }
}

function amountOf(deliver: unknown): string | undefined {
  if (deliver === undefined) return undefined
  // The one field of this name is a product's.
  const goods = deliver as Deliver
  if ('text' in goods) return 'text'
  return goods.keys.length === 1 ? '1 key' : `${goods.keys.length} keys`
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
