import * as z from 'zod'
import { paymentResolution } from '../../client/wire/desk.ts'
import { paymentView as paymentSchema } from '../../client/wire/payment.ts'
import { refundList, refundOutcome, refundView } from '../../client/wire/refund.ts'
import { done } from '../../shop/problem.ts'
import { staffOf } from '../desk/staff.ts'
import { resolvePayment } from '../payments/resolve.ts'
import { paymentView } from '../payments/view.ts'
import { dueRefunds, settleRefund } from '../refunds.ts'
import { changing, type Route, reading, refuse } from '../route.ts'

export const deskMoneyRoutes: readonly Route[] = [
  reading(
    {
      method: 'get',
      path: '/v1/desk/:actor/payments',
      summary: 'Payments that fit no order and wait for a decision',
      answer: z.object({ payments: z.array(paymentSchema) }),
    },
    (backend, { params }) =>
      backend.store.read(async (reader) => {
        const staff = await staffOf(backend, reader, params)
        if (!staff.ok) return staff
        const raised = await reader.find('payments', { index: { name: 'raised', value: 'yes' } })
        return done({ payments: raised.map(paymentView) })
      }),
  ),
  changing(
    {
      method: 'post',
      path: '/v1/desk/:actor/payments/:charge/resolve',
      summary: 'What to do about a payment that fits no order',
      body: paymentResolution,
      answer: paymentSchema,
    },
    async (backend, { params, body }, writer) => {
      const staff = await staffOf(backend, writer, params, 'admin')
      if (!staff.ok) return staff
      const payment = await writer.get('payments', params.charge ?? '')
      if (!payment)
        return refuse(404, { code: 'payment-unknown', message: 'There is no such payment' })
      const resolved = await resolvePayment(backend, writer, payment, body, staff.value.author)
      return resolved.ok ? done(paymentView(resolved.value)) : resolved
    },
  ),
  reading(
    {
      method: 'get',
      path: '/v1/desk/:actor/refunds',
      summary: 'Refunds that wait to be made by hand or in the provider’s panel',
      answer: refundList,
    },
    (backend, { params }) =>
      backend.store.read(async (reader) => {
        const staff = await staffOf(backend, reader, params)
        return staff.ok ? done({ refunds: await dueRefunds(reader) }) : staff
      }),
  ),
  changing(
    {
      method: 'post',
      path: '/v1/desk/:actor/refunds/:refund/outcome',
      summary: 'A refund was made, or could not be made, by hand or in the provider’s panel',
      body: refundOutcome,
      answer: refundView,
    },
    async (backend, { params, body }, writer) => {
      const staff = await staffOf(backend, writer, params, 'admin')
      if (!staff.ok) return staff
      const refund = await writer.get('refunds', params.refund ?? '')
      if (!refund)
        return refuse(404, { code: 'refund-unknown', message: 'There is no such refund' })
      return done({ ...(await settleRefund(backend, writer, refund, body)) })
    },
  ),
]
