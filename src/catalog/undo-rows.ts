import type { Category, Product } from '../shop/catalog.ts'
import type { Settings } from '../shop/settings.ts'
import type { Reader } from '../store/store.ts'
import type { Decision } from './decide.ts'
import { isEdited } from './declared.ts'
import type { Renames } from './rename.ts'
import { same } from './same.ts'
import type { UndoRow } from './undo.ts'

/** Rows for what is renamed. */
export function renameRows({ categories, products }: Renames): UndoRow[] {
  return [
    ...[...categories].map(([before, after]) => renamedRow('category', before, after)),
    ...[...products].map(([before, after]) => renamedRow('product', before, after)),
  ]
}

/** A row for shop.yaml where it changes. */
export async function settingsRows(reader: Reader, after: Settings): Promise<UndoRow[]> {
  const before = (await reader.get('settings', 'shop'))?.settings ?? null
  return same(before, after) ? [] : [{ row: 'settings', before }]
}

/** Rows for records that are put or go, read before anything is changed. */
export async function recordRows(
  reader: Reader,
  { renames, categories, products, gone }: Decision,
): Promise<UndoRow[]> {
  const rows: UndoRow[] = []
  const formerly = (names: ReadonlyMap<string, string>) =>
    new Map([...names].map(([before, after]) => [after, before]))
  const [oldCategories, oldProducts] = [formerly(renames.categories), formerly(renames.products)]
  for (const one of categories) {
    const before = await reader.get('categories', oldCategories.get(one.id) ?? one.id)
    rows.push({ row: 'category', id: one.id, before: before ?? null, ...since<Category>(one) })
  }
  for (const one of products) {
    const before = await reader.get('products', oldProducts.get(one.id) ?? one.id)
    rows.push({ row: 'product', id: one.id, before: before ?? null, ...since<Product>(one) })
  }
  for (const one of gone.categories) rows.push({ row: 'category', id: one.id, before: one })
  for (const one of gone.products) rows.push({ row: 'product', id: one.id, before: one })
  return rows
}

/** What the files said of it tells how it is, unless staff have changed it. */
function since<T extends Category | Product>(record: T): { after?: T } {
  return isEdited(record) ? { after: record } : {}
}

function renamedRow(kind: 'category' | 'product', before: string, after: string): UndoRow {
  return { row: 'renamed', kind, before, after }
}
