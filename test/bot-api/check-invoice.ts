import { currencyOf } from '../../src/telegram/currencies.ts'
import { type Call, type Finding, type JsonObject, objectsOf, type Rule } from './finding.ts'

/** Money, tips, and what Stars do not take (sendInvoice, createInvoiceLink). */
export function checkInvoice({ method, params }: Call): Finding[] {
  if (method !== 'sendInvoice' && method !== 'createInvoiceLink') return []
  return [
    ...checkTotal(params),
    ...(params.currency === 'XTR' ? checkStars(params) : checkProvider(params)),
    ...checkTips(params),
    ...checkLinks(params),
  ]
}

function checkTotal({ currency, prices }: JsonObject): Finding[] {
  const known = currencyOf(String(currency))
  if (!known) return [finding('currency', 'currency', `${currency} is not taken`)]
  const total = objectsOf(prices).reduce((sum, { amount }) => sum + Number(amount), 0)
  const { min = 1, max = Number.MAX_SAFE_INTEGER } = known
  return total >= min && total <= max
    ? []
    : [finding('total', 'prices', `add up to ${total}, not ${min} to ${max}`)]
}

const ignoredForStars = [
  'need_name',
  'need_phone_number',
  'need_email',
  'need_shipping_address',
  'send_phone_number_to_provider',
  'send_email_to_provider',
  'is_flexible',
]

function checkStars(params: JsonObject): Finding[] {
  const asked = ignoredForStars.filter((name) => params[name] === true)
  return [
    ...(params.provider_token ? [finding('stars-token', 'provider_token', 'is not empty')] : []),
    ...(objectsOf(params.prices).length === 1
      ? []
      : [finding('stars-price', 'prices', 'are not exactly one')]),
    ...(params.max_tip_amount ? [finding('stars-tips', 'max_tip_amount', 'is given')] : []),
    ...asked.map((name) => finding('stars-ignore', name, 'is ignored for Stars')),
  ]
}

const checkProvider = ({ provider_token }: JsonObject): Finding[] =>
  provider_token ? [] : [finding('provider-token', 'provider_token', 'is empty')]

function checkTips({ max_tip_amount = 0, suggested_tip_amounts }: JsonObject): Finding[] {
  const tips = Array.isArray(suggested_tip_amounts) ? suggested_tip_amounts.map(Number) : []
  const rising = tips.every((tip, i) => tip > (tips[i - 1] ?? 0))
  const within = tips.every((tip) => tip <= Number(max_tip_amount))
  return rising && within
    ? []
    : [finding('tips', 'suggested_tip_amounts', `${tips} do not rise to ${max_tip_amount}`)]
}

function checkLinks({ provider_data, start_parameter, photo_url }: JsonObject): Finding[] {
  return [
    ...(provider_data === undefined || isJson(String(provider_data))
      ? []
      : [finding('provider-data', 'provider_data', 'is no JSON')]),
    ...(start_parameter === undefined || /^[\w-]{0,64}$/.test(String(start_parameter))
      ? []
      : [finding('start-parameter', 'start_parameter', 'is no deep link')]),
    ...(photo_url === undefined || /^https?:\/\/[^\s]+$/i.test(String(photo_url))
      ? []
      : [finding('photo-url', 'photo_url', 'is no URL')]),
  ]
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const finding = (rule: Rule, path: string, message: string): Finding => ({ rule, path, message })
