import { formatAmount, parseAmount } from '../../shop/money.ts'
import { failed, type Result } from '../../shop/problem.ts'
import { currencyOf } from '../../telegram/currencies.ts'

/**
 * An amount as somebody types it, in the smallest unit: `1 234,50`, `45.5` or `45 ₴`. Codes: those of
 * `parseAmount`.
 */
export function typedAmount(typed: string, code: string): Result<number> {
  const currency = currencyOf(code)
  if (!currency) return failed({ code: 'currency-unknown', message: `${code} is no currency` })
  const { exponent, symbol } = currency
  const bare = [code, symbol, '₴', '⭐️', '⭐', '€', '$', '£', 'грн.', 'грн'].reduce(
    (text, sign) => text.replace(sign, ''),
    typed,
  )
  return parseAmount(bare.replace(/\s/g, '').replace(',', '.'), exponent)
}

/** What an amount looks like when it is typed. */
export function exampleAmount(code: string): string {
  const exponent = currencyOf(code)?.exponent ?? 0
  return exponent < 2 ? '45' : formatAmount(4550 * 10 ** (exponent - 2), exponent)
}

/** A number of pieces as somebody types it; undefined: it is none. */
export function typedCount(typed: string): number | undefined {
  const digits = typed.replace(/\s/g, '')
  const count = /^\d{1,9}$/.test(digits) ? Number(digits) : undefined
  return count
}
