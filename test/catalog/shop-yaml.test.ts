import { describe, expect, test } from 'vitest'
import { readSettings } from '../../src/catalog/read.ts'
import { startOfDay } from '../../src/shop/day.ts'
import { folderOf, reading } from './folder.ts'

const goods = 'categories:\n  - {id: roses, title: Roses, products: [{title: Rose, price: 100}]}\n'

/** What reading a shop.yaml finds, whose third line and on this is. */
async function shopOf(lines: string, currency = 'UAH') {
  const { ok, findings } = await reading({
    'shop.yaml': `name: Test\ncurrency: ${currency}\n${lines}`,
    'catalog.yaml': goods,
  })
  return { ok, findings }
}

const payment = (line: string) => `payment:\n  ${line}\n`
const way = (line: string) => `delivery:\n  - {id: courier, title: Courier, price: 120${line}}\n`
const code = (line: string) => `promotions:\n  - {code: SPRING, ${line}}\n`

describe('one fault of shop.yaml is one finding, exactly where it stands', () => {
  test.each<[string, string, string, number, number, string]>([
    ['an unknown way to pay', payment('methods: [card]'), 'method-unknown', 4, 13, 'on-delivery'],
    ['one written wrongly', payment('methods: [star]'), 'method-unknown', 4, 13, '"stars"'],
    ['Stars in hryvnias', payment('methods: [stars]'), 'method-currency', 4, 13, 'currency: XTR'],
    ['tips without a most', payment('tips: {suggested: [5]}'), 'tips-invalid', 4, 9, 'max: 200'],
    ['tips of nothing', payment('tips: {max: 0}'), 'tips-invalid', 4, 15, 'leave "tips" out'],
    ['too exact a tip', payment('tips: {max: 0.505}'), 'money-too-many-digits', 4, 15, 'At most 2'],
    [
      'a tip over the most',
      payment('tips: {max: 5, suggested: [6]}'),
      'tips-invalid',
      4,
      30,
      'Raise',
    ],
    ['a tip of 0', payment('tips: {max: 5, suggested: [0]}'), 'tips-invalid', 4, 30, 'out'],
    [
      'tips in disorder',
      payment('tips: {max: 5, suggested: [2, 1]}'),
      'tips-invalid',
      4,
      33,
      'least',
    ],
    ['a tip twice', payment('tips: {max: 5, suggested: [2, 2]}'), 'tips-invalid', 4, 33, 'once'],
    [
      'five tips',
      payment('tips: {max: 5, suggested: [1, 2, 3, 4, 5]}'),
      'tips-invalid',
      4,
      29,
      'Keep 4',
    ],
    ['a tip in words', payment('tips: {max: 5, suggested: [x]}'), 'price-invalid', 4, 30, ''],
    ['data that is a text', payment('provider-data: abc'), 'not-a-mapping', 4, 18, 'JSON'],
    ['data that no JSON says', payment('provider-data: {a: .inf}'), 'number-invalid', 4, 22, ''],
    ['a key that payment has not', payment('tip: {max: 5}'), 'unknown-key', 4, 3, '"tips"'],

    ['a way without an id', 'delivery:\n  - {title: A, price: 1}\n', 'id-missing', 4, 5, 'courier'],
    [
      'an id with capitals',
      'delivery: [{id: DHL Box, title: A, price: 1}]',
      'id-invalid',
      3,
      17,
      'dhl-box',
    ],
    [
      'a way without a title',
      'delivery:\n  - {id: a, price: 1}\n',
      'title-missing',
      4,
      5,
      'Courier',
    ],
    [
      'a way without a price',
      'delivery:\n  - {id: a, title: A}\n',
      'price-missing',
      4,
      5,
      'price: 0',
    ],
    ['a way that is a word', 'delivery: [courier]', 'not-a-mapping', 3, 12, ''],
    [
      'an id twice',
      `${way('')}  - {id: courier, title: B, price: 1}\n`,
      'duplicate-id',
      5,
      5,
      'another id',
    ],
    ['too exact a price', way(', free-from: 0.001'), 'money-too-many-digits', 4, 58, 'At most 2'],
    [
      'a country that is none',
      way(', countries: [UA, XX]'),
      'country-unknown',
      4,
      63,
      'ISO 3166-1',
    ],
    ['a country by its name', way(', countries: [Poland]'), 'country-unknown', 4, 59, '"PL"'],
    ['a country as said', way(', countries: UK'), 'country-unknown', 4, 58, '"GB"'],
    ['no country', way(', countries: []'), 'text-empty', 4, 58, 'everywhere'],
    ['an address of neither', way(', address: maybe'), 'flag-invalid', 4, 56, ''],
    ['a key written wrongly', way(', free-form: 5'), 'unknown-key', 4, 47, '"free-from"'],

    ['no code', 'promotions:\n  - {percent: 5}\n', 'code-missing', 4, 5, 'SPRING'],
    [
      'a code of two words',
      'promotions: [{code: A B, percent: 5}]',
      'code-invalid',
      3,
      21,
      'one word',
    ],
    [
      'a code twice',
      `${code('percent: 5')}  - {code: spring, amount: 5}\n`,
      'duplicate-id',
      5,
      12,
      'capitals',
    ],
    ['nothing off', 'promotions:\n  - {code: SPRING}\n', 'promotion-off', 4, 5, 'percent: 10'],
    ['two things off', code('percent: 5, amount: 5'), 'promotion-off', 4, 32, 'percent: 10'],
    ['over 100 %', code('percent: 101'), 'number-invalid', 4, 29, ''],
    ['half a per cent', code('percent: 0.5'), 'number-invalid', 4, 29, ''],
    ['a sign with it', code('percent: 10%'), 'number-invalid', 4, 29, 'without the sign: 10'],
    ['an amount of 0', code('amount: 0'), 'promotion-off', 4, 28, 'amount: 50'],
    ['too exact an amount', code('amount: 0.001'), 'money-too-many-digits', 4, 28, 'At most 2'],
    ['a minimum below 0', code('percent: 5, minimum: -1'), 'price-invalid', 4, 41, 'negative'],
    [
      'a day that is none',
      code('percent: 5, from: 2026-02-30'),
      'date-invalid',
      4,
      38,
      '2026-03-08',
    ],
    [
      'a day as people write',
      code('percent: 5, from: 8.3.2026'),
      'date-invalid',
      4,
      38,
      '2026-03-08',
    ],
    [
      'an end of all days',
      code('percent: 5, until: 9999-12-31'),
      'date-invalid',
      4,
      39,
      'Leave "until" out',
    ],
    [
      'an end before the beginning',
      code('percent: 5, from: 2026-03-08, until: 2026-03-07'),
      'dates-reversed',
      4,
      57,
      'both belong to it',
    ],
    ['uses of 0', code('percent: 5, uses: 0'), 'number-invalid', 4, 38, ''],
    ['uses in words', code('percent: 5, uses-per-customer: once'), 'number-invalid', 4, 51, ''],
    [
      'no such category',
      code('percent: 5, categories: [rose]'),
      'category-unknown',
      4,
      45,
      '"roses"',
    ],

    ['a moderator by name', 'moderators: [anna]', 'number-invalid', 3, 14, ''],
    ['a missing file', 'privacy: privacy.md', 'file-missing', 3, 10, ''],
    ['a webhook nowhere', 'telegram: {mode: webhook}', 'webhook-invalid', 3, 18, 'https://'],
  ])('%s', async (_, lines, wanted, line, column, hint) => {
    const { ok, findings } = await shopOf(lines)
    expect(ok).toBe(false)
    expect(findings).toEqual([
      expect.objectContaining({ severity: 'error', code: wanted, file: 'shop.yaml', line, column }),
    ])
    expect(findings[0]?.hint ?? '').toContain(hint)
  })

  test.each([
    ['a provider', payment('methods: [telegram]'), 'method-currency', 4, 13],
    ['cash', payment('methods: [stars, on-delivery]'), 'method-currency', 4, 20],
    ['tips', payment('tips: {max: 5}'), 'tips-in-stars', 4, 3],
    ['parts of a Star', code('amount: 0.5'), 'money-too-many-digits', 4, 28],
  ])('%s in a shop that counts in Stars', async (_, lines, wanted, line, column) => {
    const { ok, findings } = await shopOf(lines, 'XTR')
    expect(ok).toBe(false)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([
      expect.objectContaining({ code: wanted, file: 'shop.yaml', line, column }),
    ])
  })

  test('tips that nobody is asked for are a warning', async () => {
    const { ok, findings } = await shopOf('payment:\n  methods: [on-delivery]\n  tips: {max: 5}\n')
    expect(ok).toBe(true)
    expect(findings).toEqual([
      expect.objectContaining({ severity: 'warning', code: 'tips-unused', line: 5, column: 3 }),
    ])
  })

  test('a text that one message does not take is a warning', async () => {
    const { findings } = await reading({
      'shop.yaml': 'name: Test\ncurrency: UAH\nprivacy: privacy.md\n',
      'privacy.md': 'a '.repeat(3000),
      'catalog.yaml': goods,
    })
    expect(findings).toEqual([
      expect.objectContaining({ severity: 'warning', code: 'text-cut', line: 3, column: 10 }),
    ])
  })

  test('data that contains itself ends', async () => {
    const { findings } = await shopOf('payment:\n  provider-data: &d\n    items: [*d]\n')
    expect(findings[0]).toMatchObject({ code: 'too-deep', file: 'shop.yaml' })
  })
})

test('a good shop.yaml is read with its money in the smallest unit', async () => {
  const dir = await folderOf({
    'shop.yaml': `name: {uk: Квіти, en: Flowers}
currency: UAH
timezone: Europe/Kyiv
privacy: {uk: privacy.uk.md, en: We keep your name.}
admins: [1]
moderators: [2, 3]
payment:
  methods: [telegram, on-delivery, telegram]
  ask: [name]
  tips: {max: 200, suggested: [20, 50.50]}
  provider-data:
    receipt:
      items: [{description: Rose, amount: {value: "45.50", currency: UAH}, quantity: 1, vat: true}]
      note: ~
delivery:
  - id: courier
    title: {uk: Кур'єр, en: Courier}
    price: 120.50
    free-from: 1500
    countries: [ua, PL, UA]
    address: true
  - {id: pickup, title: Pick up, price: 0}
promotions:
  - {code: spring-26, percent: 10, from: 2026-03-08, until: 2026-03-29, uses: 100, uses-per-customer: 1}
  - {code: Весна, amount: 50, minimum: 300, categories: [roses, gifts]}
`,
    'privacy.uk.md': 'Зберігаємо ваше ім’я.\n',
  })
  const { settings, findings } = await readSettings(dir)
  expect(findings.filter(({ code }) => code !== 'language-missing')).toEqual([])
  expect(settings).toMatchObject({
    privacy: { uk: 'Зберігаємо ваше ім’я.', en: 'We keep your name.' },
    admins: [1],
    moderators: [2, 3],
    payment: {
      methods: ['telegram', 'on-delivery'],
      ask: ['name'],
      tips: { max: 20_000, suggested: [2_000, 5_050] },
    },
    delivery: [
      {
        id: 'courier',
        title: { uk: "Кур'єр", en: 'Courier' },
        price: 12_050,
        freeFrom: 150_000,
        countries: ['UA', 'PL'],
        address: true,
      },
      { id: 'pickup', title: 'Pick up', price: 0, address: false },
    ],
    promotions: [
      {
        code: 'SPRING-26',
        off: { percent: 10 },
        // The clocks of Kyiv go forward on 29 March: from that night on they are 3 hours ahead.
        from: '2026-03-07T22:00:00.000Z',
        until: '2026-03-29T21:00:00.000Z',
        uses: 100,
        usesPerCustomer: 1,
      },
      { code: 'ВЕСНА', off: { amount: 5_000 }, minimum: 30_000, categories: ['roses', 'gifts'] },
    ],
  })
  expect(JSON.parse(settings?.payment.providerData ?? '')).toEqual({
    receipt: {
      items: [
        {
          description: 'Rose',
          amount: { value: '45.50', currency: 'UAH' },
          quantity: 1,
          vat: true,
        },
      ],
      note: null,
    },
  })
})

test('what a shop.yaml does not say is empty', async () => {
  const dir = await folderOf({ 'shop.yaml': 'name: Test\ncurrency: XTR\n' })
  const { settings, findings } = await readSettings(dir)
  expect(findings).toEqual([])
  expect(settings).toMatchObject({
    currency: 'XTR',
    moderators: [],
    payment: { methods: [], ask: [] },
    delivery: [],
    promotions: [],
  })
})

test.each([
  ['2026-01-01', 'UTC', '2026-01-01T00:00:00.000Z'],
  ['2026-01-01', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  // Midnight is passed over: at 24:00 of 23 April 2026 clocks of Cairo show 1:00.
  ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  // Midnight comes twice: Havana sets its clocks back at 1:00.
  ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
  ['2026-02-29', 'UTC', undefined],
])('the day %s begins in %s at %s', (date, zone, moment) => {
  expect(startOfDay(date, zone)).toBe(moment)
})
