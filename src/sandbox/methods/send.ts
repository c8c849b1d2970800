import { readText } from '../content.ts'
import { type Params, textParam } from '../params.ts'
import { badRequest, Refusal } from '../refusal.ts'
import { type Method, targetChat } from './method.ts'
import { say } from './say.ts'

const sendMessage: Method = (world, params) => {
  const room = targetChat(world, params)
  if (room instanceof Refusal) return room
  const text = readText(params)
  return text instanceof Refusal ? text : say(world, params, room, text)
}

const sendLocation: Method = (world, params) => {
  const room = targetChat(world, params)
  if (room instanceof Refusal) return room
  const latitude = decimalParam(params, 'latitude')
  const longitude = decimalParam(params, 'longitude')
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    return badRequest('wrong latitude or longitude specified')
  }
  return say(world, params, room, { location: { latitude, longitude } })
}

const decimalParam = (params: Params, name: string): number =>
  Number(textParam(params, name) || Number.NaN)

const sendContact: Method = (world, params) => {
  const room = targetChat(world, params)
  if (room instanceof Refusal) return room
  const phone_number = textParam(params, 'phone_number')
  const first_name = textParam(params, 'first_name')
  if (phone_number === '') return badRequest('phone number is empty')
  if (first_name === '') return badRequest('first name is empty')
  return say(world, params, room, { contact: { phone_number, first_name } })
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

export const sending = { sendMessage, sendLocation, sendContact, sendChatAction }
