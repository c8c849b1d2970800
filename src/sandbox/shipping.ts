import type { OrderInfo, ShippingAddress, ShippingOption, User } from './bot-api.ts'
import type { ShippingForm } from './checkout.ts'
import type { InvoiceOffer } from './invoice.ts'
import type { ShippingAnswer, World } from './world.ts'

/** What the payer filled in, and what delivery there may be chosen. */
export interface Quote {
  readonly options: readonly ShippingOption[]
  readonly orderInfo: OrderInfo
}

/** A flexible invoice asks the bot what delivery to the address costs; others have no options. */
export async function quoteShipping(
  world: World,
  user: User,
  offer: InvoiceOffer,
  { shipping_address }: OrderInfo,
): Promise<ShippingAnswer> {
  if (!offer.flexible || !shipping_address) return { ok: true, options: [] }
  const answer = await world.shippings.ask(world.shippingMs, (id) => {
    const query = { id, from: user, invoice_payload: offer.payload, shipping_address }
    world.updates.push({ shipping_query: query })
  })
  return answer ?? { ok: false, reason: 'BOT_SHIPPING_TIMEOUT' }
}

export const priceOf = ({ prices }: ShippingOption): number =>
  prices.reduce((total, { amount }) => total + amount, 0)

/** Telegram passes on only what the invoice asks for. */
export function fillIn(
  offer: InvoiceOffer,
  user: User,
  { orderInfo, shippingAddress }: ShippingForm,
): OrderInfo {
  const given: OrderInfo = {
    ...orderInfo,
    ...(shippingAddress && { shipping_address: shippingAddress }),
  }
  return {
    ...(offer.needName && { name: given.name ?? user.first_name }),
    ...(offer.needPhone && { phone_number: given.phone_number ?? '380441234567' }),
    ...(offer.needEmail && { email: given.email ?? 'customer@example.com' }),
    ...(offer.needAddress && { shipping_address: given.shipping_address ?? testAddress }),
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
