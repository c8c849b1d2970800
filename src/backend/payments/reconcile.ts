import type { ReconcileRequest, ReconcileResult } from '../../client/wire/payment.ts'
import type { Payment } from '../../shop/payment.ts'
import type { Reader, Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { tellShop } from '../notices.ts'
import { paymentFacts } from '../order-notices.ts'
import { recordPayment } from './record.ts'

/**
 * Compares what Telegram or a provider says was charged with the ledger. A charge that we lack is booked like
 * one that was just reported; one that they lack is told to the shop.
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
    missing: [],
    differing: [],
  }
  const seen = new Set<string>()
  for (const line of request.lines) {
    const known = await findCharge(writer, line.chargeId)
    if (known) {
      seen.add(known.chargeId)
      if (known.amount === line.amount && known.currency === line.currency) result.matched += 1
      else {
        const { chargeId } = known
        result.differing.push({ chargeId, ours: known.amount, theirs: line.amount })
      }
      continue
    }
    const { chargeId, amount, currency, customer, payload } = line
    if (customer === undefined || payload === undefined) {
      result.unnamed.push(chargeId)
      continue
    }
    const report = { chargeId, amount, currency, customer, payload }
    const booked = await recordPayment(backend, writer, {
      ...report,
      providerChargeId: '',
      contact: {},
    })
    seen.add(chargeId)
    result.recorded.push({ chargeId, outcome: booked.outcome })
  }
  for (const payment of await chargesBetween(writer, request)) {
    if (seen.has(payment.chargeId)) continue
    result.missing.push(payment.chargeId)
    await tellShop(backend, writer, 'ledger-gap', paymentFacts(payment, undefined))
  }
  return result
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

async function chargesBetween(
  reader: Reader,
  { method, from, until }: ReconcileRequest,
): Promise<Payment[]> {
  const all = await reader.find('payments', { index: { name: 'method', value: method } })
  return all.filter((payment) => payment.at >= from && payment.at < until)
}
