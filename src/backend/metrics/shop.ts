import type { Metrics, Sample } from '../../shop/metrics.ts'
import { orderStatuses } from '../../shop/order.ts'
import { refundStatuses } from '../../shop/refund.ts'
import type { Reader } from '../../store/store.ts'
import type { Backend } from '../backend.ts'

/** What the store says when somebody looks; undefined: it does not answer. */
type Looked = Awaited<ReturnType<typeof lookAt>>

/** So many of a queue are looked at for its oldest: counts and the first records, however long a shop has sold. */
const lookedAt = 100

/** Tells how the shop is; what it returns is to be awaited before the text is made. */
export function tellShop(metrics: Metrics, backend: Backend): () => Promise<void> {
  let looked: Looked | undefined
  let looking: Promise<void> | undefined
  const one = (name: string, help: string, now: (looked: Looked) => number) =>
    metrics.gauge(name, help, [], () => (looked ? [[[], now(looked)]] : []))
  const many = (
    name: string,
    help: string,
    label: string,
    now: (looked: Looked) => readonly Sample[],
  ) => metrics.gauge(name, help, [label], () => (looked ? now(looked) : []))

  metrics.gauge('shopbot_store_up', 'Whether the store answers.', ['driver'], () => [
    [[backend.store.driver], looked ? 1 : 0],
  ])
  metrics.gauge(
    'shopbot_catalog_info',
    'Which revision of the catalogue is sold; empty before the first import.',
    ['revision'],
    () => [[[backend.current.revision ?? ''], 1]],
  )
  metrics.gauge('shopbot_catalog_products', 'Products in it.', [], () => [
    [[], backend.current.index.counts.products],
  ])
  many('shopbot_orders', 'Orders, by status.', 'status', ({ orders }) => orders)
  many('shopbot_refunds', 'Refunds, by status.', 'status', ({ refunds }) => refunds)
  one(
    'shopbot_raised_payments',
    'Charges that fit no order and that nobody has decided about.',
    ({ raised }) => raised,
  )
  one('shopbot_holds', 'Lines of unpaid orders that keep their stock.', ({ holds }) => holds)
  one('shopbot_notices', 'Notices that wait to be sent.', ({ notices }) => notices)
  one(
    'shopbot_notices_due_age_seconds',
    'For how long the oldest notice that could be sent has waited.',
    ({ noticesAge }) => noticesAge,
  )
  one(
    'shopbot_updates_set_aside',
    'Updates that kept failing and wait for somebody to look.',
    ({ aside }) => aside,
  )
  one(
    'shopbot_updates_set_aside_age_seconds',
    'For how long the oldest of them has waited.',
    ({ asideAge }) => asideAge,
  )

  const look = async () => {
    try {
      looked = await backend.store.read((reader) => lookAt(reader, backend.clock()))
    } catch (error) {
      looked = undefined
      backend.log.debug('The metrics say nothing of the store', { error })
    }
    looking = undefined
  }
  return () => {
    looking ??= look()
    return looking
  }
}

async function lookAt(reader: Reader, now: Date) {
  const at = now.toISOString()
  const queued = await reader.find('notices', { limit: lookedAt })
  const due = queued.map(({ notBefore }) => notBefore).filter((notBefore) => notBefore <= at)
  const aside = await reader.find('updates', { limit: lookedAt })
  return {
    orders: await counted(orderStatuses, (value) =>
      reader.count('orders', { index: { name: 'status', value } }),
    ),
    refunds: await counted(refundStatuses, (value) =>
      reader.count('refunds', { index: { name: 'status', value } }),
    ),
    raised: await reader.count('payments', { index: { name: 'raised', value: 'yes' } }),
    holds: await reader.count('holds'),
    notices: await reader.count('notices'),
    noticesAge: ageOf(due, now),
    aside: await reader.count('updates'),
    asideAge: ageOf(
      aside.map((update) => update.at),
      now,
    ),
  }
}

function counted(
  values: readonly string[],
  count: (value: string) => Promise<number>,
): Promise<Sample[]> {
  return Promise.all(values.map(async (value): Promise<Sample> => [[value], await count(value)]))
}

/** Seconds since the earliest of them; 0 when there is none. */
function ageOf(moments: readonly string[], now: Date): number {
  const [earliest] = [...moments].sort()
  if (earliest === undefined) return 0
  return Math.max(0, now.getTime() - Date.parse(earliest)) / 1000
}
