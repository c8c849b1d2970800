import { createHash } from 'node:crypto'
import { type Product, stockId } from '../shop/catalog.ts'
import type { Revision } from '../store/schema.ts'
import type { Reader, Writer } from '../store/store.ts'
import type { Plan, Wanted } from './plan.ts'

export interface ImportMeta {
  readonly now: Date
  readonly by: string
  /** Fingerprint of the files. */
  readonly files: string
  /** The revision this one follows. */
  readonly after: string | null
}

/** Does what a plan says, inside the caller's transaction. */
export async function applyPlan(
  writer: Writer,
  plan: Plan,
  wanted: Wanted,
  meta: ImportMeta,
): Promise<Revision> {
  const { catalog, settings } = wanted
  for (const { action, kind, id } of plan.items) {
    if (action !== 'delete') continue
    if (kind === 'category') await writer.delete('categories', id)
    else await removeProduct(writer, id)
  }
  for (const category of catalog.categories) {
    const held = await writer.get('categories', category.id)
    if (held?.order !== category.order || isPlanned(plan, 'category', category.id))
      await writer.put('categories', category)
  }
  const soldKeys = keysOfCustomers(writer)
  for (const product of catalog.products) {
    const held = await writer.get('products', product.id)
    const changed = isPlanned(plan, 'product', product.id)
    if (changed) await declareStock(writer, held, product)
    if (changed) await declareKeys(writer, held, product, soldKeys)
    if (changed || held?.order !== product.order) await writer.put('products', product)
  }
  await writer.put('settings', { id: 'shop', settings })
  const { create, update, delete: deleted } = plan.changes
  const revision: Revision = {
    id: String(Number(meta.after ?? 0) + 1).padStart(8, '0'),
    files: meta.files,
    at: meta.now.toISOString(),
    by: meta.by,
    changes: { create, update, delete: deleted },
  }
  await writer.put('revisions', revision)
  return revision
}

const planned = new WeakMap<Plan, Set<string>>()

function isPlanned(plan: Plan, kind: string, id: string): boolean {
  let names = planned.get(plan)
  if (!names) {
    names = new Set(plan.items.map((item) => `${item.kind} ${item.id}`))
    planned.set(plan, names)
  }
  return names.has(`${kind} ${id}`)
}

/** Stock is set where the files declare another number than before: what sales have lowered stays lowered. */
async function declareStock(
  writer: Writer,
  before: Product | undefined,
  after: Product,
): Promise<void> {
  const old = declared(before)
  const fresh = declared(after)
  for (const [id, count] of fresh) {
    if (old.get(id) === count && before !== undefined) continue
    await setStock(writer, id, count)
  }
  for (const id of old.keys()) if (!fresh.has(id)) await writer.delete('stock', id)
}

/**
 * Keys of digital goods: new ones are added, those no longer named are taken back unless a customer has them.
 * As many can be sold as are free and not owed to an order that has its stock.
 */
async function declareKeys(
  writer: Writer,
  before: Product | undefined,
  after: Product,
  soldKeys: () => Promise<ReadonlySet<string>>,
): Promise<void> {
  const keys = keysOf(after)
  if (keys.length === 0 && keysOf(before).length === 0) return
  const wanted = new Map(keys.map((key) => [keyId(after.id, key), key]))
  for (const held of await writer.find('keys', { index: { name: 'product', value: after.id } })) {
    if (!wanted.delete(held.id) && held.order === null) await writer.delete('keys', held.id)
  }
  const sold = wanted.size > 0 ? await soldKeys() : undefined
  for (const [id, key] of wanted) {
    if (!sold?.has(key)) await writer.put('keys', { id, product: after.id, key, order: null })
  }
  // What was counted by its keys is now counted as the files say, or not at all.
  if (keys.length === 0) return setStock(writer, after.id, after.stock)
  const free = await writer.count('keys', { index: { name: 'free', value: after.id } })
  await setStock(writer, after.id, Math.max(0, free - (await owedKeys(writer, after.id))))
}

async function setStock(writer: Writer, id: string, onHand: number | undefined): Promise<void> {
  if (onHand === undefined) await writer.delete('stock', id)
  else await writer.put('stock', { id, onHand })
}

/** Pieces that left the shelf for orders which have not got their keys yet. */
async function owedKeys(reader: Reader, product: string): Promise<number> {
  let owed = 0
  for (const value of ['awaiting-payment', 'paid', 'packed', 'shipped'] as const) {
    for (const order of await reader.find('orders', { index: { name: 'status', value } })) {
      const lines = order.stockTaken ? order.lines.filter((line) => line.product === product) : []
      for (const { quantity, handedOut = [] } of lines) owed += quantity - handedOut.length
    }
  }
  return owed
}

/** Keys that customers have, of all products: one that got another id does not sell them again. Read once. */
function keysOfCustomers(reader: Reader): () => Promise<ReadonlySet<string>> {
  let known: Promise<ReadonlySet<string>> | undefined
  const read = async () => {
    const keys = await reader.find('keys', {})
    return new Set(keys.filter((held) => held.order !== null).map((held) => held.key))
  }
  return () => {
    known ??= read()
    return known
  }
}

function keysOf(product: Product | undefined): readonly string[] {
  const deliver = product?.deliver
  return deliver && 'keys' in deliver ? deliver.keys : []
}

function keyId(product: string, key: string): string {
  return `${product}:${createHash('sha256').update(key).digest('hex').slice(0, 32)}`
}

async function removeProduct(writer: Writer, id: string): Promise<void> {
  const held = await writer.get('products', id)
  for (const stock of declared(held).keys()) await writer.delete('stock', stock)
  for (const key of await writer.find('keys', { index: { name: 'product', value: id } })) {
    if (key.order === null) await writer.delete('keys', key.id)
  }
  await writer.delete('products', id)
}

/** The stock that the files declare for each thing that can be bought; undefined: not counted. */
function declared(product: Product | undefined): Map<string, number | undefined> {
  if (!product) return new Map()
  if (product.variants.length === 0)
    return new Map([[stockId({ product: product.id, variant: null }), product.stock]])
  return new Map(
    product.variants.map((variant) => [
      stockId({ product: product.id, variant: variant.id }),
      variant.stock,
    ]),
  )
}
