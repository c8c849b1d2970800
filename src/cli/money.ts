import { formatAmount } from '../shop/money.ts'
import { currencyOf } from '../telegram/currencies.ts'

/** Exact decimals with the code, `45.50 UAH`; `amount` is in the smallest unit. */
export function money(amount: number, code: string): string {
  return `${formatAmount(amount, currencyOf(code)?.exponent ?? 0)} ${code}`
}
