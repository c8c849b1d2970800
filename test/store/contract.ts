import { describe, expect, it } from 'vitest'
import type { Change, FillableStore, Kept, Reader, Store } from '../../src/store/store.ts'
import { increment } from './increment.ts'
import { cart, hold, note } from './records.ts'

/** An empty shop's store, and a way to open the same data again after `close`. */
export interface OpenStore {
  readonly store: FillableStore
  reopen(): Promise<Store>
}

/** What every driver of the store does. */
export function storeContract(name: string, open: () => Promise<OpenStore>): void {
  describe(`${name}: records`, () => {
    it('keeps what a transaction put, also over a restart', async () => {
      const { store, reopen } = await open()
      const tricky = note('n', { text: 'Троянда \u2028 "\n\\ 🌹', none: null, deep: [[{}]] })
      await store.write(async (writer) => {
        await writer.put('carts', cart(7, 2))
        await writer.put('updates', tricky)
      })
      expect(await get(store, '7')).toEqual(cart(7, 2))
      await store.close()
      const again = await reopen()
      expect(await get(again, '7')).toEqual(cart(7, 2))
      expect(await again.read((reader) => reader.get('updates', 'n'))).toEqual(tricky)
      await again.close()
    })

    it('replaces and deletes by key', async () => {
      const { store, reopen } = await open()
      await putCarts(store, [1, 2])
      await store.write((writer) => writer.put('carts', cart(1, 9)))
      await store.write((writer) => writer.delete('carts', '2'))
      await store.write((writer) => writer.delete('carts', 'never there'))
      await store.close()
      const again = await reopen()
      expect(await get(again, '1')).toEqual(cart(1, 9))
      expect(await get(again, '2')).toBeUndefined()
      expect(await again.read((reader) => reader.count('carts'))).toBe(1)
      await again.close()
    })
  })

  describe(`${name}: transactions`, () => {
    it('claims what it finds', async () => {
      const { store } = await open()
      await putCarts(store, [1, 2, 3])
      const claimed = await store.write((writer) => writer.claim('carts', { limit: 2 }))
      expect(claimed.map((one) => one.customer)).toEqual([1, 2])
      await store.close()
    })

    it('lets a work see its own changes and nobody else before the end', async () => {
      const { store } = await open()
      await store.write(async (writer) => {
        await writer.put('carts', cart(1, 1))
        expect(await writer.get('carts', '1')).toEqual(cart(1, 1))
        expect(await writer.count('carts')).toBe(1)
        expect(await writer.find('carts', {})).toEqual([cart(1, 1)])
        expect(await get(store, '1')).toBeUndefined()
        await writer.delete('carts', '1')
        expect(await writer.get('carts', '1')).toBeUndefined()
        await writer.put('carts', cart(1, 3))
      })
      expect(await get(store, '1')).toEqual(cart(1, 3))
      await store.close()
    })

    it('leaves nothing of a work that throws', async () => {
      const { store, reopen } = await open()
      await putCarts(store, [1])
      const failing = store.write(async (writer) => {
        await writer.put('carts', cart(2, 1))
        await writer.delete('carts', '1')
        throw new RangeError('no')
      })
      await expect(failing).rejects.toThrow(RangeError)
      expect(await carts(store)).toEqual([1])
      await store.close()
      const again = await reopen()
      expect(await carts(again)).toEqual([1])
      await again.close()
    })

    it('loses no update among 200 concurrent ones', async () => {
      const { store, reopen } = await open()
      await Promise.all(Array.from({ length: 200 }, () => increment(store, 1)))
      expect(await get(store, '1')).toEqual(cart(1, 200))
      await store.close()
      const again = await reopen()
      expect(await get(again, '1')).toEqual(cart(1, 200))
      await again.close()
    })

    it('makes every concurrent write visible before it answers, and durable', async () => {
      const { store, reopen } = await open()
      const ids = Array.from({ length: 100 }, (_, index) => index + 1)
      await Promise.all(
        ids.map(async (id) => {
          await store.write((writer) => writer.put('carts', cart(id, id)))
          expect(await get(store, String(id))).toEqual(cart(id, id))
        }),
      )
      await store.close()
      const again = await reopen()
      expect(await carts(again)).toEqual([...ids].sort(byText))
      await again.close()
    })

    it('answers with what the work returned, also without changes', async () => {
      const { store } = await open()
      const writing = increment(store, 1)
      const count = store.write((writer) => writer.count('carts'))
      expect(await count).toBe(1)
      // What it had read from the other transaction is committed by now.
      expect(await get(store, '1')).toEqual(cart(1, 1))
      await writing
      await store.close()
    })

    it('fails a record that cannot be kept alone', async () => {
      const { store } = await open()
      const bad = store.write((writer) => writer.put('updates', note('bad', 1n)))
      const good = increment(store, 1)
      await expect(bad).rejects.toThrow(TypeError)
      await good
      expect(await get(store, '1')).toEqual(cart(1, 1))
      expect(await store.read((reader) => reader.count('updates'))).toBe(0)
      await store.close()
    })

    it('shows one state to a reader from its first read to its last', async () => {
      const { store } = await open()
      await store.write((writer) => writer.put('holds', hold('a', '1')))
      await store.read(async (reader) => {
        expect(await reader.get('holds', 'a')).toEqual(hold('a', '1'))
        await store.write(async (writer) => {
          await writer.put('holds', hold('a', '2'))
          await writer.put('holds', hold('b', '1'))
        })
        await store.write((writer) => writer.delete('holds', 'b'))
        expect(await reader.get('holds', 'a')).toEqual(hold('a', '1'))
        expect(await holdsOf(reader, '1')).toEqual(['a'])
        expect(await reader.count('holds')).toBe(1)
      })
      expect(await store.read((reader) => holdsOf(reader, '2'))).toEqual(['a'])
      await store.close()
    })

    it('tells of each commit once it can be read', async () => {
      const { store } = await open()
      const seen: Change[] = []
      const stop = store.onCommit((changes) => seen.push(...changes))
      await putCarts(store, [1])
      await store.write((writer) => writer.delete('carts', '1'))
      await store.write(async () => undefined)
      stop()
      await putCarts(store, [2])
      expect(seen).toEqual([
        { collection: 'carts', id: '1', deleted: false },
        { collection: 'carts', id: '1', deleted: true },
      ])
      await store.close()
    })

    it('goes on when a listener throws', async () => {
      const { store } = await open()
      store.onCommit(() => {
        throw new Error('listener')
      })
      await increment(store, 1)
      await increment(store, 1)
      expect(await get(store, '1')).toEqual(cart(1, 2))
      await store.close()
    })
  })

  describe(`${name}: finding`, () => {
    it('follows an index as records come, change and go', async () => {
      const { store, reopen } = await open()
      const stocks: Readonly<Record<string, string>> = { a: 'tulip', b: 'rose', c: 'lily' }
      const put = (id: string, order: string) =>
        store.write((writer) => writer.put('holds', hold(id, order, stocks[id])))
      await put('b', '1')
      await put('a', '1')
      await put('c', '2')
      expect(await store.read((reader) => holdsOf(reader, '1'))).toEqual(['a', 'b'])
      await put('b', '2')
      await store.write((writer) => writer.delete('holds', 'a'))
      await store.close()
      const again = await reopen()
      expect(await again.read((reader) => holdsOf(reader, '1'))).toEqual([])
      expect(await again.read((reader) => holdsOf(reader, '2'))).toEqual(['b', 'c'])
      const listed = (value: string) =>
        again.read((reader) => reader.count('holds', { index: { name: 'stock', value } }))
      expect(await listed('rose')).toBe(1)
      expect(await listed('tulip')).toBe(0)
      await again.close()
    })

    it('sees in a work what the work itself moved between index values', async () => {
      const { store } = await open()
      await store.write(async (writer) => {
        for (const id of ['a', 'b', 'c']) await writer.put('holds', hold(id, '1', id))
      })
      await store.write(async (writer) => {
        await writer.put('holds', hold('b', '2', 'b'))
        await writer.put('holds', hold('aa', '1', 'aa'))
        await writer.delete('holds', 'c')
        expect(await holdsOf(writer, '1')).toEqual(['a', 'aa'])
        expect(await holdsOf(writer, '2')).toEqual(['b'])
        const index = { name: 'order', value: '1' } as const
        expect(await writer.count('holds', { index })).toBe(2)
        const newest = await writer.find('holds', { index, newest: true, limit: 1 })
        expect(newest.map((one) => one.id)).toEqual(['aa'])
      })
      await store.close()
    })

    it('pages through a collection both ways', async () => {
      const { store } = await open()
      const ids = Array.from({ length: 25 }, (_, index) => `r${String(index).padStart(2, '0')}`)
      await store.write(async (writer) => {
        for (const id of ids.toReversed()) await writer.put('updates', note(id, null))
      })
      for (const newest of [false, true]) {
        const seen: string[] = []
        for (;;) {
          const after = seen.at(-1)
          const query = { limit: 10, newest, ...(after === undefined ? {} : { after }) }
          const page = await store.read((reader) => reader.find('updates', query))
          if (page.length === 0) break
          expect(page.length).toBeLessThanOrEqual(10)
          seen.push(...page.map((one) => one.id))
        }
        expect(seen).toEqual(newest ? ids.toReversed() : ids)
      }
      const between = { after: 'r03x', limit: 1 }
      expect(
        (await store.read((reader) => reader.find('updates', between))).map((one) => one.id),
      ).toEqual(['r04'])
      expect(await store.read((reader) => reader.find('updates', { limit: 0 }))).toEqual([])
      await store.close()
    })
  })

  describe(`${name}: replacing everything`, () => {
    async function* another(): AsyncGenerator<Kept[]> {
      yield [
        ['carts', cart(1, 7)],
        ['carts', cart(5, 5)],
      ]
      yield [['holds', hold('x', 'o-1')]]
    }

    it('keeps what it is given and nothing else, and goes on from there', async () => {
      const { store, reopen } = await open()
      await putCarts(store, [1, 2])
      await store.write((writer) => writer.put('updates', note('n', 1)))
      await store.replaceAll(another())
      expect(await carts(store)).toEqual([1, 5])
      expect(await get(store, '1')).toEqual(cart(1, 7))
      expect(await store.read((reader) => reader.count('updates'))).toBe(0)
      expect(await store.read((reader) => holdsOf(reader, 'o-1'))).toEqual(['x'])
      await increment(store, 1)
      await store.close()
      const again = await reopen()
      expect(await get(again, '1')).toEqual(cart(1, 8))
      expect(await carts(again)).toEqual([1, 5])
      await again.close()
    })

    it('changes nothing where the records break off or are unfit', async () => {
      const { store } = await open()
      await putCarts(store, [1, 2])
      async function* broken(): AsyncGenerator<Kept[]> {
        yield* another()
        throw new RangeError('cut')
      }
      await expect(store.replaceAll(broken())).rejects.toThrow(RangeError)
      async function* unfit(): AsyncGenerator<Kept[]> {
        yield [['payments', { chargeId: 'c' }]]
      }
      await expect(store.replaceAll(unfit())).rejects.toThrow(TypeError)
      expect(await carts(store)).toEqual([1, 2])
      expect(await get(store, '1')).toEqual(cart(1, 1))
      await store.close()
    })
  })

  describe(`${name}: ending`, () => {
    it('finishes what was asked for before it closes, and takes nothing afterwards', async () => {
      const { store, reopen } = await open()
      const writing = Array.from({ length: 20 }, () => increment(store, 1))
      const closing = store.close()
      await Promise.all(writing)
      await closing
      await expect(increment(store, 1)).rejects.toMatchObject({ code: 'store-unavailable' })
      expect((await store.health()).ok).toBe(false)
      await store.close()
      const again = await reopen()
      expect(await get(again, '1')).toEqual(cart(1, 20))
      expect(await again.health()).toMatchObject({ ok: true, driver: again.driver })
      await again.close()
    })
  })
}

const get = (store: Store, id: string) => store.read((reader) => reader.get('carts', id))

async function putCarts(store: Store, customers: readonly number[]): Promise<void> {
  await store.write(async (writer) => {
    for (const customer of customers) await writer.put('carts', cart(customer, 1))
  })
}

async function carts(store: Store): Promise<number[]> {
  const found = await store.read((reader) => reader.find('carts', {}))
  return found.map((one) => one.customer)
}

async function holdsOf(reader: Reader, order: string): Promise<string[]> {
  const found = await reader.find('holds', { index: { name: 'order', value: order } })
  return found.map((one) => one.id)
}

function byText(a: number, b: number): number {
  return String(a) < String(b) ? -1 : 1
}
