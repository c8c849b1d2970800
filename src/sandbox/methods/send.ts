import { readText } from '../content.ts'
import { readKeyboard } from '../keyboard.ts'
import { textParam } from '../params.ts'
import { badRequest, Refusal } from '../refusal.ts'
import { type Method, targetChat } from './method.ts'

const sendMessage: Method = (world, params) => {
  const room = targetChat(world, params)
  if (room instanceof Refusal) return room
  const text = readText(params)
  if (text instanceof Refusal) return text
  const keyboard = readKeyboard(params)
  if (keyboard instanceof Refusal) return keyboard
  return world.chats.add(room, world.bot, { ...text, ...keyboard })
}

const actions = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
])

const sendChatAction: Method = (world, params) => {
  const room = targetChat(world, params)
  if (room instanceof Refusal) return room
  const action = textParam(params, 'action')
  if (!actions.has(action)) return badRequest('wrong parameter action in request')
  world.events.emit({ kind: 'action', chatId: room.chat.id, action })
  return true
}

export const sending = { sendMessage, sendChatAction }
