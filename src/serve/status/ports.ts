import { createServer } from 'node:net'

/** An address that the shop listens on, or will. */
export interface Port {
  readonly what: 'backend' | 'chat page'
  readonly host: string
  readonly port: number
  /** `shop`: it listens there; `free`; `taken` by somebody else. */
  readonly held: 'shop' | 'free' | 'taken'
  /** Who has taken it, where that can be found out. */
  readonly holder: string | null
}

/** Where a shop that runs listens. */
export function portOf(what: Port['what'], url: string): Port {
  const { hostname, port, protocol } = new URL(url)
  const usual = protocol === 'https:' ? 443 : 80
  return { what, host: hostname, port: Number(port) || usual, held: 'shop', holder: null }
}

/** Whether the port is there that a shop would take at its start; undefined: any free one will do. */
export async function lookAtPort(host: string, port: number): Promise<Port | undefined> {
  if (port === 0) return undefined
  const about = { what: 'backend', host, port } as const
  if (await isFree(host, port)) return { ...about, held: 'free', holder: null }
  const { findHolder } = await import('../port.ts')
  return { ...about, held: 'taken', holder: (await findHolder(port)) ?? null }
}

/** Anything but "it is in use", like an address that is not of this machine, is for `serve` to tell. */
function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.on('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)))
  })
}
