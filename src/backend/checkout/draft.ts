import type { CheckoutChoices, CheckoutStart, CheckoutView } from '../../client/wire/checkout.ts'
import {
  type Address,
  deliveryPrice,
  type OrderDelivery,
  servesCountry,
} from '../../shop/delivery.ts'
import { type Contact, goodsOf, type Order, totalOf } from '../../shop/order.ts'
import { offeredMethods, type PaymentMethod } from '../../shop/payment.ts'
import { done, type Result } from '../../shop/problem.ts'
import { normalCode } from '../../shop/promotion.ts'
import { textIn } from '../../shop/text.ts'
import type { Reader, Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { asAddress, deliveryView, orderView } from '../orders.ts'
import { type Refusal, refuse } from '../route.ts'
import { discountNow } from './discount.ts'
import { isAllDigital, linesOfCart } from './lines.ts'
import { missingOf } from './missing.ts'
import { emptyDraft } from './new-draft.ts'

/**
 * The customer's draft, made from the cart of now. A customer has one: what was chosen for an older one stays
 * chosen, lines and prices are those of now. Codes: `customer-unknown`, `cart-empty`, `cart-changed`, `total-zero`.
 */
export async function startCheckout(
  backend: Backend,
  writer: Writer,
  customerId: number,
  start: CheckoutStart,
): Promise<Result<CheckoutView, Refusal>> {
  const customer = await writer.get('customers', String(customerId))
  if (!customer)
    return refuse(404, { code: 'customer-unknown', message: 'There is no such customer' })
  const [known] = await writer.find('orders', {
    index: { name: 'draft', value: String(customerId) },
    newest: true,
    limit: 1,
  })
  const fresh = await emptyDraft(backend, writer, customer, start.language)
  if (known && Date.parse(fresh.createdAt) - Date.parse(known.createdAt) < draftYouth) {
    return keep(
      backend,
      writer,
      { ...known, customer: fresh.customer, language: start.language },
      start,
    )
  }
  if (known) await writer.delete('orders', known.id)
  return keep(backend, writer, known ? renewed(fresh, known) : fresh, start)
}

/** Milliseconds. An order counts from the day of its draft, so an older one begins anew. */
const draftYouth = 60 * 60_000

/** A new draft with the choices of an old one. */
function renewed(fresh: Order, { discount, delivery, address, payment, contact }: Order): Order {
  return { ...fresh, discount, delivery, address, payment, contact }
}

/**
 * Takes in what the customer chose. Codes: `method-unknown`, `delivery-unknown`, `delivery-elsewhere` (it does not
 * go to the country of the address), `promotion-…`, those of `startCheckout`.
 */
export async function choose(
  backend: Backend,
  writer: Writer,
  draft: Order,
  choices: CheckoutChoices,
): Promise<Result<CheckoutView, Refusal>> {
  const { method, delivery, code, contact, address } = choices
  let order: Order = {
    ...draft,
    language: choices.language,
    ...(method === undefined ? {} : { payment: { ...draft.payment, method } }),
    ...(contact === undefined ? {} : { contact: { ...draft.contact, ...present(contact) } }),
    ...(address === undefined ? {} : { address: address && asAddress(address) }),
  }
  if (delivery !== undefined) {
    const option = deliveriesOf(backend, order).find((one) => one.id === delivery)
    if (delivery !== null && !option)
      return refuse(409, { code: 'delivery-unknown', message: 'There is no such way of delivery' })
    order = { ...order, delivery: option ?? null }
  }
  if (method != null && !methodsOf(backend, choices.provider).includes(method))
    return refuse(409, { code: 'method-unknown', message: 'The shop is not paid that way' })
  if (address && order.delivery && !reaches(order.delivery, order.address)) {
    return refuse(409, {
      code: 'delivery-elsewhere',
      message: `${order.delivery.title} does not go to ${order.address?.country}`,
      facts: { countries: order.delivery.countries?.join(',') ?? '' },
    })
  }
  if (code !== undefined) {
    const wanted = code === null ? null : normalCode(code)
    const off = wanted === null ? null : await discountNow(backend, writer, order, wanted)
    if (off && !off.ok) return refuse(409, off.problem)
    order = {
      ...order,
      discount: wanted === null || !off ? null : { code: wanted, amount: off.value },
    }
  }
  return keep(backend, writer, order, choices)
}

/** Prices a draft anew and stores it. */
async function keep(
  backend: Backend,
  writer: Writer,
  draft: Order,
  asked: CheckoutStart,
): Promise<Result<CheckoutView, Refusal>> {
  const priced = await priceDraft(backend, writer, draft, asked.provider)
  if (!priced.ok) return priced
  await writer.put('orders', priced.value)
  return done(checkoutView(backend, priced.value, asked.provider))
}

/**
 * A draft with the lines, discount, delivery and total of now; a choice that is no longer offered is taken back,
 * one that is the only one is made. Codes as `linesOfCart`, `total-zero`.
 */
export async function priceDraft(
  backend: Backend,
  reader: Reader,
  draft: Order,
  provider: boolean,
): Promise<Result<Order, Refusal>> {
  const lines = await linesOfCart(backend, reader, draft.customer.id, draft.language)
  if (!lines.ok) return lines
  const { settings } = backend.current
  const methods = methodsOf(backend, provider)
  const chosen = draft.payment.method
  const method = chosen !== null && methods.includes(chosen) ? chosen : only(methods)
  const bare: Order = {
    ...draft,
    currency: settings.currency,
    lines: lines.value,
    goods: goodsOf(lines.value),
    payment: { ...draft.payment, method },
    tipUpTo: method === 'telegram' ? (settings.payment.tips?.max ?? 0) : 0,
  }
  const code = draft.discount?.code
  const off = code === undefined ? undefined : await discountNow(backend, reader, bare, code)
  const discounted: Order = {
    ...bare,
    discount: code !== undefined && off?.ok ? { code, amount: off.value } : null,
  }
  const deliveries = deliveriesOf(backend, discounted)
  const delivery = deliveries.find((option) => option.id === draft.delivery?.id) ?? only(deliveries)
  const order = {
    ...discounted,
    deliveries,
    delivery,
    address: delivery?.address && reaches(delivery, draft.address) ? draft.address : null,
    total: totalOf(discounted, delivery),
  }
  const mayBeFree = method === 'on-delivery' || (method === null && methods.includes('on-delivery'))
  if (order.total <= 0 && !mayBeFree)
    return refuse(409, { code: 'total-zero', message: 'There is nothing to pay' })
  return done(order)
}

export function checkoutView(backend: Backend, order: Order, provider: boolean): CheckoutView {
  const { settings } = backend.current
  return {
    order: orderView(order),
    missing: missingOf(order, settings.payment.ask),
    methods: methodsOf(backend, provider),
    deliveries: order.deliveries.map(deliveryView),
    promotions: settings.promotions.length > 0,
  }
}

function methodsOf(backend: Backend, provider: boolean): PaymentMethod[] {
  const { payment, currency } = backend.current.settings
  return offeredMethods(payment.methods, { currency, provider })
}

/** Ways to get these goods to the customer, at their price for these goods. */
function deliveriesOf(backend: Backend, order: Order): OrderDelivery[] {
  const { delivery, languages } = backend.current.settings
  if (isAllDigital(backend, order)) return []
  const worth = order.goods - (order.discount?.amount ?? 0)
  return delivery.map((option) => ({
    id: option.id,
    title: textIn(option.title, order.language, languages),
    price: deliveryPrice(option, worth),
    address: option.address,
    ...(option.countries === undefined ? {} : { countries: option.countries }),
  }))
}

/** Whether a way of delivery goes to an address, as far as its country is known. */
function reaches(delivery: OrderDelivery, address: Address | null): boolean {
  return address?.country === undefined || servesCountry(delivery, address.country)
}

const only = <T>(choices: readonly T[]): T | null =>
  choices.length === 1 ? (choices[0] ?? null) : null

/** Leaves out what is undefined. */
function present(contact: NonNullable<CheckoutChoices['contact']>): Contact {
  return Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== undefined))
}
