import { currencyOf } from '../telegram/currencies.ts'
import { limits } from '../telegram/limits.ts'
import { codePoints } from '../telegram/text.ts'
import type { Invoice, LabeledPrice } from './bot-api.ts'
import { flagParam, integerParam, isRecord, listParam, type Params, textParam } from './params.ts'
import { badRequest, Refusal } from './refusal.ts'

/** What a bot offers in an invoice; amounts in the currency's smallest unit. */
export interface InvoiceOffer {
  readonly invoice: Invoice
  readonly payload: string
  readonly prices: readonly LabeledPrice[]
  readonly photoUrl?: string
  readonly maxTip: number
  readonly suggestedTips: readonly number[]
  readonly needName: boolean
  readonly needPhone: boolean
  readonly needEmail: boolean
  readonly needAddress: boolean
  readonly flexible: boolean
}

/** The place of a message's offer among the world's invoices. */
export const invoiceKey = (chatId: number, messageId: number): string => `${chatId}/${messageId}`

/** Reads and judges the invoice of a call as Telegram does. */
export function readInvoice(params: Params): InvoiceOffer | Refusal {
  const invoice = {
    title: textParam(params, 'title'),
    description: textParam(params, 'description'),
    start_parameter: textParam(params, 'start_parameter'),
    currency: textParam(params, 'currency'),
  }
  const payload = textParam(params, 'payload')
  const wrong =
    wrongTexts(invoice.title, invoice.description, payload) ??
    wrongStart(invoice.start_parameter) ??
    wrongProviderData(textParam(params, 'provider_data'))
  if (wrong) return wrong
  const prices = readPrices(params)
  if (prices instanceof Refusal) return prices
  const tips = readTips(params)
  if (tips instanceof Refusal) return tips
  const total = prices.reduce((sum, { amount }) => sum + amount, 0)
  const token = textParam(params, 'provider_token')
  const refused = wrongMoney(invoice.currency, total, prices, tips, token)
  if (refused) return refused
  const photoUrl = textParam(params, 'photo_url')
  if (photoUrl !== '' && !/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(photoUrl)) {
    return badRequest('WEBDOCUMENT_URL_INVALID')
  }
  return {
    invoice: { ...invoice, total_amount: total },
    payload,
    prices,
    ...(photoUrl === '' ? {} : { photoUrl }),
    ...tips,
    ...needs(params, invoice.currency === 'XTR'),
  }
}

type Needs = Pick<InvoiceOffer, 'needName' | 'needPhone' | 'needEmail' | 'needAddress' | 'flexible'>

/** Bot API: all of these are ignored for payments in Stars. Delivery has a price only for an address. */
function needs(params: Params, stars: boolean): Needs {
  const asked = (name: string) => !stars && flagParam(params, name)
  const flexible = asked('is_flexible')
  return {
    needName: asked('need_name'),
    needPhone: asked('need_phone_number'),
    needEmail: asked('need_email'),
    needAddress: flexible || asked('need_shipping_address'),
    flexible,
  }
}

function wrongStart(start: string): Refusal | undefined {
  const fine = start.length <= limits.deepLink && !/[^\w-]/.test(start)
  return fine ? undefined : badRequest('START_PARAM_INVALID')
}

function wrongProviderData(data: string): Refusal | undefined {
  if (data === '') return undefined
  try {
    JSON.parse(data)
  } catch {
    return badRequest('DATA_JSON_INVALID')
  }
  return undefined
}

/** Telegram's words for a text that is too long are not known from any source; these are ours. */
function wrongTexts(title: string, description: string, payload: string): Refusal | undefined {
  if (!within(codePoints(title), limits.invoiceTitle)) return badRequest('INVOICE_TITLE_INVALID')
  if (!within(codePoints(description), limits.invoiceDescription)) {
    return badRequest('INVOICE_DESCRIPTION_INVALID')
  }
  return within(Buffer.byteLength(payload), limits.invoicePayloadBytes)
    ? undefined
    : badRequest('INVOICE_PAYLOAD_INVALID')
}

const within = (length: number, max: number): boolean => length >= 1 && length <= max

/** Also the prices of a shipping option. */
export function isPrice(value: unknown): value is LabeledPrice {
  return (
    isRecord(value) &&
    typeof value.label === 'string' &&
    value.label !== '' &&
    Number.isSafeInteger(value.amount)
  )
}

function readPrices(params: Params): readonly LabeledPrice[] | Refusal {
  const prices = listParam(params, 'prices', 'prices')
  if (prices instanceof Refusal) return prices
  if (prices.length === 0) return badRequest('there must be at least one price')
  return prices.every(isPrice)
    ? prices
    : badRequest("can't parse labeled price: wrong label or amount")
}

type Tips = Pick<InvoiceOffer, 'maxTip' | 'suggestedTips'>

function readTips(params: Params): Tips | Refusal {
  const maxTip = integerParam(params, 'max_tip_amount') ?? 0
  const suggested = listParam(params, 'suggested_tip_amounts', 'suggested tip amounts')
  if (suggested instanceof Refusal) return suggested
  if (maxTip < 0) return badRequest('MAX_TIP_AMOUNT_INVALID')
  if (suggested.length > limits.suggestedTips) return badRequest('too many suggested tip amounts')
  const suggestedTips: number[] = []
  for (const tip of suggested.map(Number)) {
    const last = suggestedTips.at(-1) ?? 0
    if (!Number.isSafeInteger(tip) || tip <= last || tip > maxTip) {
      return badRequest('SUGGESTED_TIP_AMOUNTS_INVALID')
    }
    suggestedTips.push(tip)
  }
  return { maxTip, suggestedTips }
}

function wrongMoney(
  code: string,
  total: number,
  prices: readonly LabeledPrice[],
  { maxTip }: Tips,
  providerToken: string,
): Refusal | undefined {
  const currency = currencyOf(code)
  if (!currency) return badRequest('CURRENCY_INVALID')
  if (code === 'XTR') {
    const fine = providerToken === '' && prices.length === 1 && maxTip === 0
    if (!fine) return badRequest('STARS_INVOICE_INVALID')
  } else if (providerToken === '') return badRequest('PAYMENT_PROVIDER_INVALID')
  const { min = 1, max = Number.MAX_SAFE_INTEGER } = currency
  return total >= min && total <= max ? undefined : badRequest('CURRENCY_TOTAL_AMOUNT_INVALID')
}
