import type { ServerResponse } from 'node:http'
import type { SandboxEvent } from './events.ts'
import { viewBot, viewMessage } from './view.ts'
import type { World } from './world.ts'

/**
 * Server-sent events of one customer's chat: `snapshot` first (bot, user and all messages), then
 * `message` (change and message), `action`, `bot`. Begun and subscribed in one turn, so that nothing is missed.
 */
export function streamChat(world: World, response: ServerResponse, userId: number): void {
  const user = world.users.get(userId)
  const language = user?.language_code ?? ''
  const tell = beginStream(response)
  const messages = world.chats.find(userId)?.messages.values() ?? []
  tell('snapshot', {
    user,
    bot: viewBot(world, userId, language),
    messages: Array.from(messages, (message) => viewMessage(world, message)),
  })
  follow(world, response, (event) => {
    if (event.kind === 'profile') tell('bot', viewBot(world, userId, language))
    else if (event.kind === 'action' && event.chatId === userId) tell('action', event)
    else if (event.kind === 'message' && event.message.chat.id === userId) {
      tell('message', { change: event.change, message: viewMessage(world, event.message) })
    }
  })
}

/** Server-sent events of everything: each event of the sandbox under its kind. */
export function streamAll(world: World, response: ServerResponse): void {
  const tell = beginStream(response)
  follow(world, response, (event) => tell(event.kind, event))
}

function follow(world: World, response: ServerResponse, listener: (event: SandboxEvent) => void) {
  response.once('close', world.events.subscribe(listener))
}

function beginStream(response: ServerResponse): (name: string, data: unknown) => void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': open\n\n')
  return (name, data) => {
    response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
  }
}
