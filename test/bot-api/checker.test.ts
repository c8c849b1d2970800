import { expect, test } from 'vitest'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { checkCall, watchCalls } from './checker.ts'
import { type Rule, ruleNames } from './finding.ts'

const chat_id = 7
const send = (more: object) => ['sendMessage', { chat_id, text: 'x', ...more }] as const
const inline = (...inline_keyboard: object[][]) => send({ reply_markup: { inline_keyboard } })
const key = { text: 'x', callback_data: 'x' }
const bill = {
  chat_id,
  title: 'Order 7',
  description: 'Roses',
  payload: 'o:7',
  provider_token: 'a:TEST:b',
  currency: 'UAH',
  prices: [
    { label: 'Roses', amount: 13_000 },
    { label: 'Code', amount: -500 },
  ],
  max_tip_amount: 500,
  suggested_tip_amounts: [100, 500],
  start_parameter: 'o_7',
  provider_data: '{}',
  photo_url: 'https://example.com/rose.jpg',
  is_flexible: true,
  need_shipping_address: true,
  reply_markup: { inline_keyboard: [[{ text: 'Pay', pay: true }], [key]] },
}
const invoice = (more: object) => ['sendInvoice', { ...bill, ...more }] as const
const stars = (more: object) =>
  [
    'sendInvoice',
    {
      chat_id,
      title: 'Book',
      description: 'A book',
      payload: 'o:8',
      provider_token: '',
      currency: 'XTR',
      prices: [{ label: 'Book', amount: 50 }],
      ...more,
    },
  ] as const
const option = { id: 'post', title: 'Post', prices: [{ label: 'Post', amount: 7000 }] }
const shipping = (more: object) =>
  ['answerShippingQuery', { shipping_query_id: '1', ...more }] as const

type Wrong = readonly [Rule, readonly [string, object], (readonly string[])?]

const wrong: readonly Wrong[] = [
  ['method', ['sendTelegram', {}]],
  ['unknown-parameter', send({ parsemode: 'HTML' })],
  ['unknown-parameter', invoice({ prices: [{ label: 'x', amount: 5000, price: 1 }] })],
  ['required', ['sendMessage', { text: 'x' }]],
  ['required', ['refundStarPayment', { user_id: 7 }]],
  ['required-then', ['answerPreCheckoutQuery', { pre_checkout_query_id: '1', ok: false }]],
  ['required-then', shipping({ ok: true })],
  ['required-then', shipping({ ok: false })],
  ['required-then', ['editMessageText', { chat_id, text: 'x' }]],
  ['type', send({ text: 5 })],
  ['type', ['deleteMessage', { chat_id, message_id: '12' }]],
  ['type', invoice({ prices: [{ label: 'x', amount: 50.5 }] })],
  ['type', ['answerPreCheckoutQuery', { pre_checkout_query_id: '1', ok: 'yes' }]],
  [
    'unknown-parameter',
    ['editMessageText', { chat_id, message_id: 1, text: 'x', reply_markup: { keyboard: [] } }],
  ],
  ['value', send({ parse_mode: 'html5' })],
  ['value', ['sendChatAction', { chat_id, action: 'thinking' }]],
  ['range', invoice({ title: 'x'.repeat(33) })],
  ['range', invoice({ description: 'x'.repeat(256) })],
  ['range', invoice({ payload: 'ї'.repeat(65) })],
  ['required', invoice({ prices: [{ label: '', amount: 5000 }] })],
  ['range', invoice({ suggested_tip_amounts: [1, 2, 3, 4, 5] })],
  ['range', inline([{ text: 'x', callback_data: 'x'.repeat(65) }])],
  ['range', inline([{ text: 'x', copy_text: { text: 'x'.repeat(257) } }])],
  ['range', send({ reply_markup: { force_reply: true, input_field_placeholder: 'x'.repeat(65) } })],
  ['range', ['answerCallbackQuery', { callback_query_id: '1', text: 'x'.repeat(201) }]],
  ['range', ['deleteMessages', { chat_id, message_ids: [] }]],
  ['range', ['sendMediaGroup', { chat_id, media: [{ type: 'photo', media: 'AgAC1' }] }]],
  ['range', ['getStarTransactions', { limit: 101 }]],
  ['length', send({ text: 'x'.repeat(4097) })],
  ['length', send({ text: '<b> </b>', parse_mode: 'HTML' })],
  ['length', ['sendPhoto', { chat_id, photo: 'AgAC1', caption: 'x'.repeat(1025) }]],
  ['markup', send({ text: '<b>x', parse_mode: 'HTML' })],
  ['one-markup', send({ parse_mode: 'HTML', entities: [] })],
  ['button-count', inline(...Array.from({ length: 101 }, () => [key]))],
  ['row-length', inline(Array.from({ length: 9 }, () => key))],
  ['one-action', inline([{ text: 'x' }])],
  ['one-action', inline([{ ...key, url: 'https://example.com' }])],
  [
    'one-action',
    send({
      reply_markup: { keyboard: [[{ text: 'x', request_contact: true, request_location: true }]] },
    }),
  ],
  ['pay-first', inline([{ text: 'Pay', pay: true }])],
  ['pay-first', invoice({ reply_markup: { inline_keyboard: [[key]] } })],
  ['button-url', inline([{ text: 'x', url: 'javascript:alert(1)' }])],
  [
    'private-only',
    send({ chat_id: -5, reply_markup: { keyboard: [[{ text: 'x', request_contact: true }]] } }),
  ],
  ['currency', invoice({ currency: 'BHD' })],
  ['total', invoice({ prices: [{ label: 'x', amount: -1 }] })],
  ['provider-token', invoice({ provider_token: '' })],
  ['stars-token', stars({ provider_token: 'a:TEST:b' })],
  [
    'stars-price',
    stars({
      prices: [
        { label: 'a', amount: 1 },
        { label: 'b', amount: 1 },
      ],
    }),
  ],
  ['stars-tips', stars({ max_tip_amount: 5 })],
  ['stars-ignore', stars({ need_email: true })],
  ['tips', invoice({ suggested_tip_amounts: [500, 100] })],
  ['tips', invoice({ suggested_tip_amounts: [501] })],
  ['tips', invoice({ suggested_tip_amounts: [0] })],
  ['provider-data', invoice({ provider_data: '{receipt' })],
  ['start-parameter', invoice({ start_parameter: 'order 7' })],
  ['photo-url', invoice({ photo_url: 'photos/rose.jpg' })],
  ['unique', shipping({ ok: true, shipping_options: [option, option] })],
  [
    'attached',
    ['editMessageMedia', { chat_id, message_id: 1, media: { type: 'photo', media: 'attach://a' } }],
    ['b'],
  ],
  ['command', ['setMyCommands', { commands: [{ command: 'My-Orders', description: 'x' }] }]],
  ['language', ['setMyDescription', { description: 'x', language_code: 'ukr' }]],
  ['webhook-url', ['setWebhook', { url: 'http://example.com' }]],
  ['webhook-secret', ['setWebhook', { url: 'https://example.com', secret_token: 'a b' }]],
]

test.for(wrong)('%s: %j', ([rule, [method, params], files = []]) => {
  const found = checkCall({ method, params: { ...params }, files }).map((one) => one.rule)
  expect(found).toContain(rule)
})

test('each kind of rule has its wrong call', () => {
  expect([...new Set(wrong.map(([rule]) => rule))].sort()).toEqual([...ruleNames].sort())
})

test.for([
  send({ text: '<b>x</b>', parse_mode: 'HTML', reply_markup: { remove_keyboard: true } }),
  send({ text: `<b>${'x'.repeat(4096)}</b>`, parse_mode: 'HTML' }),
  send({ reply_markup: { keyboard: [['Later', { text: 'x', request_contact: true }]] } }),
  inline(
    [key, { text: 'x', url: 'https://example.com' }],
    [{ text: 'x', copy_text: { text: 'K-1' } }],
  ),
  invoice({}),
  stars({}),
  shipping({ ok: true, shipping_options: [option] }),
  shipping({ ok: false, error_message: 'Not there' }),
  ['sendPhoto', { chat_id, photo: 'AgAC1', caption: '' }] as const,
  ['answerCallbackQuery', { callback_query_id: '1' }] as const,
  ['getStarTransactions', { offset: 0, limit: 100 }] as const,
  [
    'setMyCommands',
    { commands: [], scope: { type: 'chat', chat_id: 7 }, language_code: 'uk' },
  ] as const,
])('nothing is wrong with %j', ([method, params]) => {
  expect(checkCall({ method, params: { ...params }, files: [] })).toEqual([])
})

test('reads a multipart body, where all is text', () => {
  const media = JSON.stringify([
    { type: 'photo', media: 'attach://a' },
    { type: 'photo', media: 'AgAC1' },
  ])
  const call = { method: 'sendMediaGroup', params: { chat_id: '7', media }, files: ['a'] }
  expect(checkCall(call)).toEqual([])
  expect(checkCall({ ...call, files: ['b'] })).toMatchObject([{ rule: 'attached' }])
  const photo = {
    method: 'sendPhoto',
    params: { chat_id: '7', has_spoiler: 'true' },
    files: ['photo'],
  }
  expect(checkCall(photo)).toEqual([])
})

test('watches the calls that a sandbox gets', async () => {
  const sandbox = await startSandbox()
  const watched = watchCalls(sandbox.control.subscribe)
  const call = (method: string, params: object) =>
    fetch(`${sandbox.apiRoot}/bot${sandbox.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
  await call('getMe', {})
  await call('sendMessage', { chat_id: '@olena', text: '' })
  await sandbox.close()
  expect(watched.found).toEqual([
    'sendMessage: text is empty (required) in {"chat_id":"@olena","text":""}',
    expect.stringContaining('(length)'),
  ])
  watched.stop()
})
