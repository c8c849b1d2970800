import { expect, test } from 'vitest'
import { checkTelegram } from '../../src/serve/status/telegram-check.ts'

const token = `123456:${'A'.repeat(35)}`
const now = new Date('2026-01-01T12:00:00Z')

function telegram(answers: Record<string, unknown>, status = 200, date = now) {
  const asked: string[] = []
  const fetch = async (url: unknown) => {
    const method = String(url).split('/').at(-1) ?? ''
    asked.push(method)
    return new Response(JSON.stringify(answers[method]), {
      status,
      headers: { date: date.toUTCString() },
    })
  }
  const check = (more: { token?: string; providerToken?: string; wanted?: string } = { token }) =>
    checkTelegram({
      apiRoot: 'https://api.telegram.org',
      token: more.token,
      providerToken: more.providerToken,
      wanted: more.wanted ?? null,
      fetch,
      now: () => now,
    })
  return { check, asked }
}

const well = {
  getMe: { ok: true, result: { id: 123456, username: 'kava_bot' } },
  getWebhookInfo: { ok: true, result: { url: '', pending_update_count: 3 } },
}

test('a bot that polls and a right clock are well; nothing but questions is asked', async () => {
  const { check, asked } = telegram(well)
  expect(await check({ token, providerToken: '284685063:TEST:abc' })).toEqual({
    ok: true,
    apiRoot: 'https://api.telegram.org',
    username: 'kava_bot',
    provider: 'TEST',
    webhook: null,
    lastError: null,
    pendingUpdates: 3,
    allowedUpdates: null,
    clockDrift: 0,
    advice: null,
  })
  expect(asked).toEqual(['getMe', 'getWebhookInfo'])
})

test('real money is told from play money by the token', async () => {
  expect(await telegram(well).check({ token, providerToken: '123456:LIVE:abc' })).toMatchObject({
    provider: 'LIVE',
  })
})

test('a webhook takes the updates from polling', async () => {
  const webhook = { ok: true, result: { url: 'https://old.example/hook', pending_update_count: 0 } }
  expect(await telegram({ ...well, getWebhookInfo: webhook }).check()).toMatchObject({
    ok: false,
    webhook: 'https://old.example/hook',
    advice: expect.stringContaining('webhook'),
  })
})

test('a clock that is off is named with how much', async () => {
  const behind = new Date(now.getTime() + 300_000)
  expect(await telegram(well, 200, behind).check()).toMatchObject({
    ok: false,
    clockDrift: -300,
    advice: expect.stringContaining('300 s behind'),
  })
})

test('a token that Telegram does not know is not repeated in the advice', async () => {
  const checked = await telegram({ getMe: { ok: false, description: 'Unauthorized' } }, 401).check()
  expect(checked).toMatchObject({
    ok: false,
    advice: expect.stringContaining('TELEGRAM_BOT_TOKEN'),
  })
  expect(JSON.stringify(checked)).not.toContain(token)
})

test('without a token the way to one is named', async () => {
  const { check, asked } = telegram(well)
  expect(await check({})).toMatchObject({
    ok: false,
    advice: expect.stringContaining('@BotFather'),
  })
  expect(asked).toEqual([])
})

test('a root that does not answer is named', async () => {
  const checked = await checkTelegram({
    apiRoot: 'http://nowhere.invalid',
    token,
    providerToken: undefined,
    wanted: null,
    fetch: async () => {
      throw new TypeError(`fetch failed for ${token}`)
    },
    now: () => now,
  })
  expect(checked).toMatchObject({
    ok: false,
    advice: expect.stringContaining('http://nowhere.invalid'),
  })
  expect(JSON.stringify(checked)).not.toContain(token)
})

test('a webhook is well at the address of the bots, unless updates cannot be brought there', async () => {
  const url = 'https://shop.example/telegram'
  const asked = (info: object) =>
    telegram({ ...well, getWebhookInfo: { ok: true, result: { url, ...info } } }).check({
      token,
      wanted: url,
    })
  const seconds = now.getTime() / 1000
  const failing = { last_error_date: seconds - 60, last_error_message: 'Connection refused' }
  expect(await asked({ pending_update_count: 2 })).toMatchObject({ ok: true, webhook: url })
  expect(await asked({ pending_update_count: 0, ...failing })).toMatchObject({ ok: true })
  expect(await asked({ pending_update_count: 2, ...failing })).toMatchObject({
    ok: false,
    lastError: { at: '2026-01-01T11:59:00.000Z', message: 'Connection refused' },
    advice: expect.stringMatching(/2 updates.*Connection refused.*proxy/),
  })
  const old = { ...failing, last_error_date: seconds - 3600 }
  expect(await asked({ pending_update_count: 2, ...old })).toMatchObject({ ok: true })
  expect(await asked({ pending_update_count: 500 })).toMatchObject({
    ok: false,
    advice: expect.stringContaining('500 updates wait'),
  })
})

test('a webhook that leads elsewhere, or is missing, is told with what to do', async () => {
  const wanted = 'https://shop.example/telegram'
  const other = { ok: true, result: { url: 'https://other.example/x', pending_update_count: 0 } }
  const { check } = telegram({ ...well, getWebhookInfo: other })
  expect(await check({ token, wanted })).toMatchObject({
    ok: false,
    advice: expect.stringMatching(/other.example.*another program/),
  })
  expect(await telegram(well).check({ token, wanted })).toMatchObject({
    ok: false,
    advice: expect.stringContaining('No webhook is set'),
  })
})
