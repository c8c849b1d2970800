import type { Order, OrderLine } from '../shop/order.ts'
import { textIn } from '../shop/text.ts'
import type { Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'

/**
 * Lines with what their digital goods hand out: a text in the buyer's language, or as many keys as pieces. Each
 * key is given once, in the transaction of the payment. Where keys run out the line has fewer: staff see it, and
 * the rest is given once there are more. A key given to an order that took no stock is taken off the shelf here,
 * so that as many are counted as are free.
 */
export async function handOut(
  backend: Backend,
  writer: Writer,
  order: Order,
): Promise<OrderLine[]> {
  const lines: OrderLine[] = []
  for (const line of order.lines) lines.push(await withGoods(backend, writer, order, line))
  return lines
}

/** Whether the chat has given all there is: nothing is to be sent, and no key is owed. */
export function isHandedOut(backend: Backend, lines: readonly OrderLine[]): boolean {
  return lines.length > 0 && lines.every((line) => isComplete(backend, line))
}

function isComplete(backend: Backend, { product, quantity, handedOut }: OrderLine): boolean {
  if (handedOut === undefined) return false
  const deliver = backend.current.index.products.get(product)?.deliver
  return deliver === undefined || 'text' in deliver || handedOut.length >= quantity
}

async function withGoods(
  backend: Backend,
  writer: Writer,
  order: Order,
  line: OrderLine,
): Promise<OrderLine> {
  const { index, settings } = backend.current
  const deliver = index.products.get(line.product)?.deliver
  const had = line.handedOut ?? []
  if (!deliver || isComplete(backend, line)) return line
  if ('text' in deliver)
    return { ...line, handedOut: [textIn(deliver.text, order.language, settings.languages)] }
  const free = await writer.find('keys', {
    index: { name: 'free', value: line.product },
    limit: line.quantity - had.length,
  })
  for (const key of free) await writer.put('keys', { ...key, order: order.id })
  if (!order.stockTaken) await countOff(writer, line.product, free.length)
  return { ...line, handedOut: [...had, ...free.map((key) => key.key)] }
}

async function countOff(writer: Writer, product: string, pieces: number): Promise<void> {
  const stock = await writer.get('stock', product)
  if (!stock) return
  await writer.put('stock', { ...stock, onHand: Math.max(0, stock.onHand - pieces) })
}
