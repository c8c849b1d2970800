import { expect } from 'vitest'
import { keyboard, olena, test } from './open.ts'

test('other processes drive the customers over HTTP', async ({ sandbox, api }) => {
  const post = async (name: string, body: object) => {
    const response = await fetch(`${sandbox.url}sandbox/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: await response.json() }
  }
  await post('user', { id: 7, first_name: 'Petro', language_code: 'en' })
  expect((await post('send', { user: 7, text: 'hi' })).body).toMatchObject({
    text: 'hi',
    from: 'user',
  })
  const { message_id } = await api.sendMessage(7, 'a', { reply_markup: keyboard(['x']) })
  const [last] = await api.getUpdates({ offset: -1 })
  const pressing = post('press', { user: 7, message: message_id, button: 'x' })
  const offset = (last?.update_id ?? 0) + 1
  const [update] = await api.getUpdates({ offset, timeout: 50 })
  await api.answerCallbackQuery(update?.callback_query?.id ?? '', { text: 'ok' })
  expect((await pressing).body).toEqual({ answered: true, text: 'ok', alert: false })

  const history = await fetch(`${sandbox.url}sandbox/history?user=7`)
  expect(await history.json()).toHaveLength(2)
  expect(await post('press', { user: 7, message: 1, button: 'x' })).toMatchObject({ status: 400 })
  expect(await post('nothing', {})).toMatchObject({ status: 404 })
})

test('a page of another site cannot act', async ({ sandbox }) => {
  const form = await fetch(`${sandbox.url}sandbox/send`, {
    method: 'POST',
    body: new URLSearchParams({ user: '1001', text: 'x' }),
  })
  expect(form.status).toBe(415)
})

test('waitFor sees what is there and what comes; waitForCall sees calls', async ({
  sandbox,
  api,
}) => {
  const { control } = sandbox
  expect(await control.waitFor(olena, (messages) => messages.length === 1)).toHaveLength(1)
  const coming = control.waitFor(olena, (messages) => messages.at(-1)?.text === 'later')
  const call = control.waitForCall(({ method }) => method === 'sendMessage')
  await api.sendMessage(olena, 'later')
  expect(await coming).toHaveLength(2)
  expect(await call).toMatchObject({ status: 200, params: { text: 'later' } })
  await expect(control.waitFor(olena, () => false, 1)).rejects.toThrow('has not become as wanted')
  expect(control.calls().map(({ method }) => method)).toEqual(['sendMessage'])
})

test('the stream of a chat begins with what is there', async ({ sandbox }) => {
  const abort = new AbortController()
  const response = await fetch(`${sandbox.url}sandbox/events?user=${olena}`, {
    signal: abort.signal,
  })
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.includes('event: snapshot') && !text.includes('later'))
      sandbox.control.send(olena, 'later')
    if (text.includes('event: message')) break
  }
  expect(text.indexOf('/start')).toBeLessThan(text.indexOf('later'))
  abort.abort()
})

test('a taken port is an error', async ({ sandbox }) => {
  const { startSandbox } = await import('../../src/sandbox/sandbox.ts')
  const port = Number(new URL(sandbox.url).port)
  await expect(startSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
