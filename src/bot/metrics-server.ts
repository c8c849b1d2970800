import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../shop/log.ts'
import { metricsType } from '../shop/metrics.ts'

export interface MetricsAddress {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
}

const againMs = 500

/**
 * Answers GET /metrics for a bot that listens for nobody else. A taken port, as that of a bot whose place this one
 * takes, is waited for: no shop stays closed for its metrics.
 */
export function serveMetrics(
  { host, port }: MetricsAddress,
  text: () => string,
  log: Log,
): { close(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let isTold = false
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000 }, (req, res) => {
    if (!answerMetrics(req, res, text)) res.writeHead(404).end()
  })
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (!isTold) log.warn('The metrics are not served yet', { host, port, code: error.code })
    isTold = true
    timer = setTimeout(() => server.listen(port, host), againMs)
    timer.unref()
  })
  server.on('listening', () => {
    // A server that listens on a port has an address of this shape.
    const bound = (server.address() as AddressInfo).port
    const name = host.includes(':') ? `[${host}]` : host
    log.info('The metrics are served', { url: `http://${name}:${bound}/metrics` })
  })
  server.listen(port, host)
  server.unref()
  return {
    close: () => {
      clearTimeout(timer)
      return end(server)
    },
  }
}

/**
 * Whether this was asked for metrics, and is answered. What a proxy lets through from the world is none of the
 * world's business: how much a shop sells.
 */
export function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  text: () => string,
): boolean {
  const [path] = (request.url ?? '').split('?')
  if (path !== '/metrics' || request.method !== 'GET') return false
  if (proxied.some((name) => request.headers[name] !== undefined)) return false
  const body = text()
  response.writeHead(200, {
    'content-type': metricsType,
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
  return true
}

const proxied = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
