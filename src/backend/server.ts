import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { done, failed, type Result } from '../shop/problem.ts'
import type { App } from './app.ts'

export interface RunningServer {
  readonly url: string
  readonly port: number
  /** Takes no more requests, lets those under way end, at most a few seconds. */
  close(): Promise<void>
}

/** Puts an app on a socket. `port` 0 takes a free one. Code: `port-taken`. */
export function startServer(
  app: App,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Result<RunningServer>> {
  return new Promise((resolve, reject) => {
    const server = serve({
      fetch: (request) => app.fetch(request),
      hostname: host,
      port,
      serverOptions: { requestTimeout: 60_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 },
      // Only HTTP/2 would make it something else.
    }) as Server
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      resolve(
        failed({
          code: 'port-taken',
          message: `Port ${port} of ${host} is taken by another program`,
          hint: 'Choose another with --port, or 0 for any that is free.',
          facts: { port },
        }),
      )
    })
    server.once('listening', () => {
      // A server that listens on a port has an address of this shape.
      const bound = (server.address() as AddressInfo).port
      const name = host.includes(':') ? `[${host}]` : host
      resolve(done({ url: `http://${name}:${bound}`, port: bound, close: () => drain(server) }))
    })
  })
}

const drainMs = 3_000
const sweepMs = 20

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection whose last answer is out stays open for the next request, which will not come.
    const sweep = setInterval(() => server.closeIdleConnections(), sweepMs)
    const timer = setTimeout(() => server.closeAllConnections(), drainMs)
    server.close(() => {
      clearTimeout(timer)
      clearInterval(sweep)
      resolve()
    })
  })
}
