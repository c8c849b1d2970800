import type { OrderQuery } from '../client/wire/order.ts'
import { dayAfter, startOfDay } from '../shop/day.ts'
import { type OrderStatus, orderStatuses } from '../shop/order.ts'
import { done, failed, type Problem, type Result } from '../shop/problem.ts'

/** Which orders are meant, as written on the command line. */
export interface OrderFilterOptions {
  readonly status?: string
  readonly day?: string
  readonly from?: string
  readonly to?: string
  readonly customer?: string
  readonly product?: string
}

export interface OrderFilter {
  readonly status?: OrderStatus
  /** Days of the shop, the last one included. */
  readonly from?: string
  readonly to?: string
  readonly customer?: string
  readonly product?: string
}

/** Codes: `status-unknown`, `day-invalid`, `days-reversed`. */
export function readOrderFilter(options: OrderFilterOptions): Result<OrderFilter> {
  const { customer, product, day } = options
  const status = orderStatuses.find((known) => known === options.status && known !== 'draft')
  if (options.status !== undefined && status === undefined) {
    return failed({
      code: 'status-unknown',
      message: `There is no status "${options.status}"`,
      hint: `It is one of ${shownStatuses.join(', ')}.`,
    })
  }
  const from = day ?? options.from
  const to = day ?? options.to
  for (const [flag, written] of [
    ['--day', day],
    ['--from', options.from],
    ['--to', options.to],
  ] as const) {
    if (written !== undefined && startOfDay(written, 'UTC') === undefined)
      return failed(noDay(flag, written))
  }
  if (from !== undefined && to !== undefined && from > to) {
    return failed({ code: 'days-reversed', message: `--from ${from} is later than --to ${to}` })
  }
  return done({
    ...(status === undefined ? {} : { status }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(customer === undefined ? {} : { customer: customer.replace(/^@/, '') }),
    ...(product === undefined ? {} : { product }),
  })
}

/** The filter as the backend takes it: days become moments in the shop's time zone. */
export function queryOf({ from, to, ...same }: OrderFilter, timeZone: string): OrderQuery {
  const start = from === undefined ? undefined : startOfDay(from, timeZone)
  const end = to === undefined ? undefined : startOfDay(dayAfter(to), timeZone)
  return {
    ...same,
    ...(start === undefined ? {} : { from: start }),
    ...(end === undefined ? {} : { until: end }),
  }
}

/** Drafts are the customer's own until they are placed. */
export const shownStatuses = orderStatuses.filter((status) => status !== 'draft')

function noDay(flag: string, written: string): Problem {
  return {
    code: 'day-invalid',
    message: `${flag} takes a day, not "${written}"`,
    hint: 'Write it as year, month and day: 2026-11-24.',
  }
}
