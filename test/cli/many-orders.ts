import { join } from 'node:path'
import type { Order, OrderStatus } from '../../src/shop/order.ts'
import type { Refund } from '../../src/shop/refund.ts'
import { openLowdbStore } from '../../src/store/lowdb/open.ts'

/** What a shop took by currency, smallest unit: money in, less what was given back. */
export type Took = Readonly<Record<string, number>>

/**
 * Puts `count` orders of all kinds straight into a shop's store, always the same ones: several currencies,
 * discounts, tips, delivery, refunds whole and in part, orders that nobody paid. Resolves to what the paid
 * ones brought.
 */
export async function fillWithOrders(dir: string, count: number): Promise<Took> {
  const opened = await openLowdbStore({ dir: join(dir, 'data') })
  if (!opened.ok) throw new Error(opened.problem.message)
  const store = opened.value
  const random = numbers(20_261_124)
  const took: Record<string, number> = {}
  for (let made = 0; made < count; made += batch) {
    const orders = Array.from({ length: Math.min(batch, count - made) }, (_, n) =>
      orderOf(made + n, random),
    )
    await store.write(async (writer) => {
      for (const { order, refunds } of orders) {
        await writer.put('orders', order)
        for (const refund of refunds) await writer.put('refunds', refund)
      }
    })
    for (const { order } of orders) {
      if (order.payment.paidAt === null) continue
      took[order.currency] = (took[order.currency] ?? 0) + order.total + order.tip - order.refunded
    }
  }
  await store.close()
  return took
}

const batch = 1000

type Random = (below: number) => number

/** Mulberry32: the same numbers on every machine. */
function numbers(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const titles = ['Red rose', '=cmd|calc', 'Тюльпан, «ранній»', '+1 free', '"Quoted"\nrose', '@sale']

function orderOf(n: number, random: Random): { order: Order; refunds: Refund[] } {
  const at = new Date(Date.UTC(2026, 0, 1) + n * 400_000)
  const createdAt = at.toISOString()
  const id = `${at.getTime().toString(36).padStart(9, '0')}-${n}`
  const currency = ['UAH', 'UAH', 'UAH', 'JPY', 'EUR', 'XTR'][random(6)] ?? 'UAH'
  const lines = Array.from({ length: 1 + random(4) }, (_, line) => ({
    product: `p${line}`,
    variant: random(3) === 0 ? 's' : null,
    title: titles[random(titles.length)] ?? '',
    quantity: 1 + random(5),
    price: 1 + random(1_000_003),
  }))
  const goods = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
  const discount = random(3) === 0 ? { code: '-SPRING', amount: 1 + random(goods) } : null
  const courier = { id: 'courier', title: 'Courier', price: random(20_000), address: true }
  const delivery = random(2) === 0 ? courier : null
  const total = goods - (discount?.amount ?? 0) + (delivery?.price ?? 0)
  const tip = random(4) === 0 ? random(5000) : 0
  const paid = random(5) > 0
  const given = paid && random(4) === 0 && total > 2 ? parts(total + tip, random) : []
  const refunded = given.reduce((sum, amount) => sum + amount, 0)
  const chargeId = random(4) === 0 ? null : `charge-${n}`
  const status: OrderStatus = !paid
    ? 'cancelled'
    : refunded === total + tip
      ? 'refunded'
      : 'delivered'
  const order: Order = {
    id,
    number: `N${String(n).padStart(6, '0')}`,
    customer: { id: 1 + random(5000), name: random(50) === 0 ? '=HYPERLINK("x")' : 'Anna' },
    language: 'uk',
    status,
    currency,
    lines,
    goods,
    discount,
    delivery,
    deliveries: [],
    address: null,
    total,
    tipUpTo: 5000,
    tip: paid ? tip : 0,
    payment: {
      method: chargeId === null ? 'on-delivery' : 'telegram',
      chargeId: paid ? chargeId : null,
      providerChargeId: paid && chargeId !== null ? `panel-${n}` : null,
      paidAt: paid ? createdAt : null,
    },
    contact: {},
    holdUntil: null,
    stockTaken: paid,
    accepted: true,
    tracking: null,
    refunded,
    history: [{ status, at: createdAt, by: 'payment' }],
    createdAt,
  }
  // One that failed stands between: it counts for nothing.
  const refunds = [...given, 1].map((amount, part): Refund => {
    const counts = part < given.length
    return {
      id: `r-${id}-${part}`,
      order: id,
      chargeId,
      customer: order.customer.id,
      method: chargeId === null ? 'on-delivery' : 'telegram',
      amount,
      currency,
      status: counts ? 'succeeded' : 'failed',
      restock: false,
      by: 'terminal',
      askedAt: createdAt,
      settledAt: createdAt,
    }
  })
  return { order, refunds: given.length > 0 ? refunds : [] }
}

/** The whole, or one or two parts of it; smallest unit, each more than 0. */
function parts(whole: number, random: Random): number[] {
  const first = 1 + random(whole - 1)
  switch (random(3)) {
    case 0:
      return [whole]
    case 1:
      return [first]
    default:
      return [first, 1 + random(whole - first)]
  }
}
