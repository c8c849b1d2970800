import { GrammyError } from 'grammy'
import type { LabeledPrice } from 'grammy/types'
import type { OrderView } from '../../client/wire/order.ts'
import { currencyOf } from '../../telegram/currencies.ts'
import { limits } from '../../telegram/limits.ts'
import { cutText } from '../../telegram/text.ts'
import { cartScreen } from '../screens/cart.ts'
import { priceOf, titleOf } from '../screens/screen.ts'
import type { Turn } from '../turn.ts'

/** Makes an order from the cart and sends its invoice. */
export async function checkOut(turn: Turn): Promise<void> {
  const { client, providerToken, log } = turn.front
  if (providerToken === undefined) {
    log.error(
      'There is no TELEGRAM_PROVIDER_TOKEN: customers cannot pay. Get one from @BotFather under Payments.',
    )
    return turn.answer(turn.say('pay-unready'), true)
  }
  const asked = { method: 'telegram', language: turn.language } as const
  const made = await client.checkout(turn.from.id, asked, turn.mutation('checkout'))
  if (!made.ok) {
    await turn.answer(turn.say('cart-changed'), true)
    const cart = await client.cart(turn.from.id, turn.call())
    if (cart.ok) await turn.show(cartScreen(turn, cart.value))
    return
  }
  const { order, held } = made.value
  const refusal = await sendInvoice(turn, order, providerToken).catch(refusalOf)
  if (refusal !== undefined) return unpayable(turn, order, refusal)
  await turn.answer(turn.say(held ? 'invoice-sent' : 'not-held'), !held)
}

/** What Telegram has against an invoice; another try would not change it. */
function refusalOf(error: unknown): string {
  if (error instanceof GrammyError && error.error_code === 400) return error.description
  throw error
}

/** Lets go of the goods that nobody can pay for, and says why. */
async function unpayable(turn: Turn, order: OrderView, refusal: string): Promise<void> {
  const { client, log } = turn.front
  log.error('Telegram refused an invoice', { order: order.number, refusal })
  await client.cancelOrder(turn.from.id, order.id, turn.mutation('unpayable'))
  const { min, max } = currencyOf(order.currency) ?? {}
  const bounded = refusal.includes('TOTAL_AMOUNT') && min !== undefined && max !== undefined
  if (!bounded) return turn.answer(turn.say('pay-unready'), true)
  const price = (amount: number) => priceOf(turn, amount, order.currency)
  const sums = { least: price(min), most: price(max), total: price(order.total) }
  await turn.answer(turn.say('pay-out-of-bounds', sums), true)
}

/** Bot API: sendInvoice. The payload is a reference to the order, which alone decides what may be paid. */
async function sendInvoice(
  turn: Turn,
  order: OrderView,
  providerToken: string,
): Promise<undefined> {
  const { shop, say } = turn
  const titles = order.lines.map((line) => line.title).join(', ')
  const count = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  const title = cutText(`${titleOf(turn, shop.name)} ${order.number}`, limits.invoiceTitle)
  const description = cutText(say('invoice-about', { count, titles }), limits.invoiceDescription)
  await turn.front.api.sendInvoice(
    turn.chat,
    title,
    description,
    order.id,
    order.currency,
    pricesOf(order),
    {
      provider_token: providerToken,
      // With a parameter a forwarded copy is a link to the shop and not a second way to pay this order.
      start_parameter: 'shop',
      need_name: shop.payment.ask.includes('name'),
      need_phone_number: shop.payment.ask.includes('phone'),
      need_email: shop.payment.ask.includes('email'),
    },
  )
}

/** Bot API: LabeledPrice, smallest units; they add up to the order's total. */
export function pricesOf(order: OrderView): LabeledPrice[] {
  return order.lines.map((line) => ({
    label: cutText(`${line.title} × ${line.quantity}`, 100),
    amount: line.price * line.quantity,
  }))
}
