import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { Update } from 'grammy/types'
import { onTestFinished } from 'vitest'

export interface Received {
  readonly update: Update
  readonly headers: IncomingHttpHeaders
  /** Ends the exchange; `drop` without an answer. */
  answer(status: number | 'drop', headers?: Readonly<Record<string, string>>): void
}

export interface Receiver {
  readonly url: string
  /** The next update that comes, in the order of their coming. */
  next(): Promise<Received>
  /** What has come and was not asked for yet. */
  readonly waiting: number
}

/** A bot's server that answers when the test says so. */
export async function openReceiver(): Promise<Receiver> {
  const come: Received[] = []
  const asked: ((received: Received) => void)[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const received: Received = {
      // Only the sandbox of this test sends here.
      update: JSON.parse(Buffer.concat(chunks).toString()) as Update,
      headers: request.headers,
      answer(status, headers = {}) {
        if (status === 'drop') request.socket.destroy()
        else response.writeHead(status, headers).end()
      },
    }
    const ask = asked.shift()
    if (ask) ask(received)
    else come.push(received)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/hook`,
    next: async () => {
      const received = come.shift()
      return received ?? new Promise((resolve) => asked.push(resolve))
    },
    get waiting() {
      return come.length
    },
  }
}
