import { done, failed, type Result } from './problem.ts'

/** An amount in the currency's smallest unit (kopiykas, cents, Stars), always with its code. */
export interface Money {
  readonly amount: number
  readonly currency: string
}

/**
 * Reads decimal text exactly as written: `parseAmount('45.50', 2)` is 4550.
 * Never passes through a float. Codes: `money-not-decimal`, `money-too-many-digits`, `money-too-large`.
 */
export function parseAmount(text: string, exponent: number): Result<number> {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) {
    return failed({
      code: 'money-not-decimal',
      message: `"${text}" is not an amount of money`,
      hint:
        exponent === 0 ? 'Write digits only, like 450.' : 'Write digits and a point, like 45.50.',
    })
  }
  const whole = match[1] ?? ''
  const fraction = match[2] ?? ''
  if (/[^0]/.test(fraction.slice(exponent))) {
    return failed({
      code: 'money-too-many-digits',
      message: `${text} has more digits after the point than the currency has`,
      hint:
        exponent === 0
          ? 'This currency has no fractions.'
          : `At most ${exponent} digits follow the point.`,
      facts: { exponent },
    })
  }
  const amount = Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'))
  if (!Number.isSafeInteger(amount)) {
    return failed({ code: 'money-too-large', message: `${text} is too large an amount` })
  }
  return done(amount)
}

/** The exact decimal text of an amount: `formatAmount(4550, 2)` is `45.50`. Inverse of `parseAmount`. */
export function formatAmount(amount: number, exponent: number): string {
  const sign = amount < 0 ? '-' : ''
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  if (exponent === 0) return sign + digits
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** Adds amounts of one currency; throws RangeError when the sum is not an exact integer any more. */
export function sumAmounts(amounts: Iterable<number>): number {
  let sum = 0
  for (const amount of amounts) sum = exact(sum + amount)
  return sum
}

/** The price of `quantity` pieces; throws RangeError when it is not an exact integer any more. */
export function timesAmount(amount: number, quantity: number): number {
  return exact(amount * quantity)
}

function exact(amount: number): number {
  if (!Number.isSafeInteger(amount))
    throw new RangeError(`${amount} is not an exact amount of money`)
  return amount
}
