import type { StatusView } from '../client/wire/shop.ts'
import type { Reader } from '../store/store.ts'
import type { Backend } from './backend.ts'
import { searchOrders } from './order-search.ts'
import { dueRefunds } from './refunds.ts'

/** What waits, and since when. Costs what it looks at: of each at most so many, however many wait. */
const looked = 100

export function queueOf(backend: Backend): Promise<NonNullable<StatusView['queue']>> {
  const now = backend.clock().toISOString()
  return backend.store.read(async (reader) => {
    const raised = { index: { name: 'raised', value: 'yes' } } as const
    const updates = await reader.find('updates', { limit: looked })
    const payments = await reader.find('payments', { ...raised, limit: looked })
    const refunds = await dueRefunds(reader)
    return {
      notices: await reader.count('notices'),
      setAside: await reader.count('updates'),
      raisedPayments: await reader.count('payments', raised),
      dueRefunds: refunds.length,
      oldest: {
        notice: await oldestDue(reader, now),
        setAside: earliest(updates.map(({ at }) => at)),
        raisedPayment: earliest(payments.map(({ at }) => at)),
        dueRefund: refunds[0]?.askedAt ?? null,
      },
    }
  })
}

/** Those at the head of the queue wait longest; one that failed is due again later. */
async function oldestDue(reader: Reader, now: string): Promise<string | null> {
  const head = await reader.find('notices', { limit: looked })
  return earliest(head.map(({ notBefore }) => notBefore).filter((at) => at <= now))
}

function earliest(moments: readonly string[]): string | null {
  return moments.reduce<string | null>((a, b) => (a === null || b < a ? b : a), null)
}

/** The newest orders, drafts left out. */
export function lastOrders(backend: Backend): Promise<StatusView['lastOrders']> {
  return backend.store.read(async (reader) => {
    const { orders } = await searchOrders(reader, { limit: 3 })
    return orders.map(({ id, number, status, total, tip, currency, createdAt }) => {
      return { id, number, status, total: total + tip, currency, createdAt }
    })
  })
}
