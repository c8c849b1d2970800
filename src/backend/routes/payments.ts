import { charge, chargeVerdict, paymentReport, paymentResult } from '../../client/wire/payment.ts'
import { done } from '../../shop/problem.ts'
import { recordPayment, verifyCharge } from '../payments.ts'
import { changing, type Route } from '../route.ts'

export const paymentRoutes: readonly Route[] = [
  changing(
    {
      method: 'post',
      path: '/v1/payments/pre-checkout',
      summary: 'Whether a charge may be made; takes the stock until it is',
      body: charge,
      answer: chargeVerdict,
    },
    async (backend, { body }, writer) => done(await verifyCharge(backend, writer, body)),
  ),
  changing(
    {
      method: 'post',
      path: '/v1/payments',
      summary: 'Books a charge that was made, once a charge id',
      body: paymentReport,
      answer: paymentResult,
    },
    async (backend, { body }, writer) => done(await recordPayment(backend, writer, body)),
  ),
]
