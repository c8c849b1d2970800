import { describe, expect, it } from 'vitest'
import { decodeAction, encodeAction } from '../../src/bot/action.ts'
import { typedAmount, typedCount } from '../../src/bot/desk/amount.ts'
import { longMark } from '../../src/bot/desk/mark.ts'
import type { DeskStep } from '../../src/bot/desk/step.ts'

const order = '0mwuzpgs36f4idjy3n0xp'
const id = 'a'.repeat(40)
const variant = 'abcd1234'

const steps: DeskStep[] = [
  { do: 'home' },
  { do: 'open', after: order },
  { do: 'found', after: order, query: 'a: b' },
  { do: 'order', order, listed: true },
  { do: 'move', order, listed: false, to: 'cancelled' },
  { do: 'refund', order, listed: true, amount: Number.MAX_SAFE_INTEGER, restock: true },
  { do: 'refund', order, listed: false, amount: null, restock: false },
  { do: 'payment', charge: longMark('x') },
  { do: 'resolve', charge: longMark('x'), as: 'dismiss' },
  { do: 'refunded', refund: 'lq2k3j4h-zik0zj', succeeded: true, card: order, listed: true },
  { do: 'products', page: 12, query: 'чашка: зерно' },
  { do: 'ask-price', id, variant },
  { do: 'stock', id, variant, count: null },
  { do: 'stock', id, variant, count: 999_999_999 },
  { do: 'hidden', id, hidden: true },
  { do: 'shelf', category: id, page: 3 },
  { do: 'role', id: 7_999_999_999, role: null },
  { do: 'role', id: 7_999_999_999, role: 'moderator' },
  { do: 'retry', update: longMark('msg:1:2') },
]

describe('a button of the desk', () => {
  it.each(steps.map((step) => [step.do, step] as const))('%s fits and says the same', (_, step) => {
    const data = encodeAction({ do: 'desk', step })
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
    expect(decodeAction(data)).toEqual({ do: 'desk', step })
  })

  it('with long words to look for keeps the beginning of them', () => {
    const step = { do: 'found', after: order, query: 'є'.repeat(200) } as const
    const data = encodeAction({ do: 'desk', step })
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
    const decoded = decodeAction(data)
    expect(decoded).toMatchObject({ step: { query: expect.stringMatching(/^є{10,}$/) } })
  })

  it.each(['d', 'd:', 'd:zz', 'd:im:x::teleported', 'd:mr:x:keep'])('%j is none', (data) => {
    expect(decodeAction(data)).toBeUndefined()
  })
})

describe('what staff type', () => {
  it.each([
    ['45.50', 'UAH', 4550],
    ['1 234,5 ₴', 'UAH', 123450],
    ['0.1', 'USD', 10],
    ['$ 12', 'USD', 1200],
    ['1000', 'JPY', 1000],
    ['⭐ 50', 'XTR', 50],
  ] as const)('%s %s is %i of the smallest unit', (typed, code, amount) => {
    expect(typedAmount(typed, code)).toEqual({ ok: true, value: amount })
  })

  it.each([
    ['45.505', 'UAH'],
    ['1,234.50', 'UAH'],
    ['1.5', 'XTR'],
    ['-5', 'UAH'],
    ['', 'UAH'],
    ['free', 'UAH'],
  ] as const)('%j %s is no amount', (typed, code) => {
    expect(typedAmount(typed, code)).toMatchObject({ ok: false })
  })

  it.each([
    ['12', 12],
    [' 1 000 ', 1000],
    ['0', 0],
    ['-1', undefined],
    ['1.5', undefined],
    ['many', undefined],
  ] as const)('%j is %s pieces', (typed, count) => {
    expect(typedCount(typed)).toBe(count)
  })
})
