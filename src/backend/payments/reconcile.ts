import type { ReconcileRequest, ReconcileResult } from '../../client/wire/payment.ts'
import type { Payment } from '../../shop/payment.ts'
import type { Reader, Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { tellShop } from '../notices.ts'
import { paymentFacts } from '../order-notices.ts'
import { bookReturn } from '../refunds.ts'
import { recordPayment } from './record.ts'

/**
 * Compares what Telegram or a provider says was charged with the ledger. A charge that we lack is booked like
 * one that was just reported, one that went back counts as refunded; one that they lack, or that they know of
 * another amount, is told to the shop, once.
 */
export async function reconcile(
  backend: Backend,
  writer: Writer,
  request: ReconcileRequest,
): Promise<ReconcileResult> {
  const result: ReconcileResult = {
    matched: 0,
    recorded: [],
    unnamed: [],
    returned: [],
    missing: [],
    differing: [],
  }
  const seen = new Set<string>()
  // Money came before it went back, in whatever order the lines are.
  for (const line of request.lines.filter(({ kind }) => kind !== 'refund'))
    await compareCharge(backend, writer, line, seen, result)
  for (const line of request.lines.filter(({ kind }) => kind === 'refund'))
    await compareReturn(backend, writer, line, result)
  for (const payment of await chargesBetween(writer, request)) {
    if (seen.has(payment.chargeId)) continue
    result.missing.push(payment.chargeId)
    await tellOfGap(backend, writer, payment, 0)
  }
  return result
}

type Line = ReconcileRequest['lines'][number]

async function compareCharge(
  backend: Backend,
  writer: Writer,
  line: Line,
  seen: Set<string>,
  result: ReconcileResult,
): Promise<void> {
  const known = await findCharge(writer, line.chargeId)
  if (known) {
    const isNew = !seen.has(known.chargeId)
    seen.add(known.chargeId)
    if (known.amount === line.amount && known.currency === line.currency) {
      if (isNew) result.matched += 1
      return
    }
    const { chargeId } = known
    result.differing.push({ chargeId, ours: known.amount, theirs: line.amount })
    await tellOfGap(backend, writer, known, line.amount)
    return
  }
  const { chargeId, amount, currency, customer, payload } = line
  if (customer === undefined || payload === undefined) {
    result.unnamed.push(chargeId)
    return
  }
  const report = {
    chargeId,
    amount,
    currency,
    customer,
    payload,
    providerChargeId: '',
    contact: {},
  }
  const at = new Date(line.at).toISOString()
  const booked = await recordPayment(backend, writer, report, at)
  seen.add(chargeId)
  result.recorded.push({ chargeId, outcome: booked.outcome })
}

async function compareReturn(
  backend: Backend,
  writer: Writer,
  line: Line,
  result: ReconcileResult,
): Promise<void> {
  const payment = await findCharge(writer, line.chargeId)
  if (!payment) result.unnamed.push(line.chargeId)
  else if (await bookReturn(backend, writer, payment, line.amount))
    result.returned.push(payment.chargeId)
  else result.matched += 1
}

async function tellOfGap(
  backend: Backend,
  writer: Writer,
  payment: Payment,
  theirs: number,
): Promise<void> {
  if (payment.gapToldAt !== undefined) return
  const order = payment.order === null ? undefined : await writer.get('orders', payment.order)
  await writer.put('payments', { ...payment, gapToldAt: backend.clock().toISOString() })
  await tellShop(backend, writer, 'ledger-gap', { ...paymentFacts(payment, order), theirs })
}

/** By Telegram's charge id, or by the provider's, which is what a provider's statement has. */
async function findCharge(reader: Reader, id: string): Promise<Payment | undefined> {
  const byCharge = await reader.get('payments', id)
  if (byCharge) return byCharge
  const [byProvider] = await reader.find('payments', {
    index: { name: 'provider', value: id },
    limit: 1,
  })
  return byProvider
}

const day = 24 * 60 * 60_000

async function chargesBetween(
  reader: Reader,
  { method, from, until }: ReconcileRequest,
): Promise<Payment[]> {
  const [first, end] = [new Date(from).toISOString(), new Date(until).toISOString()]
  const found: Payment[] = []
  const midnight = Date.parse(`${first.slice(0, 10)}T00:00:00.000Z`)
  for (let time = midnight; time < Date.parse(end); time += day) {
    const value = `${method}:${new Date(time).toISOString().slice(0, 10)}`
    found.push(...(await reader.find('payments', { index: { name: 'day', value } })))
  }
  return found.filter(({ at }) => at >= first && at < end)
}
