import { connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import type { App } from '../../src/backend/app.ts'
import { type RunningServer, startServer } from '../../src/backend/server.ts'
import { backendForTest, olena, type TestBackend, token, unwrap } from './open-backend.ts'

const authorization = `Bearer ${token}`

async function onSocket(backend: TestBackend): Promise<RunningServer> {
  const server = unwrap(await startServer(backend.app, { host: '127.0.0.1', port: 0 }))
  onTestFinished(() => server.close())
  return server
}

/** Sends bytes as they are, and resolves to all that comes until the other side hangs up. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.setEncoding('utf8')
    socket.on('data', (data) => {
      received += data
    })
    socket.on('close', () => resolve(received))
    socket.on('error', reject)
  })
}

it('answers over a socket as without one', async () => {
  const backend = await backendForTest()
  const { url } = await onSocket(backend)
  const response = await fetch(`${url}/v1/products/rose`, { headers: { authorization } })
  const direct = await backend.ask('GET', '/v1/products/rose')
  expect(response.headers.get('etag')).toBe(direct.headers.get('etag'))
  expect(await response.text()).toBe(direct.text)
  expect((await fetch(`${url}/v1/products/rose`)).status).toBe(401)
})

it('takes one effect of a change that is sent twenty times at once', async () => {
  const backend = await backendForTest()
  const { url } = await onSocket(backend)
  const send = () =>
    fetch(`${url}/v1/customers/${olena}/cart/lines`, {
      method: 'POST',
      headers: { authorization, 'idempotency-key': 'tap:1', 'content-type': 'application/json' },
      body: JSON.stringify({ product: 'rose', variant: null, quantity: 1 }),
    }).then((response) => response.text())
  const answers = await Promise.all(Array.from({ length: 20 }, send))
  expect(new Set(answers).size).toBe(1)
  expect(unwrap(await backend.client.cart(olena)).count).toBe(1)
})

it('refuses a body beyond the limit, declared or in pieces', async () => {
  const backend = await backendForTest()
  const { port } = await onSocket(backend)
  const head = [
    `POST /v1/customers/${olena}/cart/lines HTTP/1.1`,
    'Host: shop',
    `Authorization: ${authorization}`,
    'Idempotency-Key: k',
    'Connection: close',
  ].join('\r\n')
  const body = 'x'.repeat(70_000)
  const declared = await raw(port, `${head}\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
  const size = body.length.toString(16)
  const pieces = `${head}\r\nTransfer-Encoding: chunked\r\n\r\n${size}\r\n${body}\r\n0\r\n\r\n`
  for (const answer of [declared, await raw(port, pieces)]) {
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('body-too-large')
  }
})

it('answers what is no HTTP with 400, and lives on', async () => {
  const backend = await backendForTest()
  const { url, port } = await onSocket(backend)
  expect(await raw(port, 'not http at all\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})

it('names a port that is taken', async () => {
  const backend = await backendForTest()
  const { port } = await onSocket(backend)
  expect(await startServer(backend.app, { host: '127.0.0.1', port })).toMatchObject({
    ok: false,
    problem: { code: 'port-taken', facts: { port } },
  })
})

it('lets a request that waits end when it closes', async () => {
  const backend = await backendForTest()
  let arrived = () => {}
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const app: App = {
    ...backend.app,
    fetch: (request) => {
      arrived()
      return backend.app.fetch(request)
    },
  }
  const server = unwrap(await startServer(app, { host: '127.0.0.1', port: 0 }))
  const waiting = fetch(`${server.url}/v1/notices?wait=50`, { headers: { authorization } })
  await arrival
  await backend.app.close()
  await Promise.all([server.close(), waiting])
  expect(await (await waiting).json()).toEqual({ notices: [] })
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
})
