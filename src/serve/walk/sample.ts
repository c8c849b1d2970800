import type { CartView } from '../../client/wire/cart.ts'
import type { CheckoutView } from '../../client/wire/checkout.ts'
import type { OrderView } from '../../client/wire/order.ts'
import { type Product, variantTitle } from '../../shop/catalog.ts'
import type { DeliveryOption } from '../../shop/delivery.ts'
import type { Settings } from '../../shop/settings.ts'
import { textIn } from '../../shop/text.ts'

const customer = 1
const longAgo = '2026-01-01T12:00:00.000Z'

/** A cart with one piece of a product. */
export function sampleCart({ currency }: Settings, product: Product): CartView {
  const variant = product.variants[0] ?? null
  const price = variant?.price ?? product.price
  const line = {
    product: product.id,
    variant: variant?.id ?? null,
    title: product.title,
    variantTitle: variant && variantTitle(product, variant),
    quantity: 1,
    price,
    total: price,
    available: null,
    problem: null,
  }
  return { customer, currency, lines: [line], count: 1, total: price }
}

/** The checkout of that cart, once for each way of delivery. */
export function sampleOrders(
  settings: Settings,
  product: Product,
  language: string,
): CheckoutView[] {
  const ways = settings.delivery.length > 0 ? settings.delivery : [null]
  return ways.map((way) => ({
    order: orderOf(settings, product, way, language),
    missing: [],
    methods: [...settings.payment.methods],
    deliveries: settings.delivery.map((one) => deliveryOf(one, settings, language)),
    promotions: settings.promotions.length > 0,
  }))
}

function orderOf(
  settings: Settings,
  product: Product,
  way: DeliveryOption | null,
  language: string,
): OrderView {
  const { currency, languages, payment } = settings
  const price = product.variants[0]?.price ?? product.price
  const title = textIn(product.title, language, languages)
  return {
    id: 'o'.repeat(20),
    number: 'K7M-4QXA',
    customer: { id: customer, name: 'Taras' },
    language,
    status: 'awaiting-payment',
    currency,
    lines: [{ product: product.id, variant: null, title, quantity: 1, price }],
    goods: price,
    discount: null,
    delivery: way && deliveryOf(way, settings, language),
    address: way?.address ? { text: 'Khreshchatyk 1, Kyiv' } : null,
    total: price + (way?.price ?? 0),
    tipUpTo: payment.tips?.max ?? 0,
    tip: 0,
    payment: {
      method: payment.methods[0] ?? null,
      chargeId: null,
      providerChargeId: null,
      paidAt: null,
    },
    contact: { name: 'Taras', phone: '+380441234567', email: 'taras@example.org' },
    holdUntil: null,
    accepted: false,
    tracking: null,
    refunded: 0,
    history: [],
    createdAt: longAgo,
  }
}

function deliveryOf(
  { id, title, price, address, countries }: DeliveryOption,
  { languages }: Settings,
  language: string,
) {
  return {
    id,
    title: textIn(title, language, languages),
    price,
    address,
    ...(countries === undefined ? {} : { countries: [...countries] }),
  }
}
