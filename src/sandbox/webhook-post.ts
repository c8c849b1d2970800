import { Agent, request as httpRequest } from 'node:http'
import { request as httpsRequest, Agent as SecureAgent } from 'node:https'
import type { Update } from './bot-api.ts'
import type { WebhookSettings } from './webhook.ts'

export interface Posted {
  /** The HTTP status, or why there is none. */
  readonly outcome: number | string
  /** What the bot asked for. */
  readonly retryAfterMs?: number
}

/** Sends an update to the webhook once. Never rejects. */
export interface Post {
  (to: WebhookSettings, update: Update): Promise<Posted>
  /** Ends what is under way. */
  close(): void
}

/** Longer than this Telegram waits for no answer. */
const timeoutMs = 60_000

export function createPost(): Post {
  const plain = new Agent({ keepAlive: true })
  const secure = new SecureAgent({ keepAlive: true })
  const post = ({ url, secret }: WebhookSettings, update: Update) =>
    new Promise<Posted>((resolve) => {
      const body = JSON.stringify(update)
      const isSecure = url.startsWith('https:')
      const outgoing = (isSecure ? httpsRequest : httpRequest)(
        url,
        {
          method: 'POST',
          agent: isSecure ? secure : plain,
          timeout: timeoutMs,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            ...(secret === '' ? {} : { 'x-telegram-bot-api-secret-token': secret }),
          },
        },
        (answer) => {
          // Only the status counts; a body is read so that the connection can be used again.
          answer.resume()
          answer.on('error', () => resolve({ outcome: 'Connection reset by peer' }))
          answer.on('end', () => {
            const seconds = Number(answer.headers['retry-after'])
            resolve({
              outcome: answer.statusCode ?? 0,
              ...(seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}),
            })
          })
        },
      )
      outgoing.on('timeout', () => outgoing.destroy(new Error('Read timeout expired')))
      outgoing.on('error', (error) => resolve({ outcome: wordsFor(error) }))
      outgoing.end(body)
    })
  return Object.assign(post, {
    close() {
      plain.destroy()
      secure.destroy()
    },
  })
}

function wordsFor(error: Error): string {
  const code = 'code' in error ? error.code : undefined
  if (code === 'ECONNREFUSED') return 'Connection refused'
  if (code === 'ECONNRESET') return 'Connection reset by peer'
  return error.message
}
