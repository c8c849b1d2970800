import { describe, expect, it } from 'vitest'
import { catalog, settings } from './a-catalog.ts'
import { backendForTest, olena, type TestBackend, unwrap } from './open-backend.ts'

async function paidOrder(backend: TestBackend): Promise<string> {
  const order = await backend.order(olena, ['rose', 1])
  const charge = { customer: olena, payload: order, amount: 9900, currency: 'UAH' }
  const report = { chargeId: `ch-${order}`, providerChargeId: 'p', contact: {} }
  unwrap(await backend.client.recordPayment({ ...charge, ...report }, backend.key()))
  return order
}

const due = async (backend: TestBackend, query = {}) =>
  unwrap(await backend.client.notices(query)).notices

const outcome = (backend: TestBackend, id: string, what: { sent: boolean; final?: boolean }) =>
  backend.client.noticeOutcome(id, what, backend.key())

describe('notices', () => {
  it('are committed with their cause', async () => {
    const backend = await backendForTest()
    const commits: Set<string>[] = []
    backend.store.onCommit((changes) => {
      commits.push(new Set(changes.map(({ collection }) => collection)))
    })
    await paidOrder(backend)
    expect([...(commits.at(-1) ?? [])]).toEqual(
      expect.arrayContaining(['payments', 'orders', 'stock', 'notices', 'answers']),
    )
  })

  it('tell all that is needed to word them', async () => {
    const backend = await backendForTest()
    const order = await paidOrder(backend)
    const { number } = unwrap(await backend.client.order(order))
    const notices = await due(backend)
    expect(notices.find(({ kind }) => kind === 'order-paid')).toMatchObject({
      to: olena,
      attempts: 0,
      facts: { order, number, total: 9900, currency: 'UAH', language: 'en', shop: 'Kyiv Flowers' },
    })
    expect(notices.find(({ kind }) => kind === 'order-paid')).toMatchObject({
      facts: { lines: '1 × Red rose', customerId: olena },
    })
    // The card is drawn from the order as it is when it is sent, not as it was.
    expect(notices.find(({ kind }) => kind === 'order-card')).toMatchObject({
      facts: { order, language: 'uk' },
    })
  })

  it('go to the chat that shop.yaml names, instead of the admins', async () => {
    const backend = await backendForTest()
    await backend.import(catalog, { ...settings, notify: -1001234567 })
    await paidOrder(backend)
    const shop = (await due(backend)).filter(({ kind }) => kind === 'order-card')
    expect(shop.map(({ to }) => to)).toEqual([-1001234567])
  })

  it('stay until they are sent, and are then forgotten', async () => {
    const backend = await backendForTest()
    await paidOrder(backend)
    const first = await due(backend)
    expect(await due(backend)).toEqual(first)
    expect(await due(backend, { limit: 1 })).toEqual(first.slice(0, 1))
    for (const { id } of first) unwrap(await outcome(backend, id, { sent: true }))
    expect(await due(backend)).toEqual([])
    // Acknowledged once more: nothing is there, and nothing is wrong.
    expect(await outcome(backend, first[0]?.id ?? '', { sent: true })).toMatchObject({ ok: true })
  })

  it('that failed come again later and later, or when Telegram says', async () => {
    const backend = await backendForTest()
    await paidOrder(backend)
    const [notice, ...others] = await due(backend)
    const id = notice?.id ?? ''
    for (const { id: other } of others) unwrap(await outcome(backend, other, { sent: true }))
    for (const seconds of [2, 4, 8]) {
      unwrap(await outcome(backend, id, { sent: false }))
      backend.pass(seconds * 1000 - 1)
      expect(await due(backend)).toEqual([])
      backend.pass(1)
      expect(await due(backend)).toHaveLength(1)
    }
    const obeyed = { sent: false, retryAfter: 60 }
    unwrap(await backend.client.noticeOutcome(id, obeyed, backend.key()))
    backend.pass(59_999)
    expect(await due(backend)).toEqual([])
    backend.pass(1)
    expect(await due(backend)).toMatchObject([{ id, attempts: 4 }])
  })

  it('of one chat keep their order: while one waits, those after it wait', async () => {
    const backend = await backendForTest()
    await paidOrder(backend)
    await paidOrder(backend)
    const to = async (chat: number) => (await due(backend)).filter((one) => one.to === chat)
    const [first, second] = await to(olena)
    const others = (await to(901)).length
    unwrap(await outcome(backend, first?.id ?? '', { sent: false }))
    expect(await to(olena)).toEqual([])
    expect(await to(901)).toHaveLength(others)
    // Whoever waits for notices wakes when the first one is due, and is not kept busy until then.
    expect(await due(backend, { wait: 0 })).toHaveLength(2 * others)
    backend.pass(2000)
    expect((await to(olena)).map(({ id }) => id)).toEqual([first?.id, second?.id])
  })

  it('that keep failing hold up their chat no more', async () => {
    const backend = await backendForTest()
    await paidOrder(backend)
    await paidOrder(backend)
    const [first, second] = (await due(backend)).filter(({ to }) => to === olena)
    for (let attempt = 0; attempt < 8; attempt += 1) {
      unwrap(await outcome(backend, first?.id ?? '', { sent: false }))
      if (attempt < 7) backend.pass(300_000)
    }
    expect((await due(backend)).filter(({ to }) => to === olena)).toEqual([second])
  })

  it('of an order’s card say in which message it stands already', async () => {
    const backend = await backendForTest()
    const order = await paidOrder(backend)
    const cards = async () =>
      (await due(backend)).filter(({ kind, to }) => kind === 'order-card' && to === 901)
    const [card] = await cards()
    expect(card?.facts).toEqual({ order, language: 'uk', message: null })
    const sent = { sent: true, message: 77 }
    unwrap(await backend.client.noticeOutcome(card?.id ?? '', sent, backend.key()))
    unwrap(await backend.client.acceptOrder(902, order, backend.key()))
    expect((await cards()).map(({ facts }) => facts.message)).toEqual([77])
  })

  it('that can never arrive are given up', async () => {
    const backend = await backendForTest()
    await paidOrder(backend)
    for (const { id } of await due(backend)) {
      unwrap(await outcome(backend, id, { sent: false, final: true }))
    }
    backend.pass(3_600_000)
    expect(await due(backend)).toEqual([])
  })

  it('are waited for, and come as soon as they are queued', async () => {
    const backend = await backendForTest()
    const waiting = due(backend, { wait: 50 })
    await paidOrder(backend)
    expect((await waiting).length).toBeGreaterThan(0)
  })

  it('are not missed when they are queued while somebody begins to wait', async () => {
    // The commit falls between looking and listening.
    let queue: (() => Promise<unknown>) | undefined
    let looks = 0
    const backend = await backendForTest({
      store: (sound) => ({
        ...sound,
        async read(work) {
          const value = await sound.read(work)
          looks += 1
          if (queue && looks === 2) await queue()
          return value
        },
      }),
    })
    looks = 0
    const at = backend.now().toISOString()
    const notice = { id: `${at}-1`, to: olena, kind: 'order-paid', facts: {} } as const
    queue = () =>
      backend.store.write((writer) =>
        writer.put('notices', { ...notice, attempts: 0, notBefore: at }),
      )
    expect(await due(backend, { wait: 50 })).toMatchObject([{ id: notice.id }])
  })

  it('let nobody wait once the backend closes', async () => {
    const backend = await backendForTest()
    const waiting = due(backend, { wait: 50 })
    await backend.app.close()
    expect(await waiting).toEqual([])
    expect(await due(backend, { wait: 50 })).toEqual([])
  })

  it('let go of a caller who has gone', async () => {
    const backend = await backendForTest()
    const controller = new AbortController()
    const request = new Request('http://shop/v1/notices?wait=50', {
      headers: { authorization: 'Bearer a-token-for-tests' },
      signal: controller.signal,
    })
    const waiting = backend.app.fetch(request)
    controller.abort()
    expect((await waiting).status).toBe(200)
  })
})

describe('an update that kept failing', () => {
  const report = { id: '77', update: { update_id: 77, message: {} }, error: 'boom', attempts: 5 }

  it('is set aside once, whole, and the shop and its sender are told', async () => {
    const backend = await backendForTest()
    const asked = { ...report, customer: olena }
    unwrap(await backend.client.setAside(asked, backend.key()))
    unwrap(await backend.client.setAside(asked, backend.key()))
    const { json } = await backend.ask('GET', '/v1/updates')
    expect(json).toEqual({ updates: [{ ...report, at: backend.now().toISOString() }] })
    expect((await due(backend)).map(({ kind, to }) => [kind, to]).sort()).toEqual([
      ['update-failed', olena],
      ['update-set-aside', 901],
      ['update-set-aside', 902],
    ])
    expect(unwrap(await backend.client.status()).queue).toMatchObject({ setAside: 1, notices: 3 })
  })
})
