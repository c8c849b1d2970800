import type { OrderView } from '../../client/wire/order.ts'
import type { RefundView } from '../../client/wire/refund.ts'
import { momentIn } from '../../shop/day.ts'
import { formatAmount, sumAmounts } from '../../shop/money.ts'
import { failed, type Problem, type Result } from '../../shop/problem.ts'
import { currencyOf } from '../../telegram/currencies.ts'

/** The columns of an export, in their order. */
export const columns = [
  'date',
  'order',
  'ordered',
  'status',
  'method',
  'charge',
  'provider_charge',
  'customer',
  'name',
  'row',
  'product',
  'variant',
  'sku',
  'title',
  'quantity',
  'price',
  'amount',
  'currency',
] as const
export type ExportColumn = (typeof columns)[number]
export type ExportRow = Readonly<Record<ExportColumn, string>>

/** An order with what has been given back of it. */
export interface ExportedOrder {
  readonly order: OrderView
  readonly refunds: readonly RefundView[]
}

/**
 * The rows of an order: one a line of goods, then discount, delivery, tip and refunds where there are some.
 * Their amounts are exact decimals and sum up to the money that the order brought. Code: `order-sum` (an order
 * whose parts do not make its total).
 */
export function rowsOf({ order, refunds }: ExportedOrder, timeZone: string): Result<ExportRow[]> {
  const { currency, payment, customer, discount, delivery } = order
  const exponent = currencyOf(currency)?.exponent ?? 0
  const decimal = (amount: number) => formatAmount(amount, exponent)
  const shown = (at: string | null) => (at === null ? '' : momentIn(at, timeZone))
  const base: ExportRow = {
    date: shown(payment.paidAt),
    order: order.number,
    ordered: shown(order.createdAt),
    status: order.status,
    method: payment.method ?? '',
    charge: payment.chargeId ?? '',
    provider_charge: payment.providerChargeId ?? '',
    customer: String(customer.id),
    name: order.contact.name ?? customer.name,
    row: '',
    product: '',
    variant: '',
    sku: '',
    title: '',
    quantity: '',
    price: '',
    amount: '',
    currency,
  }
  const amounts: number[] = []
  const row = (kind: string, amount: number, more: Partial<ExportRow> = {}): ExportRow => {
    amounts.push(amount)
    return { ...base, row: kind, amount: decimal(amount), ...more }
  }
  const rows = order.lines.map((line) =>
    row('goods', line.price * line.quantity, {
      product: line.product,
      variant: line.variant ?? '',
      sku: line.sku ?? '',
      title: line.title,
      quantity: String(line.quantity),
      price: decimal(line.price),
    }),
  )
  if (discount) rows.push(row('discount', -discount.amount, { title: discount.code }))
  if (delivery) rows.push(row('delivery', delivery.price, { title: delivery.title }))
  if (order.tip !== 0) rows.push(row('tip', order.tip))
  for (const refund of refunds)
    rows.push(row('refund', -refund.amount, { date: shown(refund.settledAt) }))
  const brought = order.total + order.tip - order.refunded
  if (sumAmounts(amounts) === brought) return { ok: true, value: rows }
  return failed(wrongSum(order, decimal(sumAmounts(amounts)), decimal(brought)))
}

function wrongSum({ number, currency }: OrderView, rows: string, brought: string): Problem {
  return {
    code: 'order-sum',
    message: `The rows of order ${number} make ${rows} ${currency}, but it brought ${brought} ${currency}`,
    hint: 'An export that does not add up is not written. Please report this with the order.',
  }
}
