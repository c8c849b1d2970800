import { sumAmounts } from '../../shop/money.ts'
import type { ExportedOrder } from './rows.ts'

/** Smallest unit. */
export interface CurrencySum {
  readonly currency: string
  /** Tips and delivery included. */
  readonly total: number
  readonly refunded: number
}

/** What an export holds, counted while it is written. */
export class ExportSums {
  orders = 0
  rows = 0
  readonly #byCurrency = new Map<string, CurrencySum>()

  add({ order }: ExportedOrder, rows: number): void {
    const { currency, total, tip, refunded } = order
    const before = this.#byCurrency.get(currency) ?? { currency, total: 0, refunded: 0 }
    this.orders += 1
    this.rows += rows
    this.#byCurrency.set(currency, {
      currency,
      total: sumAmounts([before.total, total, tip]),
      refunded: sumAmounts([before.refunded, refunded]),
    })
  }

  get sums(): CurrencySum[] {
    return [...this.#byCurrency.values()]
  }
}
