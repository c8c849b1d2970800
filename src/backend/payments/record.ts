import type { PaymentReport, PaymentResult } from '../../client/wire/payment.ts'
import type { Order } from '../../shop/order.ts'
import { bookCharge, type Payment, partsOf } from '../../shop/payment.ts'
import type { Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { shortStocks } from '../holds.ts'
import { asAddress, orderView } from '../orders.ts'
import { raise } from './raise.ts'
import { settle } from './settle.ts'

/**
 * Books a charge that was made, once: its identity is the charge id, whoever reports it however often.
 * Money that fits no order is recorded and raised to the shop.
 */
export async function recordPayment(
  backend: Backend,
  writer: Writer,
  report: PaymentReport,
): Promise<PaymentResult> {
  const order = await writer.get('orders', report.payload)
  const known = await writer.get('payments', report.chargeId)
  if (known) return { outcome: known.outcome, order: viewFor(report.customer, order) }

  const booked = bookCharge(report, order)
  const lacking =
    booked === 'paid' && order ? await shortStocks(writer, order, backend.clock()) : []
  const payment: Payment = {
    chargeId: report.chargeId,
    providerChargeId: report.providerChargeId,
    method: report.currency === 'XTR' ? 'stars' : 'telegram',
    customer: report.customer,
    order: order?.id ?? null,
    payload: report.payload,
    amount: report.amount,
    currency: report.currency,
    outcome: lacking.length > 0 ? 'no-stock' : booked,
    resolution: null,
    at: backend.clock().toISOString(),
  }
  await writer.put('payments', payment)
  if (payment.outcome === 'paid' && order) {
    const paid = await settle(backend, writer, withReport(order, report), payment, 'payment')
    return { outcome: 'paid', order: orderView(paid) }
  }
  await raise(backend, writer, payment, order)
  return { outcome: payment.outcome, order: viewFor(report.customer, order) }
}

/** An order with what the payer told Telegram and chose there. */
function withReport(order: Order, report: PaymentReport): Order {
  const parts = partsOf(report, order)
  const { contact } = report
  const delivery = parts?.delivery ?? order.delivery
  return {
    ...order,
    delivery,
    total: report.amount - (parts?.tip ?? 0),
    tip: parts?.tip ?? 0,
    address: report.address ? asAddress(report.address) : order.address,
    contact: {
      ...order.contact,
      ...(contact.name === undefined ? {} : { name: contact.name }),
      ...(contact.phone === undefined ? {} : { phone: contact.phone }),
      ...(contact.email === undefined ? {} : { email: contact.email }),
    },
  }
}

/** No customer sees another's order, not even by paying for it. */
function viewFor(customer: number, order: Order | undefined): PaymentResult['order'] {
  return order && order.customer.id === customer ? orderView(order) : null
}
