import type { Content, Message, User } from './bot-api.ts'
import type { ChatRoom } from './chats.ts'
import type { Where } from './control.ts'
import type { World } from './world.ts'

/** A user's message to the bot or into a group, and the update of it where the bot may see it. */
export function write(world: World, user: User, content: Content, where: Where = {}): Message {
  const room = roomOf(world, user, where.chatId)
  const answered = answeredBy(room, where.replyTo)
  const answer = answered ? { reply_to_message: answered } : {}
  const message = world.chats.add(room, user, { ...content, ...answer })
  if (asksReply(room)) hideReply(world, room)
  if (botSees(world, room, message)) world.updates.push({ message })
  return message
}

/** The chat that a person acts in. */
export function roomOf(world: World, user: User, chatId: number | undefined): ChatRoom {
  if (chatId === undefined || chatId === user.id) return world.chats.open(user)
  const room = world.chats.seenBy(user.id).find(({ chat }) => chat.id === chatId)
  if (!room) throw new Error(`${user.first_name} is in no chat ${chatId}`)
  return room
}

export function hideReply(world: World, room: ChatRoom): void {
  if (!room.reply || room.reply.used) return
  room.reply = { ...room.reply, used: true }
  world.events.emit({ kind: 'reply', chatId: room.chat.id })
}

/** Who is asked to reply does so without pressing anything. */
function answeredBy(room: ChatRoom, replyTo: number | undefined): Message | undefined {
  const id = replyTo ?? (asksReply(room) ? room.reply?.messageId : undefined)
  const found = id === undefined ? undefined : room.messages.get(id)
  if (replyTo !== undefined && !found) throw new Error(`there is no message ${replyTo} to answer`)
  if (!found) return undefined
  // Bot API: the answered message does not carry the one that it answers itself.
  const { reply_to_message, ...message } = found
  return message
}

const asksReply = ({ reply }: ChatRoom): boolean =>
  reply !== undefined && !reply.used && 'force_reply' in reply.markup

/** In groups a bot has the privacy mode: commands, mentions of it and answers to it. */
function botSees({ bot }: World, { chat }: ChatRoom, message: Message): boolean {
  if (chat.type === 'private' || message.reply_to_message?.from.id === bot.id) return true
  const text = message.text ?? message.caption ?? ''
  return text.startsWith('/') || text.includes(`@${bot.username}`)
}
