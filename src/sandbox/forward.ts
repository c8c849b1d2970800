import type { Content, InlineKeyboard, Message, User } from './bot-api.ts'
import { invoiceKey } from './invoice.ts'
import type { World } from './world.ts'

/**
 * A copy of a message of the user's chat in another chat. People's chats are not the bot's, so it is
 * told only of what comes to itself. A forwarded invoice can be paid where it has no start
 * parameter; with one it is a link to the bot (Bot API, sendInvoice).
 */
export function forward(world: World, user: User, messageId: number, toChatId: number): Message {
  const message = world.chats.find(user.id)?.messages.get(messageId)
  if (!message) throw new Error(`chat ${user.id} has no message ${messageId}`)
  const receiver = world.users.get(toChatId)
  const room = receiver ? world.chats.open(receiver) : world.chats.find(toChatId)
  if (!room) throw new Error(`there is no chat ${toChatId}`)
  const offer = world.invoices.get(invoiceKey(user.id, messageId))
  const copy = world.chats.add(room, user, contentOf(world, message), (id) => {
    const payable = offer && offer.invoice.start_parameter === ''
    if (payable) world.invoices.set(invoiceKey(room.chat.id, id), offer)
  })
  if (toChatId === user.id) world.updates.push({ message: copy })
  return copy
}

function contentOf({ bot }: World, message: Message): Content {
  const { message_id, from, chat, date, edit_date, reply_to_message, reply_markup, ...content } =
    message
  const sender_user = message.forward_origin?.sender_user ?? from
  const keyboard = message.invoice
    ? invoiceKeyboard(bot, message.invoice.start_parameter)
    : reply_markup
  return {
    ...content,
    forward_origin: { type: 'user', date, sender_user },
    ...(keyboard && { reply_markup: keyboard }),
  }
}

function invoiceKeyboard(bot: User, start: string): InlineKeyboard | undefined {
  if (start === '') return undefined
  const url = `https://t.me/${bot.username}?start=${start}`
  return { inline_keyboard: [[{ text: `@${bot.username}`, url }]] }
}
