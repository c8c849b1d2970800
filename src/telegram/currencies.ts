import { formatAmount } from '../shop/money.ts'

/** A currency that Telegram takes for payments. */
export interface Currency {
  /** ISO 4217, or XTR for Telegram Stars. */
  readonly code: string
  /** Digits after the point. */
  readonly exponent: number
  /** Least and greatest charge, smallest unit; about US$ 1 to 10,000, they move with the rates. */
  readonly min: number
  readonly max: number
}

/** The currency of a code; undefined when Telegram does not take it. */
export function currencyOf(code: string): Currency | undefined {
  return table.get(code)
}

export function currencyCodes(): string[] {
  return [...table.keys()]
}

/**
 * An amount for people, in their language's way: `45,50 ₴`. The digits never pass through a float.
 * `amount` is in the smallest unit.
 */
export function formatMoney(amount: number, currency: Currency, language: string): string {
  const decimal = formatAmount(amount, currency.exponent)
  if (currency.code === 'XTR') return `⭐ ${decimal}`
  return formatter(currency, language).format(
    // Intl takes decimal text exactly since ES2023; the type of the argument is a template of digits.
    decimal as `${number}`,
  )
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(currency: Currency, language: string): Intl.NumberFormat {
  const key = `${language} ${currency.code}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: currency.code,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: currency.exponent,
    maximumFractionDigits: currency.exponent,
  })
  formatters.set(key, made)
  return made
}

/** Code, exponent, least and greatest charge. Source: Telegram's own table of currencies. */
const rows: readonly (readonly [string, number, number, number])[] = [
  ['AED', 2, 367, 3673200],
  ['AFN', 2, 7554, 75540495],
  ['ALL', 2, 10908, 109085036],
  ['AMD', 2, 48398, 483984962],
  ['ARS', 2, 3720, 37202998],
  ['AUD', 2, 139, 1392750],
  ['AZN', 2, 170, 1702500],
  ['BAM', 2, 171, 1715550],
  ['BDT', 2, 8336, 83367500],
  ['BGN', 2, 171, 1716850],
  ['BND', 2, 134, 1349850],
  ['BOB', 2, 687, 6877150],
  ['BRL', 2, 377, 3775397],
  ['CAD', 2, 132, 1321950],
  ['CHF', 2, 99, 993220],
  ['CLP', 0, 666, 6665199],
  ['CNY', 2, 674, 6747298],
  ['COP', 2, 315595, 3155950000],
  ['CRC', 2, 60113, 601130282],
  ['CZK', 2, 2251, 22510978],
  ['DKK', 2, 654, 6545403],
  ['DOP', 2, 5032, 50329504],
  ['DZD', 2, 11872, 118729869],
  ['EGP', 2, 1791, 17912012],
  ['EUR', 2, 87, 877155],
  ['GBP', 2, 75, 757605],
  ['GEL', 2, 266, 2663750],
  ['GTQ', 2, 768, 7689850],
  ['HKD', 2, 784, 7845505],
  ['HNL', 2, 2427, 24277502],
  ['HRK', 2, 650, 6506302],
  ['HUF', 2, 27844, 278440341],
  ['IDR', 2, 1406555, 14065550000],
  ['ILS', 2, 366, 3668230],
  ['INR', 2, 7090, 70900503],
  ['ISK', 0, 119, 1195599],
  ['JMD', 2, 13153, 131539958],
  ['JPY', 0, 109, 1095549],
  ['KES', 2, 10032, 100322011],
  ['KGS', 2, 6982, 69820300],
  ['KRW', 0, 1119, 11190001],
  ['KZT', 2, 37767, 377674954],
  ['LBP', 2, 150080, 1500802255],
  ['LKR', 2, 18078, 180789638],
  ['MAD', 2, 955, 9554850],
  ['MDL', 2, 1703, 17038967],
  ['MNT', 2, 261750, 2617500000],
  ['MUR', 2, 3438, 34384499],
  ['MVR', 2, 1550, 15501063],
  ['MXN', 2, 1898, 18988704],
  ['MYR', 2, 412, 4124501],
  ['MZN', 2, 6188, 61889913],
  ['NGN', 2, 36174, 361749532],
  ['NIO', 2, 3241, 32415503],
  ['NOK', 2, 851, 8510100],
  ['NPR', 2, 11299, 112995016],
  ['NZD', 2, 146, 1461850],
  ['PAB', 2, 99, 995290],
  ['PEN', 2, 333, 3331250],
  ['PHP', 2, 5260, 52602981],
  ['PKR', 2, 13921, 139214990],
  ['PLN', 2, 376, 3764026],
  ['PYG', 0, 6013, 60134502],
  ['QAR', 2, 364, 3641101],
  ['RON', 2, 417, 4172003],
  ['RSD', 2, 10391, 103910127],
  ['RUB', 2, 6598, 65986027],
  ['SAR', 2, 373, 3732650],
  ['SEK', 2, 904, 9047896],
  ['SGD', 2, 135, 1353897],
  ['THB', 2, 3156, 31563499],
  ['TJS', 2, 938, 9389950],
  ['TRY', 2, 526, 5267200],
  ['TTD', 2, 675, 6757850],
  ['TWD', 2, 3072, 30722993],
  ['TZS', 2, 230200, 2302000188],
  ['UAH', 2, 2764, 27648991],
  ['UGX', 0, 3657, 36575502],
  ['USD', 2, 100, 1000000],
  ['UYU', 2, 3246, 32469503],
  ['UZS', 2, 832759, 8327599915],
  ['VND', 0, 23084, 230840500],
  ['YER', 2, 25030, 250301249],
  ['ZAR', 2, 1362, 13620106],
  // Stars are counted whole; Telegram takes 1 to 100,000 of them for an invoice.
  ['XTR', 0, 1, 100_000],
]

const table: ReadonlyMap<string, Currency> = new Map(
  rows.map(([code, exponent, min, max]) => [code, { code, exponent, min, max }]),
)
