import { expect, test } from 'vitest'
import { money } from '../../src/cli/money.ts'
import { table } from '../../src/cli/table.ts'

test('columns are as wide as their widest cell; numbers stand at the right', () => {
  expect(
    table(
      ['goods', 'sum'],
      [
        ['Кава', '5.00 EUR'],
        ['Tea', '12.50 EUR'],
      ],
      [1],
    ),
  ).toEqual(['goods        sum', 'Кава    5.00 EUR', 'Tea    12.50 EUR'])
})

test('money is exact, with as many digits as its currency has', () => {
  expect(money(4550, 'UAH')).toBe('45.50 UAH')
  expect(money(500, 'JPY')).toBe('500 JPY')
  expect(money(9_007_199_254_740_991, 'EUR')).toBe('90071992547409.91 EUR')
})
