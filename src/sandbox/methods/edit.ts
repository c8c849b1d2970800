import { limits } from '../../telegram/limits.ts'
import type { Content, Message } from '../bot-api.ts'
import type { ChatRoom } from '../chats.ts'
import { readCaption, readText } from '../content.ts'
import { readKeyboard } from '../keyboard.ts'
import { integerParam, listParam, type Params } from '../params.ts'
import { badRequest, Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { type Method, targetChat } from './method.ts'

const editMessageText: Method = (world, params) => {
  const target = targetMessage(world, params, 'edit')
  if (target instanceof Refusal) return target
  const text = readText(params)
  if (text instanceof Refusal) return text
  if (target.message.text === undefined) {
    return badRequest('there is no text in the message to edit')
  }
  return replace(world, params, target, text)
}

const editMessageCaption: Method = (world, params) => {
  const target = targetMessage(world, params, 'edit')
  if (target instanceof Refusal) return target
  const caption = readCaption(params)
  if (caption instanceof Refusal) return caption
  const { photo, media_group_id } = target.message
  if (!photo) return badRequest('there is no caption in the message to edit')
  const album = media_group_id === undefined ? {} : { media_group_id }
  return replace(world, params, target, { photo, ...album, ...caption })
}

const editMessageReplyMarkup: Method = (world, params) => {
  const target = targetMessage(world, params, 'edit')
  if (target instanceof Refusal) return target
  const { message_id, from, chat, date, edit_date, reply_markup, ...content } = target.message
  return replace(world, params, target, content)
}

const deleteMessage: Method = (world, params) => {
  const target = targetMessage(world, params, 'delete')
  if (target instanceof Refusal) return target
  if (world.now() - target.message.date * 1000 > deletableMs) {
    return badRequest("message can't be deleted for everyone")
  }
  world.chats.remove(target.room, target.message)
  return true
}

const deletableMs = 48 * 3_600_000

/** What cannot be found is passed over. */
const deleteMessages: Method = (world, params) => {
  const room = targetChat(world, params)
  if (room instanceof Refusal) return room
  const ids = listParam(params, 'message_ids', 'message identifiers')
  if (ids instanceof Refusal) return ids
  if (ids.length === 0) return badRequest('message identifiers are not specified')
  if (ids.length > limits.deleteMany) return badRequest('too many message identifiers specified')
  for (const id of ids) {
    const message = room.messages.get(Number(id))
    if (message) world.chats.remove(room, message)
  }
  return true
}

export interface Target {
  readonly room: ChatRoom
  readonly message: Message
}

/** The message a call names, if the bot may edit or delete it. */
export function targetMessage(
  world: World,
  params: Params,
  purpose: 'edit' | 'delete',
): Target | Refusal {
  const room = targetChat(world, params)
  if (room instanceof Refusal) return room
  const id = integerParam(params, 'message_id')
  if (id === undefined) return badRequest('message identifier is not specified')
  const message = room.messages.get(id)
  if (!message) return badRequest(`message to ${purpose} not found`)
  if (purpose === 'edit' && !message.from.is_bot) return badRequest("message can't be edited")
  return { room, message }
}

/** Gives the message new content; without a new keyboard the old one goes. */
export function replace(
  world: World,
  params: Params,
  { room, message }: Target,
  content: Content,
): Message | Refusal {
  const keyboard = readKeyboard(params, message.invoice !== undefined)
  if (keyboard instanceof Refusal) return keyboard
  const edited = { ...content, ...keyboard }
  if (sameContent(message, edited)) {
    return badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  }
  return world.chats.edit(room, message, edited)
}

const sameContent = (a: Content, b: Content): boolean =>
  a.text === b.text &&
  a.caption === b.caption &&
  a.photo?.[0]?.file_id === b.photo?.[0]?.file_id &&
  sameJson(a.entities, b.entities) &&
  sameJson(a.caption_entities, b.caption_entities) &&
  sameJson(a.reply_markup, b.reply_markup)

const sameJson = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)

export const editing = {
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  deleteMessages,
}
