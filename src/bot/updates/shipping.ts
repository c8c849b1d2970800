import type { ShippingQuery } from 'grammy/types'
import { BackendUnreachable } from '../../client/unreachable.ts'
import { limits } from '../../telegram/limits.ts'
import { cutText } from '../../telegram/text.ts'
import type { People } from '../people.ts'
import type { Shopfront } from '../turn.ts'
import { isPast, sayTo, verdictDeadline } from './payment.ts'

/** Answers what delivery to an address costs, always and in time. Bot API: ShippingQuery */
export async function answerShipping(
  front: Shopfront,
  people: People,
  query: ShippingQuery,
): Promise<void> {
  const offer = await offerFor(front, people, query)
  try {
    if ('refusal' in offer)
      await front.api.answerShippingQuery(query.id, false, {
        error_message: cutText(offer.refusal, limits.alert),
      })
    else await front.api.answerShippingQuery(query.id, true, { shipping_options: offer.options })
  } catch (error) {
    if (!isPast(error)) throw error
    front.log.warn('A shipping query was answered before, or too late', { query: query.id })
  }
}

async function offerFor(front: Shopfront, people: People, query: ShippingQuery) {
  const request = {
    customer: query.from.id,
    payload: query.invoice_payload,
    country: query.shipping_address.country_code,
  }
  try {
    const call = { deadline: verdictDeadline, signal: front.stopping }
    const offer = await front.client.shipping(request, call)
    const options = offer.ok ? offer.value.options : []
    if (options.length === 0)
      return { refusal: (await sayTo(front, people, query))('shipping-nowhere') }
    return {
      options: options.map(({ id, title, price }) => ({
        id,
        title,
        prices: [{ label: title, amount: price }],
      })),
    }
  } catch (error) {
    if (!(error instanceof BackendUnreachable)) throw error
    front.log.warn('Delivery was not offered because the backend did not answer', {
      query: query.id,
    })
    return { refusal: (await sayTo(front, people, query))('pay-refused-asleep') }
  }
}
