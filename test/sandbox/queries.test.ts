import { Bot } from 'grammy'
import { expect } from 'vitest'
import { sandboxProviderToken, startSandbox } from '../../src/sandbox/sandbox.ts'
import { keyboard, olena, refused, test } from './open.ts'

const tooOld = refused(
  'Bad Request: query is too old and response timeout expired or query ID is invalid',
)

test('a pressed button is a callback query; the press ends with the answer', async ({
  sandbox,
  api,
}) => {
  const { message_id } = await api.sendMessage(olena, 'a', { reply_markup: keyboard(['x', 'y']) })
  const pressed = sandbox.control.press(olena, message_id, 'y')
  const query = (await api.getUpdates()).at(-1)?.callback_query
  expect(query).toMatchObject({ data: 'y', from: { id: olena }, message: { message_id } })
  await api.answerCallbackQuery(query?.id ?? '', { text: 'Sold out', show_alert: true })
  expect(await pressed).toEqual({ answered: true, text: 'Sold out', alert: true })
})

test('a query is answered once, and not after 150 s', async ({ sandbox, api, call, clock }) => {
  const { message_id } = await api.sendMessage(olena, 'a', { reply_markup: keyboard(['x']) })
  const press = async () => {
    void sandbox.control.press(olena, message_id, 'x')
    return (await api.getUpdates({ offset: -1 })).at(-1)?.callback_query?.id
  }
  const answer = (callback_query_id: string | undefined) =>
    call('answerCallbackQuery', { callback_query_id })
  const first = await press()
  expect(await answer(first)).toEqual({ ok: true, result: true })
  expect(await answer(first)).toEqual(tooOld)
  expect(await answer('unknown')).toEqual(tooOld)
  const second = await press()
  clock.now += 150_000
  expect(await answer(second)).toEqual(tooOld)
})

test('an answer has 200 characters at most', async ({ call }) => {
  expect(
    await call('answerCallbackQuery', { callback_query_id: 'x', text: 'x'.repeat(201) }),
  ).toEqual(refused('Bad Request: MESSAGE_TOO_LONG'))
})

test('nobody presses a button that is not there', async ({ sandbox, api }) => {
  const { message_id } = await api.sendMessage(olena, 'a', { reply_markup: keyboard(['x']) })
  await expect(sandbox.control.press(olena, message_id, 'z')).rejects.toThrow('no button "z"')
  await expect(sandbox.control.press(olena, 99_999, 'x')).rejects.toThrow('no message')
})

test('pre-checkout that took too long can no longer be answered', async () => {
  const sandbox = await startSandbox({ preCheckoutMs: 20 })
  try {
    sandbox.control.send(olena, '/start')
    const { api } = new Bot(sandbox.token, { client: { apiRoot: sandbox.apiRoot } })
    const { message_id } = await api.sendInvoice(
      olena,
      'Order 7',
      'Roses',
      'order-7',
      'UAH',
      [{ label: 'Roses', amount: 13_000 }],
      { provider_token: sandboxProviderToken },
    )
    expect(await sandbox.control.pay(olena, message_id)).toEqual({
      paid: false,
      reason: 'BOT_PRECHECKOUT_TIMEOUT',
    })
    const query = (await api.getUpdates()).at(-1)?.pre_checkout_query
    await expect(api.answerPreCheckoutQuery(query?.id ?? '', true)).rejects.toMatchObject({
      error_code: 400,
      description: tooOld.description,
    })
  } finally {
    await sandbox.close()
  }
})
