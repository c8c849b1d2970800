import type { Product } from '../shop/catalog.ts'
import type { Settings } from '../shop/settings.ts'
import type { Revision } from '../store/schema.ts'
import type { Writer } from '../store/store.ts'
import { declaredStock } from './counts.ts'
import type { Decision } from './decide.ts'
import { declareKeys, keysOfCustomers, setStock } from './keys.ts'
import { renameReferences } from './references.ts'
import { keepRevision, type UndoRow } from './undo.ts'
import { recordRows, renameRows, settingsRows } from './undo-rows.ts'

export interface ImportMeta {
  readonly now: Date
  readonly by: string
  /** Fingerprint of the files. */
  readonly files: string
  /** The revision this one follows. */
  readonly after: string | null
  readonly rollback?: Revision['rollback']
  /** Whether somebody's cart or order names a product that goes: then it is only hidden. */
  readonly isNamed: (product: string) => boolean
}

/** Does what was decided, inside the caller's transaction. A step back keeps nothing to take it back itself. */
export async function applyDecision(
  writer: Writer,
  decision: Decision,
  settings: Settings,
  meta: ImportMeta,
): Promise<Revision> {
  const rows: UndoRow[] = [
    ...renameRows(decision.renames),
    ...(await settingsRows(writer, settings)),
    ...(await recordRows(writer, decision)),
  ]
  await renameReferences(writer, decision.renames)
  for (const category of decision.gone.categories) await writer.delete('categories', category.id)
  for (const product of decision.gone.products) {
    if (meta.isNamed(product.id)) await archive(writer, product)
    else await removeProduct(writer, product, rows)
  }
  for (const category of decision.categories) await writer.put('categories', category)
  for (const [id, count] of decision.stock) await countAnew(writer, id, count, rows)
  await putProducts(writer, decision)
  await writer.put('settings', { id: 'shop', settings })
  const { create, update, delete: deleted } = decision.plan.changes
  const revision: Revision = {
    id: String(Number(meta.after ?? 0) + 1).padStart(8, '0'),
    files: meta.files,
    at: meta.now.toISOString(),
    by: meta.by,
    changes: { create, update, delete: deleted },
    ...(meta.rollback ? { rollback: meta.rollback } : {}),
  }
  await keepRevision(writer, revision, meta.rollback ? [] : rows)
  return revision
}

/** New ones are counted as the files declare; of all others the count moves only where it was decided. */
async function putProducts(writer: Writer, { products, stock }: Decision): Promise<void> {
  const soldKeys = keysOfCustomers(writer)
  for (const product of products) {
    const before = await writer.get('products', product.id)
    for (const [id, count] of before ? [] : declaredStock(product)) {
      if (!stock.has(id)) await setStock(writer, id, count)
    }
    await declareKeys(writer, before, product, soldKeys)
    await writer.put('products', product)
  }
}

/** What carts and orders name stays as it is, but nobody finds it any more. */
async function archive(writer: Writer, product: Product): Promise<void> {
  await writer.put('products', { ...product, hidden: true, archived: true })
}

async function removeProduct(writer: Writer, product: Product, rows: UndoRow[]): Promise<void> {
  for (const id of declaredStock(product).keys()) await countAnew(writer, id, undefined, rows)
  for (const key of await writer.find('keys', { index: { name: 'product', value: product.id } })) {
    if (key.order === null) await writer.delete('keys', key.id)
  }
  await writer.delete('products', product.id)
}

async function countAnew(
  writer: Writer,
  id: string,
  count: number | undefined,
  rows: UndoRow[],
): Promise<void> {
  const before = (await writer.get('stock', id))?.onHand ?? null
  if (before === (count ?? null)) return
  await setStock(writer, id, count)
  rows.push({ row: 'stock', id, before, after: count ?? null })
}
