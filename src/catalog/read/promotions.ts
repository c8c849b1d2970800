import type { Node } from 'yaml'
import { endOfDay, startOfDay } from '../../shop/day.ts'
import { normalCode, type Promotion } from '../../shop/promotion.ts'
import type { SourceFile } from './document.ts'
import {
  fieldsOf,
  optional,
  readInteger,
  readList,
  readPrice,
  shorten,
  writtenText,
} from './fields.ts'
import type { MapEntry } from './nodes.ts'

const promotionKeys = [
  'code',
  'percent',
  'amount',
  'minimum',
  'from',
  'until',
  'uses',
  'uses-per-customer',
  'categories',
]

interface Money {
  readonly timezone: string
  readonly exponent: number
}

interface Named {
  readonly id: string
  readonly node: Node
}

/** `promotions:` of shop.yaml, with the categories that they name. */
export function readPromotions(
  source: SourceFile,
  entry: MapEntry | undefined,
  money: Money,
): { readonly promotions: Promotion[]; readonly categories: Named[] } {
  const promotions: Promotion[] = []
  const categories: Named[] = []
  const codes = new Set<string>()
  for (const node of entry ? readList(source, entry.value) : []) {
    const fields = fieldsOf(source, node, 'A promotion', promotionKeys)
    if (!fields) continue
    const code = readCode(source, node, fields.get('code'))
    const named = readCategories(source, fields.get('categories'))
    categories.push(...named)
    const rest = readRest(source, node, fields, money)
    if (code === undefined || !rest) continue
    if (codes.has(code)) {
      source.error(
        fields.get('code')?.value,
        'duplicate-id',
        `Another promotion has the code ${code} already`,
        'Codes are the same in capitals and small letters: give one of the two another.',
      )
      continue
    }
    codes.add(code)
    const only = named.length === 0 ? {} : { categories: named.map(({ id }) => id) }
    promotions.push({ code, ...rest, ...only })
  }
  return { promotions, categories }
}

function readCode(source: SourceFile, node: Node, entry: MapEntry | undefined): string | undefined {
  if (!entry) {
    source.error(node, 'code-missing', 'A promotion needs a code', 'Write: code: SPRING')
    return undefined
  }
  const written = writtenText(source, entry.value, '"code"')
  if (written === undefined) return undefined
  const code = normalCode(written)
  if (/^[\p{L}\p{N}_-]{2,32}$/u.test(code)) return code
  source.error(
    entry.value,
    'code-invalid',
    `"${shorten(written)}" cannot be a code: 2 to 32 letters, digits, - and _`,
    'Customers type it in the chat: write one word, like SPRING.',
  )
  return undefined
}

function readRest(
  source: SourceFile,
  node: Node,
  fields: ReadonlyMap<string, MapEntry>,
  { timezone, exponent }: Money,
): Omit<Promotion, 'code' | 'categories'> | undefined {
  const off = readOff(source, node, fields, exponent)
  const minimum = optional(fields.get('minimum'), (value) =>
    readPrice(source, value, '"minimum"', exponent),
  )
  const count = (name: string) =>
    optional(fields.get(name), (value) => readInteger(source, value, `"${name}"`, 1))
  const uses = count('uses')
  const usesPerCustomer = count('uses-per-customer')
  const from = readDate(source, fields.get('from'), (date) => startOfDay(date, timezone))
  const until = readDate(source, fields.get('until'), (date) => endOfDay(date, timezone))
  if (from !== undefined && until !== undefined && from >= until) {
    source.error(
      fields.get('until')?.value,
      'dates-reversed',
      '"until" is before "from": the code would never be valid',
      'Exchange the two days; both belong to it.',
    )
  }
  if (!off) return undefined
  return {
    off,
    ...(minimum === undefined ? {} : { minimum }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(uses === undefined ? {} : { uses }),
    ...(usesPerCustomer === undefined ? {} : { usesPerCustomer }),
  }
}

function readOff(
  source: SourceFile,
  node: Node,
  fields: ReadonlyMap<string, MapEntry>,
  exponent: number,
): Promotion['off'] | undefined {
  const [share, fixed] = [fields.get('percent'), fields.get('amount')]
  if (!share === !fixed) {
    source.error(
      fixed?.keyNode ?? node,
      'promotion-off',
      share
        ? 'A promotion takes off "percent" or "amount", not both'
        : 'A promotion takes nothing off',
      'Write percent: 10, or amount: 50.',
    )
    return undefined
  }
  if (share) {
    const percent = readPercent(source, share)
    return percent === undefined ? undefined : { percent }
  }
  const amount = optional(fixed, (value) => readPrice(source, value, '"amount"', exponent))
  if (amount === 0)
    source.error(fixed?.value, 'promotion-off', '"amount" must be more than 0', 'Write: amount: 50')
  return amount ? { amount } : undefined
}

function readPercent(source: SourceFile, { value, key }: MapEntry): number | undefined {
  const written = writtenText(source, value, `"${key}"`)
  if (written === undefined) return undefined
  const percent = Number(written)
  if (/^\d+$/.test(written) && percent >= 1 && percent <= 100) return percent
  source.error(
    value,
    'number-invalid',
    '"percent" must be a whole number from 1 to 100',
    /^\d{1,3}\s*%$/.test(written)
      ? `Write it without the sign: ${parseInt(written, 10)}`
      : undefined,
  )
  return undefined
}

/** A day of the shop's calendar as a moment, ISO 8601. */
function readDate(
  source: SourceFile,
  entry: MapEntry | undefined,
  moment: (date: string) => string | undefined,
): string | undefined {
  const written = entry && writtenText(source, entry.value, `"${entry.key}"`)
  if (!entry || written === undefined) return undefined
  const at = moment(written.trim())
  if (at !== undefined) return at
  source.error(
    entry.value,
    'date-invalid',
    `"${shorten(written)}" is not a day of the calendar`,
    /^\d{4,}-/.test(written) && Number(written.slice(0, 4)) >= 3000
      ? `Leave "${entry.key}" out where there is no end.`
      : 'Write year, month and day, like 2026-03-08.',
  )
  return undefined
}

function readCategories(source: SourceFile, entry: MapEntry | undefined): Named[] {
  const named: Named[] = []
  for (const node of entry ? readList(source, entry.value) : []) {
    const id = writtenText(source, node, 'A category')
    if (id !== undefined && !named.some((one) => one.id === id)) named.push({ id, node })
  }
  return named
}
