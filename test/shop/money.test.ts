import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAmount, parseAmount, sumAmounts, timesAmount } from '../../src/shop/money.ts'

const exponents = fc.integer({ min: 0, max: 4 })
const amounts = fc.maxSafeInteger()
const amountsOfGoods = fc.maxSafeNat()

describe('reading decimal text', () => {
  it.each([
    ['45.50', 2, 4550],
    ['45.5', 2, 4550],
    ['45', 2, 4500],
    ['0.01', 2, 1],
    ['007', 0, 7],
    ['1.000', 0, 1],
    ['12.3400', 2, 1234],
    ['1.005', 3, 1005],
    // Through a float this is 113.99999999999999 or 28.999999999999996 cents.
    ['1.14', 2, 114],
    ['0.29', 2, 29],
    ['90071992547409.91', 2, Number.MAX_SAFE_INTEGER],
  ])('%s with %i digits is %i', (text, exponent, amount) => {
    expect(parseAmount(text, exponent)).toEqual({ ok: true, value: amount })
  })

  it.each([
    ['', 'money-not-decimal'],
    ['-1', 'money-not-decimal'],
    ['+1', 'money-not-decimal'],
    ['1e3', 'money-not-decimal'],
    ['1,50', 'money-not-decimal'],
    ['.5', 'money-not-decimal'],
    ['5.', 'money-not-decimal'],
    [' 5', 'money-not-decimal'],
    ['5\n', 'money-not-decimal'],
    ['0x10', 'money-not-decimal'],
    ['٣', 'money-not-decimal'],
    ['Infinity', 'money-not-decimal'],
    ['45.505', 'money-too-many-digits'],
    ['0.001', 'money-too-many-digits'],
    ['90071992547409.92', 'money-too-large'],
    ['9'.repeat(400), 'money-too-large'],
  ])('%j is refused as %s', (text, code) => {
    const parsed = parseAmount(text, 2)
    expect(parsed).toMatchObject({ ok: false, problem: { code } })
  })

  it('says how the currency is written', () => {
    expect(parseAmount('x', 2)).toMatchObject({
      problem: { hint: expect.stringContaining('45.50') },
    })
    expect(parseAmount('x', 0)).toMatchObject({ problem: { hint: expect.stringContaining('450') } })
    expect(parseAmount('1.5', 0)).toMatchObject({ problem: { facts: { exponent: 0 } } })
  })

  it('is the inverse of writing, for every amount and currency', () => {
    fc.assert(
      fc.property(amountsOfGoods, exponents, (amount, exponent) => {
        const text = formatAmount(amount, exponent)
        expect(parseAmount(text, exponent)).toEqual({ ok: true, value: amount })
      }),
    )
  })

  it('agrees with whole numbers of any size, digit for digit', () => {
    const digits = fc.stringMatching(/^\d{1,20}$/)
    const fraction = fc.stringMatching(/^\d{0,6}$/)
    fc.assert(
      fc.property(digits, fraction, exponents, (whole, after, exponent) => {
        const text = after === '' ? whole : `${whole}.${after}`
        const parsed = parseAmount(text, exponent)
        const scale = 10n ** BigInt(6 - exponent)
        const exact = BigInt(whole + after.padEnd(6, '0'))
        const fits = exact % scale === 0n && exact / scale <= BigInt(Number.MAX_SAFE_INTEGER)
        expect(parsed.ok).toBe(fits)
        if (parsed.ok) expect(BigInt(parsed.value)).toBe(exact / scale)
      }),
    )
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), exponents, (text, exponent) => {
        const parsed = parseAmount(text, exponent)
        if (parsed.ok) expect(Number.isSafeInteger(parsed.value)).toBe(true)
        else expect(parsed.problem.code).toMatch(/^money-/)
      }),
    )
  })
})

describe('writing amounts', () => {
  it.each([
    [4550, 2, '45.50'],
    [5, 2, '0.05'],
    [0, 2, '0.00'],
    [0, 0, '0'],
    [-5, 2, '-0.05'],
    [-1234, 0, '-1234'],
    [1005, 3, '1.005'],
  ])('%i with %i digits is %s', (amount, exponent, text) => {
    expect(formatAmount(amount, exponent)).toBe(text)
  })

  it('keeps the sign apart from the digits', () => {
    fc.assert(
      fc.property(amounts, exponents, (amount, exponent) => {
        const positive = formatAmount(Math.abs(amount), exponent)
        expect(formatAmount(amount, exponent)).toBe(amount < 0 ? `-${positive}` : positive)
      }),
    )
  })
})

describe('adding and multiplying', () => {
  it('is exact or throws RangeError, never nearly right', () => {
    fc.assert(
      fc.property(fc.array(amountsOfGoods, { maxLength: 5 }), (list) => {
        const exact = list.reduce((sum, amount) => sum + BigInt(amount), 0n)
        if (exact > BigInt(Number.MAX_SAFE_INTEGER))
          expect(() => sumAmounts(list)).toThrow(RangeError)
        else expect(BigInt(sumAmounts(list))).toBe(exact)
      }),
    )
    fc.assert(
      fc.property(amountsOfGoods, fc.integer({ min: 0, max: 999 }), (amount, quantity) => {
        const exact = BigInt(amount) * BigInt(quantity)
        if (exact > BigInt(Number.MAX_SAFE_INTEGER))
          expect(() => timesAmount(amount, quantity)).toThrow(RangeError)
        else expect(BigInt(timesAmount(amount, quantity))).toBe(exact)
      }),
    )
  })

  it('refuses amounts that are no whole numbers', () => {
    expect(() => sumAmounts([0.5])).toThrow(RangeError)
    expect(() => timesAmount(0.1, 3)).toThrow(RangeError)
    expect(sumAmounts([])).toBe(0)
  })
})
