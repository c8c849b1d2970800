import type { Api } from 'grammy'
import { describe, expect } from 'vitest'
import { sandboxProviderToken } from '../../src/sandbox/sandbox.ts'
import { olena, refused, test } from './open.ts'

const invoice = {
  chat_id: olena,
  title: 'Order 7',
  description: 'Three roses',
  payload: 'order-7',
  provider_token: sandboxProviderToken,
  currency: 'UAH',
  prices: [
    { label: 'Roses', amount: 13_650 },
    { label: 'Discount', amount: -650 },
  ],
}

const lastUpdate = async (api: Api) => (await api.getUpdates({ offset: -1, timeout: 50 })).at(-1)

async function sendInvoice(api: Api, more: object = {}): Promise<number> {
  const { title, description, payload, currency, prices, provider_token } = invoice
  const options = { provider_token, ...more }
  const sent = await api.sendInvoice(olena, title, description, payload, currency, prices, options)
  return sent.message_id
}

describe('invoices', () => {
  test.for([
    ['CURRENCY_INVALID', { currency: 'BHD' }],
    ['CURRENCY_INVALID', { currency: 'uah' }],
    ['CURRENCY_TOTAL_AMOUNT_INVALID', { prices: [{ label: 'x', amount: 2763 }] }],
    ['CURRENCY_TOTAL_AMOUNT_INVALID', { prices: [{ label: 'x', amount: 27_648_992 }] }],
    ['CURRENCY_TOTAL_AMOUNT_INVALID', { currency: 'BYN', prices: [{ label: 'x', amount: 0 }] }],
    ['PAYMENT_PROVIDER_INVALID', { provider_token: '' }],
    ['STARS_INVOICE_INVALID', { currency: 'XTR', provider_token: '' }],
    ['INVOICE_TITLE_INVALID', { title: 'x'.repeat(33) }],
    ['INVOICE_DESCRIPTION_INVALID', { description: '' }],
    ['INVOICE_PAYLOAD_INVALID', { payload: 'ї'.repeat(65) }],
    ['there must be at least one price', { prices: [] }],
    ['SUGGESTED_TIP_AMOUNTS_INVALID', { max_tip_amount: 5, suggested_tip_amounts: [5, 3] }],
    ['SUGGESTED_TIP_AMOUNTS_INVALID', { max_tip_amount: 5, suggested_tip_amounts: [6] }],
    ['SUGGESTED_TIP_AMOUNTS_INVALID', { max_tip_amount: 5, suggested_tip_amounts: [0] }],
    [
      'too many suggested tip amounts',
      { max_tip_amount: 9, suggested_tip_amounts: [1, 2, 3, 4, 5] },
    ],
    ['MAX_TIP_AMOUNT_INVALID', { max_tip_amount: -1 }],
    ['DATA_JSON_INVALID', { provider_data: '{receipt' }],
    ['START_PARAM_INVALID', { start_parameter: 'order 7' }],
    ['WEBDOCUMENT_URL_INVALID', { photo_url: 'photos/rose.jpg' }],
    ['STARS_INVOICE_INVALID', { currency: 'XTR', prices: [{ label: 'x', amount: 5 }] }],
    [
      'STARS_INVOICE_INVALID',
      {
        currency: 'XTR',
        provider_token: '',
        prices: [{ label: 'x', amount: 5 }],
        max_tip_amount: 1,
      },
    ],
  ] as const)('%s: %j', async ([why, wrong], { call }) => {
    expect(await call('sendInvoice', { ...invoice, ...wrong })).toEqual(
      refused(`Bad Request: ${why}`),
    )
  })

  test('its keyboard begins with a pay button', async ({ call }) => {
    const rows = (first: object) => ({
      inline_keyboard: [[first], [{ text: 'x', callback_data: 'x' }]],
    })
    const pay = rows({ text: 'Pay', pay: true })
    expect(await call('sendInvoice', { ...invoice, reply_markup: pay })).toMatchObject({ ok: true })
    const other = rows({ text: 'x', callback_data: 'x' })
    expect(await call('sendInvoice', { ...invoice, reply_markup: other })).toMatchObject({
      ok: false,
    })
  })
})

describe('paying', () => {
  test('goes through pre-checkout to a successful payment', async ({ sandbox, api }) => {
    const id = await sendInvoice(api, { need_name: true, max_tip_amount: 1000 })
    const paying = sandbox.control.pay(olena, id, { tip: 500, orderInfo: { name: 'Olena K.' } })
    const query = (await lastUpdate(api))?.pre_checkout_query
    expect(query).toMatchObject({
      from: { id: olena },
      currency: 'UAH',
      total_amount: 13_500,
      invoice_payload: 'order-7',
      order_info: { name: 'Olena K.' },
    })
    await api.answerPreCheckoutQuery(query?.id ?? '', true)
    const done = await paying
    expect(done).toEqual({ paid: true, chargeId: expect.any(String) })
    expect((await lastUpdate(api))?.message?.successful_payment).toMatchObject({
      total_amount: 13_500,
      invoice_payload: 'order-7',
      telegram_payment_charge_id: done.paid ? done.chargeId : '',
    })
    expect(
      sandbox.control.history(olena).find((message) => message.id === id)?.invoice,
    ).toMatchObject({
      chargeId: done.paid ? done.chargeId : '',
    })
  })

  test('a refusal comes in the bot’s words, and needs some', async ({ sandbox, api, call }) => {
    const paying = sandbox.control.pay(olena, await sendInvoice(api))
    const id = (await lastUpdate(api))?.pre_checkout_query?.id
    expect(await call('answerPreCheckoutQuery', { pre_checkout_query_id: id, ok: false })).toEqual(
      refused('Bad Request: error message must be non-empty'),
    )
    await api.answerPreCheckoutQuery(id ?? '', false, { error_message: 'Sold out' })
    expect(await paying).toEqual({ paid: false, reason: 'Sold out' })
  })

  test('a declined card and an unfinished payment leave no message', async ({ sandbox, api }) => {
    const place = await sendInvoice(api)
    const declined = sandbox.control.pay(olena, place, { fail: true })
    await api.answerPreCheckoutQuery((await lastUpdate(api))?.pre_checkout_query?.id ?? '', true)
    expect(await declined).toEqual({ paid: false, reason: 'PAYMENT_FAILED' })

    const beginning = sandbox.control.beginPayment(olena, place)
    await api.answerPreCheckoutQuery((await lastUpdate(api))?.pre_checkout_query?.id ?? '', true)
    const begun = await beginning
    expect(sandbox.control.history(olena).some(({ payment }) => payment)).toBe(false)
    expect(begun.accepted && sandbox.control.finishPayment(begun.paymentId).paid).toBe(true)
    expect(sandbox.control.history(olena).at(-1)?.payment?.total_amount).toBe(13_000)
    expect(() => sandbox.control.finishPayment(begun.accepted ? begun.paymentId : '')).toThrow()
  })

  test('an old invoice can be paid again, under a new charge', async ({ sandbox, api }) => {
    const place = await sendInvoice(api)
    const charges = new Set<string>()
    for (let i = 0; i < 2; i++) {
      const paying = sandbox.control.pay(olena, place)
      await api.answerPreCheckoutQuery((await lastUpdate(api))?.pre_checkout_query?.id ?? '', true)
      const done = await paying
      if (done.paid) charges.add(done.chargeId)
    }
    expect(charges.size).toBe(2)
  })

  test('a link can be paid by anyone', async ({ sandbox, call, api }) => {
    const { chat_id: _, ...offer } = invoice
    const { result } = (await call('createInvoiceLink', offer)) as { result: string }
    const paying = sandbox.control.pay(1002, result)
    const query = (await lastUpdate(api))?.pre_checkout_query
    expect(query?.from.id).toBe(1002)
    await api.answerPreCheckoutQuery(query?.id ?? '', true)
    expect(await paying).toMatchObject({ paid: true })
  })

  test('a flexible invoice asks for delivery first', async ({ sandbox, api }) => {
    const place = await sendInvoice(api, { need_shipping_address: true, is_flexible: true })
    const paying = sandbox.control.pay(olena, place)
    const shipping = (await lastUpdate(api))?.shipping_query
    expect(shipping?.shipping_address.country_code).toBe('UA')
    await api.answerShippingQuery(shipping?.id ?? '', true, {
      shipping_options: [
        { id: 'c', title: 'Courier', prices: [{ label: 'Courier', amount: 2000 }] },
      ],
    })
    const query = (await lastUpdate(api))?.pre_checkout_query
    expect(query).toMatchObject({ total_amount: 15_000, shipping_option_id: 'c' })
    await api.answerPreCheckoutQuery(query?.id ?? '', false, { error_message: 'No' })
    expect(await paying).toMatchObject({ paid: false })
  })
})

describe('a bot that does not answer pre-checkout', () => {
  const hurried = test.extend({ options: { preCheckoutMs: 1 } })

  hurried('loses the payment', async ({ sandbox, api }) => {
    expect(await sandbox.control.pay(olena, await sendInvoice(api))).toEqual({
      paid: false,
      reason: 'BOT_PRECHECKOUT_TIMEOUT',
    })
  })
})
