import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Attempt, ClientOptions } from '../../src/client/client.ts'
import { createClient } from '../../src/client/create.ts'
import { pauseAfter } from '../../src/client/retry.ts'
import { BackendUnreachable } from '../../src/client/unreachable.ts'
import { defaultRetry } from '../../src/shop/settings.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, number: number) => void

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function serve(handler: Handler, port = 0): Promise<{ url: string; port: number }> {
  let number = 0
  const server = createServer((request, response) => {
    number += 1
    handler(request, response, number)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  // A server that listens on TCP has an address of this shape.
  const bound = (server.address() as AddressInfo).port
  return { url: `http://127.0.0.1:${bound}`, port: bound }
}

const quick = { initial: 1, factor: 1, max: 1, jitter: 'none' } as const

function clientOf(url: string, options: Partial<ClientOptions> = {}) {
  const attempts: Attempt[] = []
  const client = createClient({
    url,
    token: 'secret',
    retry: quick,
    onAttempt: (attempt) => attempts.push(attempt),
    ...options,
  })
  return { client, attempts }
}

const json = (response: ServerResponse, status: number, body: unknown, type = 'application/json') =>
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body))

describe('the client', () => {
  it('asks with the bearer token and the idempotency key', async () => {
    const seen: Record<string, unknown>[] = []
    const { url } = await serve((request, response) => {
      seen.push({ url: request.url, method: request.method, ...request.headers })
      json(response, 200, { lines: [] })
    })
    const { client } = clientOf(url)
    const line = { product: 'red-rose', variant: null, quantity: 1 }
    await client.addToCart(7, line, { key: 'cb:1:add' })
    expect(seen[0]).toMatchObject({
      url: '/v1/customers/7/cart/lines',
      method: 'POST',
      authorization: 'Bearer secret',
      'idempotency-key': 'cb:1:add',
      'content-type': 'application/json',
    })
  })

  it('returns a refusal as a value, with code, hint and facts', async () => {
    const body = {
      type: 'about:blank',
      title: 'Sold out',
      status: 409,
      code: 'out-of-stock',
      hint: 'Take fewer.',
      facts: { available: 0 },
    }
    const { url } = await serve((_, response) =>
      json(response, 409, body, 'application/problem+json'),
    )
    const { client, attempts } = clientOf(url)
    const answer = await client.product('red-rose')
    expect(answer).toEqual({
      ok: false,
      problem: {
        code: 'out-of-stock',
        message: 'Sold out',
        hint: 'Take fewer.',
        facts: { available: 0 },
      },
    })
    expect(attempts).toHaveLength(1)
  })

  it('says so when something else answers in place of the backend', async () => {
    const { url } = await serve((_, response) => response.writeHead(404).end('<html>'))
    const answer = await clientOf(url).client.shop()
    expect(answer).toMatchObject({ ok: false, problem: { code: 'http-404' } })
  })

  it.each([500, 502, 503, 504, 429])('tries again after %i, under the same key', async (status) => {
    const keys: unknown[] = []
    const { url } = await serve((request, response, number) => {
      keys.push(request.headers['idempotency-key'])
      json(response, number < 3 ? status : 200, {})
    })
    const { client, attempts } = clientOf(url)
    expect(await client.clearCart(1, { key: 'k' })).toEqual({ ok: true, value: {} })
    expect(keys).toEqual(['k', 'k', 'k'])
    expect(attempts.map((one) => one.outcome)).toEqual([status, status, 200])
  })

  it('tries again after a refused connection, and goes on when the backend is back', async () => {
    const first = await serve((_, response) => json(response, 200, {}))
    await closers.splice(0)[0]?.()
    let restarted: Promise<unknown> | undefined
    const { client, attempts } = clientOf(first.url, {
      retry: { ...quick, initial: 50, max: 50 },
      attempts: 200,
    })
    const answer = await client.shop({
      onRetry: () => {
        restarted ??= serve((_, response) => json(response, 200, { name: 'back' }), first.port)
      },
    })
    await restarted
    expect(answer).toEqual({ ok: true, value: { name: 'back' } })
    expect(attempts[0]?.outcome).toBe('refused')
  })

  it('tries again when the connection breaks in the middle of an answer', async () => {
    const { url } = await serve((request, response, number) => {
      if (number > 1) return json(response, 200, {})
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"half":')
      request.socket.destroy()
    })
    const { client, attempts } = clientOf(url)
    expect((await client.shop()).ok).toBe(true)
    expect(attempts.map((one) => one.outcome)).toEqual(['broken', 200])
  })

  it('gives up after its tries with BackendUnreachable, saying what it met last', async () => {
    const { url } = await serve((_, response) => json(response, 503, {}))
    const { client, attempts } = clientOf(url, { attempts: 4 })
    await expect(client.shop()).rejects.toMatchObject({ code: 'backend-unreachable', last: 503 })
    expect(attempts).toHaveLength(4)
    expect(attempts.at(-1)?.pause).toBeNull()
  })

  it('keeps the deadline of a call, also while it sleeps between tries', async () => {
    const { url } = await serve((_, response) => json(response, 503, {}))
    const { client } = clientOf(url, { retry: { ...quick, initial: 60_000, max: 60_000 } })
    await expect(client.shop({ deadline: 20 })).rejects.toBeInstanceOf(BackendUnreachable)
  })

  it('asks nothing for somebody who had gone before', async () => {
    const { client, attempts } = clientOf('http://127.0.0.1:9')
    const gone = client.shop({ signal: AbortSignal.abort() })
    await expect(gone).rejects.toBeInstanceOf(BackendUnreachable)
    expect(attempts).toEqual([])
  })

  it('ends a call whose signal is aborted', async () => {
    const { url } = await serve(() => {})
    const controller = new AbortController()
    const call = clientOf(url).client.shop({ signal: controller.signal })
    controller.abort()
    await expect(call).rejects.toBeInstanceOf(BackendUnreachable)
  })

  it('times out a try that hangs and tries again', async () => {
    const { url } = await serve((_, response, number) => {
      if (number > 1) json(response, 200, {})
    })
    const { client, attempts } = clientOf(url, { timeout: 30 })
    expect((await client.shop()).ok).toBe(true)
    expect(attempts[0]?.outcome).toBe('timeout')
  })

  it('speaks to an app in this process by the same rules', async () => {
    let calls = 0
    const { client } = clientOf('http://shop.local', {
      fetch: async (request) => {
        calls += 1
        if (calls === 1) return new Response(null, { status: 503 })
        return Response.json({ path: new URL(request.url).pathname })
      },
    })
    expect(await client.category('roses', { page: 2 })).toEqual({
      ok: true,
      value: { path: '/v1/categories/roses' },
    })
  })

  it('pauses as the original did: 0.5 s × 1.5, at most 30 s', () => {
    const pauses = Array.from({ length: 12 }, (_, index) => pauseAfter(index + 1, defaultRetry))
    expect(pauses.slice(0, 10).map((pause) => Math.round(pause / 100) / 10)).toEqual([
      0.5, 0.8, 1.1, 1.7, 2.5, 3.8, 5.7, 8.5, 12.8, 19.2,
    ])
    expect(pauses.at(-1)).toBe(30_000)
  })
})

describe("the original's retries, which covered one call and one status and then killed the bot", () => {
  it('are gone: every call is retried on every fault that another try may mend', async () => {
    const { url } = await serve((_, response, number) =>
      json(response, number % 2 === 1 ? 500 : 200, {}),
    )
    const { client } = clientOf(url)
    const key = { key: 'k' }
    const line = { product: 'a', variant: null, quantity: 1 }
    const calls = [
      client.shop(),
      client.status(),
      client.catalog(),
      client.category(null, {}),
      client.product('a'),
      client.search({ q: 'a' }),
      client.cart(1),
      client.addToCart(1, line, key),
      client.setInCart(1, line, key),
      client.startCheckout(1, { language: 'uk', provider: true }, key),
      client.place(1, 'x', { total: 1, provider: true }, key),
      client.customerOrders(1, {}),
      client.preCheckout({ customer: 1, payload: 'x', amount: 1, currency: 'UAH' }, key),
      client.notices({}),
      client.photo('h'),
    ]
    for (const answer of await Promise.all(calls)) expect(answer.ok).toBe(true)
  })
})
