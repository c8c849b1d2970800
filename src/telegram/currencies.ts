import { formatAmount } from '../shop/money.ts'

/** A currency as Telegram takes it. Amounts are in its smallest unit; bounds move with exchange rates. */
export interface Currency {
  readonly code: string
  /** Digits after the point: UAH 2, JPY 0, XTR 0. */
  readonly exponent: number
  /** Least and greatest charge; absent where Telegram publishes none. */
  readonly min?: number
  readonly max?: number
  readonly symbol: string
}

/** The currency of a code (upper case), or undefined when Telegram's payments do not take it. */
export function currencyOf(code: string): Currency | undefined {
  return currencies.get(code)
}

/** Every code that an invoice may carry, XTR (Stars) among them, in alphabetical order. */
export function currencyCodes(): string[] {
  return [...currencies.keys()].sort()
}

/**
 * An amount for people, in their language: `formatMoney(123450, UAH, 'uk')` is `1 234,50 ₴`,
 * Stars are `⭐ 50`. Exact: the digits never pass through a float.
 */
export function formatMoney(amount: number, currency: Currency, language: string): string {
  // formatAmount gives decimal text, which is what Intl calls a numeric literal
  const exact = formatAmount(amount, currency.exponent) as `${number}`
  const text = formatterOf(currency, language).format(exact)
  return currency.code === 'XTR' ? `⭐ ${text}` : text
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatterOf(currency: Currency, language: string): Intl.NumberFormat {
  const key = `${currency.code} ${language}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(localeOf(language), {
    ...(currency.code === 'XTR'
      ? {}
      : { style: 'currency', currency: currency.code, currencyDisplay: 'narrowSymbol' }),
    minimumFractionDigits: currency.exponent,
    maximumFractionDigits: currency.exponent,
  })
  // Languages come from customers: what they can make us keep has an end.
  if (formatters.size >= 1000) formatters.clear()
  formatters.set(key, made)
  return made
}

/** Customers' apps send what they like as language_code; what Intl cannot read becomes English. */
function localeOf(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** Code, exponent, symbol, least and greatest charge, as Telegram's clients know them in 2026. */
const table = `
AED 2 AED 367 3673200
AFN 2 AFN 7554 75540495
ALL 2 ALL 10908 109085036
AMD 2 AMD 48398 483984962
ARS 2 ARS 3720 37202998
AUD 2 AU$ 139 1392750
AZN 2 AZN 170 1702500
BAM 2 BAM 171 1715550
BDT 2 BDT 8336 83367500
BGN 2 BGN 171 1716850
BND 2 BND 134 1349850
BOB 2 BOB 687 6877150
BRL 2 R$ 377 3775397
BYN 2 BYN
CAD 2 CA$ 132 1321950
CHF 2 CHF 99 993220
CLP 0 CLP 666 6665199
CNY 2 CN¥ 674 6747298
COP 2 COP 315595 3155950000
CRC 2 CRC 60113 601130282
CZK 2 CZK 2251 22510978
DKK 2 DKK 654 6545403
DOP 2 DOP 5032 50329504
DZD 2 DZD 11872 118729869
EGP 2 EGP 1791 17912012
ETB 2 ETB
EUR 2 € 87 877155
GBP 2 £ 75 757605
GEL 2 GEL 266 2663750
GTQ 2 GTQ 768 7689850
HKD 2 HK$ 784 7845505
HNL 2 HNL 2427 24277502
HRK 2 HRK 650 6506302
HUF 2 HUF 27844 278440341
IDR 2 IDR 1406555 14065550000
ILS 2 ₪ 366 3668230
INR 2 ₹ 7090 70900503
ISK 0 ISK 119 1195599
JMD 2 JMD 13153 131539958
JPY 0 ¥ 109 1095549
KES 2 KES 10032 100322011
KGS 2 KGS 6982 69820300
KRW 0 ₩ 1119 11190001
KZT 2 KZT 37767 377674954
LBP 2 LBP 150080 1500802255
LKR 2 LKR 18078 180789638
MAD 2 MAD 955 9554850
MDL 2 MDL 1703 17038967
MNT 2 MNT 261750 2617500000
MUR 2 MUR 3438 34384499
MVR 2 MVR 1550 15501063
MXN 2 MX$ 1898 18988704
MYR 2 MYR 412 4124501
MZN 2 MZN 6188 61889913
NGN 2 NGN 36174 361749532
NIO 2 NIO 3241 32415503
NOK 2 NOK 851 8510100
NPR 2 NPR 11299 112995016
NZD 2 NZ$ 146 1461850
PAB 2 PAB 99 995290
PEN 2 PEN 333 3331250
PHP 2 PHP 5260 52602981
PKR 2 PKR 13921 139214990
PLN 2 PLN 376 3764026
PYG 0 PYG 6013 60134502
QAR 2 QAR 364 3641101
RON 2 RON 417 4172003
RSD 2 RSD 10391 103910127
RUB 2 RUB 6598 65986027
SAR 2 SAR 373 3732650
SEK 2 SEK 904 9047896
SGD 2 SGD 135 1353897
THB 2 ฿ 3156 31563499
TJS 2 TJS 938 9389950
TRY 2 TRY 526 5267200
TTD 2 TTD 675 6757850
TWD 2 NT$ 3072 30722993
TZS 2 TZS 230200 2302000188
UAH 2 UAH 2764 27648991
UGX 0 UGX 3657 36575502
USD 2 $ 100 1000000
UYU 2 UYU 3246 32469503
UZS 2 UZS 832759 8327599915
VND 0 ₫ 23084 230840500
YER 2 YER 25030 250301249
ZAR 2 ZAR 1362 13620106
XTR 0 ⭐
`

const currencies: ReadonlyMap<string, Currency> = new Map(
  table
    .trim()
    .split('\n')
    .map((row) => {
      const [code = '', exponent = '', symbol = '', min, max] = row.split(' ')
      const bounds = min && max ? { min: Number(min), max: Number(max) } : {}
      return [code, { code, exponent: Number(exponent), symbol, ...bounds }]
    }),
)
