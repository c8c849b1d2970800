import type {
  ChargeRequest,
  ChargeVerdict,
  PaymentReport,
  PaymentResult,
} from '../client/wire/payment.ts'
import { withoutBought } from '../shop/cart.ts'
import { stockId } from '../shop/catalog.ts'
import { moveOrder, type Order } from '../shop/order.ts'
import { bookCharge, mayCharge, type Payment } from '../shop/payment.ts'
import type { Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { heldCart } from './carts.ts'
import { demandOf, releaseHolds, shortStocks, takeHolds } from './holds.ts'
import { orderFacts, paymentFacts, queueNotice, tellShop } from './notices.ts'
import { orderView } from './orders.ts'

/** Whether a charge may be made now; takes the stock until it is. */
export async function verifyCharge(
  backend: Backend,
  writer: Writer,
  charge: ChargeRequest,
): Promise<ChargeVerdict> {
  const allowed = mayCharge(charge, await writer.get('orders', charge.payload))
  if (!allowed.ok) return { ok: false, reason: reasonOf(allowed.problem.code) }
  const order = allowed.value
  const held = await takeHolds(backend, writer, order)
  if (!held.ok) {
    const { stocks } = held.problem
    const titles = order.lines
      .filter((line) => stocks.includes(stockId(line)))
      .map((line) => line.title)
    return { ok: false, reason: 'out-of-stock', titles }
  }
  await writer.put('orders', { ...order, holdUntil: held.value })
  return { ok: true }
}

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
    customer: report.customer,
    order: order?.id ?? null,
    payload: report.payload,
    amount: report.amount,
    currency: report.currency,
    outcome: lacking.length > 0 ? 'no-stock' : booked,
    at: backend.clock().toISOString(),
  }
  await writer.put('payments', payment)
  const paid =
    payment.outcome === 'paid' && order ? await settle(backend, writer, order, report) : undefined
  if (paid) return { outcome: 'paid', order: orderView(paid) }
  await raise(backend, writer, payment, order)
  return { outcome: payment.outcome, order: viewFor(report.customer, order) }
}

/** The order becomes paid: stock goes down, the cart loses what was bought, customer and shop are told. */
async function settle(
  backend: Backend,
  writer: Writer,
  order: Order,
  report: PaymentReport,
): Promise<Order | undefined> {
  const now = backend.clock()
  const moved = moveOrder(order, 'paid', 'payment', now)
  if (!moved.ok) return undefined
  const paid: Order = {
    ...moved.value,
    payment: {
      method: order.payment.method,
      chargeId: report.chargeId,
      providerChargeId: report.providerChargeId,
      paidAt: now.toISOString(),
    },
    contact: withoutAbsent(report.contact),
    holdUntil: null,
  }
  await writer.put('orders', paid)
  await releaseHolds(writer, order.id)
  for (const [id, quantity] of demandOf(order)) {
    const stock = await writer.get('stock', id)
    if (stock) await writer.put('stock', { ...stock, onHand: stock.onHand - quantity })
  }
  const cart = await heldCart(backend, writer, order.customer.id)
  await writer.put('carts', withoutBought(cart, order.lines, now))
  const facts = orderFacts(backend, paid)
  await queueNotice(backend, writer, order.customer.id, 'order-paid', {
    ...facts,
    language: order.language,
  })
  await tellShop(backend, writer, 'order-new', facts)
  return paid
}

async function raise(
  backend: Backend,
  writer: Writer,
  payment: Payment,
  order: Order | undefined,
): Promise<void> {
  const facts = paymentFacts(payment, order)
  backend.log.warn('A payment fits no order and is raised to the shop', { ...facts })
  await tellShop(backend, writer, 'payment-raised', facts)
  const customer = await writer.get('customers', String(payment.customer))
  const language = customer?.language ?? customer?.languageCode ?? null
  await queueNotice(backend, writer, payment.customer, 'payment-kept', { ...facts, language })
}

/** No customer sees another's order, not even by paying for it. */
function viewFor(customer: number, order: Order | undefined): PaymentResult['order'] {
  return order && order.customer.id === customer ? orderView(order) : null
}

function withoutAbsent(contact: PaymentReport['contact']): Order['contact'] {
  return {
    ...(contact.name === undefined ? {} : { name: contact.name }),
    ...(contact.phone === undefined ? {} : { phone: contact.phone }),
    ...(contact.email === undefined ? {} : { email: contact.email }),
  }
}

function reasonOf(code: string): NonNullable<ChargeVerdict['reason']> {
  switch (code) {
    case 'order-foreign':
    case 'order-paid':
    case 'order-closed':
    case 'amount-mismatch':
      return code
    default:
      return 'order-unknown'
  }
}
