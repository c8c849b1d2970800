import { GrammyError } from 'grammy'
import type { Message, OrderInfo, PreCheckoutQuery, ShippingAddress, User } from 'grammy/types'
import { BackendUnreachable } from '../../client/unreachable.ts'
import { limits } from '../../telegram/limits.ts'
import { cutText } from '../../telegram/text.ts'
import type { People } from '../people.ts'
import type { Shopfront } from '../turn.ts'

/** Milliseconds for the backend's verdict; Telegram waits ten seconds in all. */
export const verdictDeadline = 8_000

/** Answers a pre-checkout query, always and in time: yes only when the backend says so. */
export async function answerPreCheckout(
  front: Shopfront,
  people: People,
  query: PreCheckoutQuery,
): Promise<void> {
  const refusal = await refusalOf(front, people, query)
  try {
    if (refusal === undefined) await front.api.answerPreCheckoutQuery(query.id, true)
    else
      await front.api.answerPreCheckoutQuery(query.id, false, {
        error_message: cutText(refusal, limits.alert),
      })
  } catch (error) {
    if (!isPast(error)) throw error
    front.log.warn('A pre-checkout query was answered before, or too late', { query: query.id })
  }
}

/**
 * The query comes again when the bot died after its answer; Telegram takes one answer, within ten seconds.
 * What is past stays past: to try again would only hold up the updates behind it.
 */
export function isPast(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /query is too old|query id is invalid/i.test(error.description)
  )
}

async function refusalOf(
  front: Shopfront,
  people: People,
  query: PreCheckoutQuery,
): Promise<string | undefined> {
  const charge = {
    customer: query.from.id,
    payload: query.invoice_payload,
    amount: query.total_amount,
    currency: query.currency,
    ...shippingOptionOf(query),
  }
  try {
    const call = { key: `pc:${query.id}`, deadline: verdictDeadline, signal: front.stopping }
    const verdict = await front.client.preCheckout(charge, call)
    const say = await sayTo(front, people, query)
    if (!verdict.ok) return say('pay-refused-order-unknown')
    if (verdict.value.ok) return undefined
    const titles = verdict.value.titles?.join(', ') ?? ''
    return say(`pay-refused-${verdict.value.reason ?? 'order-unknown'}`, { titles })
  } catch (error) {
    if (!(error instanceof BackendUnreachable)) throw error
    front.log.warn('A payment was refused because the backend did not answer', { query: query.id })
    return (await sayTo(front, people, query))('pay-refused-asleep')
  }
}

/** Telegram asks while somebody pays: their language is as known here, and nothing is waited for. */
export async function sayTo(front: Shopfront, people: People, query: { readonly from: User }) {
  const { languages } = await front.shop()
  return front.sayIn(people.languageOf(query.from, languages))
}

/** Books a payment that was made. Is done only when the backend has it on disk; until then the update comes again. */
export async function bookPayment(
  front: Shopfront,
  message: Message & Required<Pick<Message, 'successful_payment'>>,
): Promise<void> {
  const payment = message.successful_payment
  const info = payment.order_info ?? {}
  const report = {
    customer: message.from?.id ?? message.chat.id,
    payload: payment.invoice_payload,
    amount: payment.total_amount,
    currency: payment.currency,
    chargeId: payment.telegram_payment_charge_id,
    providerChargeId: payment.provider_payment_charge_id,
    ...shippingOptionOf(payment),
    contact: contactOf(info),
    ...(info.shipping_address ? { address: addressOf(info.shipping_address) } : {}),
  }
  const call = {
    key: `pay:${payment.telegram_payment_charge_id}`,
    attempts: 1_000_000,
    signal: front.stopping,
  }
  const booked = await front.client.recordPayment(report, call)
  if (!booked.ok) throw new Error(`The backend refused a payment: ${booked.problem.code}`)
  front.log.info('A payment was booked', {
    outcome: booked.value.outcome,
    order: booked.value.order?.number,
  })
}

function shippingOptionOf({ shipping_option_id }: { readonly shipping_option_id?: string }) {
  return shipping_option_id === undefined ? {} : { shippingOption: shipping_option_id }
}

/**
 * What is longer than the backend keeps is cut: a payment is never refused for a name. Telegram leaves out the plus of
 * a phone number, without which it cannot be dialled.
 */
function contactOf({ name, phone_number, email }: OrderInfo) {
  return {
    ...(name === undefined ? {} : { name: name.slice(0, 200) }),
    ...(phone_number === undefined
      ? {}
      : { phone: phone_number.replace(/^(?=\d)/, '+').slice(0, 40) }),
    ...(email === undefined ? {} : { email: email.slice(0, 200) }),
  }
}

/** As it would stand on a parcel. Bot API: ShippingAddress */
function addressOf({
  street_line1,
  street_line2,
  city,
  state,
  post_code,
  country_code,
}: ShippingAddress) {
  const place = [post_code, city].filter(Boolean).join(' ')
  const lines = [street_line1, street_line2, place, state].filter(Boolean)
  return {
    text: lines.join('\n').slice(0, 1000) || country_code,
    ...(country_code.length === 2 ? { country: country_code } : {}),
  }
}
