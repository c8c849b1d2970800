import type { LabeledPrice, OrderInfo, ShippingAddress, User } from './bot-api.ts'
import { type InvoiceOffer, invoiceKey } from './invoice.ts'
import type { World } from './world.ts'

/** What a customer fills in before paying. What the invoice asks for and is absent gets test values. */
export interface PaymentForm {
  readonly orderInfo?: OrderInfo
  /** In the currency's smallest unit. */
  readonly tip?: number
  /** The id of a shipping option of a flexible invoice; the first when absent. */
  readonly shippingOption?: string
}

/** After pre-checkout: either the payment waits to be finished, or why it cannot. */
export type PaymentBegun =
  | { readonly accepted: true; readonly paymentId: string; readonly total: number }
  | { readonly accepted: false; readonly reason: string }

export type PaymentDone =
  | { readonly paid: true; readonly chargeId: string }
  | { readonly paid: false; readonly reason: string }

/** The way of money: pre-checkout, then the charge and the message about it. */
export interface Checkout {
  /** `place` is a message of the user's chat, or the link of an invoice. */
  begin(user: User, place: number | string, form: PaymentForm): Promise<PaymentBegun>
  finish(paymentId: string): PaymentDone
}

/** What the payer's app shows when the bot does not answer in time. */
const preCheckoutTimeout = 'BOT_PRECHECKOUT_TIMEOUT'

export function createCheckout(world: World): Checkout {
  const accepted = new Map<string, AcceptedPayment>()
  return {
    async begin(user, place, form) {
      const key = keyOf(user, place)
      const offer = world.invoices.get(key)
      if (!offer) throw new Error(`there is no invoice at ${place}`)
      const orderInfo = fillIn(offer, user, form.orderInfo ?? {})
      const shipping = await chooseShipping(world, user, offer, orderInfo, form.shippingOption)
      if (shipping.refused !== undefined) return { accepted: false, reason: shipping.refused }
      const tip = form.tip ?? 0
      if (tip < 0 || tip > offer.maxTip) throw new Error(`a tip of ${tip} is not offered`)
      const terms = {
        currency: offer.invoice.currency,
        total_amount: offer.invoice.total_amount + tip + shipping.price,
        invoice_payload: offer.payload,
        ...(shipping.id !== undefined && { shipping_option_id: shipping.id }),
        ...(Object.keys(orderInfo).length > 0 && { order_info: orderInfo }),
      }
      const answer = await world.checkouts.ask(world.preCheckoutMs, (id) => {
        world.updates.push({ pre_checkout_query: { id, from: user, ...terms } })
      })
      if (!answer) return { accepted: false, reason: preCheckoutTimeout }
      if (!answer.ok) return { accepted: false, reason: answer.reason }
      const paymentId = world.nextId()
      accepted.set(paymentId, { user, place, key, terms })
      return { accepted: true, paymentId, total: terms.total_amount }
    },
    finish(paymentId) {
      const payment = accepted.get(paymentId)
      if (!payment) throw new Error(`no payment ${paymentId} waits to be finished`)
      accepted.delete(paymentId)
      return { paid: true, chargeId: charge(world, payment) }
    },
  }
}

interface AcceptedPayment {
  readonly user: User
  readonly place: number | string
  readonly key: string
  readonly terms: {
    readonly currency: string
    readonly total_amount: number
    readonly invoice_payload: string
    readonly shipping_option_id?: string
    readonly order_info?: OrderInfo
  }
}

const keyOf = (user: User, place: number | string): string =>
  typeof place === 'number' ? invoiceKey(user.id, place) : place.replace(/^.*\$/, '')

function charge(world: World, { user, place, key, terms }: AcceptedPayment): string {
  const id = `tch_${world.nextId()}`
  world.charges.set(id, {
    id,
    userId: user.id,
    currency: terms.currency,
    amount: terms.total_amount,
    payload: terms.invoice_payload,
    at: world.now(),
    ...(terms.order_info && { orderInfo: terms.order_info }),
  })
  world.receipts.set(key, id)
  const room = world.chats.open(user)
  const paid = typeof place === 'number' ? room.messages.get(place) : undefined
  // To the payer the invoice now has a receipt; its bot sees no change.
  if (paid) world.events.emit({ kind: 'message', change: 'edited', message: paid })
  const message = world.chats.add(room, user, {
    successful_payment: {
      ...terms,
      telegram_payment_charge_id: id,
      provider_payment_charge_id: `pch_${world.nextId()}`,
    },
  })
  world.updates.push({ message })
  return id
}

interface Shipping {
  readonly price: number
  readonly id?: string
  readonly refused?: string
}

/** A flexible invoice asks the bot what delivery to the address costs. */
async function chooseShipping(
  world: World,
  user: User,
  offer: InvoiceOffer,
  { shipping_address }: OrderInfo,
  wanted: string | undefined,
): Promise<Shipping> {
  if (!offer.flexible || !shipping_address) return { price: 0 }
  const answer = await world.shippings.ask(world.preCheckoutMs, (id) => {
    const query = { id, from: user, invoice_payload: offer.payload, shipping_address }
    world.updates.push({ shipping_query: query })
  })
  if (!answer) return { price: 0, refused: 'BOT_SHIPPING_TIMEOUT' }
  if (!answer.ok) return { price: 0, refused: answer.reason }
  const option = answer.options.find(({ id }) => id === wanted) ?? answer.options[0]
  return option ? { price: sum(option.prices), id: option.id } : { price: 0 }
}

const sum = (prices: readonly LabeledPrice[]): number =>
  prices.reduce((total, { amount }) => total + amount, 0)

function fillIn(offer: InvoiceOffer, user: User, given: OrderInfo): OrderInfo {
  return {
    ...(offer.needName && { name: user.first_name }),
    ...(offer.needPhone && { phone_number: '380441234567' }),
    ...(offer.needEmail && { email: 'customer@example.com' }),
    ...(offer.needAddress && { shipping_address: testAddress }),
    ...given,
  }
}

const testAddress: ShippingAddress = {
  country_code: 'UA',
  state: '',
  city: 'Kyiv',
  street_line1: 'Khreshchatyk 1',
  street_line2: '',
  post_code: '01001',
}
