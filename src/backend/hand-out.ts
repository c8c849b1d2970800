import type { Order, OrderLine } from '../shop/order.ts'
import { textIn } from '../shop/text.ts'
import type { Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'

/**
 * Lines with what their digital goods hand out: a text in the buyer's language, or as many keys as pieces. Each
 * key is given once, in the transaction of the payment. Where keys run out the line has fewer: staff see it.
 */
export async function handOut(
  backend: Backend,
  writer: Writer,
  order: Order,
): Promise<OrderLine[]> {
  const lines: OrderLine[] = []
  for (const line of order.lines) {
    const handedOut = line.handedOut ?? (await goodsOf(backend, writer, order, line))
    lines.push(handedOut === undefined ? line : { ...line, handedOut })
  }
  return lines
}

async function goodsOf(
  backend: Backend,
  writer: Writer,
  order: Order,
  line: OrderLine,
): Promise<string[] | undefined> {
  const { index, settings } = backend.current
  const deliver = index.products.get(line.product)?.deliver
  if (!deliver) return undefined
  if ('text' in deliver) return [textIn(deliver.text, order.language, settings.languages)]
  const free = await writer.find('keys', {
    index: { name: 'free', value: line.product },
    limit: line.quantity,
  })
  for (const key of free) await writer.put('keys', { ...key, order: order.id })
  return free.map((key) => key.key)
}
