import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { countBot } from '../../src/bot/counts.ts'
import { createClient } from '../../src/client/create.ts'
import type { Log } from '../../src/shop/log.ts'
import { Metrics } from '../../src/shop/metrics.ts'
import { countOf, readMetrics } from '../shop/prometheus.ts'
import { withCups } from './a-checkout.ts'
import { backendToken, type OpenShop, openShop, unwrap } from './open-shop.ts'

let shop: OpenShop
beforeAll(async () => {
  shop = await openShop()
  await shop.stopBot()
})
afterAll(() => shop.close())

/** Starts a bot that tells its metrics where somebody polls for them. */
async function toldBot() {
  const metrics = new Metrics()
  const counts = countBot(metrics)
  let hear: (url: string) => void = () => {}
  const served = new Promise<string>((resolve) => {
    hear = resolve
  })
  const info: Log['info'] = (message, facts) => {
    if (message === 'The metrics are served') hear(String(facts?.url))
  }
  const retry = { initial: 20, factor: 1.5, max: 200, jitter: 'none' } as const
  const bot = unwrap(
    await shop.anotherBot({
      metrics,
      counts,
      metricsAt: { host: '127.0.0.1', port: 0 },
      client: createClient({
        url: shop.url,
        token: backendToken,
        retry,
        onAttempt: counts.attempt,
      }),
      log: { debug() {}, info, warn() {}, error() {} },
    }),
  )
  onTestFinished(() => bot.stop())
  return served
}

async function metricsAt(url: string) {
  const response = await fetch(url)
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const text = await response.text()
  return { text, read: readMetrics(text) }
}

test('a purchase moves what backend and bot count, and no label holds anything of the customer', async () => {
  const url = await toldBot()
  const backend = () => metricsAt(`${shop.url}/metrics`)
  const before = { bot: await metricsAt(url), backend: await backend() }
  shop.sandbox.control.fault({ kind: 429, method: 'sendMessage', retryAfter: 1, times: 1 })
  const guest = shop.customer(770077)
  await withCups(shop, guest, 2)
  const held = 'shopbot_holds'
  await guest.press('Оформити')
  await guest.press('Сплатити')
  await shop.sandbox.control.pay(guest.id, guest.invoice.id, {
    orderInfo: { name: 'Олена', phone_number: '380501234567', email: 'olena@shop.example' },
  })
  await guest.wait((screen) => screen.text.includes('Дякуємо'))
  const after = { bot: await metricsAt(url), backend: await backend() }

  const grown = (of: 'bot' | 'backend', series: string) =>
    countOf(after[of].read, series) - countOf(before[of].read, series)
  const paid = 'shopbot_payments_total{method="telegram",outcome="paid"}'
  expect(grown('backend', paid)).toBe(1)
  expect(grown('backend', 'shopbot_orders{status="paid"}')).toBe(1)
  expect(countOf(after.backend.read, held)).toBe(0)
  expect(
    grown('backend', 'shopbot_requests_total{method="POST",route="/v1/payments",status="200"}'),
  ).toBe(1)
  expect(
    grown('backend', 'shopbot_request_duration_seconds_count{method="POST",route="/v1/payments"}'),
  ).toBe(1)
  expect(countOf(after.backend.read, 'shopbot_catalog_products')).toBeGreaterThan(0)
  expect(after.backend.text).toMatch(/^shopbot_catalog_info\{revision="\d+"\} 1$/m)
  expect(after.backend.text).toMatch(/^shopbot_store_up\{driver="\w+"\} 1$/m)

  const update = (kind: string) => `shopbot_updates_total{kind="${kind}",outcome="done"}`
  expect(grown('bot', update('pre_checkout_query'))).toBe(1)
  expect(grown('bot', update('callback_query'))).toBeGreaterThanOrEqual(2)
  expect(grown('bot', 'shopbot_update_duration_seconds_count{kind="pre_checkout_query"}')).toBe(1)
  const call = (method: string, outcome: string) =>
    `shopbot_telegram_calls_total{method="${method}",outcome="${outcome}"}`
  expect(grown('bot', call('sendMessage', 'rate_limited'))).toBe(1)
  expect(grown('bot', call('answerPreCheckoutQuery', 'ok'))).toBe(1)
  expect(grown('bot', 'shopbot_backend_attempts_total{outcome="2xx"}')).toBeGreaterThan(5)
  expect(countOf(after.bot.read, 'shopbot_last_update_timestamp_seconds')).toBeGreaterThan(0)

  for (const { text } of [after.bot, after.backend])
    expect(text).not.toMatch(/770077|Олена|380501234567|olena@/)
})

test('a booked charge that is reported again is one payment', async () => {
  const total = async () =>
    countOf(
      (await metricsAt(`${shop.url}/metrics`)).read,
      'shopbot_payments_total{method="telegram",outcome="unknown-order"}',
    )
  const before = await total()
  const charge = { customer: 8, payload: 'nothing', amount: 100, currency: 'UAH', contact: {} }
  const report = { ...charge, chargeId: 'odd', providerChargeId: 'odd' }
  for (const key of ['odd:1', 'odd:1', 'odd:2'])
    unwrap(await shop.client.recordPayment(report, { key }))
  expect(await total()).toBe(before + 1)
  const { read } = await metricsAt(`${shop.url}/metrics`)
  expect(countOf(read, 'shopbot_raised_payments')).toBe(1)
})

test('a backend that is away shows as retries, and its metrics come back with it', async () => {
  const url = await toldBot()
  const guest = shop.customer(9)
  await guest.say('/start')
  await shop.stopBackend()
  const waking = guest.say('/menu')
  const retried = async () =>
    ['refused', 'broken', 'timeout']
      .map((outcome) => `shopbot_backend_retries_total{outcome="${outcome}"}`)
      .map(async (series) => countOf((await metricsAt(url)).read, series))
  await waking
  await shop.startBackend()
  await guest.wait((screen) => screen.keyboard.length > 0)
  const counts = await Promise.all(await retried())
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
})

test('what a proxy lets through is not told, and there is nothing else at the port', async () => {
  const url = await toldBot()
  const forwarded = await fetch(url, { headers: { 'x-forwarded-for': '203.0.113.7' } })
  expect(forwarded.status).toBe(404)
  expect((await fetch(url.replace('/metrics', '/'))).status).toBe(404)
  expect((await fetch(url, { method: 'POST' })).status).toBe(404)
})

test('a bot that Telegram calls tells its metrics where it is called', async () => {
  const called = await openShop('coffee', { webhookBots: 1 })
  onTestFinished(() => called.close())
  const bot = unwrap(await called.anotherBot())
  onTestFinished(() => bot.stop())
  const { read } = await metricsAt(`http://127.0.0.1:${bot.port}/metrics`)
  expect(countOf(read, 'shopbot_updates_pending')).toBe(0)
  const url = `http://127.0.0.1:${bot.port}/metrics`
  expect((await fetch(url, { headers: { via: '1.1 proxy' } })).status).toBe(404)
})
