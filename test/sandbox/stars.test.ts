import type { Api } from 'grammy'
import { expect } from 'vitest'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import { olena, test } from './open.ts'

const lastUpdate = async (api: Api) => (await api.getUpdates({ offset: -1, timeout: 50 })).at(-1)

async function buy(sandbox: Sandbox, api: Api, payload: string, amount: number) {
  const prices = [{ label: 'Book', amount }]
  const ignored = { need_email: true, is_flexible: true }
  const sent = await api.sendInvoice(olena, 'Book', 'A book', payload, 'XTR', prices, ignored)
  const paying = sandbox.control.pay(olena, sent.message_id)
  const query = (await lastUpdate(api))?.pre_checkout_query
  expect(query).not.toHaveProperty('order_info')
  await api.answerPreCheckoutQuery(query?.id ?? '', true)
  const done = await paying
  return done.paid ? done.chargeId : ''
}

test('a payment in Stars has no provider, and is refunded once', async ({ sandbox, api }) => {
  const charge = await buy(sandbox, api, 'book', 50)
  expect((await lastUpdate(api))?.message?.successful_payment).toEqual({
    currency: 'XTR',
    total_amount: 50,
    invoice_payload: 'book',
    telegram_payment_charge_id: charge,
    provider_payment_charge_id: '',
  })
  await expect(api.refundStarPayment(olena, 'other')).rejects.toThrow('CHARGE_NOT_FOUND')
  await expect(api.refundStarPayment(2002, charge)).rejects.toThrow('CHARGE_NOT_FOUND')
  await api.refundStarPayment(olena, charge)
  expect((await lastUpdate(api))?.message?.refunded_payment).toEqual({
    currency: 'XTR',
    total_amount: 50,
    invoice_payload: 'book',
    telegram_payment_charge_id: charge,
  })
  await expect(api.refundStarPayment(olena, charge)).rejects.toThrow('CHARGE_ALREADY_REFUNDED')
})

test('transactions come page by page, a refund under its payment’s id', async ({
  sandbox,
  api,
  clock,
}) => {
  const first = await buy(sandbox, api, 'first', 50)
  clock.now += 5000
  const second = await buy(sandbox, api, 'second', 30)
  clock.now += 5000
  await api.refundStarPayment(olena, first)
  const partner = (invoice_payload: string) => ({
    type: 'user',
    transaction_type: 'invoice_payment',
    user: expect.objectContaining({ id: olena }),
    invoice_payload,
  })
  const at = Math.floor(clock.now / 1000)
  const all = [
    { id: first, amount: 50, date: at - 10, source: partner('first') },
    { id: second, amount: 30, date: at - 5, source: partner('second') },
    { id: first, amount: 50, date: at, receiver: partner('first') },
  ]
  expect((await api.getStarTransactions()).transactions).toEqual(all)
  const page = await api.getStarTransactions({ offset: 1, limit: 1 })
  expect(page.transactions).toEqual(all.slice(1, 2))
  expect((await api.getStarTransactions({ offset: 3 })).transactions).toEqual([])
  expect(sandbox.control.starTransactions()).toEqual(all)
  expect(sandbox.control.starBalance()).toBe(30)
  expect(await api.raw.getMyStarBalance()).toEqual({ amount: 30 })
})
