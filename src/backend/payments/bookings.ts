import type { Metrics } from '../../shop/metrics.ts'
import { type Payment, paymentMethods, paymentOutcomes } from '../../shop/payment.ts'
import type { Writer } from '../../store/store.ts'

type Booked = Pick<Payment, 'method' | 'outcome'>

/**
 * Counts charges once they are committed: what books them may run more than once, each time with another writer, and
 * only the last counts.
 */
export class Bookings {
  readonly #noted = new WeakMap<Writer, Booked[]>()
  readonly #counter

  constructor(metrics: Metrics) {
    this.#counter = metrics.counter(
      'shopbot_payments_total',
      'Charges booked, by the way they were paid and what became of them.',
      ['method', 'outcome'],
    )
    // From zero on, so that the first of a kind that there should be none of shows as a step.
    for (const method of paymentMethods.filter((method) => method !== 'on-delivery'))
      for (const outcome of paymentOutcomes) this.#counter.add([method, outcome], 0)
  }

  note(writer: Writer, { method, outcome }: Booked): void {
    const noted = this.#noted.get(writer) ?? []
    noted.push({ method, outcome })
    this.#noted.set(writer, noted)
  }

  /** What was noted with this writer is committed. */
  count(writer: Writer): void {
    for (const { method, outcome } of this.#noted.get(writer) ?? [])
      this.#counter.add([method, outcome])
  }
}
