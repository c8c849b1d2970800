import {
  type Call,
  type Finding,
  isObject,
  type JsonObject,
  objectsOf,
  type Rule,
} from './finding.ts'

/** Inline keyboards: sizes, one action a button, where Pay stands. Reply keyboards: what they may ask and where. */
export function checkKeyboard({ method, params }: Call): Finding[] {
  const markup = params.reply_markup
  if (!isObject(markup)) return []
  if (Array.isArray(markup.inline_keyboard)) {
    return checkInline(markup.inline_keyboard, method === 'sendInvoice')
  }
  return Array.isArray(markup.keyboard) ? checkReply(markup.keyboard, params.chat_id) : []
}

function checkInline(rows: readonly unknown[], forInvoice: boolean): Finding[] {
  const buttons = rows.map(objectsOf)
  const count = buttons.flat().length
  return [
    ...(count > 100 ? [finding('button-count', 'inline_keyboard', `has ${count} buttons`)] : []),
    ...buttons.flatMap((row, line) => [
      ...(row.length > 8
        ? [finding('row-length', `inline_keyboard[${line}]`, `has ${row.length} buttons`)]
        : []),
      ...row.flatMap((button, place) =>
        checkButton(button, forInvoice && line + place === 0, `inline_keyboard[${line}][${place}]`),
      ),
    ]),
  ]
}

const looks = new Set(['text', 'icon_custom_emoji_id', 'style'])

const actionsOf = (button: JsonObject): string[] =>
  Object.keys(button).filter((name) => !looks.has(name) && button[name] !== undefined)

function checkButton(button: JsonObject, mustPay: boolean, path: string): Finding[] {
  const actions = actionsOf(button)
  if (actions.length !== 1) {
    return [finding('one-action', path, `has the actions ${actions.join(', ') || 'none'}`)]
  }
  if (mustPay !== (button.pay === true)) {
    return [finding('pay-first', path, mustPay ? 'is no Pay button' : 'is a Pay button')]
  }
  const url = button.url
  return url === undefined || /^(https?|tg):\/\/[^\s]+$/i.test(String(url))
    ? []
    : [finding('button-url', path, `leads to ${url}`)]
}

function checkReply(rows: readonly unknown[], chatId: unknown): Finding[] {
  return rows.map(objectsOf).flatMap((row, line) =>
    row.flatMap((button, place) => {
      const path = `keyboard[${line}][${place}]`
      const actions = actionsOf(button)
      if (actions.length > 1) return [finding('one-action', path, `has ${actions.join(', ')}`)]
      return actions.length === 1 && Number(chatId) < 0
        ? [finding('private-only', path, `asks ${actions[0]} in a group`)]
        : []
    }),
  )
}

const finding = (rule: Rule, path: string, message: string): Finding => ({
  rule,
  path: `reply_markup.${path}`,
  message,
})
