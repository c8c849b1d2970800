import type { PaymentView } from '../../client/wire/payment.ts'
import type { Payment } from '../../shop/payment.ts'

/** A charge as the wire has it. */
export function paymentView({ payload: _, ...payment }: Payment): PaymentView {
  return payment
}
