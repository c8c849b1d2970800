import type { OrderView } from '../client/wire/order.ts'
import { dayAfter, dayOf } from '../shop/day.ts'
import { money } from './money.ts'
import { table } from './table.ts'

export interface DayTotal {
  readonly day: string
  readonly currency: string
  readonly orders: number
  /** Tips included, what was given back left out; smallest unit. */
  readonly total: number
}

/** What was ordered by day, newest first; cancelled orders do not count. Days without orders stand between. */
export function totalsByDay(orders: readonly OrderView[], timeZone: string): DayTotal[] {
  const totals = new Map<string, DayTotal>()
  for (const { status, currency, total, tip, refunded, createdAt } of orders) {
    if (status === 'cancelled') continue
    const day = dayOf(createdAt, timeZone)
    const key = `${currency} ${day}`
    const before = totals.get(key) ?? { day, currency, orders: 0, total: 0 }
    totals.set(key, {
      ...before,
      orders: before.orders + 1,
      total: before.total + total + tip - refunded,
    })
  }
  const currencies = new Set([...totals.values()].map(({ currency }) => currency))
  return [...currencies].flatMap((currency) =>
    withEmptyDays([...totals.values()].filter((one) => one.currency === currency)),
  )
}

/** A bar for each day, `width` signs wide in all. */
export function dayChart(totals: readonly DayTotal[], width: number): string[] {
  const shown = totals.slice(0, shownDays)
  const most = Math.max(1, ...shown.map(({ total }) => total))
  const facts = shown.map(({ orders, total, currency }) => [String(orders), money(total, currency)])
  const [head = '', ...lines] = table(['orders', 'worth'], facts, [0, 1])
  const room = Math.max(10, Math.min(40, width - head.length - 'YYYY-MM-DD'.length - 4))
  const rest = totals.length - shown.length
  return [
    `${'day'.padEnd(10)}  ${head}`,
    ...shown.map(({ day, total }, row) =>
      `${day}  ${lines[row] ?? ''}  ${bar(total / most, room)}`.trimEnd(),
    ),
    ...(rest > 0 ? [`… and ${rest} earlier ${rest === 1 ? 'day' : 'days'}`] : []),
  ]
}

const shownDays = 31

/** A gap longer than this is left out rather than filled. */
const longestGap = 31

function withEmptyDays(totals: readonly DayTotal[]): DayTotal[] {
  const rising = [...totals].sort((a, b) => (a.day < b.day ? -1 : 1))
  const all: DayTotal[] = []
  for (const one of rising) {
    const gap: DayTotal[] = []
    const last = all.at(-1)
    let day = last ? dayAfter(last.day) : one.day
    while (day < one.day && gap.length <= longestGap) {
      gap.push({ day, currency: one.currency, orders: 0, total: 0 })
      day = dayAfter(day)
    }
    all.push(...(gap.length > longestGap ? [] : gap), one)
  }
  return all.reverse()
}

function bar(share: number, width: number): string {
  const eighths = Math.round(Math.max(0, share) * width * 8)
  return '█'.repeat(Math.floor(eighths / 8)) + ('▏▎▍▌▋▊▉'[(eighths % 8) - 1] ?? '')
}
