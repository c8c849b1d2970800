import type { Chat, Content, ForceReply, Message, ReplyKeyboard, User } from './bot-api.ts'
import { badRequest, forbidden, type Refusal } from './refusal.ts'

export interface ChatRoom {
  readonly chat: Chat
  /** Who blocked the bot gets nothing from it. */
  blocked: boolean
  /** Who sees a group; empty: everybody, as a group that only the bot has named. */
  readonly members: Set<number>
  /** What the bot put under the message field, and whether a one-time keyboard has been used. */
  reply: ShownReply | undefined
  /** In the order they were sent; the oldest leave when there are too many. */
  readonly messages: Map<number, Message>
}

export interface ShownReply {
  readonly messageId: number
  readonly markup: ReplyKeyboard | ForceReply
  readonly used: boolean
}

export type MessageChange = 'new' | 'edited' | 'deleted'

/** The chats of this Telegram and what is in them. */
export interface Chats {
  /** The chat a bot may send to, or Telegram's refusal. Groups exist as soon as they are named. */
  reach(chatId: number): ChatRoom | Refusal
  find(chatId: number): ChatRoom | undefined
  /** The private chat of a user, made when the user first writes. */
  open(user: User): ChatRoom
  /** Makes a group, or changes its title and members. */
  group(id: number, title: string, members: readonly number[]): ChatRoom
  /** The chats that a user sees: the private one, and groups. */
  seenBy(userId: number): ChatRoom[]
  /** `before` gets the message's id before anybody is told of the message. */
  add(room: ChatRoom, from: User, content: Content, before?: (id: number) => void): Message
  edit(room: ChatRoom, message: Message, content: Content): Message
  remove(room: ChatRoom, message: Message): void
}

interface ChatsOptions {
  readonly now: () => number
  /** Messages kept in each chat. */
  readonly historyLength: number
  readonly onChange: (change: MessageChange, message: Message) => void
}

export function createChats({ now, historyLength, onChange }: ChatsOptions): Chats {
  const rooms = new Map<number, ChatRoom>()
  // As for a real bot, ids rise over all private chats together.
  let lastMessageId = 0

  function make(chat: Chat, members: readonly number[] = []): ChatRoom {
    const messages = new Map<number, Message>()
    const room = { chat, blocked: false, members: new Set(members), reply: undefined, messages }
    rooms.set(chat.id, room)
    return room
  }

  return {
    reach(chatId) {
      const room = rooms.get(chatId)
      if (room?.blocked) return forbidden('bot was blocked by the user')
      if (room) return room
      if (chatId < 0)
        return make({ id: chatId, type: groupType(chatId), title: `Group ${-chatId}` })
      return badRequest('chat not found')
    },
    find: (chatId) => rooms.get(chatId),
    open(user) {
      const { id, first_name, username } = user
      const named = username === undefined ? {} : { username }
      return rooms.get(id) ?? make({ id, type: 'private', first_name, ...named })
    },
    group(id, title, members) {
      const known = rooms.get(id)?.messages ?? []
      const room = make({ id, type: groupType(id), title }, members)
      for (const [messageId, message] of known) room.messages.set(messageId, message)
      return room
    },
    seenBy: (userId) =>
      [...rooms.values()].filter(
        ({ chat, members }) =>
          chat.id === userId || (chat.id < 0 && (members.size === 0 || members.has(userId))),
      ),
    add(room, from, content, before) {
      const message = {
        message_id: ++lastMessageId,
        from,
        chat: room.chat,
        date: seconds(now()),
        ...content,
      }
      room.messages.set(message.message_id, message)
      if (room.messages.size > historyLength) {
        const [oldest] = room.messages.keys()
        if (oldest !== undefined) room.messages.delete(oldest)
      }
      before?.(message.message_id)
      onChange('new', message)
      return message
    },
    edit(room, { message_id, from, chat, date, reply_to_message: answered }, content) {
      const answer = answered ? { reply_to_message: answered } : {}
      const edit_date = seconds(now())
      const edited = { message_id, from, chat, date, edit_date, ...answer, ...content }
      room.messages.set(message_id, edited)
      onChange('edited', edited)
      return edited
    },
    remove(room, message) {
      room.messages.delete(message.message_id)
      onChange('deleted', message)
    },
  }
}

const groupType = (id: number) => (id < -1_000_000_000_000 ? 'supergroup' : 'group')

const seconds = (ms: number): number => Math.floor(ms / 1000)
