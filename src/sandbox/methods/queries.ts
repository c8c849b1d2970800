import { limits } from '../../telegram/limits.ts'
import { codePoints } from '../../telegram/text.ts'
import type { ShippingOption } from '../bot-api.ts'
import { isPrice } from '../invoice.ts'
import { flagParam, isRecord, listParam, textParam } from '../params.ts'
import { badRequest, Refusal } from '../refusal.ts'
import type { Method } from './method.ts'

const answerCallbackQuery: Method = (world, params) => {
  const text = textParam(params, 'text')
  if (codePoints(text) > limits.alert) return badRequest('MESSAGE_TOO_LONG')
  const url = textParam(params, 'url')
  return world.callbacks.answer(textParam(params, 'callback_query_id'), {
    ...(text === '' ? {} : { text }),
    ...(url === '' ? {} : { url }),
    alert: flagParam(params, 'show_alert'),
  })
}

const answerPreCheckoutQuery: Method = (world, params) => {
  const id = textParam(params, 'pre_checkout_query_id')
  if (flagParam(params, 'ok')) return world.checkouts.answer(id, { ok: true })
  const reason = textParam(params, 'error_message')
  if (reason === '') return badRequest('error message must be non-empty')
  return world.checkouts.answer(id, { ok: false, reason })
}

const answerShippingQuery: Method = (world, params) => {
  const id = textParam(params, 'shipping_query_id')
  if (!flagParam(params, 'ok')) {
    const reason = textParam(params, 'error_message')
    if (reason === '') return badRequest('error message must be non-empty')
    return world.shippings.answer(id, { ok: false, reason })
  }
  const options = listParam(params, 'shipping_options', 'shipping options')
  if (options instanceof Refusal) return options
  if (options.length === 0 || !options.every(isShippingOption)) {
    return badRequest("can't parse shipping options: wrong id, title or prices")
  }
  if (new Set(options.map((option) => option.id)).size < options.length) {
    return badRequest('SHIPPING_OPTION_ID_INVALID')
  }
  return world.shippings.answer(id, { ok: true, options })
}

const isShippingOption = (value: unknown): value is ShippingOption =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  value.id !== '' &&
  typeof value.title === 'string' &&
  value.title !== '' &&
  Array.isArray(value.prices) &&
  value.prices.length > 0 &&
  value.prices.every(isPrice)

export const queries = { answerCallbackQuery, answerPreCheckoutQuery, answerShippingQuery }
