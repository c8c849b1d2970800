import type { Content, Message } from '../bot-api.ts'
import type { ChatRoom } from '../chats.ts'
import { integerParam, isRecord, jsonParam, type Params } from '../params.ts'
import { badRequest, Refusal } from '../refusal.ts'
import { type Markup, readMarkup } from '../reply-keyboard.ts'
import type { World } from '../world.ts'

/** Sends what the bot says with the call's keyboard, as an answer to the message that it names. */
export function say(
  world: World,
  params: Params,
  room: ChatRoom,
  content: Content,
): Message | Refusal {
  const markup = readMarkup(params, room.chat)
  if (markup instanceof Refusal) return markup
  const answer = readAnswered(params, room)
  if (answer instanceof Refusal) return answer
  const whole = { ...content, ...answer, ...markup.content }
  return world.chats.add(room, world.bot, whole, (id) => place(world, room, id, markup.reply))
}

export function readAnswered(
  params: Params,
  room: ChatRoom,
): Pick<Content, 'reply_to_message'> | Refusal {
  const reply = jsonParam(params, 'reply_parameters', 'reply parameters')
  if (reply === undefined || reply instanceof Refusal) return reply ?? {}
  if (!isRecord(reply)) return badRequest("can't parse reply parameters: expected an Object")
  const own = { values: reply, files: params.files }
  const found = room.messages.get(integerParam(own, 'message_id') ?? 0)
  if (!found) {
    return reply.allow_sending_without_reply === true
      ? {}
      : badRequest('message to be replied not found')
  }
  const { reply_to_message, ...message } = found
  return { reply_to_message: message }
}

/** Under the message field the last keyboard stands until another comes or it is taken away. */
function place(world: World, room: ChatRoom, messageId: number, reply: Markup['reply']): void {
  if (reply === undefined) return
  room.reply = reply === 'remove' ? undefined : { messageId, markup: reply, used: false }
  world.events.emit({ kind: 'reply', chatId: room.chat.id })
}
