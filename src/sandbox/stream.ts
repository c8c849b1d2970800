import type { ServerResponse } from 'node:http'
import type { SandboxEvent } from './events.ts'
import { viewBot, viewMessage } from './view.ts'
import type { World } from './world.ts'

/**
 * Server-sent events of a chat as one person sees it: `snapshot` first (bot, user, chat and all
 * messages), then `message` (change and message), `reply`, `action`, `bot`. Begun and subscribed in one
 * turn, so that nothing is missed.
 */
export function streamChat(
  world: World,
  response: ServerResponse,
  userId: number,
  chatId = userId,
): void {
  const user = world.users.get(userId)
  const language = user?.language_code ?? ''
  const tell = beginStream(response)
  const room = () => world.chats.find(chatId)
  tell('snapshot', {
    user,
    bot: viewBot(world, chatId, language),
    chat: room()?.chat,
    reply: room()?.reply ?? null,
    messages: Array.from(room()?.messages.values() ?? [], (message) => viewMessage(world, message)),
  })
  follow(world, response, (event) => {
    if (event.kind === 'profile') tell('bot', viewBot(world, chatId, language))
    else if (event.kind === 'action' && event.chatId === chatId) tell('action', event)
    else if (event.kind === 'reply' && event.chatId === chatId) tell('reply', room()?.reply ?? null)
    else if (event.kind === 'message' && event.message.chat.id === chatId) {
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
