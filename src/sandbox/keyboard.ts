import { limits } from '../telegram/limits.ts'
import { codePoints } from '../telegram/text.ts'
import type { InlineButton, InlineKeyboard } from './bot-api.ts'
import { isRecord, jsonParam, type Params } from './params.ts'
import { badRequest, Refusal } from './refusal.ts'

/** The inline keyboard of `reply_markup`, as the field of a message; no other kind is taken. */
export function readKeyboard(
  params: Params,
  forInvoice = false,
): { reply_markup?: InlineKeyboard } | Refusal {
  const markup = jsonParam(params, 'reply_markup', 'reply keyboard markup')
  if (markup instanceof Refusal) return markup
  const rows = isRecord(markup) ? markup.inline_keyboard : undefined
  if (rows === undefined) {
    const other = isRecord(markup) && Object.keys(markup).length > 0
    return other ? badRequest('inline keyboard expected') : {}
  }
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row))) {
    return badRequest("can't parse inline keyboard: expected an Array of Arrays")
  }
  const wrong = wrongKeyboard(rows, forInvoice)
  if (wrong) return wrong
  const kept = rows.filter((row) => row.length > 0)
  return kept.length === 0 ? {} : { reply_markup: { inline_keyboard: kept } }
}

export function sameKeyboard(
  a: InlineKeyboard | undefined,
  b: InlineKeyboard | undefined,
): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function wrongKeyboard(rows: readonly unknown[][], forInvoice: boolean): Refusal | undefined {
  let count = 0
  for (const [line, row] of rows.entries()) {
    count += row.length
    if (row.length > limits.buttonsPerRow || count > limits.buttons) {
      return badRequest('reply markup is too long')
    }
    for (const [place, button] of row.entries()) {
      const first = forInvoice && line === 0 && place === 0
      const wrong = wrongButton(button, first)
      if (wrong) return wrong
    }
  }
  return undefined
}

function wrongButton(button: unknown, mustPay: boolean): Refusal | undefined {
  if (!isRecord(button)) return notParsed('expected an Object')
  const { text, callback_data, url, pay, copy_text } = button
  if (typeof text !== 'string' || text.trim() === '')
    return notParsed('button text must be non-empty')
  if (pay === true || mustPay) {
    return pay === true && mustPay
      ? undefined
      : badRequest('Pay button must be the first button of an invoice')
  }
  if (callback_data !== undefined) {
    const bytes = typeof callback_data === 'string' ? Buffer.byteLength(callback_data) : 0
    return bytes < 1 || bytes > limits.callbackDataBytes
      ? badRequest('BUTTON_DATA_INVALID')
      : undefined
  }
  if (url !== undefined) return wrongUrl(url)
  if (copy_text !== undefined) return wrongCopy(copy_text)
  return otherActions.some((action) => button[action] !== undefined)
    ? undefined
    : notParsed('Text buttons are unallowed in the inline keyboard')
}

const notParsed = (why: string): Refusal => badRequest(`can't parse inline keyboard button: ${why}`)

function wrongUrl(url: unknown): Refusal | undefined {
  const fine = typeof url === 'string' && /^(https?:\/\/)?[^\s/.]+\.[^\s]+$|^tg:\/\/.+/i.test(url)
  return fine
    ? undefined
    : badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`)
}

function wrongCopy(copy: unknown): Refusal | undefined {
  const text = isRecord(copy) && typeof copy.text === 'string' ? copy.text : ''
  return text.length > 0 && codePoints(text) <= copyLength
    ? undefined
    : badRequest('BUTTON_COPY_TEXT_INVALID')
}

/** Bot API: CopyTextButton. */
const copyLength = 256

const otherActions = [
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'callback_game',
] as const

/** The buttons of a message, row after row. */
export const buttonsOf = (keyboard: InlineKeyboard | undefined): readonly InlineButton[] =>
  keyboard?.inline_keyboard.flat() ?? []
