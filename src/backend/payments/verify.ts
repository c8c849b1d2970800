import type {
  ChargeRequest,
  ChargeVerdict,
  ShippingOffer,
  ShippingRequest,
} from '../../client/wire/payment.ts'
import { stockId } from '../../shop/catalog.ts'
import { servesCountry } from '../../shop/delivery.ts'
import { mayCharge } from '../../shop/payment.ts'
import type { Reader, Writer } from '../../store/store.ts'
import type { Backend } from '../backend.ts'
import { takeHolds } from '../holds.ts'

/** Whether a charge may be made now; takes the stock until it is. */
export async function verifyCharge(
  backend: Backend,
  writer: Writer,
  charge: ChargeRequest,
): Promise<ChargeVerdict> {
  const allowed = mayCharge(charge, await writer.get('orders', charge.payload))
  if (!allowed.ok) return { ok: false, reason: reasonOf(allowed.problem.code) }
  const { order } = allowed.value
  const held = await takeHolds(backend, writer, order)
  if (!held.ok) {
    const { stocks } = held.problem
    const titles = order.lines
      .filter((line) => stocks.includes(stockId(line)))
      .map((line) => line.title)
    return { ok: false, reason: 'out-of-stock', titles }
  }
  await writer.put('orders', { ...order, holdUntil: held.value })
  return { ok: true }
}

/** The ways of delivery that an order offered and that go to a country; the one chosen in the chat first. */
export async function shippingFor(
  reader: Reader,
  { customer, payload, country }: ShippingRequest,
): Promise<ShippingOffer> {
  const order = await reader.get('orders', payload)
  if (order?.customer.id !== customer || order.status !== 'awaiting-payment') return { options: [] }
  const chosen = order.delivery?.id
  const options = order.deliveries
    .filter((option) => option.address && servesCountry(option, country))
    .sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen))
  return { options: options.map(({ id, title, price }) => ({ id, title, price })) }
}

function reasonOf(code: string): NonNullable<ChargeVerdict['reason']> {
  switch (code) {
    case 'order-foreign':
    case 'order-paid':
    case 'order-closed':
    case 'amount-mismatch':
      return code
    default:
      return 'order-unknown'
  }
}
