import type { Notice } from '../shop/notice.ts'
import type { Order } from '../shop/order.ts'
import type { Payment } from '../shop/payment.ts'
import type { Refund } from '../shop/refund.ts'
import { textIn } from '../shop/text.ts'
import type { Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { tellShop } from './notices.ts'

type Facts = Notice['facts']

/** Has every chat of the shop show an order as it is now: anew, or in the message where it stands. */
export async function showOrderToShop(
  backend: Backend,
  writer: Writer,
  order: Order,
): Promise<void> {
  await tellShop(backend, writer, 'order-card', { order: order.id })
}

export function orderFacts(backend: Backend, order: Order): Facts {
  const { settings } = backend.current
  const { contact, customer } = order
  return {
    order: order.id,
    number: order.number,
    status: order.status,
    method: order.payment.method,
    total: order.total + order.tip,
    currency: order.currency,
    customer: customer.name,
    username: customer.username ?? null,
    customerId: customer.id,
    lines: order.lines.map((line) => `${line.quantity} × ${line.title}`).join('\n'),
    name: contact.name ?? null,
    phone: contact.phone ?? null,
    email: contact.email ?? null,
    tracking: order.tracking,
    pickup: order.delivery?.address === false ? order.delivery.title : null,
    shop: textIn(settings.name, order.language, settings.languages),
  }
}

export function paymentFacts(payment: Payment, order: Order | undefined): Facts {
  return {
    outcome: payment.outcome,
    chargeId: payment.chargeId,
    amount: payment.amount,
    currency: payment.currency,
    customerId: payment.customer,
    number: order?.number ?? null,
  }
}

export function refundFacts(
  refund: Refund,
  payment: Payment | null,
  order: Order | undefined,
): Facts {
  return {
    refund: refund.id,
    amount: refund.amount,
    currency: refund.currency,
    method: refund.method,
    chargeId: refund.chargeId,
    providerChargeId: payment?.providerChargeId ?? null,
    customerId: refund.customer,
    number: order?.number ?? null,
    error: refund.error ?? null,
  }
}
