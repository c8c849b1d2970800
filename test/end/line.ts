import { once } from 'node:events'
import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'

/**
 * When a request is cut off, as its sender sees it without an answer but for the last:
 * - `before`: it has not reached the backend.
 * - `taken`: the backend has it and may be doing it.
 * - `done`: the backend has answered, so it is durable.
 * - `told`: the answer has gone out.
 */
export type Moment = 'before' | 'taken' | 'done' | 'told'

export const moments: readonly Moment[] = ['before', 'taken', 'done', 'told']

/** Something that happens once, in the midst of a request. */
export interface Cut {
  /** Of the requests that `concerns` counts, from 1. */
  readonly nth: number
  readonly moment: Moment
  readonly concerns: (request: string) => boolean
  /** Kills whom the test kills. */
  readonly kill: () => void
}

/** The wire between bot and backend, to cut where a test wants. */
export interface Line {
  readonly url: string
  /** Resolves when it has happened. One cut at a time. */
  cut(cut: Cut): Promise<void>
  /** Resolves when the next request of that kind has been answered. */
  answered(concerns: Cut['concerns']): Promise<void>
  close(): Promise<void>
}

/** A way to the backend at `target`; a request is named `METHOD /path`. */
export async function openLine(target: string): Promise<Line> {
  const agent = new Agent({ keepAlive: true })
  const waiting = new Map<() => void, Cut['concerns']>()
  let armed: { readonly cut: Cut; seen: number; readonly happened: () => void } | undefined

  function due(name: string): Moment | undefined {
    if (!armed?.cut.concerns(name)) return undefined
    armed.seen += 1
    return armed.seen === armed.cut.nth ? armed.cut.moment : undefined
  }

  function strike(): void {
    armed?.cut.kill()
    armed?.happened()
    armed = undefined
  }

  function tell(name: string): void {
    for (const [resolve, concerns] of waiting) {
      if (!concerns(name)) continue
      waiting.delete(resolve)
      resolve()
    }
  }

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(incoming)
    const name = `${incoming.method} ${incoming.url}`
    const moment = due(name)
    if (moment === 'before') {
      strike()
      return hangUp(response)
    }
    const answering = forward(incoming, body)
    if (moment === 'taken') {
      await answering.sent
      strike()
    }
    const answer = await answering.answer
    tell(name)
    if (moment === 'done') strike()
    if (moment === 'taken' || moment === 'done') return hangUp(response)
    response.writeHead(answer.status, answer.headers)
    response.end(answer.body, () => {
      if (moment === 'told') strike()
    })
  }

  function forward(incoming: IncomingMessage, body: Buffer) {
    const { method, url, headers } = incoming
    const outgoing = request(target + url, { method, headers, agent })
    const sent = new Promise<void>((resolve) => outgoing.end(body, resolve))
    return { sent, answer: answerOf(outgoing) }
  }

  const server = createServer((incoming, response) => {
    // A backend that is gone is seen by the bot as a connection that ends.
    pass(incoming, response).catch(() => hangUp(response))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    cut: (cut) =>
      new Promise((resolve) => {
        armed = { cut, seen: 0, happened: resolve }
      }),
    answered: (concerns) =>
      new Promise((resolve) => {
        waiting.set(resolve, concerns)
      }),
    async close() {
      agent.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

function answerOf(outgoing: ReturnType<typeof request>): Promise<Answer> {
  const answer = new Promise<Answer>((resolve, reject) => {
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      bytesOf(incoming).then(
        (body) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }),
        reject,
      )
    })
  })
  // Whoever waits for it hears of a failure; until then it is not unhandled.
  answer.catch(() => {})
  return answer
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function hangUp(response: ServerResponse): void {
  response.socket?.destroy()
}
