import type { PaymentView } from '../../client/wire/payment.ts'
import type { Payment } from '../../shop/payment.ts'

/** A charge as the wire has it. */
export function paymentView(payment: Payment): PaymentView {
  const { payload: _, shippingOption: __, gapToldAt: ___, ...rest } = payment
  return rest
}
