import { type Author, moveOrder, noteStep, type Order } from '../shop/order.ts'
import type { Payment } from '../shop/payment.ts'
import type { Problem, Result } from '../shop/problem.ts'
import { done } from '../shop/problem.ts'
import { mayRefund, type Refund, type Refundable } from '../shop/refund.ts'
import type { Reader, Writer } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { queueNotice, tellShop } from './notices.ts'
import { orderFacts, refundFacts, showOrderToShop } from './order-notices.ts'
import { putBack } from './stock.ts'

interface Wish {
  /** Smallest unit; absent: all that is left. */
  readonly amount?: number | undefined
  readonly restock: boolean
  readonly by: Author
}

/**
 * Asks for money of a payment (or, with null, of an order paid on delivery) to be given back: Telegram is told
 * through the outbox for Stars, the shop gets a task otherwise. Codes: those of `mayRefund`.
 */
export async function askRefund(
  backend: Backend,
  writer: Writer,
  payment: Payment | null,
  order: Order | undefined,
  { amount, restock, by }: Wish,
): Promise<Result<Refund, Problem>> {
  const refundable = await refundableOf(writer, payment, order)
  const allowed = mayRefund(refundable, amount)
  if (!allowed.ok) return allowed
  const wish = { restock, by }
  const refund = newRefund(backend, payment, order, allowed.value, refundable.method, wish)
  await writer.put('refunds', refund)
  if (payment && payment.outcome !== 'paid' && payment.resolution === null)
    await writer.put('payments', { ...payment, resolution: 'refunded' })
  const facts = refundFacts(refund, payment, order)
  if (refund.method === 'stars')
    await queueNotice(backend, writer, refund.customer, 'stars-refund', facts)
  else await tellShop(backend, writer, 'refund-due', facts)
  if (order) await showOrderToShop(backend, writer, order)
  return done(refund)
}

/** What became of a refund; the first word counts, a repeat changes nothing. */
export async function settleRefund(
  backend: Backend,
  writer: Writer,
  refund: Refund,
  { succeeded, error }: { readonly succeeded: boolean; readonly error?: string | undefined },
): Promise<Refund> {
  if (refund.status !== 'asked') return refund
  const settled: Refund = {
    ...refund,
    status: succeeded ? 'succeeded' : 'failed',
    ...(error === undefined ? {} : { error }),
    settledAt: backend.clock().toISOString(),
  }
  await writer.put('refunds', settled)
  const payment =
    refund.chargeId === null ? null : ((await writer.get('payments', refund.chargeId)) ?? null)
  const order = refund.order === null ? undefined : await writer.get('orders', refund.order)
  if (!succeeded) {
    // It is the shop's to decide about again.
    if (payment?.resolution === 'refunded')
      await writer.put('payments', { ...payment, resolution: null })
    await tellShop(backend, writer, 'refund-failed', refundFacts(settled, payment, order))
    return settled
  }
  if (order && (!payment || order.payment.chargeId === payment.chargeId))
    await takeOffOrder(backend, writer, order, settled)
  const language =
    order?.language ?? (await writer.get('customers', String(refund.customer)))?.language ?? null
  await queueNotice(backend, writer, refund.customer, 'order-refunded', {
    ...(order ? orderFacts(backend, order) : {}),
    ...refundFacts(settled, payment, order),
    language,
  })
  return settled
}

/**
 * Books that money of a charge has gone back, whoever asked for it: settles the refund that is under way, else
 * makes one. false: it was booked already, or the charge holds no more.
 */
export async function bookReturn(
  backend: Backend,
  writer: Writer,
  payment: Payment,
  amount: number,
): Promise<boolean> {
  const { refunds } = await refundableOf(writer, payment, undefined)
  if (refunds.some((one) => one.status === 'succeeded' && one.amount === amount)) return false
  const asked = refunds.find((one) => one.status === 'asked' && one.amount === amount)
  if (asked) {
    await settleRefund(backend, writer, asked, { succeeded: true })
    return true
  }
  const order = payment.order === null ? undefined : await writer.get('orders', payment.order)
  const own = order?.customer.id === payment.customer ? order : undefined
  const allowed = mayRefund(await refundableOf(writer, payment, own), amount)
  if (!allowed.ok) return false
  const wish = { restock: false, by: 'clock' } as const
  const refund = newRefund(backend, payment, own, allowed.value, payment.method, wish)
  await writer.put('refunds', refund)
  if (payment.outcome !== 'paid' && payment.resolution === null)
    await writer.put('payments', { ...payment, resolution: 'refunded' })
  await settleRefund(backend, writer, refund, { succeeded: true })
  return true
}

/** Refunds that the merchant must make, by hand or in the provider's panel; oldest first. */
export async function dueRefunds(reader: Reader): Promise<Refund[]> {
  const asked = await reader.find('refunds', { index: { name: 'status', value: 'asked' } })
  return asked
    .filter(({ method }) => method !== 'stars')
    .sort((a, b) => (a.askedAt < b.askedAt ? -1 : 1))
}

/** What came in by a charge, or with an order paid on delivery, and what has gone back of it. */
export async function refundableOf(
  reader: Reader,
  payment: Payment | null,
  order: Order | undefined,
): Promise<Refundable> {
  if (payment) {
    const refunds = await reader.find('refunds', {
      index: { name: 'charge', value: payment.chargeId },
    })
    return { paid: payment.amount, method: payment.method, refunds }
  }
  const refunds = order
    ? await reader.find('refunds', { index: { name: 'order', value: order.id } })
    : []
  const paid = order && order.payment.paidAt !== null ? order.total + order.tip : 0
  return { paid, method: 'on-delivery', refunds: refunds.filter((one) => one.chargeId === null) }
}

function newRefund(
  backend: Backend,
  payment: Payment | null,
  order: Order | undefined,
  amount: number,
  method: Refund['method'],
  { restock, by }: Omit<Wish, 'amount'>,
): Refund {
  const now = backend.clock()
  return {
    id: `${now.getTime().toString(36)}-${backend.random(2 ** 31).toString(36)}`,
    order: order?.id ?? null,
    chargeId: payment?.chargeId ?? null,
    customer: payment?.customer ?? order?.customer.id ?? 0,
    method,
    amount,
    currency: payment?.currency ?? order?.currency ?? backend.current.settings.currency,
    status: 'asked',
    restock,
    by,
    askedAt: now.toISOString(),
    settledAt: null,
  }
}

async function takeOffOrder(
  backend: Backend,
  writer: Writer,
  order: Order,
  refund: Refund,
): Promise<void> {
  const now = backend.clock()
  const back = refund.restock ? await putBack(writer, order) : order
  const refunded = { ...back, refunded: order.refunded + refund.amount }
  const whole = refunded.refunded >= order.total + order.tip
  const moved = whole ? moveOrder(refunded, 'refunded', 'refund', now) : undefined
  const after = moved?.ok ? moved.value : noteStep(refunded, 'refund', now, 'partly refunded')
  await writer.put('orders', after)
  await showOrderToShop(backend, writer, after)
}
