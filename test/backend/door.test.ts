import { describe, expect, it } from 'vitest'
import { routes } from '../../src/backend/routes/routes.ts'
import type { Store } from '../../src/store/store.ts'
import { StoreWriteError } from '../../src/store/write-error.ts'
import { backendForTest, olena, token } from './open-backend.ts'

const line = { product: 'rose', variant: null, quantity: 1 }
const lines = `/v1/customers/${olena}/cart/lines`

describe('the bearer token', () => {
  it.each([
    ['none', null, {}],
    ['another of the same length', token.replace('a', 'b'), {}],
    ['a shorter one', token.slice(0, -1), {}],
    ['a longer one', `${token}x`, {}],
    ['an empty one', '', {}],
    ['another scheme', null, { authorization: `Basic ${token}` }],
    ['the bare token', null, { authorization: token }],
  ])('%s is refused on every route, whatever it is', async (_what, given, headers) => {
    const backend = await backendForTest()
    for (const route of routes) {
      const path = route.path.replace(/:\w+/g, '1')
      const answer = await backend.ask(route.method.toUpperCase(), path, {
        token: given,
        headers,
        key: 'k',
        ...(route.body ? { body: {} } : {}),
      })
      expect([route.path, answer.status]).toEqual([route.path, 401])
      expect(answer.json).toMatchObject({ code: 'unauthorized', status: 401 })
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      expect(answer.text).not.toContain(token)
    }
  })

  it('is asked for before a body is read, however long', async () => {
    const backend = await backendForTest()
    let pulled = 0
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1
        if (pulled > 100) controller.close()
        else controller.enqueue(new Uint8Array(1024))
      },
    })
    const request = new Request('http://shop/v1/import', { method: 'POST', body, duplex: 'half' })
    expect((await backend.app.fetch(request)).status).toBe(401)
    expect(pulled).toBeLessThan(5)
  })

  it('opens the door', async () => {
    const backend = await backendForTest()
    expect((await backend.ask('GET', '/v1/shop')).status).toBe(200)
  })
})

describe('problems', () => {
  it.each([
    ['an address that is not', 'GET', '/v1/nothing', {}, 404, 'no-such-route'],
    ['a method that is not', 'DELETE', '/v1/shop', {}, 404, 'no-such-route'],
    ['a body that is no JSON', 'POST', lines, { body: '{', key: 'k' }, 400, 'not-json'],
    ['no body', 'POST', lines, { key: 'k' }, 400, 'not-json'],
    ['a body of another shape', 'POST', lines, { body: [], key: 'k' }, 400, 'request-invalid'],
    ['null', 'POST', lines, { body: null, key: 'k' }, 400, 'request-invalid'],
    [
      'half a piece',
      'POST',
      lines,
      { body: { ...line, quantity: 0.5 }, key: 'k' },
      400,
      'request-invalid',
    ],
    [
      'pieces below nothing',
      'PUT',
      lines,
      { body: { ...line, quantity: -1 }, key: 'k' },
      400,
      'request-invalid',
    ],
    ['a page that is no number', 'GET', '/v1/categories?page=two', {}, 400, 'request-invalid'],
    ['page nought', 'GET', '/v1/categories?page=0', {}, 400, 'request-invalid'],
    ['a search for nothing', 'GET', '/v1/search?q=', {}, 400, 'request-invalid'],
    ['a change without a key', 'POST', lines, { body: line }, 400, 'idempotency-key-missing'],
    [
      'a key beyond 200 signs',
      'POST',
      lines,
      { body: line, key: 'k'.repeat(201) },
      400,
      'idempotency-key-missing',
    ],
    ['a customer who is no number', 'GET', '/v1/customers/olena/cart', {}, 404, 'customer-unknown'],
    ['a customer below nought', 'GET', '/v1/customers/-5/cart', {}, 404, 'customer-unknown'],
    ['a number written otherwise', 'GET', '/v1/customers/1e3/cart', {}, 404, 'customer-unknown'],
  ])('of %s are told as RFC 9457 says', async (_what, method, path, asking, status, code) => {
    const backend = await backendForTest()
    const answer = await backend.ask(method, path, asking)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.json).toMatchObject({
      type: 'about:blank',
      title: expect.any(String),
      status,
      code,
    })
    expect(answer.status).toBe(status)
  })

  it('name the field that is wrong', async () => {
    const backend = await backendForTest()
    const body = { ...line, quantity: 'two' }
    const answer = await backend.ask('POST', lines, { body, key: 'k' })
    expect(answer.json).toMatchObject({ facts: { field: 'quantity' } })
  })

  it('of a disk that cannot be written are 503 and change nothing', async () => {
    let failing = false
    const store = (sound: Store): Store => ({
      ...sound,
      write: (work) => (failing ? Promise.reject(new StoreWriteError('full')) : sound.write(work)),
    })
    const backend = await backendForTest({ store })
    failing = true
    const refused = await backend.ask('POST', lines, { body: line, key: 'k' })
    expect(refused.json).toMatchObject({ status: 503, code: 'store-unavailable' })
    expect(refused.headers.get('retry-after')).toBe('1')
    failing = false
    const repeated = await backend.ask('POST', lines, { body: line, key: 'k' })
    expect(repeated.json).toMatchObject({ count: 1 })
    const metrics = await backend.ask('GET', '/metrics')
    expect(metrics.text).toMatch(/cart\/lines",status="503"} 1/)
  })

  it('of our own tell callers nothing of the inside', async () => {
    let failing = false
    const store = (sound: Store): Store => ({
      ...sound,
      read: (work) => (failing ? Promise.reject(new Error('a secret')) : sound.read(work)),
    })
    const backend = await backendForTest({ store })
    failing = true
    const answer = await backend.ask('GET', `/v1/customers/${olena}/cart`)
    expect(answer.json).toMatchObject({ status: 500, code: 'internal' })
    expect(answer.text).not.toContain('secret')
  })
})

describe('bodies', () => {
  const long = { ...line, product: 'x'.repeat(70_000) }

  it('beyond the limit are refused, their length declared or not', async () => {
    const backend = await backendForTest()
    const body = JSON.stringify(long)
    const headers = { 'content-length': String(body.length) }
    const declared = await backend.ask('POST', lines, { body, key: 'k', headers })
    const chunked = await backend.ask('POST', lines, { body, key: 'k' })
    for (const answer of [declared, chunked]) {
      expect(answer.json).toMatchObject({ status: 413, code: 'body-too-large' })
    }
  })

  it('of an import and of an update may be longer', async () => {
    const backend = await backendForTest()
    const update = { update_id: 1, text: 'x'.repeat(100_000) }
    const report = { id: '1', update, error: 'e', attempts: 3, customer: null }
    expect((await backend.ask('POST', '/v1/updates', { body: report, key: 'k' })).status).toBe(200)
    const products = Array.from({ length: 2_000 }, (_, at) => ({ id: `p${at}`, category: null }))
    const body = { catalog: { categories: [], products }, settings: {} }
    const answer = await backend.ask('POST', '/v1/import', { body })
    // Read, and found wanting for another reason.
    expect(answer.json).toMatchObject({ code: 'request-invalid' })
  })
})

describe('what needs no token', () => {
  it('healthz says that the process lives, readyz that the store does', async () => {
    const backend = await backendForTest()
    for (const path of ['/healthz', '/readyz']) {
      expect(await backend.ask('GET', path, { token: null })).toMatchObject({
        status: 200,
        json: { ok: true },
      })
    }
    await backend.store.close()
    expect((await backend.ask('GET', '/healthz', { token: null })).status).toBe(200)
    expect(await backend.ask('GET', '/readyz', { token: null })).toMatchObject({
      status: 503,
      json: { ok: false },
    })
  })

  it('metrics counts every answer by route and status, and names no customer', async () => {
    const backend = await backendForTest()
    // No figure among the metrics looks like it by chance.
    const customer = 987_654_321_012
    await backend.ask('GET', `/v1/customers/${customer}/cart`)
    await backend.ask('GET', `/v1/customers/${customer}/cart`)
    await backend.ask('GET', '/v1/products/none')
    await backend.ask('GET', '/v1/shop', { token: 'wrong' })
    await backend.ask('POST', lines, { body: 'x'.repeat(70_000), key: 'k' })
    const { text, headers } = await backend.ask('GET', '/metrics', { token: null })
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const counted = (route: string, status: number, count: number, method = 'GET') =>
      `shopbot_requests_total{method="${method}",route="${route}",status="${status}"} ${count}\n`
    expect(text).toContain(counted('/v1/customers/:id/cart', 200, 2))
    expect(text).toContain(counted('/v1/products/:id', 404, 1))
    expect(text).toContain(counted('/v1/shop', 401, 1))
    expect(text).toContain(counted('/v1/customers/:id/cart/lines', 413, 1, 'POST'))
    expect(text).not.toContain(String(customer))
  })
})
