import type { PaymentResolution } from '../../client/wire/desk.ts'
import { type Author, noteStep, type Order } from '../../shop/order.ts'
import { type Payment, partsOf } from '../../shop/payment.ts'
import { done, type Result } from '../../shop/problem.ts'
import type { Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
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
  const named = payment.order === null ? undefined : await writer.get('orders', payment.order)
  const order = named?.customer.id === payment.customer ? named : undefined
  if (as === 'refund') {
    const asked = await askRefund(backend, writer, payment, order, { restock: false, by })
    return asked.ok ? done({ ...payment, resolution: 'refunded' }) : refuse(409, asked.problem)
  }
  if (as === 'fulfil') {
    if (!order || !mayFulfil(order, payment)) {
      return refuse(409, {
        code: 'payment-orderless',
        message: 'There is no open order that this payment could pay',
        hint: 'Give it back instead.',
      })
    }
    const decided = noteStep(order, by, backend.clock(), 'fulfilled after all')
    await settle(backend, writer, decided, payment, 'payment')
  }
  const resolved = { ...payment, resolution: as === 'fulfil' ? 'fulfilled' : 'dismissed' } as const
  await writer.put('payments', resolved)
  return done(resolved)
}

function mayFulfil(order: Order, payment: Payment): boolean {
  const open = order.status === 'awaiting-payment' || order.status === 'cancelled'
  return open && order.payment.paidAt === null && partsOf(payment, order) !== undefined
}
