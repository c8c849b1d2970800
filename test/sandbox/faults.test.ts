import { expect } from 'vitest'
import { olena, test } from './open.ts'

test('429 names the seconds, in body and header, as often as asked', async ({ sandbox, call }) => {
  sandbox.control.fault({ kind: 429, method: 'sendMessage', retryAfter: 3, times: 2 })
  const url = `${sandbox.apiRoot}/bot${sandbox.token}/sendMessage?chat_id=${olena}&text=x`
  const response = await fetch(url)
  expect(response.headers.get('retry-after')).toBe('3')
  expect([response.status, await response.json()]).toEqual([
    429,
    {
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 3',
      parameters: { retry_after: 3 },
    },
  ])
  expect(await call('getMe')).toMatchObject({ ok: true })
  expect((await fetch(url)).status).toBe(429)
  expect((await fetch(url)).status).toBe(200)
})

test('a dropped call has no effect, a lost answer has', async ({ sandbox, api }) => {
  sandbox.control.fault({ kind: 'drop', method: 'sendMessage' })
  await expect(api.sendMessage(olena, 'dropped')).rejects.toThrow()
  sandbox.control.fault({ kind: 'lose-answer', method: 'sendMessage' })
  await expect(api.sendMessage(olena, 'lost')).rejects.toThrow()
  expect(sandbox.control.history(olena).map(({ text }) => text)).toEqual(['/start', 'lost'])
})

test('500 and delay meet only the chat they name', async ({ sandbox, call }) => {
  sandbox.control.fault({ kind: 500, chatId: olena })
  expect(await call('sendMessage', { chat_id: -5, text: 'x' })).toMatchObject({ ok: true })
  expect(await call('sendMessage', { chat_id: olena, text: 'x' })).toMatchObject({
    error_code: 500,
  })
  sandbox.control.fault({ kind: 'delay', delayMs: 1 })
  expect(await call('sendMessage', { chat_id: olena, text: 'x' })).toMatchObject({ ok: true })
})
