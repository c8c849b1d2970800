import { describe, expect, it } from 'vitest'
import type { TurnRequest } from '../../src/client/wire/lease.ts'
import { backendForTest, olena, type TestBackend, unwrap } from './open-backend.ts'

const holder = (id: string) => ({ id, host: 'here', pid: 7, startedAt: '2026-06-01T12:00:00.000Z' })

const ask = async (backend: TestBackend, who: string, asked: Partial<TurnRequest> = {}) =>
  unwrap(
    await backend.client.takeTurn({
      turn: 'customer 1001',
      holder: holder(who),
      seconds: 10,
      ...asked,
    }),
  )

const end = async (
  backend: TestBackend,
  who: string,
  how: { done?: string; failed?: string } = {},
) => unwrap(await backend.client.endTurn({ turn: 'customer 1001', holder: who, ...how }))

describe('a turn', () => {
  it('is had by one at a time, who may renew it, and says who that is', async () => {
    const backend = await backendForTest()
    expect(await ask(backend, 'a')).toMatchObject({ granted: true, seen: false, failures: 0 })
    const since = backend.now().toISOString()
    backend.pass(9_000)
    expect(await ask(backend, 'b')).toMatchObject({ granted: false, holder: holder('a'), since })
    expect(await ask(backend, 'a')).toMatchObject({ granted: true, since })
    backend.pass(9_000)
    expect(await ask(backend, 'b')).toMatchObject({ granted: false })
    expect(await ask(backend, 'b', { turn: 'customer 1002' })).toMatchObject({ granted: true })
  })

  it('passes to who waits as soon as it is given back', async () => {
    const backend = await backendForTest()
    await ask(backend, 'a')
    const waiting = ask(backend, 'b', { wait: 50 })
    await end(backend, 'a')
    expect(await waiting).toMatchObject({ granted: true, holder: holder('b') })
    // Who has it no more cannot give it back.
    await end(backend, 'a')
    expect(await ask(backend, 'c')).toMatchObject({ granted: false, holder: holder('b') })
  })

  it('passes to somebody else when its holder is not heard of', async () => {
    const backend = await backendForTest()
    await ask(backend, 'a')
    backend.pass(10_000)
    expect(await ask(backend, 'b')).toMatchObject({ granted: true })
    expect(await ask(backend, 'a')).toMatchObject({ granted: false, holder: holder('b') })
  })

  it('knows what has been done in it and how often something failed', async () => {
    const backend = await backendForTest()
    const what = 'msg:1:1'
    for (const failures of [0, 1, 2]) {
      expect(await ask(backend, 'a', { what })).toMatchObject({ failures, seen: false })
      await end(backend, 'a', { failed: what })
    }
    await ask(backend, 'b', { what })
    await end(backend, 'b', { done: what })
    expect(await ask(backend, 'a', { what })).toMatchObject({ failures: 0, seen: true })
    await end(backend, 'a')
    expect(await ask(backend, 'a', { what: 'msg:1:2' })).toMatchObject({ seen: false })
  })

  it('tells what language a customer has chosen, and of whom nothing is known', async () => {
    const backend = await backendForTest()
    const asked = { customer: olena }
    expect(await ask(backend, 'a', asked)).not.toHaveProperty('customer')
    unwrap(await backend.client.introduce(olena, { name: 'Olena' }, backend.key()))
    expect(await ask(backend, 'a', asked)).toMatchObject({ customer: { language: null } })
    unwrap(await backend.client.chooseLanguage(olena, 'uk', backend.key()))
    expect(await ask(backend, 'a', asked)).toMatchObject({ customer: { language: 'uk' } })
  })

  it('of somebody who is gone is free at once, as is all else that they held', async () => {
    const backend = await backendForTest()
    await ask(backend, 'a')
    await ask(backend, 'a', { turn: 'poller' })
    await ask(backend, 'b', { turn: 'customer 5' })
    const ids = async () => unwrap(await backend.client.holders()).holders.map(({ id }) => id)
    expect((await ids()).sort()).toEqual(['a', 'b'])
    unwrap(await backend.client.endHolder('a'))
    expect(await ids()).toEqual(['b'])
    expect(await ask(backend, 'c')).toMatchObject({ granted: true })
    expect(await ask(backend, 'c', { turn: 'poller' })).toMatchObject({ granted: true })
  })

  it('is not had by who has hung up while waiting', async () => {
    const backend = await backendForTest()
    await ask(backend, 'a')
    const gone = new AbortController()
    const waiting = backend.app.fetch(
      new Request('http://shop/v1/turns', {
        method: 'POST',
        headers: {
          authorization: 'Bearer a-token-for-tests',
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          turn: 'customer 1001',
          holder: holder('b'),
          seconds: 10,
          wait: 50,
        }),
        signal: gone.signal,
      }),
    )
    gone.abort()
    await waiting
    await end(backend, 'a')
    expect(await ask(backend, 'c')).toMatchObject({ granted: true })
  })

  it('leaves no record behind', async () => {
    const backend = await backendForTest()
    await ask(backend, 'a')
    await end(backend, 'a', { done: 'x' })
    backend.pass(10 * 3_600_000)
    await ask(backend, 'a', { turn: 'another' })
    await backend.app.sweep()
    expect(await ask(backend, 'b', { turn: 'another' })).toMatchObject({ granted: false })
    expect(await backend.store.read((reader) => reader.get('turns', 'customer 1001'))).toBe(
      undefined,
    )
  })
})
