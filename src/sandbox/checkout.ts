import type { OrderInfo, ShippingAddress, ShippingOption, User } from './bot-api.ts'
import { charge, type Terms } from './charge.ts'
import { type InvoiceOffer, invoiceKey } from './invoice.ts'
import { fillIn, priceOf, type Quote, quoteShipping } from './shipping.ts'
import type { World } from './world.ts'

/** Where an invoice stands: a message of the private chat, a message of another chat, or its link. */
export type InvoicePlace = number | string | { readonly chatId: number; readonly messageId: number }

/** What a customer fills in before paying. What the invoice asks for and is absent gets test values. */
export interface PaymentForm {
  readonly orderInfo?: OrderInfo
  /** Instead of the one in `orderInfo`. */
  readonly shippingAddress?: ShippingAddress
  /** In the currency's smallest unit. */
  readonly tip?: number
  /** The id of a shipping option of a flexible invoice; the first when absent. */
  readonly shippingOption?: string
  /** The options that `quote` got; the bot is asked now when absent. */
  readonly quoteId?: string
}

/** What the delivery options depend on. */
export type ShippingForm = Pick<PaymentForm, 'orderInfo' | 'shippingAddress'>

/** The bot's answer to the shipping query. */
export type ShippingQuote =
  | {
      readonly accepted: true
      readonly quoteId: string
      readonly options: readonly ShippingOption[]
    }
  | { readonly accepted: false; readonly reason: string }

/** After pre-checkout: either the payment waits to be finished, or why it cannot. */
export type PaymentBegun =
  | { readonly accepted: true; readonly paymentId: string; readonly total: number }
  | { readonly accepted: false; readonly reason: string }

export type PaymentDone =
  | { readonly paid: true; readonly chargeId: string }
  | { readonly paid: false; readonly reason: string }

/** The way of money: shipping, pre-checkout, then the charge and the message about it. */
export interface Checkout {
  quote(user: User, place: InvoicePlace, form: ShippingForm): Promise<ShippingQuote>
  begin(user: User, place: InvoicePlace, form: PaymentForm): Promise<PaymentBegun>
  finish(paymentId: string): PaymentDone
}

/** What the payer's app shows when the bot does not answer in time. */
const preCheckoutTimeout = 'BOT_PRECHECKOUT_TIMEOUT'

export function createCheckout(world: World): Checkout {
  const quotes = new Map<string, Quote>()
  const accepted = new Map<string, AcceptedPayment>()

  async function ask(
    user: User,
    place: InvoicePlace,
    form: ShippingForm,
  ): Promise<Quote | { readonly refused: string }> {
    const offer = offerAt(world, user, place)
    const orderInfo = fillIn(offer, user, form)
    const answer = await quoteShipping(world, user, offer, orderInfo)
    return answer.ok ? { options: answer.options, orderInfo } : { refused: answer.reason }
  }

  return {
    async quote(user, place, form) {
      const quoted = await ask(user, place, form)
      if ('refused' in quoted) return { accepted: false, reason: quoted.refused }
      const quoteId = world.nextId()
      quotes.set(quoteId, quoted)
      return { accepted: true, quoteId, options: quoted.options }
    },
    async begin(user, place, form) {
      const offer = offerAt(world, user, place)
      const { quoteId } = form
      const quoted = quoteId === undefined ? await ask(user, place, form) : quotes.get(quoteId)
      if (!quoted) throw new Error(`there is no quote ${quoteId}`)
      if ('refused' in quoted) return { accepted: false, reason: quoted.refused }
      const terms = termsOf(offer, quoted, form)
      const answer = await world.checkouts.ask(world.preCheckoutMs, (id) => {
        world.updates.push({ pre_checkout_query: { id, from: user, ...terms } })
      })
      if (!answer) return { accepted: false, reason: preCheckoutTimeout }
      if (!answer.ok) return { accepted: false, reason: answer.reason }
      const paymentId = world.nextId()
      accepted.set(paymentId, { user, place, terms })
      return { accepted: true, paymentId, total: terms.total_amount }
    },
    finish(paymentId) {
      const payment = accepted.get(paymentId)
      if (!payment) throw new Error(`no payment ${paymentId} waits to be finished`)
      accepted.delete(paymentId)
      const { user, place, terms } = payment
      return { paid: true, chargeId: charge(world, user, keyOf(user, place), terms) }
    },
  }
}

interface AcceptedPayment {
  readonly user: User
  readonly place: InvoicePlace
  readonly terms: Terms
}

function offerAt(world: World, user: User, place: InvoicePlace): InvoiceOffer {
  const offer = world.invoices.get(keyOf(user, place))
  if (!offer) throw new Error(`there is no invoice at ${JSON.stringify(place)}`)
  return offer
}

function keyOf(user: User, place: InvoicePlace): string {
  if (typeof place === 'string') return place.replace(/^.*\$/, '')
  return typeof place === 'number'
    ? invoiceKey(user.id, place)
    : invoiceKey(place.chatId, place.messageId)
}

function termsOf(offer: InvoiceOffer, { options, orderInfo }: Quote, form: PaymentForm): Terms {
  const tip = form.tip ?? 0
  if (!Number.isSafeInteger(tip) || tip < 0 || tip > offer.maxTip) {
    throw new Error(`a tip of ${tip} is not offered`)
  }
  const option =
    form.shippingOption === undefined
      ? options[0]
      : options.find(({ id }) => id === form.shippingOption)
  if (form.shippingOption !== undefined && !option) {
    throw new Error(`the delivery option "${form.shippingOption}" is not offered`)
  }
  const { currency, total_amount } = offer.invoice
  return {
    currency,
    total_amount: total_amount + tip + (option ? priceOf(option) : 0),
    invoice_payload: offer.payload,
    ...(option && { shipping_option_id: option.id }),
    ...(Object.keys(orderInfo).length > 0 && { order_info: orderInfo }),
  }
}
