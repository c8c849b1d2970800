import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Update } from 'grammy/types'
import { done, failed, type Result } from '../../shop/problem.ts'
import { answerMetrics } from '../metrics-server.ts'
import type { Taken } from './takes.ts'

export interface Listening {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly path: string
  readonly secret: string
  /** What GET /metrics answers. */
  readonly metrics?: (() => string) | undefined
}

export interface WebhookServer {
  readonly port: number
  /** Takes no more updates: nobody new gets through, and who is through is told to come again. */
  drain(): void
  close(): Promise<void>
}

/** The door that Telegram knocks at. Codes: `port-taken`, `address-refused`. */
export async function listenForUpdates(
  listening: Listening,
  take: (update: Update) => Promise<Taken>,
  patience = 5_000,
): Promise<Result<WebhookServer>> {
  const ends = performance.now() + patience
  for (;;) {
    const server = await listen(listening, take)
    const isTaken = !server.ok && server.problem.code === 'port-taken'
    if (!isTaken || performance.now() > ends) return server
    // A bot whose place this one takes may be just ending.
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function listen(
  { host, port, path, secret, metrics }: Listening,
  take: (update: Update) => Promise<Taken>,
): Promise<Result<WebhookServer>> {
  let draining = false
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000 }, (req, res) => {
    receive(req, res).catch(() => res.destroy())
  })
  server.keepAliveTimeout = 65_000

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [asked = ''] = (request.url ?? '').split('?')
    if (asked === '/healthz' && request.method === 'GET')
      return answer(response, draining ? 503 : 200, JSON.stringify({ ok: !draining }))
    if (metrics && answerMetrics(request, response, metrics)) return
    if (draining) return comeAgain(response)
    if (asked !== path) return refuse(response, 404)
    if (request.method !== 'POST') return refuse(response, 405)
    if (!isSecret(request.headers['x-telegram-bot-api-secret-token'], secret))
      return refuse(response, 401)
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      return refuse(response, 415)
    const body = await readBody(request)
    if (body === undefined) return refuse(response, 413)
    const update = parseUpdate(body)
    if (!update) return refuse(response, 400)
    const taken = await take(update)
    if (taken === 'done') return answer(response, 200, '{}')
    return taken === 'stopping' ? comeAgain(response) : answer(response, 500, '{}')
  }

  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(notListening(error, host, port)))
    server.listen(port, host, () => {
      // A server that listens on a port has an address of this shape.
      const bound = (server.address() as AddressInfo).port
      resolve(
        done({
          port: bound,
          drain() {
            draining = true
            server.close()
            server.closeIdleConnections()
          },
          close: () => end(server),
        }),
      )
    })
  })
}

/** An update is small: texts have at most 4,096 characters. */
const largestBody = 1_000_000

/** undefined: it is too large. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > largestBody) return undefined
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > largestBody) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** What Telegram sends is as the Bot API says; all else has no number. */
function parseUpdate(body: string): Update | undefined {
  try {
    const value: unknown = JSON.parse(body)
    const isUpdate =
      typeof value === 'object' &&
      value !== null &&
      'update_id' in value &&
      Number.isSafeInteger(value.update_id)
    return isUpdate ? (value as Update) : undefined
  } catch {
    return undefined
  }
}

/** In constant time: of equal length whatever was sent. */
function isSecret(given: string | string[] | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(typeof given === 'string' ? given : ''), digest(secret))
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}

/** Whoever is no Telegram is not listened to any longer. */
function refuse(response: ServerResponse, status: number): void {
  response.setHeader('connection', 'close')
  answer(response, status, '{}')
}

function comeAgain(response: ServerResponse): void {
  response.setHeader('retry-after', '1')
  refuse(response, 503)
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function notListening(error: NodeJS.ErrnoException, host: string, port: number): Result<never> {
  if (error.code === 'EADDRINUSE') {
    return failed({
      code: 'port-taken',
      message: `Port ${port} of ${host}, where the bot listens for Telegram, is taken`,
      hint: 'Take another with BOT_PORT, or telegram: {port: …} in shop.yaml; 0 takes a free one.',
      facts: { port, host },
    })
  }
  return failed({
    code: 'address-refused',
    message: `The bot cannot listen on ${host}:${port} (${error.code ?? error.message})`,
    hint: 'Take an address of this machine with BOT_HOST, and a port above 1023 with BOT_PORT.',
  })
}
