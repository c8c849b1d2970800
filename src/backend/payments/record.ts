import type { PaymentReport, PaymentResult } from '../../client/wire/payment.ts'
import type { Order } from '../../shop/order.ts'
import { bookCharge, type Payment, type PaymentOutcome } from '../../shop/payment.ts'
import type { Reader, Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { mayRedeemAgain } from '../checkout/discount.ts'
import { shortStocks } from '../holds.ts'
import { asAddress, orderView } from '../orders.ts'
import { raise } from './raise.ts'
import { settle } from './settle.ts'

/**
 * Books a charge that was made, once: its identity is the charge id, whoever reports it however often.
 * Money that fits no order is recorded and raised to the shop. `at` is when it was made, where that is known.
 */
export async function recordPayment(
  backend: Backend,
  writer: Writer,
  report: PaymentReport,
  at: string = backend.clock().toISOString(),
): Promise<PaymentResult> {
  const named = await writer.get('orders', report.payload)
  const known = await writer.get('payments', report.chargeId)
  if (known) return { outcome: known.outcome, order: viewFor(known.customer, report, named) }

  const outcome = await outcomeOf(backend, writer, report, named)
  const order = named && (await keepReport(writer, named, report, outcome))
  const { shippingOption } = report
  const payment: Payment = {
    chargeId: report.chargeId,
    providerChargeId: report.providerChargeId,
    method: report.currency === 'XTR' ? 'stars' : 'telegram',
    customer: report.customer,
    order: order?.id ?? null,
    payload: report.payload,
    amount: report.amount,
    currency: report.currency,
    ...(shippingOption === undefined ? {} : { shippingOption }),
    outcome,
    resolution: null,
    at,
  }
  await writer.put('payments', payment)
  backend.bookings.note(writer, payment)
  if (payment.outcome === 'paid' && order) {
    const paid = await settle(backend, writer, order, payment, 'payment')
    return { outcome: 'paid', order: orderView(paid) }
  }
  await raise(backend, writer, payment, order)
  return { outcome: payment.outcome, order: viewFor(payment.customer, report, order) }
}

/** What to book it as, with the goods and the code looked at that an order whose time was over has let go. */
async function outcomeOf(
  backend: Backend,
  reader: Reader,
  report: PaymentReport,
  order: Order | undefined,
): Promise<PaymentOutcome> {
  const booked = bookCharge(report, order)
  if (booked !== 'paid' || !order) return booked
  const short = await shortStocks(reader, order, backend.clock())
  if (short.length > 0) return 'no-stock'
  return (await mayRedeemAgain(backend, reader, order)) ? 'paid' : 'closed'
}

/** An order that is paid, or that staff may yet fulfil, with what the payer told Telegram on the invoice. */
async function keepReport(
  writer: Writer,
  order: Order,
  { contact, address }: PaymentReport,
  outcome: PaymentOutcome,
): Promise<Order> {
  if (!['paid', 'no-stock', 'closed'].includes(outcome)) return order
  const { name, phone, email } = contact
  const told: Order = {
    ...order,
    address: address ? asAddress(address) : order.address,
    contact: {
      ...order.contact,
      ...(name === undefined ? {} : { name }),
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
    },
  }
  await writer.put('orders', told)
  return told
}

/** No customer sees another's order, not even by paying for it or by naming somebody's charge. */
function viewFor(
  payer: number,
  { customer }: PaymentReport,
  order: Order | undefined,
): PaymentResult['order'] {
  const isTheirs = order?.customer.id === customer && payer === customer
  return order && isTheirs ? orderView(order) : null
}
