import type { BotMember, User } from './bot-api.ts'
import type { World } from './world.ts'

/** The user blocks the bot, or lets it write again; the bot is told either way. */
export function block(world: World, from: User, blocked: boolean): void {
  const room = world.chats.open(from)
  if (room.blocked === blocked) return
  room.blocked = blocked
  world.updates.push({
    my_chat_member: {
      chat: room.chat,
      from,
      date: Math.floor(world.now() / 1000),
      old_chat_member: member(world.bot, !blocked),
      new_chat_member: member(world.bot, blocked),
    },
  })
}

const member = (user: User, blocked: boolean): BotMember =>
  blocked ? { status: 'kicked', user, until_date: 0 } : { status: 'member', user }
