import type { Api } from 'grammy'
import { describe, expect } from 'vitest'
import { sandboxProviderToken } from '../../src/sandbox/sandbox.ts'
import { olena, refused, test } from './open.ts'

const lviv = {
  country_code: 'UA',
  state: '',
  city: 'Lviv',
  street_line1: 'Rynok 1',
  street_line2: '',
  post_code: '79000',
}
const options = [
  { id: 'post', title: 'Post', prices: [{ label: 'Post', amount: 7000 }] },
  {
    id: 'courier',
    title: 'Courier',
    prices: [
      { label: 'Courier', amount: 12_000 },
      { label: 'Free from 100', amount: -12_000 },
    ],
  },
]

const lastUpdate = async (api: Api) => (await api.getUpdates({ offset: -1, timeout: 50 })).at(-1)

async function sendFlexible(api: Api, more: object = {}): Promise<number> {
  const prices = [{ label: 'Roses', amount: 13_000 }]
  const asks = { need_shipping_address: true, is_flexible: true, need_phone_number: true }
  const sent = await api.sendInvoice(olena, 'Order 7', 'Roses', 'order-7', 'UAH', prices, {
    provider_token: sandboxProviderToken,
    ...asks,
    ...more,
  })
  return sent.message_id
}

describe('a flexible invoice', () => {
  test('asks for the options of the address, then adds the chosen one and the tip', async ({
    sandbox,
    api,
  }) => {
    const place = await sendFlexible(api, {
      max_tip_amount: 500,
      suggested_tip_amounts: [100, 500],
    })
    const paying = sandbox.control.pay(olena, place, {
      orderInfo: { phone_number: '380501112233', email: 'not@asked.for' },
      shippingAddress: lviv,
      shippingOption: 'post',
      tip: 300,
    })
    const shipping = (await lastUpdate(api))?.shipping_query
    expect(shipping).toMatchObject({ invoice_payload: 'order-7', shipping_address: lviv })
    await api.answerShippingQuery(shipping?.id ?? '', true, { shipping_options: options })
    const query = (await lastUpdate(api))?.pre_checkout_query
    const terms = {
      currency: 'UAH',
      total_amount: 20_300,
      invoice_payload: 'order-7',
      shipping_option_id: 'post',
      order_info: { phone_number: '380501112233', shipping_address: lviv },
    }
    expect(query).toEqual({ id: expect.any(String), from: expect.anything(), ...terms })
    await api.answerPreCheckoutQuery(query?.id ?? '', true)
    await paying
    expect((await lastUpdate(api))?.message?.successful_payment).toEqual({
      ...terms,
      telegram_payment_charge_id: expect.any(String),
      provider_payment_charge_id: expect.stringMatching(/./),
    })
  })

  test('is quoted once and paid by the quote', async ({ sandbox, api }) => {
    const { control } = sandbox
    const place = await sendFlexible(api)
    const quoting = control.quoteShipping(olena, place, { shippingAddress: lviv })
    const shipping = (await lastUpdate(api))?.shipping_query
    await api.answerShippingQuery(shipping?.id ?? '', true, { shipping_options: options })
    const quote = await quoting
    expect(quote).toMatchObject({ accepted: true, options: [{ id: 'post' }, { id: 'courier' }] })
    const quoteId = quote.accepted ? quote.quoteId : ''
    const paying = control.pay(olena, place, { quoteId, shippingOption: 'courier' })
    const query = (await lastUpdate(api))?.pre_checkout_query
    expect(query).toMatchObject({ total_amount: 13_000, shipping_option_id: 'courier' })
    await api.answerPreCheckoutQuery(query?.id ?? '', true)
    expect(await paying).toMatchObject({ paid: true })
    await expect(control.pay(olena, place, { quoteId, shippingOption: 'drone' })).rejects.toThrow(
      '"drone" is not offered',
    )
  })

  test('is refused in the bot’s words', async ({ sandbox, api, call }) => {
    const paying = sandbox.control.pay(olena, await sendFlexible(api))
    const id = (await lastUpdate(api))?.shipping_query?.id
    const wrong = "can't parse shipping options: wrong id, title or prices"
    const answers: [object, string][] = [
      [{ ok: false }, 'error message must be non-empty'],
      [{ ok: true }, wrong],
      [{ ok: true, shipping_options: [{ ...options[0], title: '' }] }, wrong],
      [{ ok: true, shipping_options: [{ ...options[0], prices: [] }] }, wrong],
      [{ ok: true, shipping_options: [options[0], options[0]] }, 'SHIPPING_OPTION_ID_INVALID'],
    ]
    for (const [answer, why] of answers) {
      expect(await call('answerShippingQuery', { shipping_query_id: id, ...answer })).toEqual(
        refused(`Bad Request: ${why}`),
      )
    }
    await api.answerShippingQuery(id ?? '', false, { error_message: 'Not to the moon' })
    expect(await paying).toEqual({ paid: false, reason: 'Not to the moon' })
  })
})

describe('a bot that does not answer the shipping query', () => {
  const hurried = test.extend({ options: { shippingMs: 1 } })

  hurried('loses the payment', async ({ sandbox, api }) => {
    expect(await sandbox.control.pay(olena, await sendFlexible(api))).toEqual({
      paid: false,
      reason: 'BOT_SHIPPING_TIMEOUT',
    })
  })
})

describe('a forwarded invoice', () => {
  test('is a link to the bot when it has a start parameter', async ({ sandbox, api }) => {
    const { control } = sandbox
    control.send(2002, '/start')
    const place = await sendFlexible(api, { start_parameter: 'o_7' })
    const copy = control.forward(olena, place, 2002)
    expect(copy.forwardedFrom).toBeDefined()
    const [button] = copy.keyboard.flat()
    expect(button?.url).toBe(`https://t.me/${(await api.getMe()).username}?start=o_7`)
    await expect(control.pay(2002, copy.id)).rejects.toThrow('no invoice')
  })

  test('is paid by whoever has it when it has none', async ({ sandbox, api }) => {
    const { control } = sandbox
    control.send(2002, '/start')
    const prices = [{ label: 'Book', amount: 50 }]
    const sent = await api.sendInvoice(olena, 'Book', 'A book', 'book', 'XTR', prices)
    const copy = control.forward(olena, sent.message_id, 2002)
    const paying = control.pay(2002, copy.id)
    const query = (await lastUpdate(api))?.pre_checkout_query
    expect(query?.from.id).toBe(2002)
    await api.answerPreCheckoutQuery(query?.id ?? '', true)
    expect(await paying).toMatchObject({ paid: true })
  })
})
