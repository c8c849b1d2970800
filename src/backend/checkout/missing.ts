import type { missingParts } from '../../client/wire/checkout.ts'
import type { Order } from '../../shop/order.ts'
import type { Settings } from '../../shop/settings.ts'

type Missing = (typeof missingParts)[number]

/**
 * What a draft still lacks, in the order in which it is asked. On an invoice of a provider Telegram itself asks
 * for the address and the contact.
 */
export function missingOf(order: Order, ask: Settings['payment']['ask']): Missing[] {
  const { payment, deliveries, delivery, address, contact } = order
  const missing: Missing[] = []
  if (payment.method === null) missing.push('method')
  if (deliveries.length > 0 && delivery === null) missing.push('delivery')
  if (payment.method === null || payment.method === 'telegram') return missing
  if (delivery?.address && address === null) missing.push('address')
  for (const part of ask) if (!contact[part]) missing.push(part)
  return missing
}
