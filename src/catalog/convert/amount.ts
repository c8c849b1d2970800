import { formatAmount, parseAmount } from '../../shop/money.ts'
import { done, failed, type Result } from '../../shop/problem.ts'

/**
 * Exact decimal text with all the currency's digits, from an amount as people and shops write it:
 * `1 234,5` is `1234.50`. Never rounds and never guesses. Codes: those of `parseAmount`, `money-ambiguous`.
 */
export function exactAmount(written: string, exponent: number): Result<string> {
  const plain = written.replaceAll(/[\s\u00a0\u202f'’\p{Sc}]/gu, '')
  if (/^[1-9]\d{0,2},\d{3}$/.test(plain))
    return failed({
      code: 'money-ambiguous',
      message: `"${written}" can be read in two ways: the comma may part thousands or decimals`,
    })
  const amount = parseAmount(withPoint(plain), exponent)
  return amount.ok ? done(formatAmount(amount.value, exponent)) : amount
}

/** The same digits with a point before the decimals and no separators of thousands. */
function withPoint(plain: string): string {
  if (/^\d{1,3}(?:,\d{3})+\.\d+$/.test(plain) || /^\d{1,3}(?:,\d{3}){2,}$/.test(plain))
    return plain.replaceAll(',', '')
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(plain) || /^\d{1,3}(?:\.\d{3}){2,}$/.test(plain))
    return plain.replaceAll('.', '').replace(',', '.')
  return plain
    .replace(/^(\d*),(\d+)$/, '$1.$2')
    .replace(/^\./, '0.')
    .replace(/\.$/, '')
}
