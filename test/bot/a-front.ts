import { once } from 'node:events'
import {
  Agent,
  createServer,
  type IncomingMessage,
  request as open,
  type ServerResponse,
} from 'node:http'

/** One address for many servers, as a load balancer is: each request goes to the next that takes it. */
export interface Front {
  readonly url: string
  readonly port: number
  /** Ports on this machine; those that refuse are passed over. */
  set(ports: readonly number[]): void
  close(): Promise<void>
}

export async function openFront(): Promise<Front> {
  const agent = new Agent({ keepAlive: true })
  let ports: readonly number[] = []
  let turn = 0

  async function forward(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    turn += 1
    const inTurn = ports.map((_, at) => ports[(at + turn) % ports.length] ?? 0)
    const tryNext = (at: number): void => {
      const port = inTurn[at]
      if (port === undefined) return void response.destroy()
      const { method, url, headers } = incoming
      const outgoing = open({ host: '127.0.0.1', port, method, path: url, headers, agent })
      // Whoever hangs up is hung up on.
      response.once('close', () => outgoing.destroy())
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED') tryNext(at + 1)
        else response.destroy()
      })
      outgoing.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.on('error', () => response.destroy())
        answer.pipe(response)
      })
      outgoing.end(body)
    }
    tryNext(0)
  }

  const server = createServer((incoming, response) => {
    forward(incoming, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    set(given) {
      ports = given
    },
    async close() {
      agent.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** One that nothing listens on just now. */
export async function freePort(): Promise<number> {
  const front = await openFront()
  await front.close()
  return front.port
}
