import { describe, expect } from 'vitest'
import type { Sandbox, SandboxEvent } from '../../src/sandbox/sandbox.ts'
import { openReceiver } from './a-receiver.ts'
import { olena, test as plain, refused } from './open.ts'

const taras = 1002
const test = plain.extend({ options: { webhookPauseMs: 20 } })

/** Resolves once so many deliveries have ended, with what came of them. */
function delivered(sandbox: Sandbox, count: number): Promise<(number | string)[]> {
  return new Promise((resolve) => {
    const outcomes: (number | string)[] = []
    const stop = sandbox.control.subscribe((event: SandboxEvent) => {
      if (event.kind !== 'delivery') return
      outcomes.push(event.delivery.outcome)
      if (outcomes.length < count) return
      stop()
      resolve(outcomes)
    })
  })
}

describe('a webhook', () => {
  test('gets what waits and what comes, with its secret, and is told of', async ({
    sandbox,
    call,
  }) => {
    const bot = await openReceiver()
    const secret_token = 'a-Secret_1'
    const both = delivered(sandbox, 2)
    expect(
      await call('setWebhook', { url: bot.url, secret_token, max_connections: 7 }),
    ).toMatchObject({ ok: true })
    const first = await bot.next()
    expect(first.update.message?.text).toBe('/start')
    expect(first.headers['x-telegram-bot-api-secret-token']).toBe(secret_token)
    expect(first.headers['content-type']).toBe('application/json')
    expect(await call('getWebhookInfo')).toMatchObject({
      result: { url: bot.url, pending_update_count: 1, max_connections: 7 },
    })
    first.answer(200)
    sandbox.control.send(olena, 'more')
    const second = await bot.next()
    expect(second.update.message?.text).toBe('more')
    second.answer(204)
    expect(await both).toEqual([200, 204])
    expect(sandbox.control.pending()).toBe(0)
  })

  test('takes one of a chat at a time, and chats beside each other up to max_connections', async ({
    sandbox,
    call,
  }) => {
    const bot = await openReceiver()
    await call('deleteWebhook', { drop_pending_updates: true })
    await call('setWebhook', { url: bot.url, max_connections: 2 })
    for (const who of [olena, olena, taras, 1003]) sandbox.control.send(who, `of ${who}`)
    const [a, b] = [await bot.next(), await bot.next()]
    expect([a, b].map(({ update }) => update.message?.text)).toEqual(['of 1001', 'of 1002'])
    expect(bot.waiting).toBe(0)
    b.answer(200)
    const third = await bot.next()
    expect(third.update.message?.text).toBe('of 1003')
    a.answer(200)
    third.answer(200)
    expect((await bot.next()).update.message?.text).toBe('of 1001')
  })

  test('gets what it did not take again, in order, and getWebhookInfo says why', async ({
    sandbox,
    call,
    clock,
  }) => {
    const bot = await openReceiver()
    const all = delivered(sandbox, 6)
    await call('setWebhook', { url: bot.url })
    sandbox.control.send(olena, 'behind it')
    for (const how of [500, 'drop', 404] as const) {
      const tried = await bot.next()
      expect(tried.update.message?.text).toBe('/start')
      tried.answer(how)
    }
    const retried = await bot.next()
    expect(await call('getWebhookInfo')).toMatchObject({
      result: {
        pending_update_count: 2,
        last_error_message: 'Wrong response from the webhook: 404',
        last_error_date: clock.now / 1000,
      },
    })
    retried.answer(503, { 'retry-after': '0.01' })
    ;(await bot.next()).answer(200)
    const behind = await bot.next()
    expect(behind.update.message?.text).toBe('behind it')
    behind.answer(200)
    expect(await all).toEqual([500, 'Connection reset by peer', 404, 503, 200, 200])
  })

  test('of a bot that is away is tried at once when it is set again', async ({ sandbox, call }) => {
    const away = delivered(sandbox, 2)
    await call('setWebhook', { url: 'http://127.0.0.1:9/hook' })
    expect(await away).toEqual(['Connection refused', 'Connection refused'])
    const bot = await openReceiver()
    await call('setWebhook', { url: bot.url })
    expect((await bot.next()).update.message?.text).toBe('/start')
  })

  test('ends with deleteWebhook: what waits is there to be polled', async ({ api, call }) => {
    const bot = await openReceiver()
    await call('setWebhook', { url: bot.url })
    const under = await bot.next()
    await call('deleteWebhook')
    expect(await call('getWebhookInfo')).toMatchObject({ result: { url: '' } })
    expect(await api.getUpdates()).toEqual([under.update])
  })

  test('can be set up without HTTPS on this machine only', async ({ call }) => {
    const wanted = refused('Bad Request: bad webhook: An HTTPS URL must be provided for webhook')
    for (const url of ['http://192.168.0.1/x', 'http://127.0.0.1.example.com/x', 'nonsense'])
      expect(await call('setWebhook', { url })).toEqual(wanted)
    expect(await call('setWebhook', { url: 'https://example.com:8787/x' })).toEqual(
      refused('Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443'),
    )
  })

  test('loses an answer, hears twice and late where a test wants it', async ({ sandbox, call }) => {
    const bot = await openReceiver()
    const all = delivered(sandbox, 3)
    sandbox.control.fault({ kind: 'lose-answer', method: 'webhook' })
    sandbox.control.fault({ kind: 'twice', method: 'webhook' })
    sandbox.control.fault({ kind: 'delay', delayMs: 1, method: 'webhook', chatId: taras })
    await call('setWebhook', { url: bot.url })
    ;(await bot.next()).answer(200)
    const again = [await bot.next(), await bot.next()]
    expect(new Set(again.map(({ update }) => update.update_id)).size).toBe(1)
    for (const one of again) one.answer(200)
    sandbox.control.send(taras, 'late')
    ;(await bot.next()).answer(200)
    expect(await all).toEqual(['Connection reset by peer', 200, 200])
  })
})
