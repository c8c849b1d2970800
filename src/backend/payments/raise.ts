import type { Order } from '../../shop/order.ts'
import type { Payment } from '../../shop/payment.ts'
import type { Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { queueNotice, tellShop } from '../notices.ts'
import { paymentFacts } from '../order-notices.ts'
import { askRefund } from '../refunds.ts'

/**
 * Money that fits no order is raised to the shop. Stars go back by themselves, unless staff might still fulfil
 * the order; about the rest the shop has the choice (`resolution` null). The customer is told which.
 */
export async function raise(
  backend: Backend,
  writer: Writer,
  payment: Payment,
  order: Order | undefined,
): Promise<void> {
  const facts = paymentFacts(payment, order)
  backend.log.warn('A payment fits no order', { ...facts })
  // What somebody else's order is nobody needs to know who pays for it.
  const own = order?.customer.id === payment.customer ? order : undefined
  const returns =
    payment.method === 'stars' &&
    payment.outcome !== 'no-stock' &&
    (await askRefund(backend, writer, payment, own, { restock: false, by: 'clock' })).ok
  const resolution = returns ? 'refunded' : null
  await tellShop(backend, writer, 'payment-raised', { ...facts, resolution })
  const customer = await writer.get('customers', String(payment.customer))
  const language = customer?.language ?? customer?.languageCode ?? null
  const kind = returns ? 'payment-returned' : 'payment-kept'
  const told = { ...paymentFacts(payment, own), language }
  await queueNotice(backend, writer, payment.customer, kind, told)
}
