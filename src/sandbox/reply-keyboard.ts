import type { Chat, ForceReply, InlineKeyboard, KeyboardButton, ReplyKeyboard } from './bot-api.ts'
import { readKeyboard } from './keyboard.ts'
import { isRecord, jsonParam, type Params } from './params.ts'
import { badRequest, Refusal } from './refusal.ts'

/** What a bot puts under a message: a keyboard that stays with it, or something under the message field. */
export interface Markup {
  readonly content: { readonly reply_markup?: InlineKeyboard }
  readonly reply?: ReplyKeyboard | ForceReply | 'remove'
}

/** `reply_markup` of a message that may carry any kind, or why Telegram refuses it. */
export function readMarkup(params: Params, chat: Chat): Markup | Refusal {
  const markup = jsonParam(params, 'reply_markup', 'reply keyboard markup')
  if (markup instanceof Refusal) return markup
  if (!isRecord(markup) || markup.inline_keyboard !== undefined) {
    const keyboard = readKeyboard(params)
    return keyboard instanceof Refusal ? keyboard : { content: keyboard }
  }
  const placeholder = readPlaceholder(markup)
  if (placeholder instanceof Refusal) return placeholder
  if (markup.remove_keyboard === true) return { content: {}, reply: 'remove' }
  if (markup.force_reply === true) {
    return { content: {}, reply: { force_reply: true, ...placeholder } }
  }
  if (markup.keyboard === undefined) return { content: {} }
  const keyboard = readRows(markup.keyboard, chat)
  if (keyboard instanceof Refusal) return keyboard
  return { content: {}, reply: { keyboard, ...flagsOf(markup), ...placeholder } }
}

function readPlaceholder(
  markup: Readonly<Record<string, unknown>>,
): Pick<ReplyKeyboard, 'input_field_placeholder'> | Refusal {
  const text = markup.input_field_placeholder
  if (text === undefined || text === '') return {}
  return typeof text === 'string' && [...text].length <= placeholderLength
    ? { input_field_placeholder: text }
    : badRequest("can't parse reply keyboard markup JSON object: wrong input field placeholder")
}

/** Bot API: ReplyKeyboardMarkup. */
const placeholderLength = 64

function readRows(rows: unknown, chat: Chat): (readonly KeyboardButton[])[] | Refusal {
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row))) {
    return badRequest('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays')
  }
  const read: KeyboardButton[][] = []
  for (const row of rows) {
    const buttons: KeyboardButton[] = []
    for (const one of row) {
      const button = readButton(one, chat)
      if (button instanceof Refusal) return button
      buttons.push(button)
    }
    if (buttons.length > 0) read.push(buttons)
  }
  return read
}

function readButton(value: unknown, chat: Chat): KeyboardButton | Refusal {
  const button = typeof value === 'string' ? { text: value } : value
  if (!isRecord(button)) return badRequest("can't parse keyboard button: expected an Object")
  const { text, request_contact, request_location } = button
  if (typeof text !== 'string' || text.trim() === '') {
    return badRequest('keyboard button text must be non-empty')
  }
  const asks = request_contact === true ? 'Phone number' : 'Location'
  if (request_contact !== true && request_location !== true) return { text }
  if (chat.type !== 'private') return badRequest(`${asks} can be requested in private chats only`)
  return request_contact === true
    ? { text, request_contact: true }
    : { text, request_location: true }
}

const flags = ['is_persistent', 'resize_keyboard', 'one_time_keyboard'] as const

const flagsOf = (markup: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(flags.filter((flag) => markup[flag] === true).map((flag) => [flag, true]))
