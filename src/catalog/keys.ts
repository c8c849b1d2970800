import { createHash } from 'node:crypto'
import type { Product } from '../shop/catalog.ts'
import type { Reader, Writer } from '../store/store.ts'
import { same } from './same.ts'

/**
 * Keys of digital goods: new ones are added, those no longer named are taken back unless a customer has them.
 * As many can be sold as are free and not owed to an order that has its stock.
 */
export async function declareKeys(
  writer: Writer,
  before: Product | undefined,
  after: Product,
  soldKeys: () => Promise<ReadonlySet<string>>,
): Promise<void> {
  const keys = keysOf(after)
  if (before && same(before.deliver, after.deliver)) return
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

export async function setStock(
  writer: Writer,
  id: string,
  onHand: number | undefined,
): Promise<void> {
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
export function keysOfCustomers(reader: Reader): () => Promise<ReadonlySet<string>> {
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

export function keyId(product: string, key: string): string {
  return `${product}:${createHash('sha256').update(key).digest('hex').slice(0, 32)}`
}
