import { failed, type Result } from '../../../shop/problem.ts'
import { exactAmount } from '../amount.ts'

/** Digits after the point that are reckoned with: a price of four times a percentage of four, and two more. */
const places = 10

/** Decimal text as a whole number of 10⁻¹⁰; undefined: it is none, or finer than that. */
export function decimalOf(written: string): bigint | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d*?)0*)?$/.exec(written.trim())
  const fraction = match?.[3] ?? ''
  if (!match || fraction.length > places) return undefined
  const value = BigInt(`${match[2]}${fraction.padEnd(places, '0')}`)
  return match[1] === '-' ? -value : value
}

export function percentOf(value: bigint, percent: bigint): bigint | undefined {
  const product = value * percent
  const whole = 10n ** BigInt(places) * 100n
  return product % whole === 0n ? product / whole : undefined
}

/** The exact amount in the currency's digits. Codes: those of `exactAmount`. */
export function amountOf(value: bigint, exponent: number): Result<string> {
  if (value < 0n)
    return failed({ code: 'money-negative', message: `It would cost ${textOf(value)}` })
  return exactAmount(textOf(value), exponent)
}

function textOf(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`
}
