import type { Customer } from '../../shop/customer.ts'
import { type Order, orderNumber } from '../../shop/order.ts'
import type { Reader } from '../../store/store.ts'
import type { Backend } from '../backend.ts'

/** An order that nothing has been chosen for yet, with an id that sorts by time and a number of its own. */
export async function emptyDraft(
  backend: Backend,
  reader: Reader,
  customer: Customer,
  language: string,
): Promise<Order> {
  const now = backend.clock()
  const at = now.toISOString()
  return {
    id: `${now.getTime().toString(36).padStart(9, '0')}${randomText(backend, 12)}`,
    number: await freshNumber(backend, reader),
    customer: {
      id: customer.id,
      name: customer.name,
      ...(customer.username === undefined ? {} : { username: customer.username }),
    },
    language,
    status: 'draft',
    currency: backend.current.settings.currency,
    lines: [],
    goods: 0,
    discount: null,
    delivery: null,
    deliveries: [],
    address: null,
    total: 0,
    tipUpTo: 0,
    tip: 0,
    payment: { method: null, chargeId: null, providerChargeId: null, paidAt: null },
    contact: {},
    holdUntil: null,
    stockTaken: false,
    accepted: false,
    tracking: null,
    refunded: 0,
    history: [{ status: 'draft', at, by: 'customer' }],
    createdAt: at,
  }
}

async function freshNumber(backend: Backend, reader: Reader): Promise<string> {
  for (;;) {
    const number = orderNumber(backend.random)
    const taken = await reader.count('orders', { index: { name: 'number', value: number } })
    if (taken === 0) return number
  }
}

function randomText(backend: Backend, length: number): string {
  return Array.from({ length }, () => backend.random(36).toString(36)).join('')
}
