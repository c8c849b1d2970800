import { GrammyError } from 'grammy'
import type { LabeledPrice } from 'grammy/types'
import type { OrderView } from '../../client/wire/order.ts'
import { limits } from '../../telegram/limits.ts'
import { room } from '../../telegram/room.ts'
import { cutText } from '../../telegram/text.ts'
import { titleOf, type Viewer } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'

/**
 * Sends the invoice of an order; undefined once it stands there, else what Telegram has against it, which another
 * try would not change. Bot API: sendInvoice. The payload is a reference to the order, which alone decides what
 * may be paid.
 */
export async function sendInvoice(turn: Turn, order: OrderView): Promise<string | undefined> {
  const photo = await photoOf(turn, order)
  const first = await send(turn, order, photo)
  // A picture that Telegram does not take must not stand in the way of a payment.
  if (first === undefined || photo === undefined || !/photo|url|webpage|image|file/i.test(first))
    return first
  turn.front.log.warn('Telegram did not take the photo of an invoice', { photo, refusal: first })
  return send(turn, order, undefined)
}

async function send(
  turn: Turn,
  order: OrderView,
  photo: string | undefined,
): Promise<string | undefined> {
  const { title, description } = wordsOf(turn, order)
  const options = { ...termsOf(turn, order), ...(photo === undefined ? {} : { photo_url: photo }) }
  try {
    await turn.front.api.sendInvoice(
      turn.chat,
      title,
      description,
      order.id,
      order.currency,
      pricesOf(turn, order),
      options,
    )
    return undefined
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) return error.description
    throw error
  }
}

function wordsOf(viewer: Viewer, order: OrderView) {
  const titles = order.lines.map((line) => line.title).join(', ')
  const count = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  const shop = titleOf(viewer, viewer.shop.name)
  return {
    title: cutText(`${shop} ${order.number}`, limits.invoiceTitle),
    description: cutText(viewer.say('invoice-about', { count, titles }), limits.invoiceDescription),
  }
}

/** With a parameter a forwarded copy is a link to the shop and not a second way to pay this order. */
const startParameter = { start_parameter: 'shop' } as const

function termsOf({ shop, front }: Turn, order: OrderView) {
  // Bot API: in Stars there is no provider, no tip and nothing to ask for.
  if (order.payment.method === 'stars') return { ...startParameter, provider_token: '' }
  const { ask, providerData } = shop.payment
  const flexible = isFlexible(order)
  return {
    ...startParameter,
    provider_token: front.providerToken ?? '',
    need_name: ask.includes('name'),
    need_phone_number: ask.includes('phone'),
    need_email: ask.includes('email'),
    need_shipping_address: flexible,
    is_flexible: flexible,
    ...(providerData === undefined ? {} : { provider_data: providerData }),
    ...tipsOf(shop.payment.tips?.suggested ?? [], order.tipUpTo),
  }
}

/** Bot API: suggested_tip_amounts, positive, rising, none above the most. */
function tipsOf(suggested: readonly number[], most: number) {
  if (most === 0) return {}
  const fitting = [...new Set(suggested)]
    .filter((tip) => tip > 0 && tip <= most)
    .sort((a, b) => a - b)
  return {
    max_tip_amount: most,
    suggested_tip_amounts: fitting.slice(0, limits.suggestedTips),
  }
}

/**
 * Whether Telegram asks for the address and offers ways of delivery itself, so that the prices leave out what
 * delivery costs. Bot API: is_flexible
 */
export function isFlexible({ payment, delivery }: OrderView): boolean {
  return payment.method === 'telegram' && delivery?.address === true
}

/** Bot API: LabeledPrice, smallest units; they add up to the order's total. Stars take exactly one. */
export function pricesOf(viewer: Viewer, order: OrderView): LabeledPrice[] {
  const { say } = viewer
  if (order.payment.method === 'stars') {
    const label = cutText(say('order-title', { number: order.number }), room.priceLabel)
    return [{ label, amount: order.total }]
  }
  const { discount, delivery } = order
  return [
    ...order.lines.map((line) => ({
      label: cutText(`${line.title} × ${line.quantity}`, room.priceLabel),
      amount: line.price * line.quantity,
    })),
    ...(delivery && delivery.price > 0 && !isFlexible(order)
      ? [{ label: cutText(delivery.title, room.priceLabel), amount: delivery.price }]
      : []),
    ...(discount
      ? [{ label: say('label-discount', { code: discount.code }), amount: -discount.amount }]
      : []),
  ]
}

/** The first product's picture, where Telegram can fetch it. */
async function photoOf(turn: Turn, order: OrderView): Promise<string | undefined> {
  const [line] = order.lines
  if (!line) return undefined
  const product = await turn.front.client.product(line.product, turn.call())
  const photo = product.ok ? product.value.photos[0] : undefined
  return photo && 'url' in photo && photo.url.startsWith('https://') ? photo.url : undefined
}
