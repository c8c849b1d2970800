import { expect, test } from 'vitest'
import { currencyCodes, currencyOf, formatMoney } from '../../src/telegram/currencies.ts'

const currency = (code: string) => {
  const found = currencyOf(code)
  if (!found) throw new Error(`no ${code}`)
  return found
}
/** Intl separates with no-break spaces of several kinds. */
const plain = (text: string) => text.replace(/\s/g, ' ')

test('knows the exponents of Telegram, not those of ISO', () => {
  expect(currency('UAH').exponent).toBe(2)
  expect(currency('HUF').exponent).toBe(2)
  expect(currency('JPY').exponent).toBe(0)
  expect(currency('XTR').exponent).toBe(0)
})

test('has bounds in the smallest unit', () => {
  expect(currency('USD')).toEqual({
    code: 'USD',
    exponent: 2,
    symbol: '$',
    min: 100,
    max: 1_000_000,
  })
  expect(currency('XTR')).not.toHaveProperty('min')
})

test('refuses what only the client knows, and what is not a code', () => {
  for (const code of [
    'BHD',
    'GHS',
    'IQD',
    'IRR',
    'JOD',
    'MMK',
    'MOP',
    'SYP',
    'VEF',
    'usd',
    '',
    'XXX',
  ])
    expect(currencyOf(code)).toBeUndefined()
})

test('lists every code once, in order', () => {
  const codes = currencyCodes()
  expect(codes).toEqual([...new Set(codes)].sort())
  expect(codes).toHaveLength(87)
  for (const code of codes) expect(currencyOf(code)?.symbol).not.toBe('')
})

test('writes money for people', () => {
  expect(plain(formatMoney(123_450, currency('UAH'), 'uk'))).toBe('1 234,50 ₴')
  expect(plain(formatMoney(123_450, currency('USD'), 'en'))).toBe('$1,234.50')
  expect(plain(formatMoney(1200, currency('JPY'), 'en'))).toBe('¥1,200')
  expect(plain(formatMoney(-5, currency('USD'), 'en'))).toBe('-$0.05')
  expect(formatMoney(50, currency('XTR'), 'uk')).toBe('⭐ 50')
})

test('is exact where a float is not', () => {
  expect(formatMoney(Number.MAX_SAFE_INTEGER, currency('USD'), 'en')).toBe('$90,071,992,547,409.91')
})

test('writes English for a language nobody knows', () => {
  expect(formatMoney(100, currency('USD'), 'not a language')).toBe('$1.00')
})
