import { connect, type Socket } from 'node:net'

/** Makes the `number`th request of a load, as it goes over the wire. */
export type MakeRequest = (number: number) => string

/**
 * Sends `total` requests over `connections` kept alive, one at a time on each, and resolves to the
 * requests a second. It reads no more of an answer than its length, so that it costs less than any server.
 * Throws for any status but 200.
 */
export async function load(
  port: number,
  connections: number,
  total: number,
  make: MakeRequest,
): Promise<number> {
  let sent = 0
  const next = () => (sent < total ? make(sent++) : undefined)
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const start = performance.now()
  await Promise.all(sockets.map((socket) => converse(socket, next)))
  const seconds = (performance.now() - start) / 1000
  for (const socket of sockets) socket.destroy()
  return total / seconds
}

function open(port: number): Promise<Socket> {
  return new Promise((settle, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => settle(socket))
    socket.once('error', reject)
  })
}

function converse(socket: Socket, next: () => string | undefined): Promise<void> {
  return new Promise((settle, reject) => {
    let received = ''
    const send = () => {
      const request = next()
      if (request === undefined) settle()
      else socket.write(request)
    }
    socket.on('error', reject)
    // Latin-1 keeps one sign a byte, as the length counts them.
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      received += chunk
      const body = received.indexOf('\r\n\r\n') + 4
      if (body < 4) return
      if (!received.startsWith('HTTP/1.1 200')) return reject(new Error(received.slice(0, 600)))
      if (received.length < body + lengthOf(received.slice(0, body))) return
      received = ''
      send()
    })
    send()
  })
}

function lengthOf(head: string): number {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`An answer of unknown length:\n${head}`)
  return Number(length)
}

/** A request of HTTP/1.1 with the bearer token. */
export function httpRequest(
  method: string,
  path: string,
  token: string,
  { key, body }: { readonly key?: string; readonly body?: string } = {},
): string {
  const length =
    body === undefined
      ? ''
      : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
  const idempotency = key === undefined ? '' : `idempotency-key: ${key}\r\n`
  return `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n${idempotency}${length}\r\n${body ?? ''}`
}
