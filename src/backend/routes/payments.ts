import {
  charge,
  chargeVerdict,
  paymentReport,
  paymentResult,
  reconcileRequest,
  reconcileResult,
  shippingOffer,
  shippingRequest,
} from '../../client/wire/payment.ts'
import { refundOutcome, refundView } from '../../client/wire/refund.ts'
import { done } from '../../shop/problem.ts'
import { reconcile } from '../payments/reconcile.ts'
import { recordPayment } from '../payments/record.ts'
import { shippingFor, verifyCharge } from '../payments/verify.ts'
import { settleRefund } from '../refunds.ts'
import { changing, type Route, reading, refuse } from '../route.ts'

export const paymentRoutes: readonly Route[] = [
  reading(
    {
      method: 'post',
      path: '/v1/payments/shipping',
      summary: 'The ways of delivery of an order that go to a country',
      body: shippingRequest,
      answer: shippingOffer,
    },
    async (backend, { body }) =>
      done(await backend.store.read((reader) => shippingFor(reader, body))),
  ),
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
  changing(
    {
      method: 'post',
      path: '/v1/payments/reconcile',
      summary: 'Compares what Telegram or a provider says was charged with the ledger',
      body: reconcileRequest,
      answer: reconcileResult,
      bodyLimit: 8_000_000,
    },
    async (backend, { body }, writer) => done(await reconcile(backend, writer, body)),
  ),
  changing(
    {
      method: 'post',
      path: '/v1/refunds/:refund/outcome',
      summary: 'What became of a refund that Telegram was asked for',
      body: refundOutcome,
      answer: refundView,
    },
    async (backend, { params, body }, writer) => {
      const refund = await writer.get('refunds', params.refund ?? '')
      if (!refund)
        return refuse(404, { code: 'refund-unknown', message: 'There is no such refund' })
      return done(await settleRefund(backend, writer, refund, body))
    },
  ),
]
