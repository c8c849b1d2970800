import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { readParams } from './body.ts'
import type { Fault } from './faults.ts'
import type { Connection } from './methods/method.ts'
import { methodOf } from './methods/methods.ts'
import { Refusal, tooManyRequests } from './refusal.ts'
import type { World } from './world.ts'

/** Answers `/bot<token>/<method>`; `path` is what follows `/bot`. */
export async function answerApi(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): Promise<void> {
  const slash = path.lastIndexOf('/')
  const token = decodeToken(path.slice(0, slash))
  const method = methodOf(path.slice(slash + 1))
  const params = await readParams(request, query)
  if (token !== world.token) return send(response, new Refusal(401, 'Unauthorized'))
  if (!method) return send(response, new Refusal(404, 'Not Found'))
  if (params instanceof Refusal) return send(response, params)

  if (world.latencyMs > 0) await delay(world.latencyMs)
  const fault = world.faults.meet(method.name, params.values.chat_id)
  if (fault?.kind === 'drop') return drop(response)
  if (fault?.kind === 'delay') await delay(fault.delayMs ?? 1000)
  const result =
    (fault && failure(fault)) ?? (await method.run(world, params, connectionOf(response)))

  world.events.emit({
    kind: 'call',
    call: {
      method: method.name,
      params: params.values,
      files: [...params.files.keys()],
      status: result instanceof Refusal ? result.code : 200,
      result: result instanceof Refusal ? result.description : result,
      at: world.now(),
    },
  })
  if (fault?.kind === 'lose-answer') return drop(response)
  send(response, result)
}

/** Clients may write the colon of a token as %3A. */
function decodeToken(token: string): string {
  try {
    return decodeURIComponent(token)
  } catch {
    return token
  }
}

function failure({ kind, retryAfter = 1 }: Fault): Refusal | undefined {
  if (kind === 429) return tooManyRequests(retryAfter)
  return kind === 500 ? new Refusal(500, 'Internal Server Error') : undefined
}

function drop(response: ServerResponse): void {
  response.socket?.destroy()
}

/** Only a long poll asks for the signal, so only that pays for it. */
function connectionOf(response: ServerResponse): Connection {
  return {
    get signal() {
      const controller = new AbortController()
      if (response.destroyed) controller.abort()
      response.once('close', () => controller.abort())
      return controller.signal
    },
  }
}

function send(response: ServerResponse, result: unknown): void {
  const refused = result instanceof Refusal
  const body = refused ? JSON.stringify(result) : `{"ok":true,"result":${JSON.stringify(result)}}`
  response.statusCode = refused ? result.code : 200
  response.setHeader('content-type', 'application/json')
  response.setHeader('content-length', Buffer.byteLength(body))
  if (refused && result.retryAfter) response.setHeader('retry-after', result.retryAfter)
  response.end(body)
}
