import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest, Agent as SecureAgent } from 'node:https'
import type { AppFetch, Carried } from './carried.ts'

/** One HTTP exchange, without retries. Throws `TransportFault` when there is no whole answer. */
export type Transport = (sent: Sent) => Promise<Received>

export interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Sent as JSON; undefined: there is none. */
  readonly body: unknown
  /** Whether the body goes as the value it is where that is possible. */
  readonly carry: boolean
  /** Whether a long answer is wanted piece by piece. */
  readonly stream: boolean
  readonly signal: AbortSignal
}

export interface Received {
  readonly status: number
  header(name: string): string | undefined
  readonly body: Buffer
  /** In place of a body, where pieces were asked for and there is no refusal. */
  readonly pieces?: AsyncIterable<Uint8Array>
  /** What was answered as the value it is, in place of a body. */
  readonly carried?: { readonly value: unknown }
}

export class TransportFault extends Error {
  readonly kind: 'refused' | 'timeout' | 'broken'

  constructor(kind: TransportFault['kind'], cause: unknown) {
    super(`The connection was ${kind}`, { cause })
    this.name = 'TransportFault'
    this.kind = kind
  }
}

/** Over a socket, kept alive: node:http costs a third of what `fetch` does for a small answer. */
export function socketTransport(root: string): Transport {
  const base = new URL(root)
  const secure = base.protocol === 'https:'
  const agent = secure
    ? new SecureAgent({ keepAlive: true, maxSockets: 256 })
    : new Agent({ keepAlive: true, maxSockets: 256 })
  const open = secure ? httpsRequest : httpRequest
  const prefix = base.pathname.replace(/\/$/, '')
  return ({ method, path, headers, body: value, stream, signal }) =>
    new Promise((resolve, reject) => {
      const body = jsonOf(value)
      const fail = (error: unknown) => reject(new TransportFault(kindOf(error, signal), error))
      const outgoing = open(
        {
          hostname: base.hostname.replace(/^\[|\]$/g, ''),
          port: base.port,
          path: prefix + path,
          method,
          headers:
            body === null ? headers : { ...headers, 'content-length': Buffer.byteLength(body) },
          agent,
          signal,
        },
        (incoming) => {
          const chunks: Buffer[] = []
          const about = headOf(incoming)
          if (stream && about.status < 400) {
            resolve({ ...about, body: Buffer.alloc(0), pieces: incoming })
            return
          }
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', fail)
          incoming.on('end', () => {
            const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
            resolve({ ...about, body })
          })
        },
      )
      outgoing.on('error', fail)
      outgoing.end(body ?? undefined)
    })
}

function headOf({ statusCode, headers }: IncomingMessage): Pick<Received, 'status' | 'header'> {
  return {
    status: statusCode ?? 0,
    header: (name) => {
      const value = headers[name]
      return Array.isArray(value) ? value[0] : value
    },
  }
}

/** To an app in this process: the same door without a socket. */
export function appTransport(fetch: AppFetch): Transport {
  return async ({ method, path, headers, body: value, carry, stream, signal }) => {
    const body = carry ? null : jsonOf(value)
    const carried: Carried | undefined = carry ? { body: value } : undefined
    const request = new Request(`http://shop.local${path}`, { method, headers, body, signal })
    try {
      const response = await fetch(request, carried)
      const { status } = response
      const header = (name: string) => response.headers.get(name) ?? undefined
      if (stream && status < 400 && response.body)
        return { status, header, body: Buffer.alloc(0), pieces: response.body }
      return {
        status,
        header,
        body: Buffer.from(await response.arrayBuffer()),
        ...(carried?.answer ? { carried: carried.answer } : {}),
      }
    } catch (error) {
      throw new TransportFault(kindOf(error, signal), error)
    }
  }
}

function jsonOf(body: unknown): string | null {
  return body === undefined ? null : JSON.stringify(body)
}

function kindOf(error: unknown, signal: AbortSignal): TransportFault['kind'] {
  if (signal.aborted) return 'timeout'
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ECONNREFUSED' ? 'refused' : 'broken'
}
