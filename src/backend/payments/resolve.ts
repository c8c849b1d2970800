import type { PaymentResolution } from '../../client/wire/desk.ts'
import type { Author, Order } from '../../shop/order.ts'
import type { Payment } from '../../shop/payment.ts'
import { done, type Result } from '../../shop/problem.ts'
import type { Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { shortStocks } from '../holds.ts'
import { askRefund } from '../refunds.ts'
import { type Refusal, refuse } from '../route.ts'
import { settle } from './settle.ts'

/**
 * What staff decide about money that fits no order: fulfil the order it names after all, give it back, or note
 * that it has been dealt with elsewhere. Codes: `payment-settled`, `payment-orderless`, those of `mayRefund`.
 */
export async function resolvePayment(
  backend: Backend,
  writer: Writer,
  payment: Payment,
  { as }: PaymentResolution,
  by: Author,
): Promise<Result<Payment, Refusal>> {
  if (payment.outcome === 'paid' || payment.resolution !== null) {
    return refuse(409, {
      code: 'payment-settled',
      message: `Charge ${payment.chargeId} needs no decision any more`,
    })
  }
  const order = payment.order === null ? undefined : await writer.get('orders', payment.order)
  if (as === 'refund') {
    const asked = await askRefund(backend, writer, payment, order, { restock: false, by })
    return asked.ok ? done(payment) : refuse(409, asked.problem)
  }
  if (as === 'dismiss') return keep(writer, { ...payment, resolution: 'dismissed' })
  if (!order || !mayFulfil(order, payment)) {
    return refuse(409, {
      code: 'payment-orderless',
      message: 'There is no open order that this payment could pay',
      hint: 'Give it back instead.',
    })
  }
  const short = await shortStocks(writer, order, backend.clock())
  // Staff find the goods elsewhere: what is not on the shelf is not taken from it.
  const from = short.length > 0 ? { ...order, stockTaken: true } : order
  const paid = await settle(backend, writer, from, payment, 'payment')
  if (short.length > 0) await writer.put('orders', { ...paid, stockTaken: false })
  return keep(writer, { ...payment, resolution: 'fulfilled' })
}

function mayFulfil(order: Order, payment: Payment): boolean {
  const open = order.status === 'awaiting-payment' || order.status === 'cancelled'
  const fits = payment.amount === order.total && payment.currency === order.currency
  return open && fits && order.payment.paidAt === null && order.customer.id === payment.customer
}

async function keep(writer: Writer, payment: Payment): Promise<Result<Payment, Refusal>> {
  await writer.put('payments', payment)
  return done(payment)
}
