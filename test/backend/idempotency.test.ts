import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { StoreWriteError } from '../../src/store/write-error.ts'
import { backendForTest, olena, taras } from './open-backend.ts'

const lines = `/v1/customers/${olena}/cart/lines`
const one = { product: 'rose', variant: null, quantity: 1 }
const hour = 3_600_000

describe('an Idempotency-Key', () => {
  it('gives a repeat the same answer, byte for byte, and no second effect', async () => {
    const backend = await backendForTest()
    const first = await backend.ask('POST', lines, { body: one, key: 'tap:1' })
    await backend.ask('POST', lines, { body: one, key: 'tap:2' })
    const repeat = await backend.ask('POST', lines, { body: one, key: 'tap:1' })
    expect(repeat.text).toBe(first.text)
    expect(repeat.headers.get('idempotent-replay')).toBe('true')
    expect(first.headers.has('idempotent-replay')).toBe(false)
    expect(await backend.client.cart(olena)).toMatchObject({ value: { count: 2 } })
  })

  it('makes one effect of repeats that come at once', async () => {
    const backend = await backendForTest()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => backend.ask('POST', lines, { body: one, key: 'tap:1' })),
    )
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers.filter(({ headers }) => !headers.has('idempotent-replay'))).toHaveLength(1)
    expect(await backend.client.cart(olena)).toMatchObject({ value: { count: 1 } })
  })

  it.each([
    ['another body', 'POST', lines, { ...one, quantity: 2 }],
    ['another method', 'PUT', lines, one],
    ['another customer', 'POST', `/v1/customers/${taras}/cart/lines`, one],
  ])(
    'is refused for %s, and tells nothing of the first answer',
    async (_what, method, path, body) => {
      const backend = await backendForTest()
      await backend.ask('POST', lines, { body: one, key: 'tap:1' })
      const other = await backend.ask(method, path, { body, key: 'tap:1' })
      expect(other.json).toMatchObject({ status: 422, code: 'idempotency-key-reused' })
      expect(other.text).not.toContain('rose')
      expect(await backend.client.cart(olena)).toMatchObject({ value: { count: 1 } })
      expect(await backend.client.cart(taras)).toMatchObject({ value: { count: 0 } })
    },
  )

  it('of a refusal is free again: what stood in the way may be gone', async () => {
    const backend = await backendForTest()
    const eleven = { ...one, quantity: 11 }
    const refused = await backend.ask('POST', lines, { body: eleven, key: 'tap:1' })
    expect(refused.json).toMatchObject({ status: 409, code: 'out-of-stock' })
    await backend.store.write((writer) => writer.put('stock', { id: 'rose', onHand: 20 }))
    const again = await backend.ask('POST', lines, { body: eleven, key: 'tap:1' })
    expect(again.json).toMatchObject({ count: 11 })
  })

  it('is good for two days and is forgotten some days later', async () => {
    const backend = await backendForTest()
    await backend.ask('POST', lines, { body: one, key: 'tap:1' })
    backend.pass(48 * hour)
    const repeat = await backend.ask('POST', lines, { body: one, key: 'tap:1' })
    expect(repeat.headers.get('idempotent-replay')).toBe('true')
    backend.pass(24 * hour)
    const kept = () => backend.store.read((reader) => reader.get('answers', 'tap:1'))
    await backend.ask('PUT', lines, { body: one, key: 'tap:2' })
    expect(await kept()).toBeDefined()
    await backend.app.sweep()
    expect(await kept()).toBeUndefined()
    expect(await backend.store.read((reader) => reader.count('answers'))).toBe(1)
  })

  it('is forgotten in an hour full of others too', async () => {
    const backend = await backendForTest()
    const at = backend.now().toISOString()
    await backend.store.write(async (writer) => {
      for (let tap = 0; tap < 450; tap += 1) {
        const answer = { key: `tap:${tap}`, request: '', status: 200, body: '{}', at }
        await writer.put('answers', answer)
      }
    })
    backend.pass(50 * hour)
    await backend.app.sweep()
    expect(await backend.store.read((reader) => reader.count('answers'))).toBe(0)
  })
})

describe('effect and answer', () => {
  it('are kept together or not at all', async () => {
    // The transaction is made and thrown away, as a crash before the sync would.
    let failing = false
    const store = (sound: Store): Store => ({
      ...sound,
      write: (work) =>
        sound.write(async (writer) => {
          const value = await work(writer)
          if (failing) throw new StoreWriteError('cut')
          return value
        }),
    })
    const backend = await backendForTest({ store })
    failing = true
    expect(await backend.ask('POST', lines, { body: one, key: 'tap:1' })).toMatchObject({
      status: 503,
    })
    expect(await backend.store.read((reader) => reader.count('answers'))).toBe(0)
    failing = false
    const again = await backend.ask('POST', lines, { body: one, key: 'tap:1' })
    expect(again.headers.has('idempotent-replay')).toBe(false)
    expect(again.json).toMatchObject({ count: 1 })
  })

  it('are one commit', async () => {
    const backend = await backendForTest()
    const commits: string[][] = []
    backend.store.onCommit((changes) => {
      commits.push(changes.map(({ collection }) => collection).sort())
    })
    await backend.ask('POST', lines, { body: one, key: 'tap:1' })
    expect(commits).toEqual([['answers', 'carts']])
  })
})
