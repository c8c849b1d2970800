import { exactAmount } from '../../catalog/convert/amount.ts'
import { momentFrom } from '../../shop/day.ts'
import { parseAmount } from '../../shop/money.ts'
import { done, failed, type Result } from '../../shop/problem.ts'
import { currencyOf } from '../../telegram/currencies.ts'
import type { StatementColumns } from './columns.ts'
import type { LedgerLine } from './stars.ts'

/** What a statement leaves unsaid. */
export interface StatementPlace {
  /** The shop's, where no column says another. */
  readonly currency: string
  /** Of moments that name none. */
  readonly timeZone: string
}

/** A row of a statement as the ledger has it; null: it is no charge. */
export function statementLine(
  cells: readonly string[],
  columns: StatementColumns,
  place: StatementPlace,
): Result<LedgerLine | null> {
  const cell = (column: number | undefined) =>
    column === undefined ? '' : (cells[column] ?? '').trim()
  const written = cell(columns.amount)
  if (/^[-−(]/.test(written)) return done(null)
  const chargeId = cell(columns.charge)
  if (chargeId === '') return failed({ code: 'charge-missing', message: 'there is no charge id' })
  const currency = (cell(columns.currency) || place.currency).toUpperCase()
  const known = currencyOf(currency)
  if (!known) {
    const message = `"${currency}" is no currency that Telegram takes`
    return failed({ code: 'currency-unknown', message })
  }
  const decimal = exactAmount(written.replace(/[A-Za-z]+$/, ''), known.exponent)
  if (!decimal.ok) return decimal
  const amount = parseAmount(decimal.value, known.exponent)
  if (!amount.ok) return amount
  const at = readMoment(cell(columns.date), place.timeZone)
  if (at === undefined) {
    return failed({
      code: 'date-invalid',
      message: `"${cell(columns.date)}" is no date that can be read without guessing`,
      hint: 'Dates are read as 2026-11-24 or 24.11.2026, with or without a time.',
    })
  }
  return done({ chargeId, amount: amount.value, currency, at })
}

/** ISO 8601, or day, month and year with points; in the shop's time zone unless it names another. */
function readMoment(text: string, timeZone: string): string | undefined {
  const iso =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?$/.exec(text)
  if (iso) {
    const [, day = '', minute = '00:00', second = ':00', zone] = iso
    if (zone === undefined) return momentFrom(`${day} ${minute}${second}`, timeZone)
    const moment = Date.parse(`${day}T${minute}${second}${zone === 'UTC' ? 'Z' : zone}`)
    return Number.isNaN(moment) ? undefined : new Date(moment).toISOString()
  }
  const european = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d\d)(:\d\d)?)?$/.exec(text)
  if (!european) return undefined
  const [, day = '', month = '', year = '', hour = '0', minute = '00', second = ':00'] = european
  const two = (digits: string) => digits.padStart(2, '0')
  return momentFrom(`${year}-${two(month)}-${two(day)} ${two(hour)}:${minute}${second}`, timeZone)
}
