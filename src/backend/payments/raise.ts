import type { Order } from '../../shop/order.ts'
import type { Payment } from '../../shop/payment.ts'
import type { Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { queueNotice, tellShop } from '../notices.ts'
import { paymentFacts } from '../order-notices.ts'
import { askRefund } from '../refunds.ts'

/**
 * Money that fits no order: Stars go back by themselves, unless staff might still fulfil the order; the rest is
 * raised to the shop with the choices. The customer is told which.
 */
export async function raise(
  backend: Backend,
  writer: Writer,
  payment: Payment,
  order: Order | undefined,
): Promise<void> {
  const facts = paymentFacts(payment, order)
  backend.log.warn('A payment fits no order', { ...facts })
  const returns = payment.method === 'stars' && payment.outcome !== 'no-stock'
  if (returns) await askRefund(backend, writer, payment, order, { restock: false, by: 'clock' })
  else await tellShop(backend, writer, 'payment-raised', facts)
  const customer = await writer.get('customers', String(payment.customer))
  const language = customer?.language ?? customer?.languageCode ?? null
  const kind = returns ? 'payment-returned' : 'payment-kept'
  await queueNotice(backend, writer, payment.customer, kind, { ...facts, language })
}
