import { limits } from '../../telegram/limits.ts'
import type { Content, PhotoSize } from '../bot-api.ts'
import { readCaption } from '../content.ts'
import type { StoredPhoto } from '../files.ts'
import { isRecord, jsonParam, listParam, type Params, textParam } from '../params.ts'
import { badRequest, Refusal } from '../refusal.ts'
import type { World } from '../world.ts'
import { replace, targetMessage } from './edit.ts'
import { type Method, targetChat } from './method.ts'
import { say } from './say.ts'

const sendPhoto: Method = (world, params) => {
  const room = targetChat(world, params)
  if (room instanceof Refusal) return room
  const photo = readPhoto(world, params, 'photo')
  if (photo instanceof Refusal) return photo
  const caption = readCaption(params)
  if (caption instanceof Refusal) return caption
  return say(world, params, room, { photo, ...caption })
}

const sendMediaGroup: Method = (world, params) => {
  const room = targetChat(world, params)
  if (room instanceof Refusal) return room
  const media = listParam(params, 'media', 'media')
  if (media instanceof Refusal) return media
  if (media.length < limits.albumMin) return badRequest('too few messages to send as an album')
  if (media.length > limits.albumMax) return badRequest('too many messages to send as an album')
  // All are judged before the first is sent: an album comes whole or not at all.
  const album: Content[] = []
  for (const one of media) {
    const content = readMedia(world, params, one)
    if (content instanceof Refusal) return content
    album.push(content)
  }
  const media_group_id = world.nextId()
  return album.map((content) => world.chats.add(room, world.bot, { ...content, media_group_id }))
}

/** Turns a text message into a photo, too. */
const editMessageMedia: Method = (world, params) => {
  const target = targetMessage(world, params, 'edit')
  if (target instanceof Refusal) return target
  const media = jsonParam(params, 'media', 'media')
  if (media instanceof Refusal) return media
  const content = readMedia(world, params, media)
  if (content instanceof Refusal) return content
  if (target.message.invoice) return badRequest("message can't be edited")
  return replace(world, params, target, content)
}

const getFile: Method = (world, params) => {
  const id = textParam(params, 'file_id')
  const file = world.files.find(id)
  if (!file) return badRequest(id === '' ? 'file_id not specified' : 'invalid file_id')
  const size = file.sizes.find(({ file_id }) => file_id === id)
  return {
    file_id: id,
    file_unique_id: size?.file_unique_id,
    file_size: size?.file_size,
    file_path: file.path,
  }
}

/** Bot API: InputMediaPhoto, as the content of a message. */
function readMedia(world: World, params: Params, media: unknown): Content | Refusal {
  if (!isRecord(media)) return badRequest("can't parse InputMedia: expected an Object")
  if (media.type !== 'photo') {
    return badRequest(`the sandbox shows no media of the type "${media.type}"`)
  }
  const own = { values: media, files: params.files }
  const photo = readPhoto(world, own, 'media')
  if (photo instanceof Refusal) return photo
  const caption = readCaption(own)
  return caption instanceof Refusal ? caption : { photo, ...caption }
}

/** A file_id, an address, `attach://NAME` or an uploaded file; each upload is a new file. */
function readPhoto(world: World, params: Params, field: string): readonly PhotoSize[] | Refusal {
  const named = textParam(params, field)
  const attached = named.startsWith('attach://') ? named.slice(9) : field
  const upload = params.files.get(attached)
  if (!upload && named === '') return badRequest('there is no photo in the request')
  const photo = upload ? world.files.upload(upload) : known(world, named)
  return photo instanceof Refusal ? photo : photo.sizes
}

function known(world: World, named: string): StoredPhoto | Refusal {
  if (/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(named)) return world.files.byUrl(named)
  return world.files.find(named) ?? badRequest('wrong file identifier/HTTP URL specified')
}

export const photos = { sendPhoto, sendMediaGroup, editMessageMedia, getFile }
