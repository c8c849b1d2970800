import { describe, expect, it } from 'vitest'
import { backendForTest, type TestBackend, unwrap } from './open-backend.ts'

const holder = (id: string) => ({ id, host: 'here', pid: 7, startedAt: '2026-06-01T12:00:00.000Z' })

const claim = async (backend: TestBackend, who: string, wait = 0) =>
  unwrap(await backend.client.claimNotices({ holder: holder(who), wait, limit: 100 })).notices

const tell = async (backend: TestBackend, ...chats: number[]) => {
  for (const to of chats) {
    backend.pass(1)
    const at = backend.now().toISOString()
    await backend.store.write((writer) =>
      writer.put('notices', {
        id: `${at}-1`,
        to,
        kind: 'order-paid',
        facts: {},
        attempts: 0,
        notBefore: at,
      }),
    )
  }
}

const outcome = async (
  backend: TestBackend,
  id: string | undefined,
  what: { sent: boolean; holder: string },
) => unwrap(await backend.client.noticeOutcome(id ?? '', what, backend.key()))

const chats = (notices: readonly { readonly to: number }[]) => notices.map(({ to }) => to)

describe('notices for many bots', () => {
  it('go to one of them, and come again to whom they were given', async () => {
    const backend = await backendForTest()
    await tell(backend, 1, 2)
    expect(chats(await claim(backend, 'a'))).toEqual([1, 2])
    expect(await claim(backend, 'b')).toEqual([])
    // The answer may have been lost on its way.
    expect(chats(await claim(backend, 'a'))).toEqual([1, 2])
  })

  it('of one chat keep their order: what follows one that is being sent waits for it', async () => {
    const backend = await backendForTest()
    await tell(backend, 1)
    const [first] = await claim(backend, 'a')
    await tell(backend, 1, 2)
    expect(chats(await claim(backend, 'b'))).toEqual([2])
    const waiting = claim(backend, 'c', 50)
    await outcome(backend, first?.id, { sent: true, holder: 'a' })
    expect(chats(await waiting)).toEqual([1])
  })

  it('that failed free what follows them, behind them', async () => {
    const backend = await backendForTest()
    await tell(backend, 1, 1)
    const [first, second] = await claim(backend, 'a')
    await outcome(backend, first?.id, { sent: false, holder: 'a' })
    expect(await claim(backend, 'b')).toEqual([])
    backend.pass(2_000)
    expect((await claim(backend, 'b')).map(({ id }) => id)).toEqual([first?.id, second?.id])
  })

  it('of a bot that is not heard of go to another, unless it renews', async () => {
    const backend = await backendForTest()
    await tell(backend, 1)
    await claim(backend, 'a')
    backend.pass(29_000)
    unwrap(await backend.client.renewNotices('a'))
    backend.pass(29_000)
    expect(await claim(backend, 'b')).toEqual([])
    backend.pass(1_000)
    const [late] = await claim(backend, 'b')
    expect(late?.to).toBe(1)
    // What the slow one says of it counts only when it has been sent.
    await outcome(backend, late?.id, { sent: false, holder: 'a' })
    expect(chats(await claim(backend, 'b'))).toEqual([1])
    await outcome(backend, late?.id, { sent: true, holder: 'a' })
    expect(await claim(backend, 'b')).toEqual([])
  })

  it('of a bot that says it ends are free at once', async () => {
    const backend = await backendForTest()
    await tell(backend, 1)
    await claim(backend, 'a')
    const waiting = claim(backend, 'b', 50)
    unwrap(await backend.client.endHolder('a'))
    expect(chats(await waiting)).toEqual([1])
  })

  it('go to no bot that is known to be gone, though it seems to wait', async () => {
    const backend = await backendForTest()
    const waiting = claim(backend, 'a', 1)
    unwrap(await backend.client.endHolder('a'))
    await tell(backend, 1)
    expect(chats(await claim(backend, 'b'))).toEqual([1])
    expect(await waiting).toEqual([])
  })
})

describe('bots that report', () => {
  it('are all in the status until they end or fall silent', async () => {
    const backend = await backendForTest()
    const report = (id: string) =>
      backend.client.reportBot({
        id: 1,
        username: 'a_bot',
        startedAt: backend.now().toISOString(),
        lastUpdateAt: null,
        pending: 0,
        holder: holder(id),
        mode: 'webhook',
        url: 'https://shop.example/x',
      })
    for (const id of ['a', 'b', 'c']) unwrap(await report(id))
    const bots = async () =>
      unwrap(await backend.client.status()).bots.map(({ holder }) => holder.id)
    expect((await bots()).sort()).toEqual(['a', 'b', 'c'])
    unwrap(await backend.client.endHolder('b'))
    backend.pass(599_000)
    unwrap(await report('c'))
    expect((await bots()).sort()).toEqual(['a', 'c'])
    backend.pass(2_000)
    expect(await bots()).toEqual(['c'])
  })
})
