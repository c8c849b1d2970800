import { beforeAll, describe, expect, it } from 'vitest'
import { searchOrders } from '../../src/backend/order-search.ts'
import type { Order } from '../../src/shop/order.ts'
import type { Reader, Store } from '../../src/store/store.ts'
import { noDisk } from '../model/no-disk.ts'
import { unpaid } from '../shop/an-order.ts'
import { openBackend, type TestBackend, unwrap } from './open-backend.ts'

const many = 50_000
const start = Date.UTC(2026, 0, 1)
const minute = 60_000

/** One order a minute; every tenth is a draft, every thousandth is Taras'. */
function orderAt(number: number): Order {
  const time = start + number * minute
  return {
    ...unpaid,
    id: `${time.toString(36).padStart(9, '0')}x`,
    number: `N${number}`,
    customer: { id: number % 1000 === 1 ? 1002 : 1001, name: 'Olena' },
    status: number % 10 === 0 ? 'draft' : 'paid',
    total: number,
    createdAt: new Date(time).toISOString(),
  }
}

describe('50,000 orders', () => {
  let backend: TestBackend
  let looked = 0
  /** Counts the orders that are read. */
  const counting = (store: Store): Store => ({
    ...store,
    read: (work) =>
      store.read((reader) => {
        const find: Reader['find'] = async (collection, query) => {
          const found = await reader.find(collection, query)
          looked += found.length
          return found
        }
        // Methods live on the prototype: they are called on the reader itself.
        return work({
          get: (collection, id) => reader.get(collection, id),
          count: (collection, query) => reader.count(collection, query),
          find,
        })
      }),
  })
  beforeAll(async () => {
    backend = await openBackend({ disk: noDisk, store: counting })
    await backend.store.write(async (writer) => {
      for (let number = 0; number < many; number += 1) await writer.put('orders', orderAt(number))
    })
    return () => backend.close()
  })

  it('are paged through once each, newest first, reading each about once', async () => {
    looked = 0
    let sum = 0
    let seen = 0
    let before = Number.POSITIVE_INFINITY
    let after: string | undefined
    let pages = 0
    do {
      const from = looked
      const query = { limit: 1000, ...(after === undefined ? {} : { after }) }
      const page = unwrap(await backend.client.orders(query))
      for (const { total } of page.orders) {
        expect(total).toBeLessThan(before)
        before = total
        sum += total
      }
      seen += page.orders.length
      pages += 1
      after = page.next ?? undefined
      // A tenth are drafts: what is read on beyond the page is bounded.
      expect(looked - from).toBeLessThanOrEqual(2001)
    } while (after !== undefined)
    expect([seen, pages]).toEqual([45_000, 45])
    expect(sum).toBe(1_125_000_000)
    expect(looked).toBeLessThanOrEqual(1.6 * many)
  })

  it('cost a page what it shows, wherever it is', async () => {
    const places = [0, 1, 25_000, 49_000].map((number) => orderAt(number).id)
    for (const after of places) {
      looked = 0
      unwrap(await backend.client.orders({ limit: 10, after }))
      expect(looked).toBeLessThanOrEqual(11 + 500)
    }
  })

  it('of one day or one customer are found without reading the others', async () => {
    const day = 24 * 60
    const from = new Date(start + day * minute).toISOString()
    const until = new Date(start + 2 * day * minute).toISOString()
    looked = 0
    const page = unwrap(await backend.client.orders({ from, until, limit: 1000 }))
    expect(page.next).not.toBeNull()
    expect(page.orders.at(0)?.total).toBe(2 * day - 1)
    expect(looked).toBeLessThanOrEqual(1501)
    looked = 0
    const mine = unwrap(await backend.client.customerOrders(1002, { limit: 1000 }))
    expect([mine.orders.length, mine.next, looked]).toEqual([50, null, 50])
  })

  it('hold no more in memory than a page, whatever is filtered', async () => {
    let most = 0
    await backend.store.read(async (reader) => {
      const watched: Reader = {
        get: (collection, id) => reader.get(collection, id),
        count: (collection, query) => reader.count(collection, query),
        find: async (collection, query) => {
          const found = await reader.find(collection, query)
          most = Math.max(most, found.length)
          return found
        },
      }
      const found = await searchOrders(watched, { limit: 20, product: 'nothing' })
      expect(found).toEqual({ orders: [], next: null })
    })
    expect(most).toBeLessThanOrEqual(500)
  })
})
