import { done, failed, type Result } from '../../shop/problem.ts'

/** What the columns of a statement are called; absent: found by their usual names. */
export interface StatementOptions {
  readonly chargeColumn?: string
  readonly amountColumn?: string
  readonly currencyColumn?: string
  readonly dateColumn?: string
}

/** Where the columns are, counted from 0. */
export interface StatementColumns {
  readonly charge: number
  readonly amount: number
  readonly date: number
  /** undefined: all is in the shop's currency. */
  readonly currency: number | undefined
}

/** Code: `column-missing`. */
export function findColumns(
  header: readonly string[],
  options: StatementOptions,
  file: string,
): Result<StatementColumns> {
  const names = header.map(plain)
  const find = (written: string | undefined, usual: readonly string[]): number | undefined => {
    const wanted = written === undefined ? usual : [plain(written)]
    const found = wanted.map((name) => names.indexOf(name)).find((index) => index >= 0)
    return found
  }
  const charge = find(options.chargeColumn, usualNames.charge)
  const amount = find(options.amountColumn, usualNames.amount)
  const date = find(options.dateColumn, usualNames.date)
  const currency = find(options.currencyColumn, usualNames.currency)
  const missing = (what: string, flag: string, written: string | undefined) =>
    failed({
      code: 'column-missing',
      message:
        written === undefined
          ? `${file} has no column that is clearly the ${what}`
          : `${file} has no column "${written}"`,
      hint: `Name it with ${flag}. The columns are: ${header.filter(Boolean).join(', ')}.`,
    })
  if (charge === undefined) return missing('charge id', '--charge-column', options.chargeColumn)
  if (amount === undefined) return missing('amount', '--amount-column', options.amountColumn)
  if (date === undefined) return missing('date', '--date-column', options.dateColumn)
  if (currency === undefined && options.currencyColumn !== undefined)
    return missing('currency', '--currency-column', options.currencyColumn)
  return done({ charge, amount, date, currency })
}

/** As exports of providers name them, the surest first; letters and digits in lower case only. */
const usualNames = {
  charge: [
    'telegrampaymentchargeid',
    'providerpaymentchargeid',
    'chargeid',
    'paymentid',
    'transactionid',
    'charge',
    'payment',
    'transaction',
    'id',
    'idплатежу',
    'номерплатежу',
    'idтранзакції',
    'idплатежа',
    'номерплатежа',
    'idтранзакции',
  ],
  amount: [
    'amount',
    'grossamount',
    'gross',
    'sum',
    'total',
    'сума',
    'сумаплатежу',
    'сумма',
    'суммаплатежа',
  ],
  currency: ['currency', 'currencycode', 'валюта', 'валютаплатежу', 'валютаплатежа'],
  date: [
    'date',
    'datetime',
    'createdutc',
    'created',
    'createdat',
    'createdate',
    'paidat',
    'transactiondate',
    'paymentdate',
    'дата',
    'датаплатежу',
    'датастворення',
    'датаплатежа',
    'датасоздания',
  ],
} as const

function plain(name: string): string {
  return name.toLocaleLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
