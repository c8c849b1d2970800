import type { Catalog } from '../../shop/catalog.ts'
import { failed, type Problem } from '../../shop/problem.ts'
import { same } from '../same.ts'

/** Ids of what an edit is meant to change, like `product red-rose`. */
export type Meant = ReadonlySet<string>

/** Whether an edit changed something that it was not meant to. Code: `edit-touches-others`. */
export function touchesOthers(before: Catalog, after: Catalog, meant: Meant): Problem | undefined {
  const old = byName(before)
  const now = byName(after)
  const others = [...new Set([...old.keys(), ...now.keys()])].filter(
    (name) => !meant.has(name) && !same(old.get(name), now.get(name)),
  )
  if (others.length === 0) return undefined
  const some = others.slice(0, 3).join(', ')
  return failed({
    code: 'edit-touches-others',
    message: `That would change other things, too: ${some}${others.length > 3 ? ', …' : ''}. Nothing was written`,
    hint: 'They take it from there by an alias (*name) or "<<"; write it out where they stand, then try again.',
    facts: { others: others.length },
  }).problem
}

/** Without the place among siblings, which moves with every entry before it. */
function byName({ categories, products }: Catalog): Map<string, object> {
  const named = new Map<string, object>()
  for (const { order: _, ...rest } of categories) named.set(`category ${rest.id}`, rest)
  for (const { order: _, ...rest } of products) named.set(`product ${rest.id}`, rest)
  return named
}
