import type { Category, Product } from '../shop/catalog.ts'
import type { Settings } from '../shop/settings.ts'
import type { Decision } from './decide.ts'
import { asDeclared, isEdited, withDeclared } from './declared.ts'
import { fieldChanges, told, whatItIs } from './field-changes.ts'
import { mergeCategory } from './merge-category.ts'
import { mergeProduct } from './merge-product.ts'
import type { Drift, Held, Kind, PlanItem } from './plan.ts'
import { heldRenamed, type Renames, renamedCategory, renamedProduct } from './rename.ts'
import { same } from './same.ts'
import type { Difference } from './three-way.ts'
import type { UndoRow } from './undo.ts'

/** What takes a revision back, and what shop.yaml is then. */
export interface StepBack {
  readonly decision: Decision
  /** null: there was none. */
  readonly settings: Settings | null
}

/**
 * Decides how the shop becomes what it was before a revision, from the rows of that. What staff changed since is
 * kept and told as drift; of stock, what was sold since stays sold. Pure; `onHand` is the stock of now, by id.
 */
export function decideRollback(
  rows: readonly UndoRow[],
  held: Held,
  onHand: ReadonlyMap<string, number>,
): StepBack {
  const renames = renamesBack(rows)
  const shop = heldRenamed(held, renames)
  const gathered: Gathered = { items: [], drift: [] }
  const categories = new Map<string, Category>()
  const products = new Map<string, Product>()
  const gone: { categories: Category[]; products: Product[] } = { categories: [], products: [] }
  for (const [id, record] of shop.categories)
    if (record !== held.categories.get(id)) categories.set(id, record)
  for (const [id, record] of shop.products)
    if (record !== held.products.get(id)) products.set(id, record)
  const recounted = new Set<string>()
  for (const row of rows) {
    if (row.row === 'category') {
      const id = renames.categories.get(row.id) ?? row.id
      const now = shop.categories.get(id)
      const after = row.after && renamedCategory(row.after, renames.categories)
      const back = takeBack('category', { ...row, after }, now, mergedCategory, gathered)
      if (back) categories.set(id, back)
      else if (now && row.before === null) drop(gone.categories, categories, now, gathered)
    }
    if (row.row === 'product') {
      const id = renames.products.get(row.id) ?? row.id
      const now = shop.products.get(id)
      const after = row.after && renamedProduct(row.after, renames)
      for (const stock of countedSince(after, now)) recounted.add(stock)
      const back = takeBack('product', { ...row, after }, now, mergedProduct, gathered)
      if (back) products.set(id, back)
      else if (now && row.before === null) drop(gone.products, products, now, gathered)
    }
  }
  const settings = rows.find((row) => row.row === 'settings')
  const shopYaml = settings ? settings.before : (held.settings ?? null)
  const count = (action: PlanItem['action']) =>
    gathered.items.filter((item) => item.action === action).length
  const [create, update, removed] = [count('create'), count('update'), count('delete')]
  const known = held.categories.size + held.products.size
  return {
    settings: shopYaml,
    decision: {
      plan: {
        changes: { create, update, delete: removed, unchanged: known - update - removed },
        ...gathered,
        conflicts: [],
        shop: { fields: shopYaml ? fieldChanges(held.settings, shopYaml) : [] },
      },
      renames,
      categories: [...categories.values()],
      products: [...products.values()],
      stock: stockBack(rows, renames, onHand, recounted),
      gone,
      waiting: 0,
    },
  }
}

interface Gathered {
  readonly items: PlanItem[]
  readonly drift: Drift[]
}

type MergeBack<T> = (
  before: T,
  after: T | undefined,
  now: T,
) => { readonly record: T; readonly differences: readonly Difference[] }

/** The record as it shall be; undefined: it goes, or it is gone already. */
function takeBack<T extends Category | Product>(
  kind: Kind,
  { id, before, after }: { id: string; before: T | null; after: T | undefined },
  now: T | undefined,
  merge: MergeBack<T>,
  { items, drift }: Gathered,
): T | undefined {
  if (before === null) {
    if (!now || !isEdited(now) || same(now, after)) return undefined
    // Staff have made it their own since.
    drift.push({ kind, id: now.id, added: true, fields: whatItIs(now) })
    return withDeclared(now, null)
  }
  if (!now) {
    items.push({ action: 'create', kind, id: before.id, fields: whatItIs(before) })
    return before
  }
  const { record, differences } = merge(before, after, now)
  const fields = differences
    .filter((one) => one.verdict === 'update')
    .map(({ name, files, shop }) => ({ name, ...told(name, shop, files) }))
  if (id !== now.id) fields.unshift({ name: 'id', before: id, after: now.id })
  if (fields.length > 0) items.push({ action: 'update', kind, id: now.id, fields })
  const kept = differences.filter((one) => one.wins === 'shop')
  if (kept.length > 0) {
    const changes = kept.map(({ name, files, shop }) => ({ name, ...told(name, files, shop) }))
    drift.push({ kind, id: now.id, added: false, fields: changes })
  }
  return record
}

function mergedCategory(before: Category, after: Category | undefined, now: Category) {
  const merged = mergeCategory(before, asChangedSince(after, now), () => 'shop')
  const record = withDeclared(
    { ...merged.category, order: before.order },
    asDeclared(before) ?? null,
  )
  return { record, differences: merged.differences }
}

function mergedProduct(before: Product, after: Product | undefined, now: Product) {
  const { counted: _, ...since } = asChangedSince(after, now)
  const merged = mergeProduct(before, since, () => 'shop')
  const { counted, ...record } = merged.product
  const counts = same(now.counted, after?.counted) ? before.counted : now.counted
  const back = withDeclared<Product>(
    { ...record, ...(counts === undefined ? {} : { counted: counts }) },
    asDeclared(before) ?? null,
  )
  const archived = before.archived === undefined ? {} : { archived: before.archived }
  return { record: { ...back, ...archived }, differences: merged.differences }
}

/** The record of now with, for its base, how the revision left it: `after`, else what the files said. */
function asChangedSince<T extends Category | Product>(after: T | undefined, now: T): T {
  return withDeclared(now, after ?? asDeclared(now) ?? now)
}

function drop<T extends Category | Product>(
  gone: T[],
  puts: Map<string, T>,
  now: T,
  { items }: Gathered,
): void {
  gone.push(now)
  puts.delete(now.id)
  const kind = 'parent' in now ? 'category' : 'product'
  items.push({ action: 'delete', kind, id: now.id, fields: [] })
}

function renamesBack(rows: readonly UndoRow[]): Renames {
  const back = (kind: Kind) =>
    new Map(
      rows.flatMap((row) =>
        row.row === 'renamed' && row.kind === kind ? [[row.after, row.before] as const] : [],
      ),
    )
  return { categories: back('category'), products: back('product') }
}

/** Stock that staff have counted since. */
function countedSince(after: Product | undefined, now: Product | undefined): string[] {
  const counts = now?.counted ?? {}
  return Object.keys(counts).filter((stock) => counts[stock] !== after?.counted?.[stock])
}

function stockBack(
  rows: readonly UndoRow[],
  { products }: Renames,
  onHand: ReadonlyMap<string, number>,
  recounted: ReadonlySet<string>,
): Map<string, number | undefined> {
  const stock = new Map<string, number | undefined>()
  for (const row of rows) {
    if (row.row !== 'stock') continue
    const [product = '', variant] = row.id.split('/')
    const name = products.get(product) ?? product
    const id = variant === undefined ? name : `${name}/${variant}`
    if (recounted.has(id)) continue
    const now = onHand.get(row.id)
    if (row.before === null) stock.set(id, undefined)
    else if (row.after === null || now === undefined) stock.set(id, row.before)
    else stock.set(id, Math.max(0, now + row.before - row.after))
  }
  return stock
}
