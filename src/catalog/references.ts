import type { Writer } from '../store/store.ts'
import { keyId } from './keys.ts'
import { type Renames, renamedStock } from './rename.ts'

/**
 * Has everything that names a renamed thing name it by its new id: its record, stock, keys and holds, carts, and
 * the lines of orders, of which nothing else changes. One pass over carts and orders, whatever is renamed.
 */
export async function renameReferences(writer: Writer, renames: Renames): Promise<void> {
  for (const old of renames.categories.keys()) await writer.delete('categories', old)
  const { products } = renames
  if (products.size === 0) return
  for (const [old, id] of products) await renameProduct(writer, old, id)
  for (const cart of await writer.find('carts', {})) {
    const lines = renamedLines(cart.lines, products)
    if (lines !== cart.lines) await writer.put('carts', { ...cart, lines })
  }
  for (const order of await writer.find('orders', {})) {
    const lines = renamedLines(order.lines, products)
    if (lines !== order.lines) await writer.put('orders', { ...order, lines })
  }
}

async function renameProduct(writer: Writer, old: string, id: string): Promise<void> {
  const held = await writer.get('products', old)
  const variants = held?.variants.map((variant) => `${old}/${variant.id}`) ?? []
  for (const stock of [old, ...variants]) {
    const name = renamedStock(stock, id)
    const counted = await writer.get('stock', stock)
    if (counted) {
      await writer.delete('stock', stock)
      await writer.put('stock', { ...counted, id: name })
    }
    for (const hold of await writer.find('holds', { index: { name: 'stock', value: stock } })) {
      await writer.delete('holds', hold.id)
      await writer.put('holds', { ...hold, id: `${hold.order}:${name}`, stock: name })
    }
  }
  for (const key of await writer.find('keys', { index: { name: 'product', value: old } })) {
    await writer.delete('keys', key.id)
    await writer.put('keys', { ...key, id: keyId(id, key.key), product: id })
  }
  await writer.delete('products', old)
  if (held) await writer.put('products', { ...held, id })
}

function renamedLines<L extends { readonly product: string }>(
  lines: readonly L[],
  names: ReadonlyMap<string, string>,
): readonly L[] {
  if (!lines.some((line) => names.has(line.product))) return lines
  return lines.map((line) => ({ ...line, product: names.get(line.product) ?? line.product }))
}
