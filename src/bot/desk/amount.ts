import { parseAmount } from '../../shop/money.ts'
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

/** What an amount looks like when it is typed by somebody of a language: `45,50` in Ukrainian. */
export function exampleAmount(code: string, language: string): string {
  const exponent = currencyOf(code)?.exponent ?? 0
  return new Intl.NumberFormat(language, {
    numberingSystem: 'latn',
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  }).format(exponent === 0 ? 45 : 45.5)
}

/** A number of pieces as somebody types it; undefined: it is none. */
export function typedCount(typed: string): number | undefined {
  const digits = typed.replace(/\s/g, '')
  const count = /^\d{1,9}$/.test(digits) ? Number(digits) : undefined
  return count
}
