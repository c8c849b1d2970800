import { isMap } from 'yaml'
import { type PaymentMethod, paymentMethods } from '../../shop/payment.ts'
import type { Settings } from '../../shop/settings.ts'
import type { Currency } from '../../telegram/currencies.ts'
import { limits } from '../../telegram/limits.ts'
import type { SourceFile } from './document.ts'
import { didYouMean, fieldsOf, readList, readPrice, writtenText } from './fields.ts'
import { jsonOf } from './json.ts'
import type { MapEntry } from './nodes.ts'

type Payment = Settings['payment']

/** `payment:` of shop.yaml: how orders are paid, and what is asked and offered with it. */
export function readPayment(
  source: SourceFile,
  entry: MapEntry | undefined,
  currency: Currency,
): Payment {
  const keys = ['methods', 'ask', 'tips', 'provider-data']
  const fields = entry && fieldsOf(source, entry.value, '"payment"', keys)
  const methods = readMethods(source, fields?.get('methods'), currency)
  const tips = readTips(source, fields?.get('tips'), currency, methods)
  const providerData = readProviderData(source, fields?.get('provider-data'))
  return {
    methods,
    ask: readAsk(source, fields?.get('ask')),
    ...(tips === undefined ? {} : { tips }),
    ...(providerData === undefined ? {} : { providerData }),
  }
}

function readMethods(
  source: SourceFile,
  entry: MapEntry | undefined,
  currency: Currency,
): PaymentMethod[] {
  const methods: PaymentMethod[] = []
  for (const node of entry ? readList(source, entry.value) : []) {
    const written = writtenText(source, node, 'A method')
    if (written === undefined) continue
    const method = paymentMethods.find((one) => one === written)
    if (!method) {
      source.error(
        node,
        'method-unknown',
        `"${written}" is not a way to pay`,
        didYouMean(written, paymentMethods) ?? `Write ${paymentMethods.join(', ')}.`,
      )
    } else if ((method === 'stars') !== (currency.code === 'XTR')) {
      source.error(
        node,
        'method-currency',
        `"${method}" cannot be paid in ${currency.code}: a shop counts in one currency`,
        method === 'stars'
          ? 'Stars are a currency of their own: write currency: XTR, or leave "stars" out.'
          : `XTR is paid in Stars only: leave "${method}" out, or write a currency like UAH.`,
      )
    } else if (!methods.includes(method)) methods.push(method)
  }
  return methods
}

function readAsk(source: SourceFile, entry: MapEntry | undefined): Payment['ask'] {
  const ask: ('name' | 'phone' | 'email')[] = []
  for (const node of entry ? readList(source, entry.value) : []) {
    const what = writtenText(source, node, 'What to ask')
    if (what === 'name' || what === 'phone' || what === 'email') ask.push(what)
    else if (what !== undefined)
      source.error(
        node,
        'ask-unknown',
        `Telegram cannot ask for "${what}"`,
        'It asks for name, phone and email.',
      )
  }
  return ask
}

/** Bot API: sendInvoice, max_tip_amount and suggested_tip_amounts */
function readTips(
  source: SourceFile,
  entry: MapEntry | undefined,
  currency: Currency,
  methods: readonly PaymentMethod[],
): Payment['tips'] {
  if (!entry) return undefined
  const fields = fieldsOf(source, entry.value, '"tips"', ['max', 'suggested'])
  if (!fields) return undefined
  warnUnused(source, entry, currency, methods)
  const most = fields.get('max')
  if (!most) {
    source.error(
      entry.value,
      'tips-invalid',
      '"tips" needs a "max": the most that may be given',
      'Write: tips: {max: 200, suggested: [20, 50, 100]}',
    )
    return undefined
  }
  const max = readPrice(source, most.value, '"max"', currency.exponent)
  if (max === 0)
    source.error(most.value, 'tips-invalid', '"max" must be more than 0', 'Or leave "tips" out.')
  if (!max) return undefined
  const listed = fields.get('suggested')
  return { max, suggested: listed ? readSuggested(source, listed, max, currency) : [] }
}

function warnUnused(
  source: SourceFile,
  entry: MapEntry,
  currency: Currency,
  methods: readonly PaymentMethod[],
): void {
  if (currency.code === 'XTR') {
    source.error(
      entry.keyNode,
      'tips-in-stars',
      'Telegram takes no tips with a payment in Stars',
      'Leave "tips" out.',
    )
  } else if (methods.length > 0 && !methods.includes('telegram')) {
    source.warn(
      entry.keyNode,
      'tips-unused',
      'Tips are given on the invoice of a provider, and this shop sends none',
      'Add "telegram" to the methods, or leave "tips" out.',
    )
  }
}

function readSuggested(
  source: SourceFile,
  entry: MapEntry,
  max: number,
  currency: Currency,
): number[] {
  const suggested: number[] = []
  const invalid = (node: MapEntry['value'], what: string, hint: string) =>
    source.error(node, 'tips-invalid', `A suggested tip ${what}`, hint)
  for (const node of readList(source, entry.value)) {
    const tip = readPrice(source, node, 'A suggested tip', currency.exponent)
    if (tip === undefined) continue
    const before = suggested.at(-1) ?? 0
    if (tip === 0) invalid(node, 'must be more than 0', 'Leave it out.')
    else if (tip > max) invalid(node, 'is more than "max"', 'Raise "max", or leave it out.')
    else if (tip <= before)
      invalid(node, 'must be more than the one before', 'Write the least first, each once.')
    else suggested.push(tip)
  }
  if (suggested.length > limits.suggestedTips) {
    invalid(
      entry.value,
      `more than Telegram shows: there are ${suggested.length}`,
      `Keep ${limits.suggestedTips} at the most.`,
    )
  }
  return suggested.slice(0, limits.suggestedTips)
}

/** Data for the provider, e.g. for receipts, as JSON text. Bot API: sendInvoice, provider_data */
function readProviderData(source: SourceFile, entry: MapEntry | undefined): string | undefined {
  if (!entry) return undefined
  if (isMap(entry.value)) return jsonOf(source, entry.value)
  source.error(
    entry.value ?? entry.keyNode,
    'not-a-mapping',
    '"provider-data" must be written as "key: value" lines',
    'Your provider says which keys it wants; they are sent to it as JSON.',
  )
  return undefined
}
